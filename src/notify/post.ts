import { createHmac } from "node:crypto";
import type { Agent } from "undici";
import { headerMap } from "../base/http.ts";
import { failure, type Result, success } from "../base/result.ts";
import { retryAfterMs } from "../base/retry-after.ts";
import { exposeText, type Secret } from "../base/secret.ts";
import { codeOf, isUnaskedContinue, UNASKED_CONTINUE } from "../base/system-error.ts";
import type { Service } from "../model/fleet/service.ts";
import { signingKeyBytes } from "../model/fleet/signing-key.ts";
import type { Clock } from "../model/run/surroundings.ts";

/** Why a service did not take a message. Holds nothing of its headers, its path or its answer. */
export interface PostFailure {
  /**
   * refused: it says that this message will never do. failed: it answered, and may answer otherwise another time.
   * lost: no answer came about. silent: none came in time. given-up: we did not wait for it.
   */
  readonly kind: "refused" | "failed" | "lost" | "silent" | "given-up";
  /** In words: `connection refused`, `answered 500`. */
  readonly cause: string;
  /** How long it asks to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null;
}

/** How a message is sent. */
export interface PostOptions {
  readonly agent: Agent;
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** Gives up at once. */
  readonly signal: AbortSignal;
}

/** What is sent, and the id by which a receiver knows it again. */
export interface Postable {
  readonly id: string;
  readonly body: object;
}

export const NO_ANSWER = "no answer in time";
const CONTINUED = `${UNASKED_CONTINUE}: have the proxy before it send none`;

const ANSWER_LIMIT = 16_384;

/** Delivers one message. Only a 2xx counts; redirects are not followed. Never rejects. */
export async function post(
  service: Service,
  message: Postable,
  { agent, clock, timeoutMs, signal }: PostOptions,
): Promise<Result<null, PostFailure>> {
  const body = JSON.stringify(message.body);
  const done = new AbortController();
  const late = new AbortController();
  void clock.sleep(timeoutMs, done.signal).then(() => late.abort());
  const limit = AbortSignal.any([signal, late.signal]);
  try {
    // Loading it can fail too, where too many files are open.
    const { request } = await import("./http-client.ts");
    const {
      statusCode,
      headers,
      body: answer,
    } = await request(service.url, {
      method: "POST",
      headers: headersOf(service, { id: message.id, at: clock.now(), body }),
      body,
      dispatcher: agent,
      signal: limit,
    });
    // The answer's text does not matter, but reading it frees the connection for the next message.
    await answer.dump({ limit: ANSWER_LIMIT, signal: limit }).catch(() => {});
    if (statusCode >= 200 && statusCode < 300) return success(null);
    const kind = isRefusal(statusCode) ? "refused" : "failed";
    const asked = kind === "failed" ? retryAfterMs(headerMap(headers), clock.now()) : null;
    return failure({ kind, cause: `answered ${statusCode}`, retryAfterMs: asked });
  } catch (error) {
    if (signal.aborted) return unanswered("given-up", "time ran out");
    if (late.signal.aborted) return unanswered("silent", NO_ANSWER);
    if (isUnaskedContinue(error)) return unanswered("failed", CONTINUED);
    return unanswered("lost", causeOf(error));
  } finally {
    done.abort();
  }
}

function unanswered(
  kind: Exclude<PostFailure["kind"], "refused">,
  cause: string,
): Result<never, PostFailure> {
  return failure({ kind, cause, retryAfterMs: null });
}

/** Of 4xx those that credentials, time or room can change; 501 and 505 speak of the request as 4xx does (RFC 9110, 15). */
const MAY_CHANGE: ReadonlySet<number> = new Set([401, 403, 407, 408, 421, 423, 424, 425, 429]);

function isRefusal(status: number): boolean {
  return status === 501 || status === 505 || (status >= 400 && status < 500 && !MAY_CHANGE.has(status));
}

function headersOf(service: Service, sent: Signable): Record<string, string> {
  const own = service.headers.map(({ name, value }) => [name.toLowerCase(), exposeText(value)] as const);
  return {
    accept: "application/json",
    "content-type": "application/json",
    "user-agent": "webhook-sync",
    ...Object.fromEntries(own),
    "idempotency-key": sent.id,
    ...signatureHeaders(service.signingKeys, sent),
  };
}

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection lost",
  UND_ERR_SOCKET: "connection lost",
  ENOTFOUND: "unknown host",
  EAI_AGAIN: "unknown host",
  UND_ERR_CONNECT_TIMEOUT: "no connection in time",
  UND_ERR_INVALID_ARG: "a header cannot be sent",
};

/** The error's own message may quote what was sent; its code does not. */
function causeOf(error: unknown): string {
  const code = codeOf(error);
  // The parser of answers gives its errors codes of its own, or none.
  if (code === undefined || code.startsWith("HPE_")) return "malformed answer";
  return CAUSES[code] ?? code;
}

/** How long a run waits for a service that it tells something. */
export interface AdaptiveTimeoutOptions {
  /** For the message that finds the service not well. */
  readonly longestMs: number;
  /** A service that takes no longer is well. */
  readonly healthyMs: number;
  readonly clock: Clock;
}

/**
 * Waits for a service for long only once while it is not well: the first that finds it so waits for all, the others no
 * longer than for one that is well. Deliveries go on behind their backs.
 */
export class AdaptiveTimeout {
  readonly #options: AdaptiveTimeoutOptions;
  #isHealthy = true;

  constructor(options: AdaptiveTimeoutOptions) {
    this.#options = options;
  }

  /** False when the service gave no sign of life for the whole time that it may take. */
  async waitFor(delivery: Promise<unknown>): Promise<boolean> {
    const { longestMs, healthyMs, clock } = this.#options;
    const due = clock.monotonic() + longestMs;
    if (await within(healthyMs, clock, delivery)) {
      this.#isHealthy = true;
      return true;
    }
    if (!this.#isHealthy) return true;
    this.#isHealthy = false;
    return await within(Math.max(0, due - clock.monotonic()), clock, delivery);
  }
}

/** Whether the work ended in time. */
export async function within(milliseconds: number, clock: Clock, work: Promise<unknown>): Promise<boolean> {
  const ended = new AbortController();
  const inTime = work.then(() => true);
  const late = clock.sleep(milliseconds, ended.signal).then(() => false);
  const result = await Promise.race([inTime, late]);
  ended.abort();
  return result;
}

/** What is signed: a message as it leaves, whole. */
interface Signable {
  /** The same in all tries. */
  readonly id: string;
  /** When this try leaves: a receiver refuses what is old, so that nobody can send it again. */
  readonly at: Date;
  readonly body: string;
}

/**
 * The headers by which a receiver knows who sent a message, as Standard Webhooks has them; none without a key. With two
 * keys there are two signatures, and either will do: receivers change from one key to the next when it suits them.
 */
export function signatureHeaders(
  keys: readonly Secret[],
  { id, at, body }: Signable,
): Record<string, string> {
  if (keys.length === 0) return {};
  const timestamp = `${Math.floor(at.getTime() / 1000)}`;
  const signatures = keys.flatMap((key) => {
    const bytes = signingKeyBytes(key.expose());
    return bytes === undefined ? [] : [`v1,${hmac(bytes, `${id}.${timestamp}.${body}`)}`];
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

function hmac(key: Uint8Array, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64");
}
