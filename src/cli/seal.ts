import { dirname, resolve } from "node:path";
import { failure, type Result, success } from "../base/result.ts";
import type { Signer } from "../journal/audit/signing.ts";
import type { Journal } from "../journal/chain/journal.ts";
import type { AuditSettings } from "../model/audit-settings.ts";
import type { Environment } from "../model/environment.ts";
import { EXIT } from "../model/exit-code.ts";
import { type Problem, problem } from "../model/problem.ts";
import type { Invocation } from "./command.ts";
import { tell } from "./output.ts";

/** Vouches outside of a record for what a run wrote to it. */
export interface Seal {
  /** As far as it was not yet vouched for: gives a sentence for each thing that went wrong. */
  close(journal: Journal, run: string): Promise<readonly string[]>;
}

/** What the config file asks for, where it can be done. */
export async function sealFor(
  invocation: Invocation,
  { name, audit }: Pick<Environment, "name" | "audit">,
): Promise<Result<Seal, Problem>> {
  const signer = await signerOf(audit);
  if (!signer.ok) return signer;
  let sealed: string | null = null;
  return success({
    close: async (journal, run) => {
      sealed ??= journal.projection().head;
      if (journal.head() === sealed || !journal.mayWrite().ok) return [];
      const warnings = await vouch(invocation, { name, audit, signer: signer.value }, { journal, run });
      sealed = journal.head();
      return warnings;
    },
  });
}

/** A head that is not kept is no failure of the run. */
export function warnUnsealed(invocation: Invocation, messages: readonly string[]): void {
  const nowhere = { hint: null, location: null, sourceLine: null };
  tell(
    invocation,
    messages.map((message) => ({ code: "head-not-kept", severity: "warning", message, ...nowhere })),
  );
}

async function signerOf({ signingKey }: AuditSettings): Promise<Result<Signer | null, Problem>> {
  if (signingKey === null) return success(null);
  const { template, key } = signingKey;
  const hint =
    "openssl genpkey -algorithm ed25519 makes one; set the variable to it, as PEM or as Base64 of its DER";
  if (key.expose() === "") {
    const message = `runs have to be signed, and the key ${template} is not set`;
    return failure(problem(EXIT.invalid, "signing-key", message, hint));
  }
  // Only who signs loads what that needs.
  const { signerWith } = await import("../journal/audit/signing.ts");
  const signer = signerWith(key.expose());
  if (signer !== undefined) return success(signer);
  const message = `runs have to be signed, and ${template} holds no Ed25519 private key`;
  return failure(problem(EXIT.invalid, "signing-key", message, hint));
}

interface Vouching extends Pick<Environment, "name" | "audit"> {
  readonly signer: Signer | null;
}

async function vouch(
  { io, options }: Invocation,
  { name, audit, signer }: Vouching,
  { journal, run }: { readonly journal: Journal; readonly run: string },
): Promise<readonly string[]> {
  if (signer !== null) {
    const { recordSignature } = await import("../journal/audit/signing.ts");
    const recorded = await recordSignature(journal, signer);
    if (!recorded.ok) return [`the run could not be signed (${recorded.error.message})`];
  }
  if (audit.anchors.length === 0) return [];
  const { anchorHead } = await import("../export/anchor.ts");
  const head = journal.head();
  const { key, signature } = signer?.(head) ?? { key: null, signature: null };
  const time = io.clock.now().toISOString();
  return await anchorHead(
    audit.anchors,
    { kind: "webhook-sync-head", environment: name, run, time, head, key, signature },
    { clock: io.clock, directory: dirname(resolve(io.workingDirectory, options.config)) },
  );
}
