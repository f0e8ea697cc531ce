import { matchesAny } from "../../base/glob.ts";
import { hostOf, portOf, withoutBrackets } from "../../base/http.ts";
import type { WireText } from "../../base/secret.ts";
import type { DeclaredHealth } from "../generated/journal-record.ts";

/**
 * What a probe found, from no contact at all to healthy. The order is that of the steps: dns, tcp, tls, post.
 * `unknown` is a probe that failed in a way we did not foresee; it is never fit.
 */
export const VERDICTS = [
  "unknown",
  "request-invalid",
  "refused-by-policy",
  "dns-failed",
  "unreachable",
  "connection-refused",
  "connection-timeout",
  "connection-reset",
  "plain-text",
  "protocol-too-old",
  "certificate-expired",
  "certificate-not-yet-valid",
  "certificate-wrong-host",
  "certificate-self-signed",
  "certificate-chain-incomplete",
  "certificate-untrusted",
  "certificate-invalid",
  "certificate-weak",
  "certificate-expires-soon",
  "cipher-weak",
  "client-certificate-required",
  "tls-failed",
  "no-answer",
  "malformed-answer",
  "redirected",
  "unexpected-status",
  "too-slow",
  "skipped",
  "healthy",
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Only these let a webhook go live. `skipped` means that operators switched the probe off. */
export function isFit(verdict: Verdict): boolean {
  return verdict === "healthy" || verdict === "skipped";
}

export type ProbeMode = "full" | "tls" | "none";

/** Contact and delivery take no longer than this together, attempts and pauses included. */
export const PROBE_LIMIT_MS = 15_000;

/** The body that a declared payload is delivered as; null for the standard health_check event. */
export function payloadText(payload: unknown): string | null {
  if (payload === undefined) return null;
  return typeof payload === "string" ? payload : JSON.stringify(payload);
}

export interface ProbeStep {
  readonly step: "dns" | "tcp" | "tls" | "post";
  readonly latencyMs: number;
}

/** What a probe tells. Holds no header value. */
export interface ProbeReport {
  readonly verdict: Verdict;
  /** One sentence without a final period, with the names and numbers that matter. */
  readonly sentence: string;
  /** The steps that were taken, in order. */
  readonly steps: readonly ProbeStep[];
  /** The receiver's HTTP status; null when it gave none. */
  readonly status: number | null;
  /** Of the last attempt, from its first step to its end. */
  readonly latencyMs: number;
  readonly attempts: number;
  /** Until when the receiver's certificate is valid; null when none was seen. */
  readonly certificateExpires: Date | null;
  /** What did not make it unfit but should be known, one sentence each. */
  readonly warnings: readonly string[];
}

/** What a synthetic delivery is where no payload is declared. */
export type SyntheticBody =
  /** The standard health_check event. */
  | { readonly kind: "health-event" }
  /** An output of a flow, as Cognigy.AI delivers it, for this user. */
  | { readonly kind: "flow-output"; readonly userId: string };

/** What the synthetic delivery sends and expects. */
export interface HealthExpectation {
  /** Text is sent as it is, anything else as JSON; undefined stands for the synthetic body. */
  readonly payload: unknown;
  readonly body: SyntheticBody;
  /** `2xx` or `202`. */
  readonly expect: string;
  /** Further statuses that count as healthy. */
  readonly accept: readonly number[];
  readonly maxLatencyMs: number | null;
  /** Whether nobody declared it, as far as manifests and the record tell: a rollback probes all the same. */
  readonly isGuessed?: true;
}

/** What a plan tells of a probe's body: only a flow output has a user. */
interface PlannedBody {
  readonly payload: string | null;
  readonly userId?: string;
}

/** What is sent where no payload is declared. */
export function syntheticBodyOf({ userId }: PlannedBody): SyntheticBody {
  return userId === undefined ? { kind: "health-event" } : { kind: "flow-output", userId };
}

/** The body that a manifest chooses, which is not what tenants of this kind deliver; null where it chooses none. */
export function declaredBody(probe: PlannedBody, isEndpoint: boolean): SyntheticBody["kind"] | null {
  const { kind } = syntheticBodyOf(probe);
  return probe.payload !== null || isEndpoint === (kind === "flow-output") ? null : kind;
}

/** Whom to probe and what to send. */
export interface ProbeTarget {
  readonly url: string;
  readonly method: string;
  /** Content-Type of the synthetic delivery. */
  readonly payloadFormat: string;
  readonly headers: readonly { readonly name: string; readonly value: WireText }[];
  /** undefined stands for the synthetic body. */
  readonly payload: unknown;
  readonly body: SyntheticBody;
  readonly version: number;
  /** `2xx` or `202`. */
  readonly expect: string;
  /** Further statuses that count as healthy. */
  readonly accept: readonly number[];
  readonly maxLatencyMs: number | null;
  /** `address:port` in place of what DNS says; null to ask DNS. */
  readonly connectTo: string | null;
}

/** Where operators say that a receiver is really reached: `host:port`, and the address in its place. */
export interface ConnectToEntry {
  readonly hostAndPort: string;
  readonly address: string;
}

/** What an entry is for. */
interface Route {
  readonly hosts: readonly string[];
  /** `*` for any. */
  readonly port: string;
}

/** Read once for each entry: a fleet asks thousands of times about the same few. */
const routes = new WeakMap<ConnectToEntry, Route>();

/** Where operators say that a receiver is really reached, `address:port`; null where DNS decides. */
export function connectToOf(url: URL, connectTo: readonly ConnectToEntry[]): string | null {
  // The final dot of a name says where it ends, and is no part of it.
  const host = hostOf(url).replace(/\.$/, "");
  const entry = connectTo.find((candidate) => {
    const { hosts, port } = routeOf(candidate);
    return (port === "*" || port === portOf(url)) && matchesAny(host, hosts);
  });
  return entry?.address ?? null;
}

function routeOf(entry: ConnectToEntry): Route {
  const known = routes.get(entry);
  if (known !== undefined) return known;
  const { hostAndPort } = entry;
  const colon = hostAndPort.lastIndexOf(":");
  const host = withoutBrackets(hostAndPort.slice(0, colon).toLowerCase()).replace(/\.$/, "");
  const route = { hosts: [host], port: hostAndPort.slice(colon + 1) };
  routes.set(entry, route);
  return route;
}

/** What a synthetic delivery sends and expects, as a record keeps it. */
export type RecordedHealth = DeclaredHealth;

export function recordedHealth({
  payload,
  body,
  expect,
  accept,
  maxLatencyMs,
}: HealthExpectation): RecordedHealth {
  const text = payloadText(payload);
  return {
    ...(text === null ? {} : { payload: text }),
    ...(text === null && body.kind === "flow-output" ? { user_id: body.userId } : {}),
    expect,
    ...(accept.length === 0 ? {} : { accept: [...accept] }),
    ...(maxLatencyMs === null ? {} : { max_latency_ms: maxLatencyMs }),
  };
}

/** The same, to probe by it again. */
export function expectationOf({
  payload,
  user_id: userId,
  expect,
  accept = [],
  max_latency_ms: maxLatencyMs,
}: RecordedHealth): HealthExpectation {
  const body = syntheticBodyOf({ payload: null, ...(userId === undefined ? {} : { userId }) });
  return { payload, body, expect, accept, maxLatencyMs: maxLatencyMs ?? null };
}
