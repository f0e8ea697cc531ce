import { codeOf } from "../../base/system-error.ts";
import { showDuration } from "../../base/time.ts";
import type { Exchange } from "./exchange.ts";
import { explainTls } from "./tls-failure.ts";
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

/** Explains the error that ended an exchange. `sent`: whether any byte of the request may have left. */
export function explainConnectionFailure(error: Error, sent: boolean, timeouts: Timeouts): Exchange {
  const code = codeOf(error) ?? "";
  const lost = (sentence: string, lasting = false): Exchange => {
    return { kind: "lost", sent, sentence, lasting, hint: CHECK_TENANT };
  };
  if (error instanceof TunnelFailure) {
    const { message, lasting } = error;
    return { kind: "lost", sent, sentence: message, lasting, hint: CHECK_PROXY };
  }
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
      return lost(`no connection came about within ${showDuration(timeouts.connectMs)}`);
    case "UND_ERR_HEADERS_TIMEOUT":
      return lost(`no answer came within ${showDuration(timeouts.headersMs)}`);
    case "UND_ERR_BODY_TIMEOUT":
      return lost(`the answer stopped midway for ${showDuration(timeouts.bodyMs)}`);
    case "UND_ERR_RES_CONTENT_LENGTH_MISMATCH":
      return lost("the answer was cut short");
    case "UND_ERR_INVALID_ARG":
      return lost("it cannot be sent as it is", true);
    case "UND_ERR_HEADERS_OVERFLOW":
      return { kind: "unusable", sentence: "its headers are larger than 16 KB" };
  }
  if (error.name === "HTTPParserError") return lost("the answer broke off or is no valid HTTP");
  if (!sent && isTlsCode(code)) {
    const { sentence, hint } = explainTls(error, code);
    return { kind: "lost", sent, sentence: `the TLS connection failed: ${sentence}`, lasting: true, hint };
  }
  return lost(sent ? "the connection was closed before the answer was complete" : "no connection came about");
}

/** The tenant did not finish within the time of one exchange. */
export function timedOut(sent: boolean, { totalMs }: Timeouts): Exchange {
  const sentence = `the answer was not complete within ${showDuration(totalMs)}`;
  return { kind: "lost", sent, sentence, lasting: false, hint: CHECK_TENANT };
}

export const CHECK_TENANT = "check tenant.baseUrl and the network, then run it again";
const CHECK_PROXY = "check tenant.proxy and the network, then run it again";

/** Node gives OpenSSL's verdicts on certificates as they are, everything else with a prefix. */
function isTlsCode(code: string): boolean {
  return /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|INVALID_|HOSTNAME_|EPROTO)/.test(code);
}
