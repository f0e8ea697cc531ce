import type { Dispatcher } from "undici";
import { codeOf } from "../base/system-error.ts";
import { failure, type Result, success } from "../model/result.ts";
import type { Secret } from "../model/secret.ts";
import type { Clock } from "../model/surroundings.ts";

/** Why GitHub did not do what it was asked. Holds nothing of the token. */
export interface GitHubFailure {
  /** unauthorised: the token may not. unavailable: later may do. rejected: never as it is. malformed: no answer of GitHub. */
  readonly kind: "unauthorised" | "unavailable" | "rejected" | "malformed";
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
  const { request } = await import("./http-client.ts");
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
    if (statusCode < 200 || statusCode > 299) return failure(refusal(call, statusCode, headers));
    return parse(text, call);
  } catch (error) {
    const cause = late.signal.aborted ? `no answer within ${ANSWER_MS / 1_000} s` : causeOf(error);
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
  try {
    return success(JSON.parse(text));
  } catch {
    const message = `${describe(call)} was answered with something that is no JSON`;
    return failure({ kind: "malformed", message, retryAfterMs: null });
  }
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** GitHub limits rates with 429 and with 403; it says 404 to a token that may not see the repository. */
function refusal(call: GitHubCall, status: number, headers: Headers): GitHubFailure {
  const message = `GitHub answered ${status} to ${describe(call)}`;
  const seconds = Number(headers["retry-after"]);
  const retryAfterMs = headers["retry-after"] !== undefined && seconds >= 0 ? seconds * 1_000 : null;
  const isLimited = status === 403 && (retryAfterMs !== null || headers["x-ratelimit-remaining"] === "0");
  if (status === 429 || status >= 500 || isLimited) return { kind: "unavailable", message, retryAfterMs };
  const isDenied = status === 401 || status === 403 || status === 404;
  return { kind: isDenied ? "unauthorised" : "rejected", message, retryAfterMs: null };
}

function describe({ method, path }: GitHubCall): string {
  return `${method} ${path.split("?")[0]}`;
}

/** The error's own message may quote what was sent; its code does not. */
function causeOf(error: unknown): string {
  return codeOf(error) ?? "malformed answer";
}
