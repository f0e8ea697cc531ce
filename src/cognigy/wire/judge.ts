import { parsedUrl } from "../../base/http.ts";
import type { Redactor } from "../../base/redactor.ts";
import type { TenantFailureKind } from "../../model/fleet/tenant.ts";
import { type Answer, isErrorBody } from "./answer.ts";
import { type Call, type CallFailure, nameOf } from "./call.ts";
import { readErrorBody } from "./error-body.ts";
import type { Exchange } from "./exchange.ts";

/** What an exchange means for its call. */
export type AnswerVerdict =
  | { readonly kind: "accepted"; readonly answer: Answer }
  /** Trying again would end the same. */
  | { readonly kind: "refused"; readonly failure: CallFailure }
  /** 401. */
  | { readonly kind: "unauthenticated"; readonly failure: CallFailure }
  /** 429: in the tenant's own words it was not looked at. */
  | { readonly kind: "throttled"; readonly failure: CallFailure; readonly answer: Answer }
  /** It may go better next time. */
  | { readonly kind: "transient"; readonly failure: CallFailure; readonly answer: Answer | null };

/** Judges an exchange. What the tenant says is told without what the redactor knows to be secret. */
export function judge(call: Call, exchange: Exchange, redactor: Redactor): AnswerVerdict {
  switch (exchange.kind) {
    case "answered":
      return judgeAnswer(call, exchange.answer, redactor);
    case "lost": {
      const failure = failed(
        call,
        "unavailable",
        `${nameOf(call)} failed: ${redactor.clean(exchange.sentence)}`,
        {
          committed: exchange.sent ? "perhaps" : "no",
          hint: exchange.hint,
        },
      );
      return exchange.lasting ? { kind: "refused", failure } : { kind: "transient", failure, answer: null };
    }
    case "unusable": {
      const message = `${nameOf(call)} got an answer that cannot be used: ${redactor.clean(exchange.sentence)}`;
      return {
        kind: "refused",
        failure: failed(call, "malformed", message, { committed: "perhaps", hint: UNUSABLE }),
      };
    }
  }
}

const UNUSABLE = "check tenant.baseUrl and what stands between here and the tenant";

function judgeAnswer(call: Call, answer: Answer, redactor: Redactor): AnswerVerdict {
  const { status } = answer;
  if (status >= 200 && status < 300) return judgeSuccess(call, answer, redactor);
  if (status < 400) return { kind: "refused", failure: redirected(call, answer, redactor) };
  const refusal = (
    kind: TenantFailureKind,
    committed = isOwnWord(answer) ? ("no" as const) : ("perhaps" as const),
  ) => refused(call, answer, { kind, committed, redactor });
  switch (status) {
    case 401:
      return { kind: "unauthenticated", failure: refusal("unauthenticated") };
    case 403:
      return { kind: "refused", failure: refusal("forbidden") };
    case 404:
    case 410:
      return {
        kind: "refused",
        failure: isPage(answer) ? misdirected(call, answer, redactor) : refusal("not-found"),
      };
    case 409:
    case 412:
      return { kind: "refused", failure: refusal(call.wire.method === "GET" ? "rejected" : "conflict") };
    case 429:
      return { kind: "throttled", failure: refusal("rate-limited"), answer };
    case 501:
    case 505:
      return { kind: "refused", failure: refusal("rejected") };
  }
  if (status === 408 || status >= 500)
    return { kind: "transient", failure: refusal("unavailable", "perhaps"), answer };
  return { kind: "refused", failure: refusal("rejected") };
}

/**
 * Whether a refusal is the tenant's: what stands before it may let a request through and put a page in the place of the
 * answer. An API says no in JSON. With no body it says that there is nothing, or what a request lacks.
 */
function isOwnWord(answer: Answer): boolean {
  return answer.body.kind === "none" ? OWN_WITHOUT_BODY.has(answer.status) : !isPage(answer);
}

const OWN_WITHOUT_BODY: ReadonlySet<number> = new Set([401, 404, 410, 412, 428]);

/**
 * Whether somebody else than an API answered: web servers, gateways and load balancers say in HTML or a line of text that
 * they have no such place. An API says it in JSON, or with no body at all, whatever type that then has.
 */
function isPage(answer: Answer): boolean {
  const { kind } = answer.body;
  return kind === "text" || (kind === "json" && isHtml(answer));
}

function isHtml({ headers }: Answer): boolean {
  return /^text\/html\b/i.test(headers.get("content-type") ?? "");
}

/** A server before the tenant has nothing at this address, or says so in the tenant's place: what that has is not known. */
function misdirected(call: Call, answer: Answer, redactor: Redactor): CallFailure {
  const failed = refused(call, answer, { kind: "malformed", committed: "perhaps", redactor });
  return { ...failed, failure: { ...failed.failure, hint: NOT_THE_API } };
}

const NOT_THE_API = "check that tenant.baseUrl is the tenant's API";

/** A proxy's page of HTML or JSON that breaks off is not the tenant's word, whatever its status says. */
function judgeSuccess(call: Call, answer: Answer, redactor: Redactor): AnswerVerdict {
  const { body, status } = answer;
  const html = isHtml(answer);
  if (!html && isErrorBody(answer)) return { kind: "refused", failure: disguised(call, answer, redactor) };
  if (!html && (body.kind === "json" || !call.needsJson)) return { kind: "accepted", answer };
  const what = html ? "a page of HTML" : body.kind === "none" ? "an empty body" : "a body that is not JSON";
  const message = `${nameOf(call)} was answered ${status} with ${what}`;
  const failure = failed(call, "malformed", message, { committed: "perhaps", hint: NOT_THE_API, status });
  return { kind: "transient", failure, answer };
}

/** A success that says that it is none. What became of a write is looked up: the answer contradicts itself. */
function disguised(call: Call, answer: Answer, redactor: Redactor): CallFailure {
  const kind = call.wire.method === "GET" ? "malformed" : "rejected";
  const failure = refused(call, answer, { kind, committed: "perhaps", redactor });
  const { words } = readErrorBody(answer, call.requestId);
  const told = words === "" ? "without words" : redactor.clean(words);
  const message = `${nameOf(call)} was answered ${answer.status} with an error: ${told}`;
  return { ...failure, failure: { ...failure.failure, message } };
}

function redirected(call: Call, { status, headers }: Answer, redactor: Redactor): CallFailure {
  const target = headers.get("location") ?? "";
  const url = parsedUrl(target);
  const host = url === null ? "" : ` to ${redactor.clean(url.host)}`;
  const message = `${nameOf(call)} was answered ${status}${host}; redirects are not followed`;
  const hint = "set tenant.baseUrl to the final address";
  return failed(call, "malformed", message, { committed: "perhaps", hint, status });
}

function refused(
  call: Call,
  answer: Answer,
  {
    kind,
    committed,
    redactor,
  }: Pick<CallFailure, "committed"> & {
    readonly kind: TenantFailureKind;
    readonly redactor: Redactor;
  },
): CallFailure {
  const { words, code, traceId } = readErrorBody(answer, call.requestId);
  const said = redactor.clean(words);
  const trace = traceId === null ? null : redactor.clean(traceId);
  const message = [
    `${nameOf(call)} was answered ${answer.status}`,
    said === "" ? "" : `: ${said}`,
    trace === null ? "" : ` (trace ${trace})`,
  ].join("");
  const { status } = answer;
  const inJson = answer.body.kind === "json" && !isHtml(answer);
  const hint = HINTS[kind] ?? null;
  return failed(call, kind, message, { committed, hint, status, traceId: trace, code, inJson });
}

const HINTS: Readonly<Partial<Record<TenantFailureKind, string>>> = {
  conflict: "plan again",
  "not-found": "plan again",
  unavailable: "run it again when the tenant is back",
};

interface Particulars {
  readonly committed: CallFailure["committed"];
  readonly hint?: string | null;
  readonly status?: number;
  readonly traceId?: string | null;
  readonly code?: string | null;
  readonly inJson?: boolean;
}

/** Reading changes nothing, whatever became of it. */
function failed(call: Call, kind: TenantFailureKind, message: string, particulars: Particulars): CallFailure {
  const { committed, hint = null, status = null, traceId = null, code = null, inJson = false } = particulars;
  const changes = call.wire.method !== "GET";
  return {
    failure: { kind, message, hint, status, traceId },
    committed: changes ? committed : "no",
    code,
    inJson,
    isAnswer: status !== null,
  };
}
