import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { systemReason } from "../base/system-error.ts";
import type { Resolving } from "./config-resolving.ts";
import { isTemplate } from "./interpolation.ts";

/** The certificates in a PEM file; undefined, and reported, where there are none. */
export function readCertificates(
  file: string,
  path: readonly string[],
  resolving: Resolving,
): string | undefined {
  return readPem(file, "CERTIFICATE", path, resolving);
}

/** The private key in a PEM file; undefined, and reported, where there is none. */
export function readPrivateKey(
  file: string,
  path: readonly string[],
  resolving: Resolving,
): string | undefined {
  return readPem(file, "PRIVATE KEY", path, resolving);
}

/** The labels are those of RFC 7468; a private key's may start with its algorithm. */
function readPem(
  file: string,
  label: "CERTIFICATE" | "PRIVATE KEY",
  path: readonly string[],
  { directory, report }: Resolving,
): string | undefined {
  const refuse = (message: string, hint: string) =>
    report({ code: "unreadable-file", message, hint, path, within: null });
  // Told with the other references that are not filled in.
  if (isTemplate(file)) return undefined;
  try {
    const text = readFileSync(resolve(directory, file), "utf8");
    if (text.includes("-----BEGIN ") && text.includes(`${label}-----`)) return text;
    refuse(`${file} holds no ${label.toLowerCase()} in PEM form`, "convert it to PEM, or name another file");
  } catch (error) {
    refuse(`cannot read ${file}: ${systemReason(error)}`, "paths are relative to the configuration");
  }
  return undefined;
}
