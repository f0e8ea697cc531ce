import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pLimit from "p-limit";
import { describeOutcome } from "../../src/render/outcome.ts";
import type { Integration } from "../../src/sandbox/integrations-v1/integration.ts";
import { applyOnce, nameOf, planOnce, type Run } from "./apply-once.ts";
import { chosen, isWhole, reproducible } from "./campaign.ts";
import { applyFaulty, type Cell, circumstancesOf, nameOfCell, reference } from "./cell.ts";
import { effectOf } from "./effects.ts";
import { Estate } from "./estate.ts";
import { countOf, type Expectation, expectationOf, type Reference, statusesAfter } from "./expectation.ts";
import { CONVERGED, NAMES, SEEDS } from "./fleet.ts";
import { CALLS, HAZARDS, type Hazard, POSITIONS } from "./hazards.ts";
import { installResolver } from "./resolver.ts";

let known: Reference;
let uninstall: () => void;

before(async () => {
  uninstall = installResolver();
  known = await reference();
});

after(() => uninstall());

test("the run without faults makes every kind of call at least three times", () => {
  assert.equal(known.run.exit, 0);
  for (const call of CALLS)
    assert.ok(known.requests.filter((request) => request.call === call).length >= 3, call);
  assert.deepEqual(statusesOf(known.live), CONVERGED);
});

for (const hazard of HAZARDS) {
  test(`fault: ${hazard.name}`, async () => {
    const cells = CALLS.flatMap((call) => POSITIONS.map((position) => ({ hazard, call, position })));
    // Most of the time of a cell is waiting, if at all.
    const limit = pLimit(4);
    await Promise.all(cells.filter(isInCut).map((cell) => limit(() => checkCell(cell))));
  });
}

test("a fault in the list after the changes takes nothing back of what was applied, whatever it is", async () => {
  const limit = pLimit(4);
  await Promise.all(HAZARDS.map((hazard) => limit(() => checkListAfter(hazard))));
});

async function checkListAfter(hazard: Hazard): Promise<void> {
  const cell = { hazard, call: "list", position: "last" } as const;
  const estate = await Estate.with(SEEDS);
  try {
    const run = await applyFaulty(cell, known, circumstancesOf(estate), countOf(known, "list") + 1);
    assert.equal(run.exit, 0, textsOf(run).join("\n"));
    assert.deepEqual(estate.statuses(NAMES), CONVERGED);
    checkUnharmed(estate);
  } catch (error) {
    throw new Error(`${hazard.name} in the list after the changes`, { cause: error });
  } finally {
    estate.remove();
  }
}

/** The suite takes one position of each fault and call, another one for each; none that waits in every attempt. */
function isInCut(cell: Cell): boolean {
  if (!chosen(nameOfCell(cell))) return false;
  if (isWhole) return true;
  const { hazard, call, position } = cell;
  const places = hazard.timeouts === undefined ? POSITIONS : POSITIONS.filter((one) => one !== "all");
  return position === places[(HAZARDS.indexOf(hazard) + CALLS.indexOf(call)) % places.length];
}

async function checkCell(cell: Cell): Promise<void> {
  const estate = await Estate.with(SEEDS);
  try {
    const effect = effectOf(cell.hazard, cell.call, cell.position);
    const expected = expectationOf(known, cell.hazard, cell.call, cell.position, effect);
    const circumstances = circumstancesOf(estate);
    const run = await applyFaulty(cell, known, circumstances);
    checkRun(run, expected, cell);
    assert.deepEqual(estate.statuses(NAMES), statusesAfter(known, expected.writes, NAMES), "what it left");
    checkUnharmed(estate);

    const mended = await applyOnce(circumstances);
    assert.equal(mended.exit, 0, `the next apply: ${textsOf(mended).join("\n")}`);
    assert.deepEqual(estate.statuses(NAMES), CONVERGED, "after the next apply");
    assert.deepEqual(contents(estate.integrations()), contents(known.live), "no update is lost");
    checkUnharmed(estate);
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
    assert.match(text, hazard.words);
    if (expected.exit === 7) assert.match(text, /was not sent again.*; run the same command again/);
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

/** Nobody else's integration is touched, nothing is there twice, and payments never go dark. */
function checkUnharmed(estate: Estate): void {
  const live = estate.integrations();
  const others = (all: readonly Integration[]) => all.filter(({ name }) => !NAMES.has(name));
  assert.deepEqual(others(live), others(SEEDS), "what is not ours");
  const keys = live.map(({ name, version }) => `${name}@${version}`);
  assert.equal(new Set(keys).size, keys.length, "duplicates");
  const active = new Set([1]);
  for (const { committed, write } of estate.requests()) {
    if (!committed || write?.version == null || write.name !== "payments") continue;
    if (write.status === "active") active.add(write.version);
    else active.delete(write.version);
    assert.ok(active.size > 0, "payments went dark");
  }
}

function statusesOf(live: readonly Integration[]): string[] {
  return live
    .filter(({ name }) => NAMES.has(name))
    .map(({ name, version, status }) => `${name}@${version} ${status}`)
    .toSorted();
}

/** Everything that a write can set, unknown fields included. */
function contents(live: readonly Integration[]) {
  return live
    .map(({ id: _, createdAt: _1, lastChanged: _2, creation: _3, ...fields }) => fields)
    .toSorted((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}
