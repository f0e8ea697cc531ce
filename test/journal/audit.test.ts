import assert from "node:assert/strict";
import { test } from "node:test";
import { Audit } from "../../src/journal/audit/audit.ts";
import { Chain } from "../../src/journal/chain/chain.ts";
import { PROJECTION_FORMAT } from "../../src/journal/projection/document.ts";
import type { JournalEntry } from "../../src/model/record/record.ts";
import { notice, started, steppingClock } from "./fixture.ts";

const DAY_MS = 86_400_000;

type Dated = readonly [day: number, run: string, entry: JournalEntry];

/** What an audit says of one record after the other, each of its own run, so many days from the first one. */
function audited(...entries: readonly Dated[]): Audit {
  const audit = new Audit(true);
  let place: ConstructorParameters<typeof Chain>[1];
  for (const [day, run, entry] of entries) {
    const clock = steppingClock();
    const now = () => new Date(clock.now().getTime() + day * DAY_MS);
    const { record } = new Chain({ actor: "ci", run, clock: { ...clock, now } }, place).add(entry);
    place = { sequence: record.sequence, head: record.hash };
    audit.add(record);
  }
  return audit;
}

test("times that run backwards are a problem, unless the run recorded that its clock was wrong", () => {
  const late = started("d");
  const wrong: JournalEntry = Object.assign(started("d"), { clock_ahead_ms: -DAY_MS });
  const code = (...entries: readonly Dated[]) => audited(...entries).problem()?.diagnostics[0]?.code ?? null;
  assert.equal(code([1, "a", late], [0, "b", notice("x")]), "time-runs-backwards");
  assert.equal(code([1, "a", wrong], [1, "a", notice("x")], [0, "b", notice("y")]), null);
  assert.equal(code([1, "a", wrong], [2, "b", notice("x")], [1, "a", notice("y")]), "time-runs-backwards");
  assert.equal(audited([1, "a", wrong], [0, "b", notice("x")]).wrongClocks(), 1);
});

test("a projection of this version's format has to follow from the records; another's is counted", () => {
  const named = { phase: "segment-started", projection_sha256: "0".repeat(64) } as const;
  const own = audited([0, "a", started("d")], [0, "a", { ...named, projection_format: PROJECTION_FORMAT }]);
  assert.deepEqual([own.problem()?.diagnostics[0]?.code, own.uncompared()], ["projection-differs", 0]);
  const former = audited([0, "a", started("d")], [0, "a", named]);
  assert.deepEqual([former.problem(), former.uncompared()], [null, 1]);
});
