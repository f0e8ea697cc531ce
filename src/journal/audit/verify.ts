import { resolve } from "node:path";
import { readInput } from "../../base/regular-files.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { systemReason } from "../../base/system-error.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import type { AuditVerdict } from "../../model/report/audit-verdict.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import { GENESIS } from "../chain/chain.ts";
import type { Beginning, ChainEnd, JournalStore } from "../chain/journal.ts";
import { journalProblem } from "../chain/problem.ts";
import { projectionText } from "../projection/document.ts";
import { Audit } from "./audit.ts";
import type { KeptHeads } from "./kept-heads.ts";
import type { SignatureAudit } from "./signature-audit.ts";

/** A record that is only looked at. */
export interface RecordToVerify {
  readonly journal: Pick<JournalStore, "read" | "walk">;
  /** Where it is kept, for people. */
  readonly place: string;
  /** Whether it must begin with record 1, or tell of what was pruned: a cut begins where the one before ends. */
  readonly isWhole: boolean;
  /** Which environment's it is; null of a folder, which may be anybody's. */
  readonly environment: string | null;
}

/** What has to vouch for a record besides its chain. Files are named as on the command line. */
export interface VerifyOptions {
  readonly head?: string;
  readonly rebuild?: boolean;
  readonly key?: string;
  readonly anchors?: string;
}

/** Why something cannot be the hash of a record; null where it can. */
export function headFault(head: string | undefined): Problem | null {
  if (head === undefined || /^[0-9a-f]{64}$/.test(head)) return null;
  const hint = "pass all of what a run printed as its journal head: 64 hexadecimal digits";
  return problem(EXIT.usage, "usage", `--head ${head} is not a hash`, hint);
}

/** Walks the chain, and finds the heads and the signatures that vouch for it. */
export async function verifyRecord(
  record: RecordToVerify,
  asked: VerifyOptions,
  workingDirectory: string,
): Promise<Result<AuditVerdict, Problem>> {
  const { head, rebuild = false } = asked;
  const evidence = await readEvidence(asked, record, workingDirectory);
  if (!evidence.ok) return evidence;
  const { signatures, kept } = evidence.value;
  let isHeadThere = head === undefined;
  // What a part begins with needs no signature where it is known to follow from the records.
  const audit = new Audit(rebuild || signatures !== null);
  const visit = (one: JournalRecord) => {
    isHeadThere ||= one.hash === head;
    audit.add(one);
    signatures?.add(one);
    kept?.see(one);
  };
  const begin = (beginning: Beginning) => {
    isHeadThere ||= beginning.projection.head === head;
    audit.begin(beginning);
  };
  const read = await record.journal.walk(visit, begin);
  if (!read.ok) return failure(journalProblem(read.error));
  const doubt =
    (isHeadThere || head === GENESIS ? emptyProblem(record, read.value) : null) ??
    (isHeadThere ? null : headMissing(head, audit)) ??
    audit.problem() ??
    (record.isWhole ? beginningProblem(audit) : null) ??
    kept?.missing(read.value) ??
    (signatures === null ? null : await signatureProblem(record, signatures)) ??
    (rebuild ? await projectionProblem(record, audit) : null);
  if (doubt !== null) return failure(doubt);
  return success({ ...read.value, ...toldOf(audit, evidence.value), isHeadKnown: head !== undefined });
}

function toldOf(audit: Audit, { signatures, kept }: Evidence) {
  return {
    follows: audit.unvouched()?.projection.head ?? null,
    wrongClocks: audit.wrongClocks(),
    uncompared: audit.uncompared(),
    signed: signatures?.signed() ?? null,
    unsigned: signatures?.unsigned() ?? 0,
    kept: kept?.found() ?? null,
    later: kept?.later() ?? 0,
  };
}

/** What vouches for a record besides its chain, as it is looked for. */
interface Evidence {
  readonly signatures: SignatureAudit | null;
  readonly kept: KeptHeads | null;
}

/** Only who names a key or anchors waits for what they need. */
async function readEvidence(
  { key, anchors }: VerifyOptions,
  { environment }: RecordToVerify,
  directory: string,
): Promise<Result<Evidence, Problem>> {
  if (key === undefined && anchors === undefined) return success({ signatures: null, kept: null });
  const { publicKeysIn } = await import("./signing.ts");
  const text = key === undefined ? success("") : readNamed(directory, "--key", key);
  if (!text.ok) return text;
  const keys = publicKeysIn(text.value);
  if (key !== undefined && keys.size === 0) return failure(noKey(key));
  const { SignatureAudit } = await import("./signature-audit.ts");
  const signatures = key === undefined ? null : new SignatureAudit(keys);
  if (anchors === undefined) return success({ signatures, kept: null });
  const lines = readNamed(directory, "--anchors", anchors);
  if (!lines.ok) return lines;
  const { readKeptHeads } = await import("./kept-heads.ts");
  const kept = readKeptHeads(lines.value, { file: anchors, environment, keys });
  return kept.ok ? success({ signatures, kept: kept.value }) : kept;
}

function readNamed(directory: string, option: string, file: string): Result<string, Problem> {
  try {
    return success(readInput(resolve(directory, file)));
  } catch (error) {
    const message = `${option} ${file} cannot be read: ${systemReason(error)}`;
    return failure(problem(EXIT.usage, "usage", message, "name a file that is there"));
  }
}

function noKey(file: string): Problem {
  const message = `--key ${file} holds no Ed25519 public key`;
  const hint = "openssl pkey -in audit-key.pem -pubout writes it, from the private key";
  return problem(EXIT.usage, "usage", message, hint);
}

/** What no signature vouches for. */
async function signatureProblem(
  { journal }: RecordToVerify,
  signatures: SignatureAudit,
): Promise<Problem | null> {
  const read = await journal.read();
  return read.ok ? signatures.problem(read.value.running) : journalProblem(read.error);
}

function beginningProblem(audit: Audit): Problem | null {
  const beginning = audit.unvouched();
  if (beginning === null) return null;
  const { sequence } = beginning.projection;
  const message = `the record begins after record ${sequence}, and no record says that those before were pruned`;
  return problem(EXIT.journal, "beginning-missing", message, "restore the journal from a copy");
}

/** That what plans read is what the records add up to. */
async function projectionProblem({ journal, place }: RecordToVerify, audit: Audit): Promise<Problem | null> {
  const read = await journal.read();
  if (!read.ok) return journalProblem(read.error);
  if (projectionText(read.value.projection) === audit.text()) return null;
  const message = `what plans read in ${place} does not follow from its records`;
  return problem(
    EXIT.journal,
    "projection-differs",
    message,
    "restore it from a copy; docs/audit.md#built-again says how a database has it built again",
  );
}

/** A hash has no time: it may be of a record that was pruned, and only the folder with that one tells. */
function headMissing(head: string | undefined, audit: Audit): Problem {
  // Every record follows from it, also one that was begun anew.
  if (head === GENESIS) {
    const message = `no record has the hash ${head}: it stands for an empty journal, and vouches for nothing`;
    return headProblem(message, "pass the journal head that a run printed");
  }
  const { records, folders } = audit.missing();
  const others = "the end of the journal was cut off, or this is another journal";
  if (folders.length === 0)
    return headProblem(`no record has the hash ${head}: ${others}`, "restore the journal from a copy");
  const to = `${folders.length === 1 ? "the folder" : "the folders"} ${folders.join(", ")}`;
  const pruned = records === 1 ? "that of the record that was" : `one of the ${records} that were`;
  const message = `no record has the hash ${head}: it is ${pruned} pruned to ${to}, or ${others}`;
  const look = `webhook-sync audit verify --folder ${folders.at(-1)} --head ${head}`;
  const hint = `look into ${to}, named by path: ${look}; if it is not there, restore the journal from a copy`;
  return headProblem(message, hint);
}

function headProblem(message: string, hint: string): Problem {
  return problem(EXIT.journal, "head-missing", message, hint);
}

/** An apply that changes nothing leaves an empty file too: who emptied one that had records, nobody can tell from it. */
function emptyProblem({ place }: RecordToVerify, { records, pruned, torn }: ChainEnd): Problem | null {
  if (records > pruned) return null;
  const left = torn ? ", only an incomplete line, as after a crash" : "";
  const message = `there is nothing to verify: no record in ${place}${left}`;
  const hint =
    "--env and --state-dir name another one; the first apply that changes something begins it; where there were records, restore them from a copy";
  return problem(EXIT.journal, "no-record", message, hint);
}

/** Shows each record of a chain that is whole and holds, and in which no time runs backwards. */
export async function walkVerified(
  journal: Pick<JournalStore, "walk">,
  visit: (record: JournalRecord) => void,
): Promise<Result<ChainEnd, Problem>> {
  const audit = new Audit(false);
  const walked = await journal.walk(
    (record) => {
      audit.add(record);
      visit(record);
    },
    (beginning) => audit.begin(beginning),
  );
  if (!walked.ok) return failure(journalProblem(walked.error));
  const doubt = audit.problem() ?? beginningProblem(audit);
  return doubt === null ? walked : failure(doubt);
}
