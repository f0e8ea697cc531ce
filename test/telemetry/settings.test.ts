import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readTelemetrySettings } from "../../src/telemetry/settings.ts";

const BASE = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://otel.test:4318" };

describe("where traces and metrics go", () => {
  const cases: readonly (readonly [
    what: string,
    variables: Record<string, string>,
    traces: string,
    metrics: string,
  ])[] = [
    ["nothing is set", {}, "off", "off"],
    ["one address for all", BASE, "http://otel.test:4318/v1/traces", "http://otel.test:4318/v1/metrics"],
    [
      "with a path",
      { OTEL_EXPORTER_OTLP_ENDPOINT: "https://otel.test/otlp/" },
      "https://otel.test/otlp/v1/traces",
      "https://otel.test/otlp/v1/metrics",
    ],
    [
      "an address of one signal is used as it is",
      { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://traces.test:1/x" },
      "http://traces.test:1/x",
      "off",
    ],
    [
      "and goes before the one for all",
      { ...BASE, OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: "http://metrics.test" },
      "http://otel.test:4318/v1/traces",
      "http://metrics.test/",
    ],
    ["an empty one is none", { OTEL_EXPORTER_OTLP_ENDPOINT: " " }, "off", "off"],
    ["switched off", { ...BASE, OTEL_SDK_DISABLED: "TRUE" }, "off", "off"],
    [
      "not switched off",
      { ...BASE, OTEL_SDK_DISABLED: "1" },
      "http://otel.test:4318/v1/traces",
      "http://otel.test:4318/v1/metrics",
    ],
    ["no traces", { ...BASE, OTEL_TRACES_EXPORTER: "none" }, "off", "http://otel.test:4318/v1/metrics"],
    ["no metrics", { ...BASE, OTEL_METRICS_EXPORTER: "none" }, "http://otel.test:4318/v1/traces", "off"],
    [
      "another exporter",
      { ...BASE, OTEL_TRACES_EXPORTER: "zipkin" },
      "OTEL_TRACES_EXPORTER does not name a supported exporter (otlp or none)",
      "http://otel.test:4318/v1/metrics",
    ],
    [
      "gRPC",
      { ...BASE, OTEL_EXPORTER_OTLP_PROTOCOL: "grpc", OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: "http/json" },
      "OTEL_EXPORTER_OTLP_PROTOCOL asks for grpc, and only http/json is supported; set it, with the collector's HTTP address (usually port 4318)",
      "http://otel.test:4318/v1/metrics",
    ],
    [
      "the other encoding, at the same address",
      { ...BASE, OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf" },
      "http://otel.test:4318/v1/traces",
      "http://otel.test:4318/v1/metrics",
    ],
    [
      "no address",
      { OTEL_EXPORTER_OTLP_ENDPOINT: "otel.test:4318" },
      "OTEL_EXPORTER_OTLP_ENDPOINT is not an http or https address",
      "OTEL_EXPORTER_OTLP_ENDPOINT is not an http or https address",
    ],
    [
      "a password that was not encoded",
      { ...BASE, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://u:100%@traces.test" },
      "the user name or password in OTEL_EXPORTER_OTLP_TRACES_ENDPOINT cannot be decoded; write each % of it as %25",
      "http://otel.test:4318/v1/metrics",
    ],
  ];
  for (const [what, variables, traces, metrics] of cases) {
    test(what, () => {
      const settings = readTelemetrySettings(variables);
      const shown = [settings.traces, settings.metrics].map((setting) =>
        setting.kind === "on" ? setting.destination.url.href : setting.kind === "off" ? "off" : setting.why,
      );
      assert.deepEqual(shown, [traces, metrics]);
      assert.deepEqual(settings.warnings, []);
    });
  }
});

test("headers, time and certificate of a signal go before those for all", () => {
  const { traces, metrics } = readTelemetrySettings({
    ...BASE,
    OTEL_EXPORTER_OTLP_HEADERS: "api-key=abc%20def, x-tenant = 7",
    OTEL_EXPORTER_OTLP_TRACES_HEADERS: "authorization=Bearer%20s3cret",
    OTEL_EXPORTER_OTLP_TIMEOUT: "2500",
    OTEL_EXPORTER_OTLP_METRICS_COMPRESSION: "gzip",
    OTEL_EXPORTER_OTLP_CERTIFICATE: "/etc/otel.pem",
  });
  assert.ok(traces.kind === "on" && metrics.kind === "on");
  const shown = [traces, metrics].map(({ destination: { headers, timeoutMs, isCompressed, caFile } }) => ({
    ...{ timeoutMs, isCompressed, caFile },
    headers: headers.map(({ name, value }) => `${name}: ${value.expose()}`),
  }));
  const common = { timeoutMs: 2_500, caFile: "/etc/otel.pem" };
  assert.deepEqual(shown, [
    { ...common, isCompressed: false, headers: ["authorization: Bearer s3cret"] },
    { ...common, isCompressed: true, headers: ["api-key: abc def", "x-tenant: 7"] },
  ]);
});

test("what cannot be read is left out, and told without its value", () => {
  const { traces, resource, warnings } = readTelemetrySettings({
    ...BASE,
    OTEL_METRICS_EXPORTER: "none",
    OTEL_EXPORTER_OTLP_HEADERS: "Bearer s3cret",
    OTEL_EXPORTER_OTLP_TIMEOUT: "soon",
    OTEL_RESOURCE_ATTRIBUTES: "team=%E0%A4%A,tier=1",
    OTEL_TRACES_SAMPLER: "jaeger_remote",
    OTEL_SERVICE_NAME: "webhooks",
  });
  assert.ok(traces.kind === "on");
  assert.deepEqual(traces.destination.headers, []);
  assert.equal(traces.destination.timeoutMs, 10_000);
  assert.deepEqual([...resource], [["service.name", "webhooks"]]);
  assert.equal(warnings.length, 4);
  assert.doesNotMatch(warnings.join("\n"), /s3cret|soon|jaeger_remote/);
});

test("a time that no timer takes is left out, and told once", () => {
  for (const time of ["2500.5", "0.001", "0", "-1", "Infinity"]) {
    const { traces, warnings } = readTelemetrySettings({ ...BASE, OTEL_EXPORTER_OTLP_TIMEOUT: time });
    assert.ok(traces.kind === "on");
    assert.equal(traces.destination.timeoutMs, 10_000, time);
    assert.deepEqual(warnings, [
      "OTEL_EXPORTER_OTLP_TIMEOUT is not a whole number of milliseconds that a timer can hold; 10000 is used",
    ]);
  }
});

describe("a value that means nothing here is told, once", () => {
  const compression = "OTEL_EXPORTER_OTLP_COMPRESSION";
  const temporality = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";
  const own = "OTEL_EXPORTER_OTLP_TRACES_COMPRESSION";
  const uncompressed = (name: string) => `${name} is gzip or none, and nothing else; nothing is compressed`;
  const cases: readonly (readonly [variables: Record<string, string>, told: readonly string[]])[] = [
    [{ [compression]: "br" }, [uncompressed(compression)]],
    [{ [compression]: "gzip", [own]: "zstd" }, [uncompressed(own)]],
    [{ [compression]: "GZIP", [own]: "none" }, []],
    [
      { [temporality]: "bogus" },
      [`${temporality} is cumulative, delta or lowmemory, and nothing else; cumulative is used`],
    ],
    ...["Cumulative", "DELTA", "lowmemory", " "].map((value) => [{ [temporality]: value }, []] as const),
  ];
  for (const [variables, told] of cases)
    test(JSON.stringify(variables), () => {
      assert.deepEqual(readTelemetrySettings({ ...BASE, ...variables }).warnings, told);
    });
});

test("OTEL_SERVICE_NAME goes before what the resource's attributes say", () => {
  const attributes = "service.name=other,deployment.environment.name=a%2Cb";
  const { resource } = readTelemetrySettings({
    ...BASE,
    OTEL_RESOURCE_ATTRIBUTES: attributes,
    OTEL_SERVICE_NAME: "webhooks",
  });
  assert.deepEqual(Object.fromEntries(resource), {
    "service.name": "webhooks",
    "deployment.environment.name": "a,b",
  });
});

describe("samplers", () => {
  const id = (end: string) => `4bf92f3577b34da6a3${end.padStart(14, "0")}`;
  const parent = { traceId: id("0"), spanId: "00f067aa0ba902b7", traceState: "" };
  const cases: readonly (readonly [
    sampler: string,
    argument: string,
    end: string,
    parent: boolean | null,
    kept: boolean,
  ])[] = [
    ["", "", "1", null, true],
    ["", "", "1", false, false],
    ["always_on", "", "1", false, true],
    ["always_off", "", "1", true, false],
    ["parentbased_always_off", "", "1", null, false],
    ["parentbased_always_off", "", "1", true, true],
    ["traceidratio", "0.5", "ffffffffffffff", null, true],
    ["traceidratio", "0.5", "07ffffffffffff", null, false],
    ["traceidratio", "0", "ffffffffffffff", null, false],
    ["traceidratio", "1", "0", null, true],
    ["parentbased_traceidratio", "0", "ffffffffffffff", true, true],
  ];
  for (const [name, argument, end, isSampled, kept] of cases) {
    test(`${name || "none"} ${argument} ${end} ${isSampled}`, () => {
      const { sampler } = readTelemetrySettings({
        ...BASE,
        OTEL_TRACES_SAMPLER: name,
        OTEL_TRACES_SAMPLER_ARG: argument,
      });
      assert.equal(sampler(id(end), isSampled === null ? undefined : { ...parent, isSampled }), kept);
    });
  }
});
