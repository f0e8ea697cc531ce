import assert from "node:assert/strict";
import { test } from "node:test";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { environment, liveOf, NOW, plainHeader, secretHeader, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

function known(declared: Webhook, over: Partial<LastWritten> = {}): LastWritten {
  const common = { sunset: null, held: false, wasActive: false, certificateExpires: null };
  return { after: snapshotOf(declared), ...common, ...over };
}

function risks(...args: Parameters<typeof planOf>): string[] {
  return planOf(...args).changes.map(({ risk }) => [risk.level, ...risk.why].join(": "));
}

const rotated = webhook({ headers: [secretHeader("X-Api-Key", "KEY", 4, "new")] });
const before = webhook({ headers: [secretHeader("X-Api-Key", "KEY", 3, "old")] });

test("a secret that changes is a risk, in place and with a new version", () => {
  assert.deepEqual(risks([rotated], [liveOf(before)]), ["medium: a secret changes"]);
  const [replaced] = risks([{ ...rotated, version: 2 }], [liveOf(before)]);
  assert.match(replaced ?? "", /^medium: live traffic moves; .*: a secret changes$/);
});

test("a webhook that goes live on an answer that is no success is a high risk, and only then", () => {
  const expecting = (expect: string) => webhook({ health: { ...webhook().health, expect } });
  const LIVE = [liveOf(webhook({ url: "https://api.example.com/before" }))];
  for (const expect of ["1xx", "101", "4xx", "404", "5xx", "500", "503"]) {
    const why = `goes live although its receiver answers ${expect}, as health.expect says`;
    assert.match(risks([expecting(expect)], [])[0] ?? "", /^high: .*goes live although/);
    assert.ok(risks([expecting(expect)], LIVE)[0]?.includes(why), expect);
    assert.ok(risks([{ ...expecting(expect), version: 2 }], LIVE)[0]?.includes(why), expect);
  }
  for (const expect of ["2xx", "200", "299", "3xx", "302"])
    assert.match(risks([expecting(expect)], [])[0] ?? "", /^low/);
  const inactive = { ...expecting("5xx"), status: "inactive" as const };
  assert.deepEqual(risks([inactive], []), ["low"], "it does not go live");
});

test("switching on again is a risk, but for what Git or the health gate had off", () => {
  const off = liveOf(webhook(), { status: "inactive" });
  const lastWritten = (over: Partial<LastWritten> = {}, status: "active" | "inactive" = "active") => ({
    lastWritten: new Map([["orders@1" as const, known(webhook({ status }), over)]]),
  });
  const cases: readonly (readonly [string, ReturnType<typeof lastWritten> | undefined, string])[] = [
    [
      "switched off on the tenant",
      lastWritten(),
      "medium: switches on again what was switched off on the tenant; no record says by whom",
    ],
    ["no record", undefined, "medium: switches it on, and no record says why it is off"],
    ["Git had it off", lastWritten({}, "inactive"), "low"],
    ["the gate held it", lastWritten({ held: true }, "inactive"), "low"],
  ];
  for (const [what, over, want] of cases) assert.deepEqual(risks([webhook()], [off], over), [want], what);
});

test("a hidden value that ends up in Git is a high risk", () => {
  const exposed = webhook({ headers: [plainHeader("X-Api-Key", "old")] });
  const lastWritten = new Map([["orders@1" as const, known(before)]]);
  const found = risks([{ ...exposed, headers: [plainHeader("X-Api-Key", "in-git")] }], [liveOf(before)], {
    lastWritten,
  });
  assert.deepEqual(found, ["high: a hidden value becomes a plain value in Git"]);
});

test("what carries our mark and is not in the record is a risk, where there is a record", () => {
  const other = webhook({ name: "other" });
  const lastWritten = new Map([["other@1" as const, known(other)]]);
  const why =
    "orders@1 is not in this environment's record: perhaps another environment or repository manages it";
  const theirs = liveOf(webhook({ url: "https://api.example.com/theirs" }));
  const fleet = [theirs, liveOf(other)];
  const v2 = webhook({ version: 2, url: "https://api.example.com/v2" });
  for (const desired of [[webhook(), other], [v2, other], [other]]) {
    const [found = ""] = risks(desired, fleet, { lastWritten });
    assert.ok(found.includes(why), found);
    assert.match(found, /^(?:medium|high): /);
    const recorded = new Map([...lastWritten, ["orders@1" as const, known(webhook())]]);
    for (const known of [recorded, new Map()])
      assert.ok(
        !risks(desired, fleet, { lastWritten: known })[0]?.includes("record:"),
        "told of what is known",
      );
  }
  const unmarked = liveOf(webhook({ url: "https://api.example.com/theirs" }), { idempotencyKey: null });
  assert.ok(
    !risks([{ ...webhook(), adopt: true }, other], [unmarked, liveOf(other)], { lastWritten })[0]?.includes(
      why,
    ),
  );
});

test("a version that goes live where somebody else's of the same name delivers is a risk", () => {
  const theirs = (over: Parameters<typeof liveOf>[1] = {}) =>
    liveOf(webhook(), { id: "clicked", idempotencyKey: null, ...over });
  const v2 = webhook({ version: 2 });
  assert.deepEqual(risks([v2], [theirs()]), [
    "medium: probed at apply, inactive until it passes: orders@1 is active too (id clicked); it is not managed and goes on delivering, so that events arrive twice; declare it with `adopt: true`, or switch it off on the tenant",
  ]);
  const waiting = liveOf({ ...v2, status: "inactive" });
  assert.match(
    risks([v2], [theirs(), waiting])[0] ?? "",
    /^medium: .*: orders@1 is active too \(id clicked\)/,
  );
  const serving = liveOf({ ...v2, url: "https://api.example.com/before" });
  assert.ok(!risks([v2], [theirs(), serving])[0]?.includes("active too"), "it is live already");
  for (const [what, desired, live] of [
    ["switched off", v2, theirs({ status: "inactive" })],
    ["another name", webhook({ name: "crm" }), theirs()],
    ["nothing goes live", { ...v2, status: "inactive" as const }, theirs()],
  ] as const)
    assert.ok(!risks([desired], [live])[0]?.includes("active too"), what);
});

test("with an empty record what is allowed by name has the risk too; what else is changed is noted", () => {
  const [mine, theirs] = [webhook({ name: "mine" }), webhook()];
  const over = { recorded: new Set<never>(), allow: allowing({ deprecate: new Set(["orders@1"] as const) }) };
  const [removed, ...rest] = risks([mine], [liveOf(mine), liveOf(theirs)], over);
  assert.match(
    removed ?? "",
    /^high: .*: orders@1 is not in this environment's record: perhaps another environment/,
  );
  assert.deepEqual(rest, []);
  const moved = liveOf(webhook({ url: "https://api.example.com/theirs" }));
  const { changes, notes } = planOf([theirs], [moved], over);
  assert.deepEqual(changes[0]?.risk.why, ["live traffic moves to another url"]);
  assert.match(notes.join(), /or another environment or repository manages them/);
});

test("a sunset that is near is a risk, and a far one is none", () => {
  const deprecated = (days: number) =>
    webhook({ status: "deprecated", sunset: inDays(days).toISOString().slice(0, 10) });
  const inactive = liveOf(webhook(), { status: "inactive" });
  const over = { lastWritten: new Map([["orders@1" as const, known(webhook({ status: "inactive" }))]]) };
  assert.deepEqual(risks([deprecated(15)], [inactive], over), ["low"]);
  assert.deepEqual(risks([deprecated(5)], [inactive], over), [
    "medium: sunset near: orders@1 may be deleted in 5 d (2026-11-28)",
  ]);
  const soon = environment({ deprecation: { hook: null, graceMs: 2 * DAY_MS, retire: "manual" } });
  const [replaced] = risks([webhook({ version: 2 })], [liveOf(webhook())], { environment: soon });
  assert.match(replaced ?? "", /sunset near: orders@1 may be deleted in 2 d \(2026-11-25\)$/);
  const { unchanged } = planOf([deprecated(5)], [liveOf(webhook(), { status: "deprecated" })]);
  assert.deepEqual(
    unchanged.map(({ notes }) => notes),
    [["deprecated; sunset 2026-11-28, near: in 5 d"]],
  );
});

test("a certificate that ends within the policy's runway is a risk of what goes live on that host", () => {
  const seen = (days: number) => {
    const other = webhook({ name: "other" });
    const certificateExpires = inDays(days).toISOString();
    return { lastWritten: new Map([["other@1" as const, known(other, { certificateExpires })]]) };
  };
  const live = [liveOf(webhook({ name: "other" }))];
  const desired = [webhook({ name: "other" }), webhook()];
  assert.deepEqual(risks(desired, live, seen(15)), ["low: probed at apply, inactive until it passes"]);
  assert.deepEqual(risks(desired, live, seen(11)), [
    "medium: probed at apply, inactive until it passes: the certificate of api.example.com, as last seen, expires in 11 d, policy 14 d",
  ]);
  const strict = environment();
  const policy = { ...strict.policy, rules: { "certificate-runway": "error" as const } };
  const [high] = risks(desired, live, { ...seen(-1), environment: { ...strict, policy } });
  assert.match(high ?? "", /^high: .*, has expired, policy 14 d$/);
  const off = { ...strict.policy, rules: { "certificate-runway": "off" as const } };
  const [none] = risks(desired, live, { ...seen(1), environment: { ...strict, policy: off } });
  assert.equal(none, "low: probed at apply, inactive until it passes");
});

test("an adoption says whose the webhook was, and what it writes unseen", () => {
  const [told] = risks(
    [webhook({ adopt: true, headers: [secretHeader("X-Api-Key", "KEY", 1, "value")] })],
    [
      liveOf(webhook(), {
        idempotencyKey: "other-tool/17",
        headers: [{ name: "X-Api-Key", kind: "masked" }],
        unknownFields: { createdBy: "jane@example.com", labels: {}, updatedBy: "" },
      }),
    ],
  );
  assert.equal(
    told,
    "medium: it will be managed from Git: another tool registered it: it carries the key `other-tool/17`: " +
      "the tenant says createdBy `jane@example.com`: writes declared values over headers that the tenant hides",
  );
});
