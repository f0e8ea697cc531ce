import { percentDecoded } from "../base/http.ts";
import type { Redactor } from "../base/redactor.ts";
import { Secret } from "../base/secret.ts";
import type { RunEvents } from "../model/run/run-events.ts";
import type { Clock, Random } from "../model/run/surroundings.ts";
import { type Delivered, Delivery } from "./delivery.ts";
import type { Measurement } from "./instruments.ts";
import { Measurements } from "./measurements.ts";
import { ATTRIBUTE } from "./names.ts";
import { spansDocument, type TelemetrySource } from "./otlp.ts";
import { metricsDocument } from "./otlp-metrics.ts";
import { Scopes } from "./scopes.ts";
import {
  type CollectorAddress,
  readTelemetrySettings,
  type Signal,
  type SignalSetting,
  type TelemetrySettings,
  type Variables,
} from "./settings.ts";
import type { Attributes, FinishedSpan } from "./span.ts";
import { type Detail, SpanRecorder } from "./span-recorder.ts";
import { readTraceParent, type TraceParent } from "./trace-parent.ts";
import { newTraceId, Tracer } from "./tracer.ts";

/** What telemetry is made from. */
export interface TelemetryOptions {
  readonly variables: Variables;
  readonly events: RunEvents;
  readonly clock: Clock;
  readonly random: Random;
  readonly redactor: Redactor;
  readonly toolVersion: string;
  /** As it is typed, without options: `apply`. */
  readonly command: string;
  readonly detail: Detail;
  /** Of the span of the whole command. */
  readonly attributes: Attributes;
}

/** Traces and measures one command. */
export interface Telemetry {
  /** What was passed over of the settings, a sentence each. */
  readonly warnings: readonly string[];
  /** Ends the trace and sends what is left, for a second at most. One sentence for each signal. Never rejects. */
  finish(exitCode: number, failure: string | null): Promise<readonly TelemetryNotice[]>;
}

/** One sentence, and whether it tells of something that did not go well. */
export interface TelemetryNotice {
  readonly text: string;
  readonly isFailure: boolean;
}

/** How long a command waits for collectors at its end. */
const LAST_MS = 1_000;

/** Begins to listen. */
export function startTelemetry(options: TelemetryOptions): Telemetry {
  const { variables, redactor } = options;
  const settings = readTelemetrySettings(variables);
  learnSecrets([settings.traces, settings.metrics], redactor);
  const parent = readTraceParent(variables.TRACEPARENT ?? "", variables.TRACESTATE ?? "");
  const origin = originOf(options, settings.resource);
  const traces = tracesOf(options, settings, parent, origin);
  const metrics = metricsOf(options, settings, origin);
  const isMalformed = variables.TRACEPARENT && parent === undefined;
  return {
    warnings: [...settings.warnings, ...(isMalformed ? [MALFORMED_PARENT] : [])],
    finish: async (exitCode, failure) => {
      const [late, done] = [new AbortController(), new AbortController()];
      void options.clock.sleep(LAST_MS, done.signal).then(() => late.abort());
      const told = await Promise.all([
        traces.finish(exitCode, failure, late.signal),
        metrics.finish(exitCode, failure, late.signal),
      ]);
      done.abort();
      return told.flat().map(({ text, isFailure }) => ({ text: redactor.withoutSecrets(text), isFailure }));
    },
  };
}

const MALFORMED_PARENT =
  "TRACEPARENT is not valid W3C Trace Context (00-TRACE_ID-SPAN_ID-FLAGS) and is ignored; the run starts a trace of its own";

/** One kind of telemetry, until it is sent. */
interface SignalEnd {
  finish(exitCode: number, failure: string | null, limit: AbortSignal): Promise<readonly TelemetryNotice[]>;
}

/** A signal that is not made. */
function nothing(...told: readonly TelemetryNotice[]): SignalEnd {
  return { finish: async () => told };
}

function tracesOf(
  options: TelemetryOptions,
  { traces, sampler }: TelemetrySettings,
  parent: TraceParent | undefined,
  origin: TelemetrySource,
): SignalEnd {
  if (traces.kind === "off") return nothing();
  if (traces.kind === "refused") return nothing(refused("traces", traces.why));
  const { events, clock, random, command, detail, attributes } = options;
  const traceId = parent?.traceId ?? newTraceId(random);
  if (!sampler(traceId, parent)) return nothing({ text: `traces: 0 sent, ${NOT_SAMPLED}`, isFailure: false });
  const delivery = new Delivery<FinishedSpan>(
    traces.destination,
    (spans) => spansDocument(spans, origin),
    () => 1,
  );
  const tracer = new Tracer({ traceId, parent, clock, random, onEnd: (span) => delivery.add(span) });
  const root = tracer.begin(`webhook-sync ${command}`, null, { ...attributes, [ATTRIBUTE.command]: command });
  const scopes = new Scopes(root);
  scopes.follow(events);
  events.listen(new SpanRecorder({ tracer, scopes, root, detail }).hear);
  events.traceId = traceId;
  return {
    finish: async (exitCode, failure, limit) => {
      root.set({ [ATTRIBUTE.exitCode]: exitCode, [ATTRIBUTE.errorType]: failure });
      root.fail(failure);
      tracer.end(root);
      tracer.endAll();
      scopes.end();
      return [told("traces", traces.destination, await delivery.finish(limit))];
    },
  };
}

const NOT_SAMPLED = "because the trace is not sampled (TRACEPARENT, OTEL_TRACES_SAMPLER)";

function metricsOf(
  options: TelemetryOptions,
  settings: TelemetrySettings,
  origin: TelemetrySource,
): SignalEnd {
  const { metrics, isDelta } = settings;
  if (metrics.kind === "off") return nothing();
  if (metrics.kind === "refused") return nothing(refused("metrics", metrics.why));
  const { events, clock, command } = options;
  const [from, started] = [clock.now().getTime(), clock.monotonic()];
  const measurements = new Measurements();
  events.listen(measurements.hear);
  return {
    finish: async (exitCode, _, limit) => {
      measurements.ended(clock.monotonic() - started, command, exitCode);
      const period = { from, to: clock.now().getTime(), isDelta };
      const delivery = new Delivery<Measurement>(
        metrics.destination,
        (all) => metricsDocument(all, period, origin),
        ({ points }) => points.length,
      );
      for (const measurement of measurements.all()) delivery.add(measurement);
      return [told("metrics", metrics.destination, await delivery.finish(limit))];
    },
  };
}

function refused(signal: Signal, why: string): TelemetryNotice {
  return { text: `${signal}: not sent: ${why}`, isFailure: true };
}

function told(signal: Signal, { url }: CollectorAddress, { sent, total, cause }: Delivered): TelemetryNotice {
  if (cause === null) return { text: `${signal}: ${sent} sent`, isFailure: false };
  // The host alone: what else stands in an address may be a secret.
  return { text: `${signal}: ${sent} of ${total} sent to ${url.host}: ${cause}`, isFailure: true };
}

/** Headers and what stands before the host in an address are credentials. */
function learnSecrets(settings: readonly SignalSetting[], redactor: Redactor): void {
  for (const setting of settings) {
    if (setting.kind !== "on") continue;
    const { headers, url } = setting.destination;
    for (const { value } of headers) redactor.learn(value);
    if (url.password !== "") redactor.learn(new Secret(percentDecoded(url.password) ?? url.password));
  }
}

function originOf(
  { redactor, toolVersion }: TelemetryOptions,
  resource: ReadonlyMap<string, string>,
): TelemetrySource {
  const cleaned = new Map<string, string>();
  return {
    version: toolVersion,
    resource: {
      "service.name": "webhook-sync",
      "service.version": toolVersion,
      ...Object.fromEntries(resource),
      "telemetry.sdk.name": "webhook-sync",
      "telemetry.sdk.language": "nodejs",
      "telemetry.sdk.version": toolVersion,
    },
    // Most texts are the same few, and what a text repeats of a secret takes long to find out.
    clean: (text) => {
      const known = cleaned.get(text) ?? redactor.withoutSecrets(text);
      cleaned.set(text, known);
      return known;
    },
  };
}
