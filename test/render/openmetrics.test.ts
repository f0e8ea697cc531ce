import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { renderOpenMetrics } from "../../src/render/formats/openmetrics.ts";
import { matchesGolden } from "./golden.ts";
import { FLEET } from "./statuses.ts";

const SAMPLE = /^([a-z_]+)\{((?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*",?)+)\} (-?[\d.]+(?:e[+-]?\d+)?)$/;
const LABEL = /([a-z_]+)="((?:[^"\\\n]|\\[\\"n])*)"/g;

interface Read {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads the text as the specification has it, and fails on what it does not allow. */
function read(text: string): readonly Read[] {
  assert.ok(text.endsWith("# EOF"));
  const seen = new Set<string>();
  const found: Read[] = [];
  let family = "";
  for (const line of text.split("\n").slice(0, -1)) {
    const [, kind, name = "", rest = ""] = /^# (TYPE|UNIT|HELP) ([a-z_]+) (.+)$/.exec(line) ?? [];
    if (kind === "TYPE") {
      assert.ok(!seen.has(name), `${name} comes twice`);
      assert.equal(rest, "gauge");
      seen.add(name);
      family = name;
    } else if (kind !== undefined) {
      assert.equal(name, family);
      if (kind === "UNIT") assert.ok(name.endsWith(`_${rest}`), line);
    } else found.push(sample(line, family));
  }
  const keys = found.map(({ name, labels }) => JSON.stringify([name, labels]));
  assert.equal(new Set(keys).size, keys.length, "a series comes twice");
  return found;
}

function sample(line: string, family: string): Read {
  const [, name = "", labels = "", value] = SAMPLE.exec(line) ?? [];
  assert.equal(name, family, line);
  const pairs = [...labels.matchAll(LABEL)].map(([, key = "", escaped = ""]) => [
    key,
    escaped.replace(/\\([\\"n])/g, (_, one: string) => (one === "n" ? "\n" : one)),
  ]);
  return { name, labels: Object.fromEntries(pairs), value: Number(value) };
}

describe("a fleet's status as OpenMetrics", () => {
  it("reads as in the golden file, which the specification allows", () => {
    const text = renderOpenMetrics(FLEET);
    matchesGolden("status-openmetrics", text);
    assert.ok(read(text).length > 20);
  });

  it("is described whole by docs/audit.md, and nothing else is", () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/audit.md"), "utf8");
    const rows = [...page.matchAll(/^\| `(webhook_sync_\w+)` +\| ([^|]+)\|/gm)];
    const described = rows.map(([, name, labels = ""]) => `${name} ${labels.match(/\w+/g)?.join(" ")}`);
    const written = read(renderOpenMetrics(FLEET)).map(({ name, labels: { environment, ...labels } }) => {
      assert.notEqual(environment, undefined);
      return `${name} ${Object.keys(labels).join(" ")}`;
    });
    assert.deepEqual(described.toSorted(), [...new Set(written)].toSorted());
  });

  it("of no webhooks has the figures of the fleet", () => {
    const names = read(renderOpenMetrics({ ...FLEET, webhooks: [] })).map(({ name }) => name);
    const ofFleet = [
      "webhook_sync_read_timestamp_seconds",
      "webhook_sync_webhooks",
      "webhook_sync_outbox_size",
    ];
    assert.deepEqual([...new Set(names)], ofFleet);
  });

  it("keeps whatever an environment is called, in one line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (environment) => {
        for (const { labels } of read(renderOpenMetrics({ ...FLEET, environment })))
          assert.equal(labels.environment, environment);
      }),
    );
  });
});
