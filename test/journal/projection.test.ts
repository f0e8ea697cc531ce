import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { membersOf, parseJson } from "../../src/base/json.ts";
import { Chain } from "../../src/journal/chain/chain.ts";
import { projectionOf } from "../../src/journal/projection/builder.ts";
import { parseBeginning, parseProjection, projectionText } from "../../src/journal/projection/document.ts";
import {
  ANNOUNCED,
  lastWrittenIn,
  stepsOf,
  UNLEARNED,
  WITHDRAWN,
} from "../../src/model/record/projection.ts";
import {
  type Intent,
  type JournalEntry,
  type JournalRecord,
  MARKED_BY_NAME,
  NO_DEPRECATED_STATUS,
  PROTECTED,
  SUNSET_MOVED,
  UNPROTECTED,
} from "../../src/model/record/record.ts";
import {
  change,
  finished,
  intent,
  outcome,
  probeRecord,
  snapshot,
  started,
  steppingClock,
} from "./fixture.ts";

const subject = fc.record({
  webhook_name: fc.constantFrom("orders", "ledger"),
  version: fc.constantFrom(1, 2),
});
const id = fc.constantFrom("a", "b", "c", "d");
const after = fc.constantFrom(null, snapshot, { ...snapshot, status: "deprecated" as const });
const takesOver = fc.constantFrom<Partial<Intent>>(
  {},
  {},
  { takes_over: ["ledger@1"] },
  { takes_over: ["orders@1", "ledger@2"] },
);
const code = fc.constantFrom(
  NO_DEPRECATED_STATUS,
  MARKED_BY_NAME,
  UNLEARNED,
  PROTECTED,
  UNPROTECTED,
  SUNSET_MOVED,
  ANNOUNCED,
  WITHDRAWN,
);

const entry: fc.Arbitrary<JournalEntry> = fc.oneof(
  fc.constantFrom("one", "other").map(started),
  fc.constantFrom(0, 5).map(finished),
  fc
    .tuple(id, subject, after, fc.constantFrom("create", "activate", "deprecate"), takesOver)
    .map(([request, about, next, step, taking]) =>
      intent(request, {
        ...{ ...about, ...taking, after: next, step },
        action: step === "create" ? "create" : "replace",
      }),
    ),
  fc
    .tuple(id, subject, after, fc.constantFrom("succeeded", "failed", "unknown"), fc.boolean())
    .map(([request, about, next, result, protect]) =>
      outcome(request, { ...about, after: next, result, protect, status: next?.status ?? "deleted" }),
    ),
  fc
    .tuple(subject, fc.constantFrom("applied", "held", "skipped", "failed"), fc.boolean())
    .map(([about, result, isProbed]) => change({ ...about, result, probe: isProbed ? probeRecord() : null })),
  fc.tuple(subject, code, fc.constantFrom(null, "2030-01-01")).map(
    ([about, name, sunset]): JournalEntry => ({
      ...{ phase: "notice", code: name, ...about, new_version: 3, sunset, details: "" },
    }),
  ),
);

/** Entries of several runs, in one chain. */
const records = fc.array(fc.tuple(fc.constantFrom("run-1", "run-2"), entry), { maxLength: 60 }).map((all) => {
  const clock = steppingClock();
  let end: { sequence: number; head: string } | undefined;
  return all.map(([run, one]): JournalRecord => {
    const { record } = new Chain({ actor: "ci", run, clock }, end).add(one);
    end = { sequence: record.sequence, head: record.hash };
    return record;
  });
});

describe("a projection", () => {
  it("is the same wherever the record is parted, and after it was written and read", () => {
    fc.assert(
      fc.property(records, fc.nat(60), (all, cut) => {
        const whole = projectionOf(all);
        const first = parseProjection(projectionText(projectionOf(all.slice(0, cut))));
        assert.ok(first !== undefined);
        assert.deepEqual(projectionOf(all.slice(cut), first), whole);
        assert.equal(projectionText(projectionOf(all.slice(cut), first)), projectionText(whole));
      }),
      { numRuns: 300, seed: 19 },
    );
  });

  const turns: Readonly<Record<string, (index: number) => JournalEntry[]>> = {
    changes: (index) => [intent(`r-${index}`), outcome(`r-${index}`), change()],
    "runs of one day": (index) => [
      ...[started(`digest-${index}`), intent(`r-${index}`), outcome(`r-${index}`), change(), finished(0)],
    ],
    "runs that try one plan again": (index) => [
      ...[started("digest"), intent(`r-${index}`), outcome(`r-${index}`), change({ result: "held" })],
    ],
  };
  for (const [what, turn] of Object.entries(turns)) {
    it(`grows with the fleet and not with the record: ${what}`, () => {
      const clock = { ...steppingClock(), now: () => new Date(Date.UTC(2026, 10, 23)) };
      const chain = new Chain({ actor: "ci", run: "run-1", clock });
      const of = (count: number) => {
        const entries = Array.from({ length: count }, (_, index) => turn(index)).flat();
        return projectionText(projectionOf(entries.map((one) => chain.add(one).record))).length;
      };
      const [small, large] = [of(30), of(3_000)];
      assert.ok(large < small * 1.05, `${small} and ${large} characters`);
    });
  }

  it("keeps what runs of one plan set out to make until it is made, and forgets it after some days", () => {
    let now = Date.UTC(2026, 10, 23);
    const clock = { ...steppingClock(), now: () => new Date(now) };
    const one = new Chain({ actor: "ci", run: "run-1", clock });
    const first = [started("digest"), intent("a")].map((two) => one.add(two).record);
    assert.deepEqual([...stepsOf(projectionOf(first), "digest")], [["orders@2", [snapshot]]]);
    assert.deepEqual([...stepsOf(projectionOf(first), null)], []);
    const held = [...first, one.add(change({ result: "held" })).record];
    assert.deepEqual([...stepsOf(projectionOf(held), "digest")], [["orders@2", [snapshot]]]);
    assert.deepEqual([...stepsOf(projectionOf([...held, one.add(change()).record]), "digest")], []);
    now += 3 * 86_400_000;
    const later = [...held, one.add(started("another")).record];
    assert.deepEqual([...stepsOf(projectionOf(later), "digest")].length, 0);
  });

  it("says what takes over once that is written, until that goes or comes in a later version", () => {
    const ledger = { webhook_name: "ledger", version: 1 };
    const takes_over: Intent["takes_over"] = ["ledger@1"];
    const by = (...entries: readonly JournalEntry[]) => {
      const chain = new Chain({ actor: "ci", run: "run-1", clock: steppingClock() });
      const all = [intent("a", ledger), outcome("a", { ...ledger, after: snapshot }), ...entries];
      const found = lastWrittenIn(projectionOf(all.map((one) => chain.add(one).record)));
      return found.get("ledger@1")?.takenOverBy ?? null;
    };
    const begun = intent("b", { takes_over });
    assert.equal(by(begun), null);
    assert.equal(by(begun, outcome("b", { result: "failed" })), null);
    const taken = [begun, outcome("b")];
    assert.equal(by(...taken), "orders@2");
    assert.equal(by(...taken, intent("c"), outcome("c", { result: "failed" })), "orders@2");
    assert.equal(by(...taken, intent("c", { takes_over }), outcome("c")), "orders@2");
    assert.equal(by(...taken, intent("c", { version: 1 }), outcome("c", { version: 1 })), "orders@2");
    assert.equal(by(...taken, intent("c"), outcome("c")), "orders@2", "what goes may be left out or blocked");
    const gone = { action: "deprecate", step: "deprecate" } as const;
    assert.equal(by(...taken, intent("c", gone), outcome("c", gone)), null);
    assert.equal(by(...taken, intent("c", { version: 3 }), outcome("c", { version: 3 })), null);
    assert.equal(by(...taken, intent("c", ledger), outcome("c", { ...ledger, after: snapshot })), null);
  });

  it("of another format is none", () => {
    const text = projectionText(projectionOf([]));
    assert.equal(parseProjection(text.replace('"formatVersion":4', '"formatVersion":3')), undefined);
    assert.equal(parseProjection("[]"), undefined);
    assert.equal(parseProjection(""), undefined);
  });

  it("in the place of pruned records is read as an earlier version wrote it", () => {
    const chain = new Chain({ actor: "ci", run: "run-1", clock: steppingClock() });
    const made = projectionOf([started("digest"), intent("a")].map((one) => chain.add(one).record));
    const { begunPlans: _, ...rest } = membersOf(parseJson(projectionText(made)));
    const former = JSON.stringify({ ...rest, formatVersion: 2, planRuns: [] });
    assert.equal(parseProjection(former), undefined);
    assert.deepEqual(parseBeginning(former), { ...made, begunPlans: new Map() });
    const third = projectionText(made).replace('"formatVersion":4', '"formatVersion":3');
    assert.deepEqual([parseProjection(third), parseBeginning(third)], [undefined, made]);
    assert.deepEqual(parseBeginning(projectionText(made)), made);
  });
});
