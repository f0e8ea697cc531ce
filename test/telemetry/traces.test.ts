import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { EXIT } from "../../src/model/run/exit-code.ts";
import type { Clock, Output, Random } from "../../src/model/run/surroundings.ts";
import { exchange } from "../../src/telemetry/exchange.ts";
import { traced } from "../../src/telemetry/traced.ts";
import { temporaryDirectory } from "../base/temporary-directory.ts";
import type { Handler } from "../cognigy/server.ts";
import { ioOf } from "../fixtures/invocation.ts";
import { patientClock } from "../fixtures/patient-clock.ts";
import { configText, manifestText } from "../scenarios/fleet.ts";
import { Stage } from "../scenarios/stage.ts";
import { type Collector, collector, type Span, takes } from "./collector.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT = "00f067aa0ba902b7";

/** A project of so many webhooks, and where its commands send traces to. */
function project(t: TestContext, webhooks: number, variables: Record<string, string>): Stage {
  const stage = new Stage();
  t.after(() => rmSync(stage.directory, { recursive: true, force: true }));
  stage.write("webhook-sync.yaml", configText({ receivers: { "bad*": "failing" } }));
  for (let at = 0; at < webhooks; at += 1)
    stage.write(`webhooks.d/hook-${at}.yaml`, manifestText(`hook-${at}`, 1));
  Object.assign(stage.variables, variables);
  return stage;
}

const ENDPOINTS =
  "environments: { sandbox: { tenant: { profile: sandbox, speaks: cognigy-v2, project: Shop } } }\n";

const only = (url: string) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_METRICS_EXPORTER: "none" });

function withName(spans: readonly Span[], name: string): readonly Span[] {
  return spans.filter((span) => span.name === name);
}

test("100 creates are 501 spans below the span that TRACEPARENT names", async (t) => {
  const sink = await collector(t);
  const stage = project(t, 100, {
    ...only(sink.url),
    TRACEPARENT: `00-${TRACE}-${PARENT}-01`,
    TRACESTATE: "congo=1",
  });
  const { stderr } = await stage.runSilently("apply --yes", 0);
  assert.match(stderr, /^traces: 501 sent$/m);
  const spans = sink.spans();
  assert.equal(spans.length, 501);
  assert.deepEqual(
    [...new Set(spans.map(({ traceId, traceState }) => `${traceId} ${traceState}`))],
    [`${TRACE} congo=1`],
  );
  assert.equal(new Set(spans.map(({ spanId }) => spanId)).size, 501);
  const [root] = withName(spans, "webhook-sync apply");
  assert.ok(root !== undefined);
  assert.equal(root.parentSpanId, PARENT);
  assert.equal(root.attributes["process.exit.code"], "0");
  assert.deepEqual(root.events.map(({ name }) => name).slice(0, 2), ["list", "plan"]);
  const changes = withName(spans, "change create");
  assert.equal(changes.length, 100);
  for (const change of changes) {
    assert.equal(change.parentSpanId, root.spanId);
    const steps = spans.filter(({ parentSpanId }) => parentSpanId === change.spanId);
    const named = steps.map(({ name }) => name).toSorted();
    assert.deepEqual(named, ["step activate", "step create", "step preflight", "step probe"]);
    const subject = change.attributes["webhook_sync.webhook.name"];
    for (const step of steps) assert.equal(step.attributes["webhook_sync.webhook.name"], subject);
    assert.equal(change.attributes["webhook_sync.change.result"], "applied");
  }
  const [written] = withName(spans, "step create");
  assert.equal(written?.attributes["http.request.method"], "POST");
  assert.equal(written?.attributes["http.response.status_code"], "201");
  assert.equal(written?.attributes["url.template"], "/api/v1/integrations");
  assert.match(
    written?.attributes["webhook_sync.request_id"] ?? "",
    /^webhook-reg-hook-\d+-1-[0-9a-f]{8}-create$/,
  );
  assert.equal(written?.kind, 3);
  const [probed] = withName(spans, "step preflight");
  assert.deepEqual(
    probed?.events.map(({ name }) => name),
    ["tcp", "tls"],
  );
  const { stdout } = await stage.runSilently("audit show --format json", 0);
  assert.match(stdout, new RegExp(`"trace_id": "${TRACE}"`));
});

test("with WEBHOOK_SYNC_TRACE_DETAIL=requests lists, the plan, requests and probes have spans too", async (t) => {
  const sink = await collector(t);
  const stage = project(t, 1, { ...only(sink.url), WEBHOOK_SYNC_TRACE_DETAIL: "requests" });
  stage.write("webhooks.d/bad.yaml", manifestText("bad", 1, ["dependsOn: [hook-0]"]));
  stage.write("webhooks.d/last.yaml", manifestText("last", 1, ["dependsOn: [bad]"]));
  await stage.runSilently("apply --yes", 5);
  const spans = sink.spans();
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const above = (span: Span) => byId.get(span.parentSpanId ?? "")?.name;
  const [post] = withName(spans, "POST /api/v1/integrations");
  assert.ok(post !== undefined);
  assert.equal(above(post), "step create");
  assert.equal(above(withName(spans, "plan")[0] ?? post), "webhook-sync apply");
  assert.ok(withName(spans, "list").every((list) => above(list) === "webhook-sync apply"));
  assert.ok(
    withName(spans, "GET /api/v1/integrations").every((get) =>
      ["list", "step create"].includes(`${above(get)}`),
    ),
  );
  assert.ok(withName(spans, "probe").every((probe) => /^step p(reflight|robe)$/.test(`${above(probe)}`)));
  const held = withName(spans, "change create").map(({ attributes, status }) => [
    attributes["webhook_sync.webhook.name"],
    attributes["webhook_sync.change.result"],
    status.code ?? 0,
  ]);
  assert.deepEqual(held, [
    ["hook-0", "applied", 0],
    ["bad", "held", 2],
    ["last", "skipped", 0],
  ]);
  const [root] = withName(spans, "webhook-sync apply");
  assert.deepEqual(root?.status, { code: 2, message: "held" });
  assert.equal(root?.parentSpanId, undefined);
});

test("a plan is a trace of its own, and no secret is in it", async (t) => {
  const sink = await collector(t);
  const stage = project(t, 1, {
    ...only(sink.url),
    OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20c0llector-s3cret-9f",
  });
  stage.write(
    "webhooks.d/keyed.yaml",
    manifestText("keyed", 1, ["headers:", "  X-Api-Key: $" + "{secret:KEY}"]),
  );
  const { all } = await stage.runSilently("plan --probe", 0);
  assert.match(all, /^traces: \d+ sent$/m);
  assert.equal(sink.headers[0]?.authorization, "Bearer c0llector-s3cret-9f");
  assert.doesNotMatch(`${all}${sink.bodies}`, /c0llector-s3cret/);
  const names = sink.spans().map(({ name }) => name);
  for (const name of ["webhook-sync plan", "list", "plan", "probe"])
    assert.ok(names.includes(name), names.join());
  assert.equal(sink.resource()["service.name"], "webhook-sync");
});

for (const command of ["report", "endpoints"])
  test(`${command} is traced, as all that reach a tenant`, async (t) => {
    const sink = await collector(t);
    const stage = project(t, 0, only(sink.url));
    stage.write("webhook-sync.yaml", ENDPOINTS);
    mkdirSync(join(stage.directory, "webhooks.d"));
    const { stderr } = await stage.runSilently(command, 0);
    assert.match(stderr, /^traces: \d+ sent$/m);
    assert.equal(withName(sink.spans(), `webhook-sync ${command}`).length, 1);
    assert.equal(withName(sink.spans(), "list").length, 1);
  });

test("a malformed TRACEPARENT is ignored, and said to be", async (t) => {
  const sink = await collector(t);
  const stage = project(t, 1, { ...only(sink.url), TRACEPARENT: "00-abc-def-01" });
  const { stderr } = await stage.runSilently("plan", 0);
  assert.match(stderr, /^warning telemetry: TRACEPARENT is not valid W3C Trace Context/m);
  assert.equal(withName(sink.spans(), "webhook-sync plan")[0]?.parentSpanId, undefined);
});

test("a trace that is not sampled is not sent", async (t) => {
  const sink = await collector(t);
  const stage = project(t, 1, { ...only(sink.url), TRACEPARENT: `00-${TRACE}-${PARENT}-00` });
  const { stderr } = await stage.runSilently("plan", 0);
  assert.match(stderr, /^traces: 0 sent, because the trace is not sampled/m);
  assert.deepEqual(sink.bodies, []);
});

describe("a collector that does not take them changes no exit code, and holds nobody up", () => {
  const says =
    (status: number, body: string, headers: Record<string, string> = {}): Handler =>
    (_, response) => {
      response.writeHead(status, headers).end(body);
    };
  let asked = 0;
  const cases: readonly (readonly [what: string, handler: Handler, told: RegExp])[] = [
    ["hangs", () => {}, /^traces: 0 of \d+ sent to 127\.0\.0\.1:\d+: no answer in time$/m],
    [
      "hangs in its answer",
      (_, response) => void response.writeHead(200).write("{"),
      /^traces: 0 of \d+ sent to [^ ]+: no answer in time$/m,
    ],
    [
      "hangs up",
      (_, response) => void response.socket?.resetAndDestroy(),
      /^traces: 0 of \d+ sent to [^ ]+: connection lost$/m,
    ],
    [
      "answers garbage",
      (_, response) => void response.socket?.end("garbage\r\n\r\n"),
      /^traces: 0 of \d+ sent to [^ ]+: malformed answer$/m,
    ],
    ["answers a page", says(200, "<html>log in</html>"), /: the answer is not that of a collector$/m],
    ["refuses", says(400, "{}"), /^traces: 0 of \d+ sent to [^ ]+: answered 400$/m],
    ["is not let in", says(401, ""), /: answered 401$/m],
    [
      "is elsewhere",
      says(302, "", { location: "http://127.0.0.1:1/" }),
      /: answered 302; redirects are not followed$/m,
    ],
    ["is not well", says(503, ""), /: answered 503$/m],
    ["is not well for long", says(503, "", { "retry-after": "600" }), /: answered 503$/m],
    [
      "takes some",
      says(200, '{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old\\u001b[31m"}}'),
      /^traces: \d+ of \d+ sent to [^ ]+: the collector rejected 2: too old/m,
    ],
    ["warns", says(200, '{"partialSuccess":{"errorMessage":"be quick"}}'), /^traces: \d+ sent$/m],
    [
      "is ready the second time",
      (request, response) => {
        asked += 1;
        if (asked > 1) return takes(request, response);
        response.writeHead(429).end();
      },
      /^traces: \d+ sent$/m,
    ],
  ];
  for (const [what, handler, told] of cases) {
    test(what, async (t) => {
      const sink = await collector(t, handler);
      const stage = project(t, 1, { ...only(sink.url), OTEL_EXPORTER_OTLP_TIMEOUT: "120000" });
      const started = performance.now();
      const { stderr } = await stage.runSilently("plan", 0);
      assert.match(stderr, told);
      assert.ok(!stderr.includes("\u001b"));
      // An export that is waited for has 120 s.
      assert.ok(performance.now() - started < 60_000);
    });
  }

  test("nobody listens", async (t) => {
    const stage = project(t, 1, { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" });
    const { stderr } = await stage.runSilently("plan --detailed-exitcode", 2);
    assert.match(stderr, /^traces: 0 of \d+ sent to 127\.0\.0\.1:9: connection refused$/m);
    assert.match(stderr, /^metrics: 0 of \d+ sent to 127\.0\.0\.1:9: connection refused$/m);
  });

  test("its certificate's file is a pipe, which nobody writes to", async (t) => {
    const sink = await collector(t);
    const pipe = join(temporaryDirectory(t), "authority.pem");
    execFileSync("mkfifo", [pipe]);
    const stage = project(t, 1, { ...only(sink.url), OTEL_EXPORTER_OTLP_CERTIFICATE: pipe });
    const { stderr } = await stage.runSilently("plan", 0);
    assert.match(stderr, /: OTEL_EXPORTER_OTLP_CERTIFICATE names something that is not a regular file$/m);
  });
});

describe("a bug of telemetry changes no exit code", () => {
  const broken = (): never => {
    throw new RangeError("it quotes s3cret");
  };
  const command = { command: "status", toolVersion: "1.0.0", pipelineRun: null, quiet: false };
  const cases: readonly (readonly [what: string, clock: Partial<Clock>, random: Random, told: string])[] = [
    [
      "when it begins",
      {},
      broken,
      "warning telemetry: nothing is sent, because of a bug (RangeError); please report it\n",
    ],
    [
      "when it ends",
      { sleep: broken },
      Math.random,
      "telemetry: not sent, because of a bug (RangeError); please report it\n",
    ],
  ];
  for (const [what, clock, random, told] of cases) {
    test(what, async () => {
      const said: string[] = [];
      const stderr: Output = { write: (text) => void said.push(text), isTerminal: false, columns: 80 };
      const variables = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" };
      const io = ioOf({ stderr, variables, random, clock: { ...patientClock, ...clock } });
      assert.equal(await traced(io, command, async () => EXIT.pending), EXIT.pending);
      assert.deepEqual(said, [told]);
    });
  }

  test("nor does a time that no timer holds make a send fail otherwise than by its answer", async () => {
    const url = new URL("http://127.0.0.1:9/v1/traces");
    const address = { url, headers: [], timeoutMs: 2_500.5, isCompressed: false, caFile: null };
    const result = await exchange(address, {}, new AbortController().signal);
    assert.deepEqual(result, { kind: "not-now", cause: "ERR_OUT_OF_RANGE", retryAfterMs: null });
  });
});

test("metrics have the names of the openmetrics format", async (t) => {
  const sink = await collector(t);
  const stage = project(t, 2, {});
  await stage.runSilently("apply --yes", 0);
  Object.assign(stage.variables, { OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, OTEL_TRACES_EXPORTER: "none" });
  const { stdout } = await stage.runSilently("status --format openmetrics", 0);
  const metrics = sink.metrics();
  const exposed = stdout
    .split("\n")
    .flatMap((line) => /^# TYPE (\S+) gauge$/.exec(line)?.[1] ?? [])
    .toSorted();
  const gauges = Object.keys(metrics).filter((name) => !/duration$/.test(name));
  const prometheus = gauges.map((name) => name.replaceAll(".", "_")).toSorted();
  assert.deepEqual(
    exposed.map((name) => name.replace(/_(seconds|ratio)$/, "")),
    prometheus,
  );
  assert.deepEqual(
    metrics["webhook_sync.outbox.size"]?.map(({ attributes, value }) => [attributes.state, value]),
    [
      ["waiting", 0],
      ["set-aside", 0],
    ],
  );
  stage.write("webhooks.d/bad.yaml", manifestText("bad", 1));
  sink.bodies.length = 0;
  await stage.runSilently("apply --yes", 5);
  const applied = sink.metrics();
  assert.deepEqual(applied["webhook_sync.changes"], [
    { attributes: { environment: "sandbox", action: "create", result: "held" }, value: "1" },
  ]);
  assert.equal(applied["webhook_sync.run.duration"]?.[0]?.attributes["process.exit.code"], "5");
  assert.ok(
    applied["http.client.request.duration"] !== undefined &&
      applied["webhook_sync.probe.duration"] !== undefined,
  );
});

test("of metrics the data points are counted, as collectors count what they reject", async (t) => {
  const sink = await collector(t, (_, response) => {
    response.writeHead(200).end('{"partialSuccess":{"rejectedDataPoints":"3","errorMessage":"too old"}}');
  });
  const stage = project(t, 2, { OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, OTEL_TRACES_EXPORTER: "none" });
  const { stderr } = await stage.runSilently("status", 0);
  const points = Object.values(sink.metrics()).flat().length;
  assert.ok(points > Object.keys(sink.metrics()).length);
  const told = `metrics: ${points - 3} of ${points} sent to ${new URL(sink.url).host}: the collector rejected 3: too old`;
  assert.ok(stderr.split("\n").includes(told), stderr);
});

test("gzip, and the service's name", async (t) => {
  const sink: Collector = await collector(t);
  const stage = project(t, 1, {
    ...only(sink.url),
    OTEL_EXPORTER_OTLP_COMPRESSION: "gzip",
    OTEL_SERVICE_NAME: "webhooks",
  });
  const { stderr } = await stage.runSilently("plan --quiet", 0);
  assert.doesNotMatch(stderr, /traces/);
  assert.equal(sink.headers[0]?.["content-encoding"], "gzip");
});
