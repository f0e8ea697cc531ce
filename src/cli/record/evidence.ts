import { resolve } from "node:path";
import { readInput } from "../../base/regular-files.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { systemReason } from "../../base/system-error.ts";
import type { KeptHeads } from "../../journal/audit/kept-heads.ts";
import type { SignatureAudit } from "../../journal/audit/signature-audit.ts";
import { journalProblem } from "../../journal/files/state-folder.ts";
import { EXIT } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { Invocation } from "../command.ts";
import type { OpenRecord } from "./open-record.ts";

/** What vouches for a record besides its chain, as it is looked for. */
export interface Evidence {
  readonly signatures: SignatureAudit | null;
  readonly kept: KeptHeads | null;
}

/** What is asked for, and where it is. */
interface Asked {
  readonly key?: string;
  readonly anchors?: string;
}

const NONE: Evidence = { signatures: null, kept: null };

export async function readEvidence(
  { io }: Invocation,
  { key, anchors }: Asked,
  { environment }: OpenRecord,
): Promise<Result<Evidence, Problem>> {
  if (key === undefined && anchors === undefined) return success(NONE);
  const { publicKeysIn } = await import("../../journal/audit/signing.ts");
  const text = key === undefined ? success("") : readNamed(io.workingDirectory, "--key", key);
  if (!text.ok) return text;
  const keys = publicKeysIn(text.value);
  if (key !== undefined && keys.size === 0) return failure(noKey(key));
  const { SignatureAudit } = await import("../../journal/audit/signature-audit.ts");
  const signatures = key === undefined ? null : new SignatureAudit(keys);
  if (anchors === undefined) return success({ signatures, kept: null });
  const lines = readNamed(io.workingDirectory, "--anchors", anchors);
  if (!lines.ok) return lines;
  const { readKeptHeads } = await import("../../journal/audit/kept-heads.ts");
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
export async function signatureProblem(
  { journal }: OpenRecord,
  signatures: SignatureAudit,
): Promise<Problem | null> {
  const read = await journal.read();
  return read.ok ? signatures.problem(read.value.running) : journalProblem(read.error);
}
