import { failure, type Result, success } from "../../base/result.ts";
import type { AuditSettings } from "../../model/fleet/audit-settings.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import type { Journal } from "../chain/journal.ts";
import type { Signature, Signer } from "./signing.ts";

/** Vouches outside of a record for what a run wrote to it. */
export interface Seal {
  /** As far as it was not yet vouched for: gives a sentence for each thing that went wrong. */
  close(journal: Journal, run: string): Promise<readonly string[]>;
}

/** A head that is to be kept where the record is not. */
export interface SealedHead {
  readonly kind: "webhook-sync-head";
  readonly environment: string;
  readonly run: string;
  readonly time: string;
  readonly head: string;
  /** Which key signed it, and how; null where none does. */
  readonly key: Signature["key"] | null;
  readonly signature: Signature["signature"] | null;
}

/** What sealing takes from outside. */
export interface SealPorts {
  readonly clock: Clock;
  /** Keeps a head in all places that the environment names: gives a sentence for each that did not take it. */
  anchor(head: SealedHead): Promise<readonly string[]>;
}

/** What the config file asks for, where it can be done. */
export async function sealFor(
  environment: Pick<Environment, "name" | "audit">,
  ports: SealPorts,
): Promise<Result<Seal, Problem>> {
  const signer = await signerOf(environment.audit);
  if (!signer.ok) return signer;
  let sealed: string | null = null;
  return success({
    close: async (journal, run) => {
      sealed ??= journal.projection().head;
      if (journal.head() === sealed || !journal.mayWrite().ok) return [];
      const warnings = await vouch({ ...environment, ...ports, signer: signer.value }, journal, run);
      sealed = journal.head();
      return warnings;
    },
  });
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
  const { signerWith } = await import("./signing.ts");
  const signer = signerWith(key.expose());
  if (signer !== undefined) return success(signer);
  const message = `runs have to be signed, and ${template} holds no Ed25519 private key`;
  return failure(problem(EXIT.invalid, "signing-key", message, hint));
}

interface Vouching extends Pick<Environment, "name" | "audit">, SealPorts {
  readonly signer: Signer | null;
}

async function vouch(
  { name, audit, signer, clock, anchor }: Vouching,
  journal: Journal,
  run: string,
): Promise<readonly string[]> {
  if (signer !== null) {
    const { recordSignature } = await import("./signing.ts");
    const recorded = await recordSignature(journal, signer);
    if (!recorded.ok) return [`the run could not be signed (${recorded.error.message})`];
  }
  if (audit.anchors.length === 0) return [];
  const head = journal.head();
  const { key, signature } = signer?.(head) ?? { key: null, signature: null };
  const time = clock.now().toISOString();
  return await anchor({ kind: "webhook-sync-head", environment: name, run, time, head, key, signature });
}
