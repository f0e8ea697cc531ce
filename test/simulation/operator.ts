import { applyPlan } from "../../src/apply/apply-plan.ts";
import { closeIntents } from "../../src/apply/close-intents.ts";
import { mootAnnouncements } from "../../src/apply/moot.ts";
import { listSettled } from "../../src/apply/settled-listing.ts";
import { type MemoryJournal, memoryJournal } from "../../src/journal/memory.ts";
import { openIntents, remember } from "../../src/journal/recall.ts";
import { keyOf } from "../../src/model/key.ts";
import type { Outcome } from "../../src/model/outcome.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Result } from "../../src/model/result.ts";
import type { Clock, Random } from "../../src/model/surroundings.ts";
import type { Webhook } from "../../src/model/webhook.ts";
import { probeReport } from "../fixtures/apply.ts";
import { environment } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";
import { type Life, never, type OnCommit, SETTLE_MS, type SimulatedTenant } from "./tenant.ts";

const ENVIRONMENT = environment({
  limits: {
    maxDeprecations: { percent: 100, atLeast: 1_000 },
    maxRecreations: { percent: 100, atLeast: 1_000 },
  },
});

/** How an apply ended; `stopped` says what stopped it before it had a plan. */
export type Ending =
  | { readonly kind: "applied"; readonly plan: Plan; readonly outcomes: readonly Outcome[] }
  | { readonly kind: "stopped"; readonly why: string }
  | { readonly kind: "killed" };

interface Surroundings {
  readonly tenant: SimulatedTenant;
  readonly clock: Clock;
  readonly random: Random;
}

/** Somebody with a state directory, who applies again and again. */
export class Operator {
  readonly journal: MemoryJournal = memoryJournal();
  readonly #surroundings: Surroundings;
  #runs = 0;
  readonly #name: string;

  constructor(name: string, surroundings: Surroundings) {
    this.#name = name;
    this.#surroundings = surroundings;
  }

  /** One apply, killed after so many milliseconds; null lets it live. */
  async apply(
    desired: readonly Webhook[],
    how: { readonly killedAfterMs: number | null; readonly unfitRate: number; readonly onCommit: OnCommit },
  ): Promise<Ending> {
    const { clock } = this.#surroundings;
    const state = { over: false };
    const work = this.#work(desired, { isOver: () => state.over }, how.unfitRate, how.onCommit);
    if (how.killedAfterMs === null) return await work;
    const killed = clock.sleep(how.killedAfterMs).then(() => ({ kind: "killed" }) as const);
    const ending = await Promise.race([work, killed]);
    if (ending.kind !== "killed") return ending;
    state.over = true;
    this.journal.crash();
    return ending;
  }

  async #work(
    desired: readonly Webhook[],
    life: Life,
    unfitRate: number,
    onCommit: OnCommit,
  ): Promise<Ending> {
    const { tenant, clock, random } = this.#surroundings;
    this.#runs += 1;
    const run = `${this.#name}-${this.#runs}`;
    const opened = await this.journal.open({ actor: "sim", run, clock });
    if (!opened.ok) return { kind: "stopped", why: opened.error.kind };
    const journal = opened.value;
    const connected = tenant.connect(life, onCommit);
    const recording = {
      append: async (...entry: Parameters<typeof journal.append>) => {
        if (life.isOver()) return await never<Result<null, { message: string }>>();
        await clock.sleep(random() * 5);
        return life.isOver()
          ? await never<Result<null, { message: string }>>()
          : await journal.append(...entry);
      },
      mayWrite: () => journal.mayWrite(),
    };
    try {
      const intents = openIntents(journal.records());
      const recovered = await closeIntents(intents, {
        tenant: connected,
        journal: recording,
        clock,
        settleMs: SETTLE_MS,
      });
      if (!recovered.ok) return { kind: "stopped", why: recovered.error.kind };
      const wanted = desired.map(keyOf);
      const listed = await listSettled(journal.records(), {
        tenant: connected,
        clock,
        settleMs: SETTLE_MS,
        wanted,
      });
      if (!listed.ok) return { kind: "stopped", why: listed.error.kind };
      const plan = planOf(desired, [], {
        environment: ENVIRONMENT,
        live: listed.value,
        remembered: remember([...journal.records(), ...recovered.value.closed]),
        allow: allowing({ downgrade: new Set(desired.map(({ name }) => name)) }),
        now: clock.now(),
      });
      const outcomes = await applyPlan(plan, {
        environment: ENVIRONMENT,
        run,
        tenant: connected,
        gate: { preflight: async () => this.#preflight(unfitRate) },
        journal: recording,
        announcer: { announce: async () => true, report: async () => {} },
        records: journal.records(),
        moot: mootAnnouncements(plan, listed.value.webhooks, journal.records()),
        connectTo: () => null,
        clock,
        concurrency: 3,
        settleMs: SETTLE_MS,
        signal: new AbortController().signal,
        onEvent: () => {},
      });
      return { kind: "applied", plan, outcomes };
    } finally {
      if (!life.isOver()) await journal.close();
    }
  }

  #preflight(unfitRate: number) {
    const { clock, random } = this.#surroundings;
    const verdict = random() < unfitRate ? "unexpected-status" : "healthy";
    return {
      report: probeReport("healthy"),
      deliver: async () => {
        await clock.sleep(random() * 30);
        return probeReport(verdict, verdict === "healthy" ? 200 : 500);
      },
      close: () => {},
    };
  }
}
