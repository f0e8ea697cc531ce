import { parsedUrl } from "../base/http.ts";
import { Redactor } from "../base/redactor.ts";
import { retryAfterMs } from "../base/retry-after.ts";
import { Secret, type WireText } from "../base/secret.ts";
import { errorCode, isSystemError } from "../base/system-error.ts";
import { showDuration } from "../base/time.ts";
import type { ProbeTarget } from "../model/fleet/health.ts";
import { type Contact, type ContactSettings, makeContact } from "./contact.ts";
import {
  ANSWER_LIMIT_BYTES,
  composeDelivery,
  type DeliveryExchange,
  exchange,
  HEADERS_LIMIT_BYTES,
  type Stamp,
} from "./exchange.ts";
import type { IdleConnection, KeptConnections } from "./per-receiver.ts";
import type { ReceiverHost } from "./receiver-host.ts";
import { createSteps, foreign, type ProbeAttempt, type ProbeDiagnostic } from "./report.ts";
import type { ProbeDeadline } from "./retry.ts";
import { type CertificateRequest, handshakeDiagnostic } from "./tls/diagnostics.ts";

/** What a synthetic delivery is made with. */
export interface PostSettings {
  readonly contact: ContactSettings;
  readonly kept: KeptConnections;
  readonly stamp: Stamp;
}

/** Whom something is delivered to, and as what. */
interface PostReceiver {
  readonly endpoint: ReceiverHost;
  readonly target: ProbeTarget;
}

/** One synthetic delivery, on the connection that was checked for it while it is open, else on one that is checked alike. */
export async function post(
  receiver: PostReceiver,
  checked: IdleConnection | null,
  settings: PostSettings,
  deadline: ProbeDeadline,
): Promise<ProbeAttempt> {
  const { endpoint } = receiver;
  const open = checked?.resume() ?? settings.kept.take(endpoint);
  if (checked?.spokeUnasked) return { ...checked.contact, diagnostic: SPOKE_UNASKED };
  const first = open ?? (await makeContact(endpoint, settings.contact, deadline));
  const attempt = await send(first, receiver, settings, deadline);
  if (attempt !== null) return attempt;
  const fresh = await makeContact(endpoint, settings.contact, deadline);
  return (await send(fresh, receiver, settings, deadline)) ?? fresh;
}

const SPOKE_UNASKED: ProbeDiagnostic = {
  verdict: "malformed-answer",
  sentence: "the receiver sent an answer before it was asked, so that it says nothing of the delivery",
};

/** null when the receiver had given up a connection that was not in use, which says nothing of its health. */
async function send(
  contact: Contact,
  { endpoint, target }: PostReceiver,
  settings: PostSettings,
  deadline: ProbeDeadline,
): Promise<ProbeAttempt | null> {
  const { connection } = contact;
  if (connection === null) return contact;
  const steps = createSteps(settings.contact.clock, contact.steps);
  const delivery = composeDelivery(endpoint.url, target, settings.stamp);
  const outcome = await steps.measure("post", () => exchange(connection.socket, delivery, deadline));
  if (connection.isDoubtful && wasGivenUp(outcome)) {
    connection.socket.destroy();
    return null;
  }
  if (outcome.kind === "answered" && outcome.reusable) settings.kept.keep(endpoint, contact);
  const retryAfter =
    outcome.kind === "answered" ? retryAfterMs(outcome.headers, settings.contact.clock.now()) : null;
  const diagnostic = judgeExchange(outcome, {
    endpoint,
    expect: target.expect,
    accept: target.accept,
    authorized: target.headers.some(({ name }) => name.toLowerCase() === "authorization"),
    maxLatencyMs: target.maxLatencyMs,
    latencyMs: steps.taken().at(-1)?.latencyMs ?? 0,
    timeoutMs: deadline.limitMs,
    certificateRequest: connection.certificateRequest,
    retryAfterMs: retryAfter,
    sent: target.headers.map(({ value }) => value),
  });
  return {
    diagnostic,
    steps: steps.taken(),
    status: outcome.status,
    retryAfterMs: retryAfter,
    certificateExpires: contact.certificateExpires,
    warnings: [...contact.warnings, ...answerWarnings(outcome)],
  };
}

/** Closed as the delivery left, or answered by the 408 that gives up waiting for it (RFC 9110, section 15.5.9). */
function wasGivenUp(outcome: DeliveryExchange): boolean {
  return outcome.status === 408 || (outcome.kind === "broken" && outcome.status === null);
}

/** What an answer is judged by. */
interface Expectation {
  readonly endpoint: ReceiverHost;
  /** `2xx` or `202`. */
  readonly expect: string;
  /** Further statuses that are as good. */
  readonly accept: readonly number[];
  /** Whether a user and a password were sent, or another Authorization header. */
  readonly authorized: boolean;
  readonly maxLatencyMs: number | null;
  readonly latencyMs: number;
  readonly timeoutMs: number;
  readonly certificateRequest: CertificateRequest;
  /** For how long the receiver asks to be left alone; null when it does not. */
  readonly retryAfterMs: number | null;
  /** The header values that were sent, which an answer may repeat. */
  readonly sent: readonly WireText[];
}

/** Whether the receiver took the delivery as it should. */
function judgeExchange(exchange: DeliveryExchange, expectation: Expectation): ProbeDiagnostic {
  switch (exchange.kind) {
    case "answered":
      return judgeAnswer(exchange, expectation);
    case "late":
      return { verdict: "no-answer", sentence: lateSentence(exchange.status, expectation.timeoutMs) };
    case "broken":
      return judgeBroken(exchange, expectation);
  }
}

/** What should be known of an answer that is otherwise good. */
function answerWarnings(exchange: DeliveryExchange): readonly string[] {
  if (exchange.kind !== "answered" || !exchange.cut) return [];
  return [`the answer is longer than ${ANSWER_LIMIT_BYTES / 1024} KB; the rest was not read`];
}

type Answered = Extract<DeliveryExchange, { kind: "answered" }>;
type Broken = Extract<DeliveryExchange, { kind: "broken" }>;

function judgeAnswer({ status, headers }: Answered, expectation: Expectation): ProbeDiagnostic {
  const location = headers.get("location") ?? null;
  const { expect, accept, authorized, latencyMs, maxLatencyMs, endpoint, sent } = expectation;
  if (isExpected(status, expect) || accept.includes(status))
    return judgeLatency(status, latencyMs, maxLatencyMs);
  if (status >= 300 && status < 400 && location !== null) {
    const where = shownLocation(location, endpoint.url, sent);
    const sentence = `answered ${status} to ${where}; redirects are not followed; set the final URL`;
    return { verdict: "redirected", sentence };
  }
  const { certificateRequest, retryAfterMs } = expectation;
  const remark = certificateRequest === "unmet" ? CERTIFICATE_UNMET : "";
  const asks = retryAfterMs === null ? "" : `; it asks to wait ${showDuration(retryAfterMs)}`;
  const refused = authorized && (status === 401 || status === 403) ? "; it refuses the credentials" : "";
  const sentence = `answered ${status}, expected ${expect}${refused}${remark}${asks}`;
  return { verdict: "unexpected-status", sentence };
}

function isExpected(status: number, expect: string): boolean {
  return expect.endsWith("xx") ? Math.floor(status / 100) === Number(expect[0]) : status === Number(expect);
}

function judgeLatency(status: number, latencyMs: number, maxLatencyMs: number | null): ProbeDiagnostic {
  const took = `answered ${status} in ${showDuration(latencyMs)}`;
  if (maxLatencyMs === null || latencyMs <= maxLatencyMs) return { verdict: "healthy", sentence: took };
  return { verdict: "too-slow", sentence: `${took}, more than the ${showDuration(maxLatencyMs)} allowed` };
}

function lateSentence(status: number | null, timeoutMs: number): string {
  const limit = showDuration(timeoutMs);
  return status === null
    ? `accepted the delivery but gave no answer within ${limit}`
    : `answered ${status} but did not finish the answer within ${limit}`;
}

function judgeBroken({ status, received, error }: Broken, expectation: Expectation): ProbeDiagnostic {
  const { endpoint, certificateRequest } = expectation;
  const code = error === null ? "" : errorCode(error);
  if (code.startsWith("HPE_"))
    return { verdict: "malformed-answer", sentence: malformedSentence(code, status) };
  if (code.startsWith("ERR_SSL_")) return handshakeDiagnostic(error, endpoint, certificateRequest);
  if (status !== null) {
    return {
      verdict: "malformed-answer",
      sentence: `answered ${status} and broke off after ${received} bytes`,
    };
  }
  const how = error !== null && isSystemError(error) ? "reset" : "closed";
  const sentence = `${endpoint.label} ${how} the connection without an answer`;
  return certificateRequest === "unmet"
    ? { verdict: "client-certificate-required", sentence: `${sentence}${CERTIFICATE_UNMET}` }
    : { verdict: "connection-reset", sentence };
}

const CERTIFICATE_UNMET = "; it asked for a client certificate and got none";

function malformedSentence(code: string, status: number | null): string {
  if (code === "HPE_HEADER_OVERFLOW")
    return `answered with more than ${HEADERS_LIMIT_BYTES / 1024} KB of headers`;
  return status === null
    ? `what it answered is not HTTP (${code})`
    : `answered ${status} with a body that is not valid HTTP (${code})`;
}

/** Where a redirect points, without its query, and not at all where it repeats what was sent. */
function shownLocation(location: string, base: URL, sent: readonly WireText[]): string {
  const url = parsedUrl(location, base);
  if (url === null) return "an address that cannot be read";
  const { origin, protocol, host, pathname } = url;
  const shown = `${origin === "null" ? `${protocol}${host}` : origin}${pathname}`;
  // Plain values too: whether they say something of somebody is not known here.
  const redactor = new Redactor(sent.map((value) => (value instanceof Secret ? value : new Secret(value))));
  return redactor.repeatsSecret(shown) ? "an address that repeats a header" : foreign(redactor.clean(shown));
}
