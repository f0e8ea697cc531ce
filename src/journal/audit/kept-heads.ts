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
  readonly environment: string | null;
  readonly run: string | null;
}

/** What heads that were kept are read with. */
export interface KeptIn {
  /** The file, for people. */
  readonly file: string;
  /** Whose heads count; null of a folder, which may be a part: those of the environments that its records name. */
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
  if (heads.length > 0) return success(new KeptHeads(heads, keptIn));
  return failure(noHead(file, environment === null ? [] : [environment]));
}

function noHead(file: string, environments: readonly string[]): Problem {
  const whose = environments.length === 0 ? "" : `of ${environments.join(", ")} `;
  const message = `${file} has no head ${whose}to look for`;
  return problem(EXIT.journal, "no-record", message, "name a file that an anchor wrote");
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
  const { kind, head, time, run, key, signature, environment: of } = isJsonObject(value) ? value : {};
  if (kind !== "webhook-sync-head" || typeof head !== "string" || typeof time !== "string") {
    const message = `${place} is not a head that webhook-sync wrote`;
    return failure(problem(EXIT.usage, "usage", message, "name a file that an anchor wrote, a line a head"));
  }
  if (environment !== null && of !== environment) return success(null);
  const isSigned = typeof key === "string" && typeof signature === "string";
  if (keys.size === 0 || (isSigned && isSignedBy(keys, head, { key, signature })))
    return success({ ...{ head, time }, environment: textOrNull(of), run: textOrNull(run) });
  const message = `${place} was not signed with that key`;
  return failure(problem(EXIT.journal, "signature-wrong", message, "find out who wrote that line"));
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Heads that a record must have. */
export class KeptHeads {
  readonly #heads: readonly KeptHead[];
  readonly #keptIn: KeptIn;
  /** Hashes of records that are among them. */
  readonly #seen = new Set<string>();
  readonly #kept: ReadonlySet<string>;
  /** Those that the runs of the record were for. */
  readonly #environments = new Set<string>();
  /** Whose records are there. */
  readonly #runs = new Set<string>();
  #begins: string | null = null;
  #ends = "";

  constructor(heads: readonly KeptHead[], keptIn: KeptIn) {
    this.#heads = heads;
    this.#keptIn = keptIn;
    this.#kept = new Set(heads.map(({ head }) => head));
  }

  see(record: JournalRecord): void {
    this.#begins ??= record.time;
    this.#ends = record.time;
    this.#runs.add(record.run);
    if (this.#kept.has(record.hash)) this.#seen.add(record.hash);
    if (record.phase === "run-started") this.#environments.add(record.environment);
  }

  /** How many of them the record has. */
  found(): number {
    return this.#seen.size;
  }

  /**
   * One that the record should have: of what was pruned nothing is looked for. A record that begins with record 1 has all of
   * them, or was begun anew.
   */
  missing({ pruned }: Pick<ChainEnd, "pruned">): Problem | null {
    const own = this.#own();
    if (own.length === 0) return noHead(this.#keptIn.file, [...this.#environments]);
    const begins = pruned === 0 ? "" : (this.#begins ?? "");
    const found = own.find((one) => !this.#seen.has(one.head) && one.time >= begins && !this.#isLater(one));
    if (found === undefined) return this.#seen.size > 0 || this.later() === 0 ? null : this.#onlyLater();
    const message = `no record has the hash ${found.head}, which was kept at ${found.time}: the end of the journal was cut off, or this is another journal`;
    const hint =
      "restore the journal from a copy; if a new record was begun on purpose, keep its heads in a new file";
    return problem(EXIT.journal, "head-missing", message, hint);
  }

  /** How many of them are of runs after the last record of a folder: the part after it has them. */
  later(): number {
    return this.#own().filter((one) => this.#isLater(one)).length;
  }

  /** A part ends between two runs: the head of a run that it has a record of is there, or its end was cut off. */
  #isLater({ head, time, run }: KeptHead): boolean {
    const isPart = this.#keptIn.environment === null;
    return isPart && !this.#seen.has(head) && time > this.#ends && run !== null && !this.#runs.has(run);
  }

  #onlyLater(): Problem {
    const { file } = this.#keptIn;
    const message = `${file} has no head of what is in this folder: all are of later runs, or its end was cut off`;
    const hint = "look for the hash that the `pruned` record of the next part names, with --head";
    return problem(EXIT.journal, "no-record", message, hint);
  }

  #own(): readonly KeptHead[] {
    return this.#heads.filter(({ environment }) => this.#isOwn(environment));
  }

  /** One file may keep the heads of several environments, and a folder does not say whose it is. */
  #isOwn(environment: string | null): boolean {
    return (
      this.#keptIn.environment !== null ||
      this.#environments.size === 0 ||
      this.#environments.has(environment ?? "")
    );
  }
}
