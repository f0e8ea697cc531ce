import type { Attributes, FinishedSpan, Value } from "./span.ts";

/** Whose telemetry it is. */
export interface TelemetrySource {
  readonly resource: Attributes;
  readonly version: string;
  /** Of every text, before it leaves: what names or answers repeat of a secret is taken out. */
  readonly clean: (text: string) => string;
}

export const SCOPE = "webhook-sync";

const KINDS = { internal: 1, client: 3 } as const;

const STATUS_ERROR = 2;

/** Flags of a span: sampled, that it is known whether its parent is of another process, and that it is. */
const [SAMPLED, KNOWN, REMOTE] = [0x1, 0x100, 0x200];

/** The request that exports spans, as OTLP/JSON has it. */
export function spansDocument(spans: readonly FinishedSpan[], origin: TelemetrySource): object {
  const { resource, version } = origin;
  const scope = { name: SCOPE, version };
  const shown = spans.map((span) => spanDocument(span, origin));
  return {
    resourceSpans: [
      { resource: { attributes: attributesOf(resource, origin) }, scopeSpans: [{ scope, spans: shown }] },
    ],
  };
}

function spanDocument(span: FinishedSpan, origin: TelemetrySource): object {
  const { traceId, spanId, parent, traceState, name, kind, start, end, attributes, events, failure } = span;
  return {
    traceId,
    spanId,
    ...(traceState === "" ? {} : { traceState }),
    ...(parent === null ? {} : { parentSpanId: parent.spanId }),
    flags: SAMPLED + (parent === null ? 0 : KNOWN + (parent.isRemote ? REMOTE : 0)),
    name,
    kind: KINDS[kind],
    startTimeUnixNano: nanoseconds(start),
    endTimeUnixNano: nanoseconds(Math.max(start, end)),
    attributes: attributesOf(attributes, origin),
    events: events.map((event) => ({
      timeUnixNano: nanoseconds(event.at),
      name: event.name,
      attributes: attributesOf(event.attributes, origin),
    })),
    status: failure === null ? {} : { code: STATUS_ERROR, message: origin.clean(failure) },
  };
}

export function attributesOf(attributes: Attributes, { clean }: TelemetrySource): readonly object[] {
  return Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [{ key, value: anyValue(value, clean) }],
  );
}

/** 64-bit numbers are text in the JSON of protocol buffers. */
function anyValue(value: Value, clean: TelemetrySource["clean"]): object {
  if (typeof value === "string") return { stringValue: clean(value) };
  return Number.isSafeInteger(value) ? { intValue: `${value}` } : { doubleValue: value };
}

/** To the microsecond: more is not known, and not in a number. */
export function nanoseconds(milliseconds: number): string {
  return `${BigInt(Math.round(milliseconds * 1_000)) * 1_000n}`;
}
