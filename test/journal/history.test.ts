import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Chain } from "../../src/journal/chain/chain.ts";
import { projectionOf } from "../../src/journal/projection/builder.ts";
import type { Snapshot } from "../../src/model/plan/change.ts";
import { historyOf as historyOfFacts } from "../../src/model/record/history.ts";
import { factOf, probedOf } from "../../src/model/record/projection.ts";
import type { ChangeRecord, JournalRecord } from "../../src/model/record/record.ts";
import { change, intent, notice, outcome, probeRecord, snapshot, steppingClock } from "./fixture.ts";

function historiesOf(records: readonly JournalRecord[]) {
  return factOf(projectionOf(records), (facts) =>
    facts.attempts.length === 0 ? null : historyOfFacts(facts, null),
  );
}

function recorded(fields: readonly Partial<ChangeRecord>[]): JournalRecord[] {
  const chain = new Chain({ actor: "ci", run: "run-1", clock: steppingClock() }, undefined);
  return fields.map((one) => chain.add(change(one)).record);
}

function historyOf(...fields: readonly Partial<ChangeRecord>[]) {
  const history = historiesOf(recorded(fields)).get("orders@2");
  assert.ok(history !== undefined);
  return history;
}

describe("the history of a webhook", () => {
  it("is none where no change of it was carried out", () => {
    const chain = new Chain({ actor: "ci", run: "run-1", clock: steppingClock() }, undefined);
    const others = [outcome("a"), notice("x", "orders"), change({ result: "skipped", because: "profile@1" })];
    assert.deepEqual([...historiesOf(others.map((entry) => chain.add(entry).record))], []);
  });

  it("belongs to one version", () => {
    const histories = historiesOf(recorded([{ version: 1 }, { version: 2 }, { webhook_name: "ledger" }]));
    assert.deepEqual([...histories.keys()], ["orders@1", "orders@2", "ledger@2"]);
  });

  it("has the share of what was applied, whatever became of the rest; skipped ones do not count", () => {
    const results = [
      "applied",
      "held",
      "failed",
      "skipped",
      "unknown",
      "stale",
      "applied",
      "applied",
    ] as const;
    const { attempts, successRate } = historyOf(...results.map((result) => ({ result })));
    assert.equal(attempts.length, 7);
    assert.equal(successRate, 3 / 7);
  });

  it("has percentiles by nearest rank", () => {
    const latencies = Array.from({ length: 20 }, (_, index) => ({ latency_ms: 20 - index }));
    assert.deepEqual(historyOf(...latencies).latencies, { p50: 10, p95: 19, max: 20 });
    assert.deepEqual(historyOf({ latency_ms: 7 }).latencies, { p50: 7, p95: 7, max: 7 });
  });

  it("counts the last twenty attempts only, oldest first", () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ latency_ms: index, run: `run-${index}` }));
    const { attempts, latencies } = historyOf(...many, { result: "skipped" });
    assert.deepEqual(
      attempts.map(({ latencyMs }) => latencyMs),
      Array.from({ length: 20 }, (_, index) => 30 + index),
    );
    assert.equal(latencies?.max, 49);
  });

  it("remembers the last probe, and the certificate of the last one that saw any, however long ago", () => {
    const seen = probeRecord({ certificate_expires: "2027-02-21T16:06:14.000Z" });
    const refused = probeRecord({ verdict: "connection-refused", http_status: null });
    const silent = Array.from({ length: 30 }, () => ({ probe: null }));
    const history = historyOf({ probe: seen }, { probe: refused, result: "held" }, ...silent);
    assert.equal(history.probe?.seen.verdict, "connection-refused");
    assert.equal(history.probe?.time, "2026-11-23T09:00:02.123Z");
    assert.equal(history.certificateExpires, "2027-02-21T16:06:14.000Z");
  });

  it("has no probe where none was made", () => {
    const { probe, certificateExpires } = historyOf({});
    assert.deepEqual([probe, certificateExpires], [null, null]);
  });

  describe("whose change the gate held", () => {
    const fit = probeRecord({ certificate_expires: "2027-02-21T00:00:00.000Z" });
    const unfit = probeRecord({
      verdict: "unexpected-status",
      certificate_expires: "2026-12-01T00:00:00.000Z",
    });
    const elsewhere: Snapshot = { ...snapshot, url: "https://other.example.com/hook" };
    const otherwise: Snapshot = { ...snapshot, headers: {} };
    const drifted: Snapshot = { ...snapshot, status: "inactive" };
    const live = change({ probe: fit, probed: probedOf(snapshot) });
    const held = (wanted: Snapshot) => change({ result: "held", probe: unfit, probed: probedOf(wanted) });
    const [late, soon] = [fit.certificate_expires, unfit.certificate_expires];
    const table = [
      {
        what: "still declared",
        held: [elsewhere],
        declared: elsewhere,
        verdict: "unexpected-status",
        ends: late,
      },
      { what: "taken back", held: [elsewhere], declared: snapshot, verdict: "healthy", ends: late },
      {
        what: "taken back after two",
        held: [otherwise, elsewhere],
        declared: snapshot,
        verdict: "healthy",
        ends: soon,
      },
      { what: "changed once more", held: [elsewhere], declared: otherwise, verdict: "healthy", ends: late },
      { what: "removed from Git", held: [elsewhere], declared: null, verdict: "healthy", ends: late },
      {
        what: "taken back, other headers",
        held: [otherwise],
        declared: snapshot,
        verdict: "healthy",
        ends: soon,
      },
      {
        what: "of what is live",
        held: [drifted],
        declared: snapshot,
        verdict: "unexpected-status",
        ends: soon,
      },
    ];
    for (const { what, held: wanted, declared, verdict, ends } of table) {
      it(`counts while it is about what is declared or live: ${what}`, () => {
        const chain = new Chain({ actor: "ci", run: "run-1", clock: steppingClock() }, undefined);
        const entries = [intent("a"), outcome("a"), live, ...wanted.map(held)];
        const { webhooks } = projectionOf(entries.map((entry) => chain.add(entry).record));
        const facts = webhooks.get("orders@2");
        assert.ok(facts !== undefined);
        const history = historyOfFacts(facts, declared);
        assert.deepEqual([history.probe?.seen.verdict, history.certificateExpires], [verdict, ends]);
        // What plans say of the host goes by the same.
        assert.equal(facts.lastWritten?.certificateExpires, ends);
      });
    }

    it("counts no more once what is live was probed again, and always where an older record does not say what it was", () => {
      const chain = new Chain({ actor: "ci", run: "run-1", clock: steppingClock() }, undefined);
      const records = [intent("a"), outcome("a"), live, held(elsewhere), live].map(
        (one) => chain.add(one).record,
      );
      const facts = projectionOf(records).webhooks.get("orders@2");
      assert.deepEqual([facts?.probe?.seen.verdict, facts?.notLive], ["healthy", undefined]);
      const old = historyOf({ probe: fit }, { result: "held", probe: unfit });
      assert.equal(old.probe?.seen.verdict, "unexpected-status");
    });
  });
});
