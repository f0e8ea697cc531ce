import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { type Handler, serve } from "../cognigy/server.ts";

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "otlp.schema.json"), "utf8"));
const isExport = new Ajv2020({ strict: false, allErrors: true }).compile<ExportRequest>(schema);

/** A span as it was exported; attributes are looked up by name. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly traceState?: string;
  readonly flags: number;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly events: readonly {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
  readonly status: { readonly code?: number; readonly message?: string };
}

export interface ReadPoint {
  readonly attributes: Readonly<Record<string, string>>;
  /** The count, where it is a histogram. */
  readonly value: number | string | undefined;
}

/** An OTLP receiver on loopback that holds all that it gets to the schema. */
export interface Collector {
  readonly url: string;
  /** All texts that came in, headers left out. */
  readonly bodies: string[];
  readonly headers: Readonly<Record<string, unknown>>[];
  spans(): readonly Span[];
  /** The points of each metric, by name. */
  metrics(): Readonly<Record<string, readonly ReadPoint[]>>;
  resource(): Readonly<Record<string, string>>;
}

export const takes: Handler = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" }).end("{}");
};

/** `answer` is what it does with each request, taking it by default. */
export async function collector(t: TestContext, answer: Handler = takes): Promise<Collector> {
  const [bodies, headers]: [string[], Record<string, unknown>[]] = [[], []];
  const server = await serve(async (request, response) => {
    bodies.push(request.body);
    headers.push(request.headers);
    await answer(request, response);
  });
  t.after(() => server.close());
  const exported = () => bodies.map(held);
  return {
    ...{ url: server.url.href.replace(/\/$/, ""), bodies, headers },
    spans: () =>
      exported()
        .flatMap(({ resourceSpans = [] }) => resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans)
        .flatMap(({ spans }) => spans.map(readable)),
    metrics: () => {
      const all = exported()
        .flatMap(({ resourceMetrics = [] }) => resourceMetrics)
        .flatMap(({ scopeMetrics }) => scopeMetrics)
        .flatMap(({ metrics }) => metrics);
      return Object.fromEntries(all.map((metric) => [metric.name, pointsOf(metric)]));
    },
    resource: () => {
      const [first] = exported().flatMap(({ resourceSpans = [] }) => resourceSpans);
      return record(first?.resource.attributes ?? []);
    },
  };
}

function held(body: string): ExportRequest {
  const document: unknown = JSON.parse(body);
  assert.ok(isExport(document), JSON.stringify(isExport.errors?.slice(0, 3)));
  return document;
}

interface ExportRequest {
  readonly resourceSpans?: readonly {
    readonly resource: { readonly attributes: Pairs };
    readonly scopeSpans: readonly { readonly spans: readonly Exported[] }[];
  }[];
  readonly resourceMetrics?: readonly {
    readonly scopeMetrics: readonly { readonly metrics: readonly Metric[] }[];
  }[];
}

interface Metric {
  readonly name: string;
  readonly gauge?: { readonly dataPoints: readonly Point[] };
  readonly sum?: { readonly dataPoints: readonly Point[] };
  readonly histogram?: { readonly dataPoints: readonly Point[] };
}

function pointsOf({ gauge, sum, histogram }: Metric): readonly ReadPoint[] {
  const points = (gauge ?? sum ?? histogram)?.dataPoints ?? [];
  return points.map(({ attributes, asDouble, asInt, count }) => ({
    attributes: record(attributes),
    value: asDouble ?? asInt ?? count,
  }));
}

type Pairs = readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];

interface Point {
  readonly attributes: Pairs;
  readonly asDouble?: number;
  readonly asInt?: string;
  readonly count?: string;
}

interface Exported extends Omit<Span, "attributes" | "events"> {
  readonly attributes: Pairs;
  readonly events: readonly { readonly name: string; readonly attributes: Pairs }[];
}

function readable(span: Exported): Span {
  const events = span.events.map(({ name, attributes }) => ({ name, attributes: record(attributes) }));
  return { ...span, attributes: record(span.attributes), events };
}

function record(pairs: Pairs): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, `${Object.values(value)[0]}`]));
}
