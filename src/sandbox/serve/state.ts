import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createExclusively, createPrivateDirectory } from "../../base/durable-files.ts";
import { readRegular } from "../../base/regular-files.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { Secret } from "../../base/secret.ts";
import { systemCause } from "../../base/system-error.ts";
import { type Authority, openAuthority } from "../receivers/authority.ts";
import { LeafCertificates } from "../receivers/leaf-certificates.ts";
import { Logs } from "../wire/logs.ts";
import type { Client } from "../wire/token-endpoint.ts";

/** All that a sandbox keeps on disk, open. */
export interface SandboxState {
  readonly directory: string;
  readonly authority: Authority;
  readonly client: Client;
  /** Holds the client's secret. */
  readonly clientSecretFile: string;
  readonly certificates: LeafCertificates;
  readonly logs: Logs;
  close(): void;
}

/**
 * Opens a sandbox's directory, makes what is missing in it, and lets the caller open what else it keeps there. The
 * error says why it cannot be used.
 */
export async function openState<Opened>(
  directory: string,
  open: (state: SandboxState) => Opened,
): Promise<Result<Opened, string>> {
  // Whoever checks a certificate goes by the system's clock, so certificates are made by it too.
  const now = new Date();
  try {
    createPrivateDirectory(directory);
    const authority = await openAuthority(directory, now);
    const clientSecretFile = join(directory, "client-secret");
    const client = { id: "webhook-sync-sandbox", secret: openSecret(clientSecretFile) };
    const certificates = new LeafCertificates(authority, directory, now);
    const logs = new Logs(directory);
    const close = () => logs.close();
    return success(open({ directory, authority, client, clientSecretFile, certificates, logs, close }));
  } catch (error) {
    return failure(systemCause(error));
  }
}

/** The same for all sandboxes of a directory, and not by the chance that tests hold: nobody may guess it. */
export function openSecret(path: string, bytes = 20): Secret {
  const known = readRegular(path);
  if (known !== undefined) return new Secret(known.toString());
  const mine = randomBytes(bytes).toString("hex");
  // Another process may have been first.
  createExclusively(path, mine);
  return new Secret(readRegular(path)?.toString() ?? mine);
}
