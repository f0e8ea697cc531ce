import assert from "node:assert/strict";
import { test } from "node:test";
import { Chain } from "../../src/journal/chain/chain.ts";
import { projectionOf } from "../../src/journal/projection/builder.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import type { JournalEntry, JournalRecord } from "../../src/model/record/record.ts";
import { imagesBefore } from "../../src/rollback/before-run.ts";
import { restore } from "../../src/rollback/restore.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import * as model from "../fixtures/model.ts";
import { intent, outcome, steppingClock } from "../journal/fixture.ts";

/** A new version was registered and held; a later run put it into service, and the old one out of it. */

function records(run: string, entries: readonly JournalEntry[]): JournalRecord[] {
  const chain = new Chain({ actor: "ci", run, clock: steppingClock() }, undefined);
  return entries.map((entry) => chain.add(entry).record);
}

function written(id: string, { name, version, status, ...rest }: Webhook, before: Webhook | null) {
  const after = snapshotOf({ name, version, status, ...rest });
  const facts = { webhook_name: name, version, integration_id: id, after };
  return [intent(id, { ...facts, before: before === null ? null : snapshotOf(before) }), outcome(id, facts)];
}

interface Profile {
  readonly webhook: (over: Partial<Webhook>) => Webhook;
  readonly live: (webhook: Webhook, id: string) => LiveWebhook;
  readonly environment: ReturnType<typeof model.environment>;
}

const PROFILES: Readonly<Record<string, Profile>> = {
  "integrations-v1": {
    webhook: model.webhook,
    live: (webhook, id) => model.liveOf(webhook, { id }),
    environment: model.environment(),
  },
  "cognigy-v2, where the old one goes on until its sunset": {
    webhook: endpoints.declared,
    live: (webhook, id) => endpoints.live(webhook, { id }, { serves: webhook.status !== "inactive" }),
    environment: endpoints.environment(),
  },
};

for (const [profile, { webhook, live, environment }] of Object.entries(PROFILES)) {
  const [v1, v2] = [webhook({ version: 1 }), webhook({ version: 2 })];
  const off: Webhook = { ...v2, status: "inactive" };
  const before = records("run-0", written("e1", v1, null));
  const all = [
    ...before,
    ...records("run-1", written("e2", off, null)),
    ...records("run-2", [...written("e3", v2, off), ...written("e4", { ...v1, status: "deprecated" }, v1)]),
  ];
  const lacks = (run: string, ...now: readonly LiveWebhook[]) => {
    const at = all.findIndex((record) => record.run === run);
    const past = { before: projectionOf(all.slice(0, at)), records: all.slice(at) };
    const lastWritten = new Map([["orders@2" as const, { ...KNOWN, after: snapshotOf(v2) }]]);
    return restore(imagesBefore(past, run), {
      ...{ environment, declared: [v1, v2], live: now, lastWritten },
      directory: endpoints.directory(),
      fillIn: model.plainHeader,
    }).map((one) => [one.webhook.version, one.webhook.status, one.lacks?.message ?? null]);
  };
  const old = (status: Webhook["status"]) => live({ ...v1, status }, "e1");
  const taken = live(v2, "e2");
  const alone = /it is the only version of orders that is active, and those that were active before that run/;

  test(`${profile}: the rollback of the held run alone would leave nothing in service`, () => {
    const [[, status, message] = []] = lacks("run-1", old("deprecated"), taken);
    assert.equal(status, "deprecated");
    assert.match(String(message), alone);
  });

  test(`${profile}: the rollback of the later run first gives the old version back, and then the held one may go`, () => {
    assert.deepEqual(lacks("run-2", old("deprecated"), taken), [
      [2, "inactive", null],
      [1, "active", null],
    ]);
    assert.deepEqual(lacks("run-1", old("active"), live(off, "e2")), [[2, "deprecated", null]]);
  });

  test(`${profile}: what another version stands beside may go`, () => {
    const third = live(webhook({ version: 3 }), "e5");
    assert.deepEqual(lacks("run-1", old("deprecated"), taken, third), [[2, "deprecated", null]]);
    assert.deepEqual(lacks("run-1", old("active"), taken), [[2, "deprecated", null]]);
  });

  test(`${profile}: what was the first of its name may go`, () => {
    assert.deepEqual(lacks("run-0", taken), []);
  });
}

const KNOWN = { sunset: null, held: false, wasActive: true, certificateExpires: null };
