import type { ConfigFile, HealthSettings } from "../model/environment.ts";
import { Secret } from "../model/secret.ts";
import { milliseconds, type Resolving } from "./config-resolving.ts";
import { DEFAULTS } from "./defaults.ts";
import { readCertificates, readPrivateKey } from "./pem-files.ts";
import { quote } from "./wording.ts";

type HealthFile = NonNullable<ConfigFile["environments"][string]["health"]>;

/** Resolves how receivers are probed; undefined, and reported, where a file cannot be read. */
export function resolveHealth(
  file: HealthFile,
  path: readonly string[],
  resolving: Resolving,
): HealthSettings | undefined {
  const ca = file.caFile === undefined ? null : readCertificates(file.caFile, [...path, "caFile"], resolving);
  const clientCertificate = resolveClientCertificate(file.clientCertificate, path, resolving);
  if (ca === undefined || clientCertificate === undefined) return undefined;
  return {
    mode: file.mode ?? DEFAULTS.health.mode,
    timeoutMs: milliseconds(file.timeout ?? DEFAULTS.health.timeout),
    attempts: file.attempts ?? DEFAULTS.health.attempts,
    ca,
    clientCertificate,
    connectTo: resolveConnectTo(file.connectTo ?? {}, [...path, "connectTo"], resolving),
  };
}

function resolveClientCertificate(
  files: HealthFile["clientCertificate"],
  path: readonly string[],
  resolving: Resolving,
): HealthSettings["clientCertificate"] | undefined {
  // The key is a credential: where none are needed, the files need not be there.
  if (files === undefined || resolving.credentials === "ignored") return null;
  const base = [...path, "clientCertificate"];
  const cert = readCertificates(files.certFile, [...base, "certFile"], resolving);
  const key = readPrivateKey(files.keyFile, [...base, "keyFile"], resolving);
  return cert === undefined || key === undefined ? undefined : { cert, key: new Secret(key) };
}

function resolveConnectTo(
  entries: Readonly<Record<string, string>>,
  path: readonly string[],
  { report }: Resolving,
): HealthSettings["connectTo"] {
  return Object.entries(entries).map(([hostAndPort, address]) => {
    for (const text of [hostAndPort, address]) {
      const port = text.slice(text.lastIndexOf(":") + 1);
      if (port === "*" || (Number(port) >= 1 && Number(port) <= 65_535)) continue;
      const message = `the port ${port} of ${quote(text)} does not exist`;
      const where = { path: [...path, hostAndPort], within: null };
      report({ code: "invalid-value", message, hint: "ports are numbers from 1 to 65535", ...where });
    }
    return { hostAndPort, address };
  });
}
