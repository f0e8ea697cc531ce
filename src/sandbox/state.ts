import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createExclusively, createPrivateDirectory } from "../base/durable-files.ts";
import { readRegular } from "../base/regular-files.ts";
import { systemCause } from "../base/system-error.ts";
import { failure, type Result, success } from "../model/result.ts";
import { Secret } from "../model/secret.ts";
import { type Authority, openAuthority } from "./authority.ts";
import { LeafCertificates } from "./leaf-certificates.ts";
import { Logs } from "./logs.ts";
import { TenantStore } from "./tenant-store.ts";
import type { Client } from "./token-endpoint.ts";

/** All that a sandbox keeps on disk, open. */
export interface SandboxState {
  readonly directory: string;
  readonly authority: Authority;
  readonly client: Client;
  /** Holds the client's secret. */
  readonly clientSecretFile: string;
  readonly certificates: LeafCertificates;
  readonly store: TenantStore;
  readonly logs: Logs;
  close(): void;
}

/** Opens a sandbox's directory and makes what is missing in it. The error says why it cannot be used. */
export async function openState(directory: string): Promise<Result<SandboxState, string>> {
  // Whoever checks a certificate goes by the system's clock, so certificates are made by it too.
  const now = new Date();
  try {
    createPrivateDirectory(directory);
    const authority = await openAuthority(directory, now);
    const clientSecretFile = join(directory, "client-secret");
    const client = { id: "webhook-sync-sandbox", secret: openSecret(clientSecretFile) };
    const certificates = new LeafCertificates(authority, directory, now);
    const store = new TenantStore(join(directory, "tenant.ndjson"));
    const logs = new Logs(directory);
    const close = () => {
      store.close();
      logs.close();
    };
    return success({ directory, authority, client, clientSecretFile, certificates, store, logs, close });
  } catch (error) {
    return failure(systemCause(error));
  }
}

/** The same for all sandboxes of a directory, and not by the chance that tests hold: nobody may guess it. */
function openSecret(path: string): Secret {
  const known = readRegular(path);
  if (known !== undefined) return new Secret(known.toString());
  const mine = randomBytes(20).toString("hex");
  // Another process may have been first.
  createExclusively(path, mine);
  return new Secret(readRegular(path)?.toString() ?? mine);
}
