import { membersOf } from "../../base/json.ts";
import { codeOf, isUnaskedContinue, UNASKED_CONTINUE } from "../../base/system-error.ts";
import { firstOf } from "../../base/text.ts";
import { showDuration } from "../../base/time.ts";
import type { Exchange } from "./exchange.ts";
import { TunnelFailure } from "./tunnel.ts";

/** The bounds of one exchange. */
export interface Timeouts {
  readonly connectMs: number;
  /** From the request to the answer's headers. */
  readonly headersMs: number;
  /** Between two pieces of the answer's body. */
  readonly bodyMs: number;
  /** All of it. */
  readonly totalMs: number;
}

type LostExchange = Extract<Exchange, { kind: "lost" }>;

/** Explains the error that ended an exchange. `sent`: whether any byte of the request may have left. */
export function explainConnectionFailure(error: Error, sent: boolean, timeouts: Timeouts): Exchange {
  const code = codeOf(error) ?? "";
  const lost = (sentence: string, lasting = false, hint = CHECK_TENANT): LostExchange => {
    return { kind: "lost", sent, reached: sent, sentence, lasting, hint };
  };
  if (error instanceof TunnelFailure) return lost(error.message, error.lasting, CHECK_PROXY);
  if (isUnaskedContinue(error)) return lost(`it was ${UNASKED_CONTINUE}`, true, NO_CONTINUE);
  switch (code) {
    case "ECONNREFUSED":
      return lost("the connection was refused");
    case "ENOTFOUND":
      return lost("the host name is unknown", true);
    case "EAI_AGAIN":
      return lost("the host name could not be looked up");
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return lost("there is no route to the host");
    case "ETIMEDOUT":
    case "UND_ERR_CONNECT_TIMEOUT":
      return lost(`could not connect within ${showDuration(timeouts.connectMs)}`);
    case "UND_ERR_HEADERS_TIMEOUT":
      return lost(`no answer came within ${showDuration(timeouts.headersMs)}`);
    case "UND_ERR_BODY_TIMEOUT":
      return lost(`the answer stopped midway for ${showDuration(timeouts.bodyMs)}`);
    case "UND_ERR_RES_CONTENT_LENGTH_MISMATCH":
      return lost("the answer was cut short");
    case "UND_ERR_INVALID_ARG":
      return lost("it cannot be sent as it is", true);
    case "UND_ERR_HEADERS_OVERFLOW":
      return { kind: "unusable", sentence: "its headers are larger than 16 KB", headers: new Map() };
  }
  if (error.name === "HTTPParserError") return lost("the answer broke off or is not valid HTTP");
  if (!sent && isTlsCode(code)) {
    const { sentence, hint } = explainTls(error, code);
    return { ...lost(`the TLS connection failed: ${sentence}`, true, hint), reached: true };
  }
  return lost(sent ? "the connection was closed before the answer was complete" : "could not connect");
}

/** The tenant did not finish within the time of one exchange. */
export function timedOut(sent: boolean, { totalMs }: Timeouts): Exchange {
  const sentence = `the answer was not complete within ${showDuration(totalMs)}`;
  return { kind: "lost", sent, reached: sent, sentence, lasting: false, hint: CHECK_TENANT };
}

export const CHECK_TENANT = "check tenant.baseUrl and the network, then run it again";
const NO_CONTINUE = "have the proxy or gateway before the tenant send no 100 Continue";
const CHECK_PROXY = "check tenant.proxy and the network, then run it again";

/** Node gives OpenSSL's verdicts on certificates as they are, everything else with a prefix. */
function isTlsCode(code: string): boolean {
  return /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|INVALID_|HOSTNAME_|EPROTO)/.test(code);
}

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
    sentence: "its certificate is from a private authority, or from an intercepting proxy",
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
  sentence: "it does not support TLS 1.2 or newer",
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
