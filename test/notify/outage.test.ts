import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { Notifier } from "../../src/apply/ports.ts";
import type { DeprecationEvent, StatusReport } from "../../src/model/record/outbox.ts";
import { exitOfOutcome, worstExit } from "../../src/model/run/exit-code.ts";
import { World } from "../fixtures/apply.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { patientClockOf } from "../fixtures/patient-clock.ts";
import { planOf } from "../fixtures/plan.ts";
import { announcerFor, type Behaviour, startService, temporaryDirectory } from "./fixture.ts";

/** More than are sent at once. */
const COUNT = 70;
const names = Array.from({ length: COUNT }, (_, index) => `hook-${index}`);
const AMPLE_MS = 3_600_000;
const SLOW = "that take a second for each answer";

/** What a run told, in order. */
class Told implements Notifier {
  readonly events: DeprecationEvent[] = [];
  readonly reports: StatusReport[] = [];
  readonly #announcer: Notifier;

  constructor(announcer: Notifier) {
    this.#announcer = announcer;
  }

  announce(event: DeprecationEvent, round: number): Promise<boolean> {
    this.events.push(event);
    return this.#announcer.announce(event, round);
  }

  report(status: StatusReport, run: string): Promise<void> {
    this.reports.push(status);
    return this.#announcer.report(status, run);
  }
}

/** Every webhook is replaced by its next version: an event and a report each. */
function replaceAll(version: number, announcer: Notifier) {
  const live = names.map((name) => liveOf(webhook({ name, version })));
  const desired = names.map((name) => webhook({ name, version: version + 1 }));
  const world = new World(...live);
  return applyPlan(planOf(desired, live), world.options({ announcer, concurrency: 8 }));
}

describe(`a dashboard and a hook, while an apply replaces ${COUNT} webhooks,`, () => {
  const clock = patientClockOf(20);
  const troubles: Record<string, () => Behaviour | Promise<Behaviour>> = {
    "that are silent": () => "hang",
    "that answer 500": () => 500,
    "that answer garbage": () => "garbage",
    "that hang up": () => "reset",
    // How much of it is taken in time depends on the machine; the rest must follow all the same.
    [SLOW]: () => clock.sleep(1_000).then(() => 200),
  };
  for (const [trouble, behaviour] of Object.entries(troubles)) {
    it(`${trouble} cost a warning each, and hear everything in order from the next runs`, async (t) => {
      const directory = temporaryDirectory(t);
      const [hook, dashboard] = [await startService(t), await startService(t)];
      hook.behave(behaviour);
      dashboard.behave(behaviour);
      const services = { hook: hook.service, monitoring: dashboard.service };

      const first = await announcerFor(t, directory, services, clock);
      const told = new Told(first);
      const outcomes = await replaceAll(1, told);
      assert.equal(outcomes.length, COUNT);
      assert.equal(worstExit(outcomes.map(exitOfOutcome)), 0);
      const warnings = await first.flush(1_000);
      await first.close();
      if (trouble !== SLOW) {
        assert.equal(warnings.length, 2, warnings.join("\n"));
        const all = new RegExp(`${COUNT} deprecation events \\(.*\\n.*${COUNT} status reports \\(`);
        assert.match(warnings.join("\n"), all);
      }

      hook.behave(() => 200);
      dashboard.behave(() => 200);
      const second = await announcerFor(t, directory, services);
      const toldLater = new Told(second);
      await replaceAll(2, toldLater);
      assert.deepEqual(await second.flush(AMPLE_MS), []);
      for (const name of names) {
        const of = (bodies: readonly unknown[]) =>
          bodies.filter((body) => Object(body).name === name || Object(body).integration === name);
        assert.deepEqual(of(hook.accepted()), of([...told.events, ...toldLater.events]));
        assert.deepEqual(of(dashboard.accepted()), of([...told.reports, ...toldLater.reports]));
        assert.equal(of(hook.accepted()).length, 2);
      }
    });
  }
});
