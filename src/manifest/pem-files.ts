import { X509Certificate } from "node:crypto";
import { resolve } from "node:path";
import { readInput } from "../base/regular-files.ts";
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
    const text = readInput(resolve(directory, file));
    const fault = pemFault(text, label);
    if (fault === null) return text;
    refuse(`${file} ${fault}`, "convert it to PEM, or name another file");
  } catch (error) {
    refuse(`cannot read ${file}: ${systemReason(error)}`, "paths are relative to the configuration");
  }
  return undefined;
}

/** What is wrong with a PEM file, to follow its name; null when all of it can be used. */
function pemFault(text: string, label: "CERTIFICATE" | "PRIVATE KEY"): string | null {
  const what = label.toLowerCase();
  const begun = text.match(/-----BEGIN [A-Z0-9 ]+-----/g) ?? [];
  const whole = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[^-]*-----END \1-----/g)];
  const blocks = whole.filter(([, name]) => name?.endsWith(label)).map(([block]) => block);
  if (!begun.some((line) => line.endsWith(`${label}-----`))) return `holds no ${what} in PEM form`;
  if (whole.length < begun.length) return "breaks off within a block of PEM: its END line is missing";
  if (label === "PRIVATE KEY") return null;
  const broken = blocks.findIndex((block) => !isCertificate(block));
  return broken === -1 ? null : `holds a ${what} that cannot be read, ${broken + 1} of ${blocks.length}`;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
