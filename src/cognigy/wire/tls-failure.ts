import { membersOf } from "../../base/json.ts";
import { firstOf } from "../../base/text.ts";

/** Why a TLS connection to the tenant failed, and what to do about it. */
interface TlsFailure {
  readonly sentence: string;
  readonly hint: string;
}

const TRUST_IT = "if that is right, name its authority in tenant.caFile";
const CLOCK = "compare the clock of this machine, or have the certificate renewed";

/** By the code of OpenSSL or Node. */
const FAILURES: Readonly<Record<string, TlsFailure>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    sentence:
      "its certificate is from an authority that is not trusted here, or an intermediate certificate is missing",
    hint: "have the server send the whole chain, or name its authority in tenant.caFile",
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: { sentence: "its certificate is signed by itself", hint: TRUST_IT },
  SELF_SIGNED_CERT_IN_CHAIN: {
    sentence: "its certificate is from a private authority, or that of a proxy that reads along",
    hint: TRUST_IT,
  },
  CERT_HAS_EXPIRED: { sentence: "its certificate has expired", hint: CLOCK },
  CERT_NOT_YET_VALID: { sentence: "its certificate is not valid yet", hint: CLOCK },
  CERT_REVOKED: { sentence: "its certificate was revoked", hint: "have it replaced" },
  ERR_SSL_WRONG_VERSION_NUMBER: {
    sentence: "it does not speak TLS at that port",
    hint: "check the port in tenant.baseUrl",
  },
  ERR_SSL_PACKET_LENGTH_TOO_LONG: {
    sentence: "it does not speak TLS at that port",
    hint: "check the port in tenant.baseUrl",
  },
};

const TOO_OLD: TlsFailure = {
  sentence: "it speaks no TLS version from 1.2 on",
  hint: "have TLS 1.2 or 1.3 enabled there",
};

const OTHERWISE = "check tenant.baseUrl, tenant.caFile and what stands between here and the tenant";

/** Explains the error of a TLS connection. `code`: OpenSSL's or Node's. */
export function explainTls(error: Error, code: string): TlsFailure {
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return otherHosts(error);
  if (code === "UNABLE_TO_GET_ISSUER_CERT" || code === "UNABLE_TO_GET_ISSUER_CERT_LOCALLY")
    return explainTls(error, "UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW/.test(code)) return TOO_OLD;
  const known = FAILURES[code];
  return known ?? { sentence: `the TLS handshake ended with ${code}`, hint: OTHERWISE };
}

const MOST_HOSTS = 5;

/** Node puts the certificate beside the error, with its names as one text: `DNS:a.test, IP Address:10.0.0.1`. */
function otherHosts(error: Error): TlsFailure {
  const certificate = membersOf("cert" in error ? error.cert : null);
  const names = String(certificate.subjectaltname ?? "")
    .split(", ")
    .map((name) => name.replace(/^[^:]*:/, ""))
    .filter((name) => name !== "");
  return {
    sentence:
      names.length === 0
        ? "its certificate names no host"
        : `its certificate is for ${firstOf(names, MOST_HOSTS)}, not for the host in tenant.baseUrl`,
    hint: "check the host in tenant.baseUrl, or have a certificate for it installed",
  };
}
