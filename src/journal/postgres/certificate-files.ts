import { readFileSync } from "node:fs";
import { parsedUrl } from "../../base/http.ts";
import { systemReason } from "../../base/system-error.ts";

/** A file that a connection is to be checked by or to be made with, and that is of no use. */
export class CertificateFileError extends Error {
  readonly remedy: string;

  constructor(named: string, file: string, reason: string) {
    super(`${named} names ${file}: ${reason}`);
    const isOfAuthority = /rootcert/i.test(named);
    this.remedy = isOfAuthority
      ? `name the authority's certificate, as PEM, with ${named}`
      : `correct ${named}, or leave it out`;
  }
}

/** What the URL names and PGSSLROOTCERT. */
const IN_URL = ["sslrootcert", "sslcert", "sslkey"];

/** Reads what is to be read before a connection is tried: the driver's own error looks like one of the network. */
export function rootCertificateOf(
  url: string,
  { PGSSLROOTCERT: variable }: Readonly<Record<string, string | undefined>>,
): string | null {
  const parameters = parsedUrl(url)?.searchParams ?? new URLSearchParams();
  for (const parameter of IN_URL) {
    const file = parameters.get(parameter);
    if (file !== null && file !== "") contentOf(`${parameter} in state.url`, file);
  }
  return variable === undefined || variable === "" ? null : contentOf("PGSSLROOTCERT", variable);
}

function contentOf(named: string, file: string): string {
  const text = readOr(named, file);
  if (!/-----BEGIN [A-Z ]{0,40}(?:CERTIFICATE|KEY)-----/.test(text))
    throw new CertificateFileError(
      named,
      file,
      `it holds no ${named.startsWith("sslkey") ? "key" : "certificate"}`,
    );
  return text;
}

function readOr(named: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new CertificateFileError(named, file, systemReason(error));
  }
}
