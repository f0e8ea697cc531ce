import type { Dispatcher } from "undici";
import { headerMap } from "../../base/http.ts";
import { isJsonObject, parseJson } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { retryAfterMs } from "../../base/retry-after.ts";
import type { Secret } from "../../base/secret.ts";
import { codeOf, isUnaskedContinue, UNASKED_CONTINUE } from "../../base/system-error.ts";
import { showDuration } from "../../base/time.ts";
import type { Clock } from "../../model/run/surroundings.ts";

/** Why GitHub did not do what it was asked. Holds nothing of the token. */
export interface GitHubFailure {
  /**
   * unauthorised: the token may not. unavailable: later may do. rejected: never as it is. malformed: no answer of GitHub.
   * outdated: the pull request has another commit now.
   */
  readonly kind: "unauthorised" | "unavailable" | "rejected" | "malformed" | "outdated";
  /** In one sentence without a final period. */
  readonly message: string;
  /** How long GitHub asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null;
}

/** Where GitHub is, and on whose behalf it is asked. */
export interface GitHubAccess {
  /** https, or http on loopback; without a trailing slash. */
  readonly apiUrl: string;
  readonly token: Secret;
  readonly clock: Clock;
  readonly dispatcher: Dispatcher;
}

/** One call. */
export interface GitHubCall {
  readonly method: "GET" | "POST" | "PATCH";
  /** From the API's root: `/repos/acme/webhooks/issues/7/comments`. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

const ANSWER_MS = 15_000;
// A page has 100 comments of at most 65,536 characters.
const ANSWER_LIMIT = 32 * 2 ** 20;

/** Sends one request and gives the JSON of its answer. Redirects are not followed. Never rejects. */
export async function askGitHub(
  access: GitHubAccess,
  call: GitHubCall,
): Promise<Result<unknown, GitHubFailure>> {
  const { request } = await import("../http-client.ts");
  const done = new AbortController();
  const late = new AbortController();
  void access.clock.sleep(ANSWER_MS, done.signal).then(() => late.abort());
  try {
    const { statusCode, headers, body } = await request(`${access.apiUrl}${call.path}`, {
      method: call.method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${access.token.expose()}`,
        "user-agent": "webhook-sync",
        "x-github-api-version": "2022-11-28",
        ...(call.body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: call.body === undefined ? null : JSON.stringify(call.body),
      dispatcher: access.dispatcher,
      signal: late.signal,
    });
    const text = await readText(body, ANSWER_LIMIT);
    if (statusCode >= 200 && statusCode <= 299) return parse(text, call);
    const words = wordsOf(text, access.token);
    return failure(refusal(call, { status: statusCode, headers, words, now: access.clock.now() }));
  } catch (error) {
    const cause = late.signal.aborted ? `no answer within ${showDuration(ANSWER_MS)}` : causeOf(error);
    const message = `GitHub cannot be reached at ${new URL(access.apiUrl).host}: ${cause}`;
    return failure({ kind: "unavailable", message, retryAfterMs: null });
  } finally {
    done.abort();
  }
}

async function readText(body: AsyncIterable<Buffer>, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > limit) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string, call: GitHubCall): Result<unknown, GitHubFailure> {
  const value = parseJson(text);
  if (value !== undefined) return success(value);
  const message = `${describe(call)} was answered with something that is not JSON`;
  return failure({ kind: "malformed", message, retryAfterMs: null });
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** GitHub's own; empty where there are none. */
  readonly words: string;
  readonly now: Date;
}

/** As GitHub asks for where its answer does not say how long. */
const UNSAID_WAIT_MS = 60_000;

/** GitHub limits rates with 429 and with 403; it says 404 to a token that may not see the repository. */
function refusal(call: GitHubCall, answer: Answer): GitHubFailure {
  const { status, words } = answer;
  const message = `GitHub answered ${status} to ${describe(call)}${words === "" ? "" : `: ${words}`}`;
  const waitMs = waitOf(answer);
  if (status === 429 || status >= 500 || (status === 403 && waitMs !== null))
    return { kind: "unavailable", message, retryAfterMs: waitMs };
  const isDenied = status === 401 || status === 403 || status === 404;
  return { kind: isDenied ? "unauthorised" : "rejected", message, retryAfterMs: null };
}

/** How long GitHub asks to wait. Of a secondary limit it may say so in words only. */
function waitOf({ headers, words, now }: Answer): number | null {
  const asked = retryAfterMs(headerMap(headers), now);
  if (asked !== null) return asked;
  const isUsedUp = headers["x-ratelimit-remaining"] === "0";
  const reset = Number(headers["x-ratelimit-reset"]) * 1_000;
  if (isUsedUp && reset > 0) return Math.max(0, reset - now.getTime());
  return isUsedUp || /rate limit/i.test(words) ? UNSAID_WAIT_MS : null;
}

const MOST_WORDS = 300;

/** What GitHub says is wrong, on one line; nothing of it where it repeats the token. */
function wordsOf(text: string, token: Secret): string {
  const body = parseJson(text);
  if (!isJsonObject(body)) return "";
  const { message, errors } = body;
  const details: readonly unknown[] = Array.isArray(errors) ? errors : [];
  const said = [message, ...details.map((error) => (isJsonObject(error) ? error.message : error))];
  const line = said
    .filter((part) => typeof part === "string")
    .join(": ")
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .replace(/\.$/, "");
  return line.includes(token.expose()) ? "" : line.slice(0, MOST_WORDS);
}

function describe({ method, path }: GitHubCall): string {
  return `${method} ${path.split("?")[0]}`;
}

/** The error's own message may quote what was sent; its code does not. */
function causeOf(error: unknown): string {
  return isUnaskedContinue(error) ? `it ${UNASKED_CONTINUE}` : (codeOf(error) ?? "malformed answer");
}
