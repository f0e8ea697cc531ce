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

/**
 * The URL as the driver is given it. A PGSSLROOTCERT goes into it, since what the driver reads from a URL takes the place of
 * what it is given besides. Modes that check less by the name are given as the strict one, which is what this driver takes them
 * for: it warns on stderr that a later version will not. Reads all files before a connection is tried: the driver's own error
 * looks like one of the network.
 */
export function withCertificates(
  url: string,
  { PGSSLROOTCERT: variable = "" }: Readonly<Record<string, string | undefined>>,
): string {
  const parameters = parsedUrl(url)?.searchParams ?? new URLSearchParams();
  for (const parameter of IN_URL) {
    const file = parameters.get(parameter) ?? "";
    if (file !== "") contentOf(`${parameter} in state.url`, file);
  }
  if (variable !== "") contentOf("PGSSLROOTCERT", variable);
  const mode = parameters.get("sslmode") ?? "";
  const added = new URLSearchParams();
  if (variable !== "" && mode !== "disable" && !parameters.get("sslrootcert"))
    added.set("sslrootcert", variable);
  if (LAXER_MODES.test(mode) && !parameters.has("uselibpqcompat")) added.set("sslmode", "verify-full");
  if (added.size === 0) return url;
  // Written behind it, where the last one of a name counts: an URL that is put together again may spell a password in another way.
  return `${url}${url.includes("?") ? "&" : "?"}${added}`;
}

const LAXER_MODES = /^(?:prefer|require|verify-ca)$/;

function contentOf(named: string, file: string): void {
  const text = readOr(named, file);
  if (!/-----BEGIN [A-Z ]{0,40}(?:CERTIFICATE|KEY)-----/.test(text))
    throw new CertificateFileError(
      named,
      file,
      `it holds no ${named.startsWith("sslkey") ? "key" : "certificate"}`,
    );
  // The driver reads some of these files itself, and passes over what follows on the same line.
  if (/-----END [A-Z ]{1,40}----------BEGIN /.test(text))
    throw new CertificateFileError(named, file, "it has no line break between two of its blocks");
}

function readOr(named: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new CertificateFileError(named, file, systemReason(error));
  }
}
