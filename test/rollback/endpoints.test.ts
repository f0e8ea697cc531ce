import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { Chain } from "../../src/journal/chain/chain.ts";
import { projectionOf } from "../../src/journal/projection/builder.ts";
import type { Directory } from "../../src/model/fleet/directory.ts";
import type { LiveEndpoint } from "../../src/model/fleet/endpoint.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Snapshot } from "../../src/model/plan/change.ts";
import { snapshotOf, snapshotOfLive } from "../../src/model/plan/redacted-snapshot.ts";
import type { JournalEntry, JournalRecord } from "../../src/model/record/record.ts";
import { renderNothingLeft } from "../../src/render/text/plan.ts";
import { imagesBefore, lookedFor } from "../../src/rollback/before-run.ts";
import { notesBesides, nothingToRevert } from "../../src/rollback/notes.ts";
import { changedBy, isChanged, revaluedBy, stillRevalued } from "../../src/rollback/parts.ts";
import { webhookFromRecord } from "../../src/rollback/recorded-webhook.ts";
import { restore } from "../../src/rollback/restore.ts";
import {
  credentials,
  declared,
  directory,
  environment,
  live,
  MAIN,
  NOVEMBER,
  OTHER,
  set,
} from "../fixtures/endpoints.ts";
import { secretHeader } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";
import { intent, outcome, steppingClock } from "../journal/fixture.ts";

const v1 = declared({}, { basicAuth: credentials() });
const found = live(v1, { id: "e1" }, { basicAuth: set() });

function records(...runs: readonly (readonly [run: string, ...entries: JournalEntry[]])[]): JournalRecord[] {
  return runs.flatMap(([run, ...entries]) => {
    const chain = new Chain({ actor: "ci", run, clock: steppingClock() }, undefined);
    return entries.map((entry) => chain.add(entry).record);
  });
}

/** A version of `orders` that took over in place. */
function bump(id: string, version: number, before: Snapshot, after: Snapshot): JournalEntry[] {
  const replaces = `orders@${version - 1}` as const;
  const supersedes = [replaces];
  const reason = { kind: "new-version", supersedes, resumed: false, downgrade: false } as const;
  const write = { webhook_name: "orders", version, step: "replace", integration_id: "e1" } as const;
  return [
    intent(id, { ...write, action: "replace", reason, before, after, replaces }),
    outcome(id, { ...write, action: "replace", after }),
  ];
}

test("what was replaced in place goes back to the version that the live object had", () => {
  const was = snapshotOfLive(found, []);
  const second = snapshotOf({ ...v1, version: 2, url: "https://api.example.com/v2" });
  const third = snapshotOf({ ...v1, version: 3, url: "https://api.example.com/v3" });
  const all = records(["run-1", ...bump("a", 2, was, second)], ["run-2", ...bump("b", 3, second, third)]);
  const images = imagesBefore({ before: projectionOf([]), records: all }, "run-1");
  assert.deepEqual(
    images.map(({ name, version, id, writtenSince }) => [name, version, id, writtenSince]),
    [["orders", 1, "e1", true]],
  );
  assert.equal(images[0]?.was?.url, v1.url);
});

const PARTS = [
  "url",
  "cognigy.flow",
  "cognigy.locale",
  "cognigy.snapshot",
  "basicAuth.user",
  "basicAuth.password",
];
const allBut = (parts: readonly string[]) => new Set(PARTS.filter((part) => !parts.includes(part)));

function recovered(
  shown: Snapshot,
  untouched: readonly string[] = [],
  has: Directory | null = null,
  now: LiveWebhook = found,
) {
  const recorded = { name: "orders", version: 1, was: shown, written: null, changed: allBut(untouched) };
  return webhookFromRecord(recorded, {
    fillIn: (name, template) => {
      assert.equal(template, "${secret:ORDERS_AUTH@1}");
      return { name, value: secretHeader(name, "ORDERS_AUTH", 1, "from the store").value };
    },
    declared: undefined,
    live: now,
    directory: has,
  });
}

test("an Endpoint is declared by the names that its record has, and by ids where it has none", () => {
  const { webhook, hidden, missing } = recovered(snapshotOf(v1));
  assert.deepEqual([hidden, missing], [[], []]);
  const { endpoint, health } = webhook;
  assert.ok(endpoint !== null && endpoint.basicAuth.kind === "declared");
  assert.equal(endpoint.basicAuth.user, "bot");
  assert.ok(endpoint.basicAuth.password.kind === "secret");
  assert.deepEqual(health.body, { kind: "flow-output", userId: "webhook-sync" });
  const unnamed = live(v1, {}, { flow: { id: OTHER.id, name: null }, snapshot: { id: "s1", name: "May" } });
  const back = recovered(snapshotOfLive(unnamed, []), ["basicAuth.password"]).webhook.endpoint;
  assert.deepEqual(back?.flow, { by: "id", text: OTHER.id, found: null });
  assert.deepEqual(back?.snapshot, { by: "name", text: "May", found: null });
  const named = recovered(snapshotOfLive(found, []), ["basicAuth.password"]).webhook.endpoint;
  assert.deepEqual(named?.flow, { by: "name", text: MAIN.name, found: null });
  assert.equal(named?.snapshot, "project");
});

test("what the tenant still has is declared by its id, whatever it is called now", () => {
  const shown = snapshotOfLive(
    live(v1, {}, { flow: { ...MAIN, name: "Main as it was" }, snapshot: { id: NOVEMBER.id, name: "Nov" } }),
    [],
  );
  const back = recovered(shown, [], directory()).webhook.endpoint;
  const byId = ({ id }: { readonly id: string }) => ({ by: "id", text: id, found: null });
  assert.deepEqual([back?.flow, back?.snapshot], [byId(MAIN), byId(NOVEMBER)]);
  const restored = snapshotOfLive(live(v1, {}, { flow: { id: "gone", name: "Main" } }), []);
  assert.deepEqual(recovered(restored, [], directory()).webhook.endpoint?.flow, {
    ...{ by: "name", text: "Main", found: null },
  });
});

test("what an Endpoint runs and no run touched since is left as it is live", () => {
  const was = snapshotOfLive(found, []);
  const all = records(["run-1", ...bump("a", 2, was, { ...was, url: "https://api.example.com/v2" })]);
  const [image] = imagesBefore({ before: projectionOf([]), records: all }, "run-1");
  const parts = ["cognigy.flow", "cognigy.locale", "cognigy.snapshot"];
  assert.deepEqual(
    parts.filter((part) => image !== undefined && !isChanged(image.changed, part)),
    parts,
  );
  const left = recovered(was, parts).webhook.endpoint;
  assert.deepEqual([left?.flow, left?.locale, left?.snapshot], [null, null, null]);
});

test("a password that no record names is hidden where it was changed, and left alone where it was not", () => {
  const shown = snapshotOfLive(found, []);
  assert.deepEqual(shown.endpoint?.password, { kind: "sensitive" });
  assert.deepEqual(recovered(shown).hidden, ["basicAuth.password"]);
  const untouched = recovered(shown, ["basicAuth.password"]);
  assert.deepEqual(untouched.hidden, []);
  assert.deepEqual(untouched.webhook.endpoint?.basicAuth, { kind: "undeclared" });
  const none = recovered(snapshotOfLive(live(declared()), []));
  assert.deepEqual(none.webhook.endpoint?.basicAuth, { kind: "none" });
});

test("a live password goes to no other host than the one that it is live on", () => {
  const passwordOn = (url: string) => {
    const now = live({ ...v1, url }, { id: "e1" }, { basicAuth: set("bot", "of the partner") });
    const auth = recovered(snapshotOf(v1), ["basicAuth.password"], null, now).webhook.endpoint?.basicAuth;
    assert.ok(auth?.kind === "declared" && "value" in auth.password && auth.password.kind !== "plain");
    return [auth.password.kind, auth.password.value.expose()];
  };
  assert.deepEqual(passwordOn("https://partner.example.org/hook"), ["secret", "from the store"]);
  assert.deepEqual(passwordOn(v1.url), ["kept", "of the partner"]);
});

test("a password that keeps its reference and got another value is told from one that is live again", () => {
  const lost = (value: string) =>
    stillRevalued(
      { revalued: new Set(["basicAuth.password"]), left: null },
      declared({}, { basicAuth: credentials("ORDERS_AUTH", 1, value) }),
      found,
    );
  assert.deepEqual(lost("s3cret"), [{ name: "basicAuth.password", secrets: ["ORDERS_AUTH"] }]);
  assert.deepEqual(lost("another"), []);
});

test("a password that was rotated under another version of its secret got another value", () => {
  const [was, after] = [1, 2].map((version) =>
    snapshotOf(declared({}, { basicAuth: credentials("ORDERS_AUTH", version) })),
  );
  assert.ok(was !== undefined && after !== undefined);
  const rotated = (before: Snapshot) => [...revaluedBy({ before, after })];
  assert.deepEqual(rotated(was), ["basicAuth.password"]);
  assert.deepEqual(rotated(after), []);
  const other = snapshotOf(declared({}, { basicAuth: credentials("OTHER_AUTH", 1) }));
  assert.deepEqual(rotated(other), []);
});

test("a secret that was rotated in another text, or with others, is looked for in what was written last", () => {
  const header = (template: string, ...values: readonly (readonly [name: string, value: string])[]) => ({
    name: "X-Key",
    value: {
      ...{ kind: "secret" as const, template, references: values.map(([name]) => ({ name, version: 1 })) },
      value: new Secret(
        "",
        values.map(([, value]) => new Secret(value)),
      ),
    },
  });
  const lost = (was: ReturnType<typeof header>, left: string, now: string, at = "X-Key") => {
    const before = snapshotOf(declared({ headers: [was] }));
    const after = { ...before, headers: { [at]: { kind: "secret" as const, template: left } } };
    const live: LiveWebhook = {
      ...found,
      headers: [{ name: at, kind: "readable", value: new Secret(now) }],
    };
    const revalued = revaluedBy({ before, after });
    return stillRevalued({ revalued, left: after }, declared({ headers: [was] }), live).flatMap(
      ({ secrets }) => secrets,
    );
  };
  const bare = (value: string) => header("${secret:K@1}", ["K", value]);
  assert.deepEqual(lost(bare("new"), "Bearer ${secret:K@2}", "Bearer new"), ["K"]);
  assert.deepEqual(lost(bare("old"), "Bearer ${secret:K@2}", "Bearer new"), []);
  assert.deepEqual(lost(bare("new"), "Bearer ${secret:K@2}", "by hand"), []);
  assert.deepEqual(lost(bare("new"), "Bearer ${secret:K@1}", "Bearer new"), [], "only the text");
  assert.deepEqual(lost(bare("new"), "${secret:K@2}", "new", "Authorization"), ["K"], "in another header");
  const both = (a: string, b: string) => header("${secret:A@1}:${secret:B@1}", ["A", a], ["B", b]);
  const rotated = "${secret:A@2}:${secret:B@2}";
  assert.deepEqual(lost(both("new.", "new"), rotated, "new.:new"), ["A", "B"]);
  assert.deepEqual(lost(both("old", "new"), rotated, "new.:new"), ["B"]);
  assert.deepEqual(lost(both("old", "old"), rotated, "new.:new"), []);
  assert.deepEqual(lost(both("old", "same"), "${secret:A@2}:${secret:B@1}", "new:same"), []);
});

test("what a run changed is looked for by its key, and what it referred to is looked up", () => {
  const was = snapshotOfLive(found, []);
  const all = records(["run-1", ...bump("a", 2, was, snapshotOf({ ...v1, version: 2 }))]);
  const images = imagesBefore({ before: projectionOf([]), records: all }, "run-1");
  assert.deepEqual(lookedFor(images), { wanted: ["orders@1"], restoring: [was] });
});

test("where nothing is left to revert, it is told what a short list may hide", () => {
  const notes = (shortfall: string | null) =>
    notesBesides({ images: [], leftActive: [], restored: [] }, { shortfall }, { unchanged: [] });
  assert.deepEqual(notes(null), []);
  assert.deepEqual(notes("it does not show orders@1"), [
    "the tenant's list may be incomplete: it does not show orders@1",
  ]);
});

test("where nothing is left to revert, it is told within the width, notes too", () => {
  const done = nothingToRevert({ ...planOf([], []), unchanged: [] }, "3c88596c");
  assert.match(done, /^Nothing is left to revert of run 3c88596c: 0 webhooks are as before it\.$/);
  const note =
    "the tenant's list may be incomplete: it does not show orders@1, which an earlier run registered";
  const lines = renderNothingLeft([note], { color: false, width: 80 }, done).split("\n");
  assert.equal(lines.length, 3);
  for (const line of lines) assert.ok(line.length <= 80, line);
});

test("what a manifest does not tell of an Endpoint is no change, and what it tells anew is one", () => {
  const before = snapshotOfLive(found, []);
  const silent = snapshotOf(declared({}, { flow: null }));
  assert.deepEqual(changedBy({ before, after: silent }), new Set());
  const none = snapshotOfLive(live(declared()), []);
  assert.deepEqual(
    changedBy({ before: none, after: snapshotOf(v1) }),
    new Set(["basicAuth.user", "basicAuth.password"]),
  );
});

test("credentials that somebody changed by hand stay as they are, and are declared by nobody", () => {
  const authOn = (shown: Snapshot, basicAuth: LiveEndpoint["basicAuth"]) =>
    recovered(shown, ["basicAuth.user", "basicAuth.password"], null, live(v1, {}, { basicAuth })).webhook
      .endpoint?.basicAuth.kind;
  const without = snapshotOfLive(live(declared()), []);
  assert.equal(authOn(without, set()), "undeclared");
  assert.equal(authOn(snapshotOf(v1), { kind: "none" }), "none");
  assert.equal(authOn(snapshotOf(v1), set("another")), "undeclared");
  assert.equal(authOn(snapshotOf(v1), set()), "declared");
});

test("a password is named by what was written there, unless somebody had set another user by hand", () => {
  const named = snapshotOf(v1).endpoint?.password;
  const read = { kind: "sensitive" } as const;
  const passwordOf = (user: string, kept?: typeof read) => {
    const was = snapshotOfLive(live(v1, {}, { basicAuth: set(user) }), []);
    const { endpoint, ...rest } = snapshotOf({ ...v1, version: 2 });
    assert.ok(endpoint !== undefined);
    const after = { ...rest, endpoint: { ...endpoint, password: kept ?? endpoint.password } };
    const first = { webhook_name: "orders", version: 1, after: snapshotOf(v1) } as const;
    const made = [intent("a", first), outcome("a", first)];
    const all = records(["run-1", ...made], ["run-2", ...bump("b", 2, was, after)]);
    const before = projectionOf(all.slice(0, 2));
    const [image] = imagesBefore({ before, records: all.slice(2) }, "run-2");
    return image?.was?.endpoint?.password;
  };
  assert.deepEqual(passwordOf("bot"), named);
  assert.deepEqual(passwordOf("hand"), read);
  assert.deepEqual(passwordOf("bot", read), read, "the run kept another one");
});

test("what goes on beside a later version is not what becomes the former one again: that is made anew, and would deliver too", () => {
  const first = declared();
  const was = snapshotOfLive(live(first), []);
  const second = snapshotOf({ ...first, version: 2, url: "https://api.example.com/v2" });
  const all = records(["run-1", ...bump("a", 2, was, second)]);
  const images = imagesBefore({ before: projectionOf([]), records: all }, "run-1");
  const former = live({ ...first, version: 2, status: "deprecated" }, { id: "e1" }, { serves: true });
  const later = live({ ...first, version: 3 }, { id: "e2" });
  const restored = (now: readonly LiveWebhook[]) =>
    restore(images, {
      ...{ environment: environment(), declared: [], live: now, lastWritten: new Map() },
      directory: directory(),
      fillIn: (name) => ({ name, value: secretHeader(name, "ORDERS_AUTH", 1, "s3cret").value }),
    }).map(({ webhook, lacks }) => [webhook.endpoint?.flow?.text ?? null, lacks?.message ?? null]);
  assert.deepEqual(restored([former, later]), [
    [MAIN.id, "orders@3 is active and no part of that run: both would deliver"],
  ]);
  assert.deepEqual(restored([former])[0]?.[0], MAIN.id);
  const serving = live({ ...first, version: 2 }, { id: "e1" });
  assert.deepEqual(restored([serving]), [[null, null]]);
});
