import type { KeyObject } from "node:crypto";
import { isJsonObject, parseJson } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { ChainEnd } from "../chain/journal.ts";
import { isSignedBy } from "./signing.ts";

/** A head that was kept where the record is not. */
interface KeptHead {
  readonly head: string;
  readonly time: string;
}

/** What heads that were kept are read with. */
export interface KeptIn {
  /** The file, for people. */
  readonly file: string;
  /** Whose heads count; null: all. */
  readonly environment: string | null;
  /** Where there are any, each head must be signed with one of them. */
  readonly keys: ReadonlyMap<string, KeyObject>;
}

/** The heads of a file with a line of JSON for each, as the anchors of the config file write them. */
export function readKeptHeads(text: string, keptIn: KeptIn): Result<KeptHeads, Problem> {
  const { file, environment } = keptIn;
  const heads: KeptHead[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const head = line.trim() === "" ? success(null) : headIn(line, `line ${index + 1} of ${file}`, keptIn);
    if (!head.ok) return head;
    if (head.value !== null) heads.push(head.value);
  }
  if (heads.length > 0) return success(new KeptHeads(heads));
  const message = `${file} has no head ${environment === null ? "" : `of ${environment} `}to look for`;
  return failure(problem(EXIT.journal, "no-record", message, "name a file that an anchor wrote"));
}

/** null where it is another environment's, or was never written to its end. */
function headIn(
  line: string,
  place: string,
  { environment, keys }: KeptIn,
): Result<KeptHead | null, Problem> {
  const value = parseJson(line);
  // Half a head, as a full disk or a kill leaves it: who could make one could take the whole line away.
  if (value === undefined) return success(null);
  const { kind, head, time, key, signature, environment: of } = isJsonObject(value) ? value : {};
  if (kind !== "webhook-sync-head" || typeof head !== "string" || typeof time !== "string") {
    const message = `${place} is not a head that webhook-sync wrote`;
    return failure(problem(EXIT.usage, "usage", message, "name a file that an anchor wrote, a line a head"));
  }
  if (environment !== null && of !== environment) return success(null);
  const isSigned = typeof key === "string" && typeof signature === "string";
  if (keys.size === 0 || (isSigned && isSignedBy(keys, head, { key, signature })))
    return success({ head, time });
  const message = `${place} was not signed with that key`;
  return failure(problem(EXIT.journal, "signature-wrong", message, "find out who wrote that line"));
}

/** Heads that a record must have. */
export class KeptHeads {
  readonly #left: Map<string, KeptHead>;
  readonly #all: number;
  #begins: string | null = null;

  constructor(heads: readonly KeptHead[]) {
    this.#left = new Map(heads.map((one) => [one.head, one]));
    this.#all = this.#left.size;
  }

  see({ hash, time }: JournalRecord): void {
    this.#begins ??= time;
    this.#left.delete(hash);
  }

  /** How many of them the record has. */
  found(): number {
    return this.#all - this.#left.size;
  }

  /**
   * One that the record should have: of what was pruned nothing is looked for. A record that begins with record 1 has all of
   * them, or was begun anew.
   */
  missing({ pruned }: Pick<ChainEnd, "pruned">): Problem | null {
    const begins = pruned === 0 ? "" : (this.#begins ?? "");
    const found = [...this.#left.values()].find(({ time }) => time >= begins);
    if (found === undefined) return null;
    const message = `no record has the hash ${found.head}, which was kept at ${found.time}: the end of the journal was cut off, or this is another journal`;
    const hint =
      "restore the journal from a copy; if a new record was begun on purpose, keep its heads in a new file";
    return problem(EXIT.journal, "head-missing", message, hint);
  }
}
