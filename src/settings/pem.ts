import { createPrivateKey, X509Certificate } from "node:crypto";
import { resolve } from "node:path";
import { pemBlocks } from "../base/pem.ts";
import { readInput } from "../base/regular-files.ts";
import { failure, type Result, success } from "../base/result.ts";
import { Secret } from "../base/secret.ts";
import { systemReason } from "../base/system-error.ts";
import { isTemplate } from "../base/template.ts";
import type { Resolving } from "./resolving.ts";

/** The certificates in a PEM file; undefined, and reported, where there are none. */
export function readCertificates(
  file: string,
  path: readonly string[],
  resolving: Resolving,
): string | undefined {
  return readPem(file, "CERTIFICATE", path, resolving);
}

/** Who we are to receivers that ask; undefined, and reported, where a handshake could not use it. */
export function readClientCertificate(
  { certFile, keyFile }: { readonly certFile: string; readonly keyFile: string },
  path: readonly string[],
  resolving: Resolving,
): { readonly cert: string; readonly key: Secret } | undefined {
  const cert = readCertificates(certFile, [...path, "certFile"], resolving);
  const key = readPem(keyFile, "PRIVATE KEY", [...path, "keyFile"], resolving);
  if (cert === undefined || key === undefined) return undefined;
  // A handshake takes the first of several, as both of these do.
  if (new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) return { cert, key: new Secret(key) };
  const message = `${keyFile} holds another key than that of the certificate in ${certFile}`;
  const hint = `name the key of the first certificate in ${certFile}`;
  resolving.report({ code: "contradiction", message, hint, path: [...path, "keyFile"], within: null });
  return undefined;
}

/** By RFC 5958, and as OpenSSL wrote it before. Nobody is there to be asked for the password. */
const ENCRYPTED = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;

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
    if (label === "PRIVATE KEY" && ENCRYPTED.test(text)) {
      refuse(`${file} holds a private key that is encrypted`, "decrypt it: openssl pkey -in FILE -out FILE");
      return undefined;
    }
    const blocks = checkedBlocks(text, label);
    if (blocks.ok) return blocks.value;
    refuse(`${file} ${blocks.error}`, "convert it to PEM, or name another file");
  } catch (error) {
    refuse(`cannot read ${file}: ${systemReason(error)}`, "paths are relative to the configuration");
  }
  return undefined;
}

/** The blocks of a PEM file, which are what is used; or what is wrong with it, to follow its name. */
function checkedBlocks(text: string, label: "CERTIFICATE" | "PRIVATE KEY"): Result<string, string> {
  const what = label.toLowerCase();
  const begun = text.match(/-----BEGIN [A-Z0-9 ]+-----/g) ?? [];
  const whole = pemBlocks(text);
  const blocks = whole.filter((block) => block.label.endsWith(label)).map((block) => block.text);
  if (!begun.some((line) => line.endsWith(`${label}-----`))) return failure(`holds no ${what} in PEM form`);
  if (whole.length < begun.length)
    return failure("breaks off within a block of PEM: its END line is missing");
  const isFit = label === "PRIVATE KEY" ? isPrivateKey : isCertificate;
  const broken = blocks.findIndex((block) => !isFit(block));
  return broken === -1
    ? success(blocks.join("\n"))
    : failure(`holds a ${what} that cannot be read, ${broken + 1} of ${blocks.length}`);
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).type === "private";
  } catch {
    return false;
  }
}
