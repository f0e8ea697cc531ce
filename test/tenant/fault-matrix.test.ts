import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pLimit from "p-limit";
import { describeOutcome } from "../../src/render/wording/outcome.ts";
import { applyOnce, nameOf, planOnce, type Run } from "./apply-once.ts";
import { chosen, isWhole, reproducible } from "./campaign.ts";
import { applyFaulty, type Cell, circumstancesOf, nameOfCell, reference } from "./cell.ts";
import { effectOf, NONE } from "./effects.ts";
import type { Estate } from "./estate.ts";
import {
  countOf,
  type Expectation,
  expectationOf,
  isUnforetold,
  numberAt,
  type Reference,
  statusesAfter,
} from "./expectation.ts";
import { HAZARDS, type Hazard, POSITIONS } from "./hazards.ts";
import { KINDS, type TenantKind } from "./kinds.ts";
import { installResolver } from "./resolver.ts";

let uninstall: () => void;

before(() => {
  uninstall = installResolver();
});

after(() => uninstall());

for (const kind of KINDS) {
  describe(kind.name, () => {
    let known: Reference;

    before(async () => {
      known = await reference(kind);
    });

    test("the run without faults makes every kind of call at least three times", () => {
      assert.equal(known.run.exit, 0, textsOf(known.run).join("\n"));
      for (const call of kind.calls)
        assert.ok(known.requests.filter((request) => request.call === call).length >= 3, call);
      assert.deepEqual(known.after, kind.converged);
    });

    for (const hazard of HAZARDS) {
      test(`fault: ${hazard.name}`, async () => {
        const cells = kind.calls.flatMap((call) =>
          POSITIONS.map((position) => ({ kind, hazard, call, position })),
        );
        // Most of the time of a cell is waiting, if at all.
        const limit = pLimit(4);
        await Promise.all(cells.filter(isInCut).map((cell) => limit(() => checkCell(cell, known))));
      });
    }

    test("a fault in the list after the changes takes nothing back of what was applied, whatever it is", async () => {
      const limit = pLimit(4);
      const turn = KINDS.indexOf(kind);
      const hazards = HAZARDS.filter((_, place) => isWhole || place % KINDS.length === turn);
      await Promise.all(hazards.map((hazard) => limit(() => checkListAfter(kind, hazard, known))));
    });
  });
}

async function checkListAfter(kind: TenantKind, hazard: Hazard, known: Reference): Promise<void> {
  const cell = { kind, hazard, call: "list", position: "last" } as const;
  const estate = await kind.estate();
  try {
    const before = estate.contents(kind.names).others;
    const number = countOf(known, "list") + 1;
    const run = await applyFaulty(cell, known, circumstancesOf(kind, estate), number);
    assert.equal(run.exit, 0, textsOf(run).join("\n"));
    assert.deepEqual(estate.statuses(kind.names), kind.converged);
    checkUnharmed(kind, estate, before);
  } catch (error) {
    throw new Error(`${hazard.name} in the list after the changes`, { cause: error });
  } finally {
    estate.remove();
  }
}

/**
 * The suite takes each fault at every second call, by turns with either kind of tenant: what meets a fault is the same
 * for both, and for most calls. The position is another one each time; none that waits in every attempt. The campaign
 * takes all.
 */
function isInCut(cell: Cell): boolean {
  if (!chosen(nameOfCell(cell))) return false;
  if (isWhole) return true;
  const { kind, hazard, call, position } = cell;
  const place = HAZARDS.indexOf(hazard) + kind.calls.indexOf(call);
  const turn = KINDS.indexOf(kind);
  const places = hazard.timeouts === undefined ? POSITIONS : POSITIONS.filter((one) => one !== "all");
  return (
    place % (2 * KINDS.length) === turn &&
    position === places[(Math.floor(place / KINDS.length) + turn) % places.length]
  );
}

async function checkCell(cell: Cell, known: Reference): Promise<void> {
  const { kind } = cell;
  const estate = await kind.estate();
  try {
    const others = estate.contents(kind.names).others;
    const isImmune = kind.immune.includes(`${cell.hazard.name}/${cell.call}`);
    // Of two the middle one is the first.
    const isFirst = cell.position !== "all" && numberAt(known, cell.call, cell.position) === 1;
    const effect = isImmune ? NONE : effectOf(cell.hazard, cell.call, isFirst ? "first" : cell.position);
    const expected = expectationOf(known, cell.hazard, cell.call, cell.position, effect);
    const circumstances = circumstancesOf(kind, estate);
    const run = await applyFaulty(cell, known, circumstances);
    if (!isUnforetold(known, cell.hazard, cell.call, cell.position)) {
      checkRun(run, expected, cell);
      assert.deepEqual(estate.statuses(kind.names), statusesAfter(known, expected.writes), "what it left");
    }
    checkUnharmed(kind, estate, others);

    const mended = await applyOnce(circumstances);
    assert.equal(mended.exit, 0, `the next apply: ${textsOf(mended).join("\n")}`);
    assert.deepEqual(estate.statuses(kind.names), kind.converged, "after the next apply");
    assert.deepEqual(estate.contents(kind.names).ours, known.live, "no update is lost");
    checkUnharmed(kind, estate, others);
    const left = await planOnce(circumstances);
    assert.ok("changes" in left && left.changes.length === 0 && left.blocked.length === 0, "nothing is left");
  } catch (error) {
    throw reproducible(nameOfCell(cell), error);
  } finally {
    estate.remove();
  }
}

function checkRun(run: Run, expected: Expectation, { hazard, call }: Cell): void {
  const texts = textsOf(run);
  assert.equal(run.exit, expected.exit, `exit code; it said: ${texts.join("\n")}`);
  for (const text of texts) {
    const isAboutOutcome = /the outcome could not be looked up: .*; run the same command again/.test(text);
    if (expected.exit === 7 && call === "token" && isAboutOutcome) continue;
    assert.match(text, hazard.words);
    if (expected.exit === 7 && call !== "token")
      assert.match(text, /was not sent again.*; run the same command again/);
  }
  assert.equal(texts.length > 0, expected.exit !== 0, `${call}: everything but success is explained`);
  const ended = run.outcomes.map(({ key, result }) => [
    nameOf(key),
    result === "applied" || result === "skipped" ? result : "ended",
  ]);
  assert.deepEqual(Object.fromEntries(ended), Object.fromEntries(expected.outcomes ?? []));
}

/** All that a person is told of what was not done. */
function textsOf({ problem, plan, outcomes }: Run): string[] {
  return [
    ...(problem === null ? [] : [`${problem.message}; ${problem.hint}`]),
    ...(plan?.blocked ?? []).map(({ message, remedy }) => `${message}; ${remedy}`),
    ...outcomes
      .filter((outcome) => outcome.result !== "applied" && outcome.result !== "skipped")
      .map((outcome) => describeOutcome(outcome)),
  ];
}

/** Nobody else's webhook is touched, nothing is there twice, and payments never go dark. */
function checkUnharmed(kind: TenantKind, estate: Estate, others: unknown): void {
  assert.deepEqual(estate.contents(kind.names).others, others, "what is not ours");
  const keys = estate.keys();
  assert.equal(new Set(keys).size, keys.length, "duplicates");
  const active = new Set<number | null>([FORMER[kind.name] ?? null]);
  for (const { committed, write } of estate.requests()) {
    if (!committed || write?.name !== "payments") continue;
    if (write.status === "active") active.add(write.version);
    else active.delete(write.version);
    assert.ok(active.size > 0, "payments went dark");
  }
}

/** The version of payments that is active before; where one is replaced in place, requests name none. */
const FORMER: Readonly<Record<string, number>> = { "integrations-v1": 1 };
