import { applyPlan } from "../../src/apply/apply-plan.ts";
import { correctionsFor } from "../../src/apply/context.ts";
import { closeIntents } from "../../src/apply/recovery/close-intents.ts";
import { listSettled } from "../../src/apply/settled-listing.ts";
import { changesDigest, planDocument } from "../../src/approval/plan-document.ts";
import { remainingPlan } from "../../src/approval/remaining-plan.ts";
import type { Journal } from "../../src/journal/chain/journal.ts";
import { foreseen, projectionOf } from "../../src/journal/projection/builder.ts";
import type { Environment } from "../../src/model/fleet/environment.ts";
import { keyOf, parseKey } from "../../src/model/fleet/key.ts";
import type { LiveListing } from "../../src/model/fleet/live.ts";
import type { Tenant } from "../../src/model/fleet/tenant.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Plan, PlanDocument, Protection } from "../../src/model/plan/plan.ts";
import type { DeprecationEvent } from "../../src/model/record/outbox.ts";
import type { Outcome } from "../../src/model/record/outcome.ts";
import {
  factOf,
  lastWrittenIn,
  type Projection,
  protectionsIn,
  stepsOf,
} from "../../src/model/record/projection.ts";
import { type JournalEntry, PROTECTED, UNPROTECTED } from "../../src/model/record/record.ts";
import { RunEvents } from "../../src/model/run/run-events.ts";
import type { Clock, Random } from "../../src/model/run/surroundings.ts";
import { keepNamesActive } from "../../src/plan/guards/never-dark.ts";
import { imagesBefore } from "../../src/rollback/before-run.ts";
import { probeReport } from "../fixtures/apply.ts";
import { type MemoryJournal, memoryJournal } from "../fixtures/memory-journal.ts";
import { allowing, planOf } from "../fixtures/plan.ts";
import type { Told } from "./laws.ts";
import { rollbackPlan } from "./rollback.ts";
import { type Life, never, type OnCommit, SETTLE_MS } from "./tenant.ts";

/** What an apply is told to do. */
export type Mode =
  /** `apply --yes`: all or nothing. */
  | { readonly kind: "all" }
  /** `apply --yes --skip-blocked`. */
  | { readonly kind: "skip-blocked" }
  /** `apply --yes --skip-blocked --target NAME`. */
  | { readonly kind: "target"; readonly names: readonly string[] }
  /** `apply PLAN --skip-blocked`. */
  | { readonly kind: "approved"; readonly document: PlanDocument }
  /** `rollback RUN --skip-blocked`. */
  | { readonly kind: "rollback"; readonly run: string }
  /** With everything allowed by name, as somebody does who wants it done. */
  | { readonly kind: "allowed" };

/** How an apply ended; `stopped` says what stopped it before it wrote anything. */
export type Ending =
  | { readonly kind: "applied"; readonly plan: Plan; readonly outcomes: readonly Outcome[] }
  | { readonly kind: "stopped"; readonly why: string }
  | { readonly kind: "killed" };

/** How one apply goes. */
export interface ApplyHow {
  readonly mode: Mode;
  readonly killedAfterMs: number | null;
  readonly unfitRate: number;
  readonly onCommit: OnCommit;
}

/** A tenant that runs connect to, each by itself. */
export interface ConnectableTenant {
  connect(life: Life, onCommit: OnCommit): Tenant;
}

interface Surroundings {
  readonly environment: Environment;
  readonly tenant: ConnectableTenant;
  readonly clock: Clock;
  readonly random: Random;
  /** What the hook was told, by whomever, in order. */
  readonly told: Told[];
}

/** One run, while it works. */
interface Work {
  readonly run: string;
  readonly desired: readonly Webhook[];
  readonly how: ApplyHow;
  readonly life: Life;
}

/** Somebody with a state directory, who applies again and again. */
export class Operator {
  #journal: MemoryJournal = memoryJournal();
  #older: MemoryJournal = memoryJournal();
  #surroundings: Surroundings;
  readonly name: string;
  #runs = 0;

  constructor(name: string, surroundings: Surroundings) {
    this.name = name;
    this.#surroundings = surroundings;
  }

  get nextRun(): string {
    return `${this.name}-${this.#runs + 1}`;
  }

  /** What it knows of its environment changes: what an earlier run learned of the tenant. */
  goOnIn(environment: Environment): void {
    this.#surroundings = { ...this.#surroundings, environment };
  }

  records() {
    return this.#journal.records();
  }

  /** What its record adds up to. */
  recorded(): Projection {
    return this.#journal.projection();
  }

  /** Whether its record says that this was withdrawn, and nothing of what came then. */
  remembers({ event: { name, old_version: version } }: Told): boolean {
    const lastWords = factOf(this.recorded(), ({ lastWord }) => lastWord);
    return lastWords.get(keyOf({ name, version }))?.isWithdrawn === true;
  }

  /** The state directory is gone: a runner that starts empty. */
  loseState(): void {
    this.#journal = memoryJournal();
  }

  /** The state directory is as it was before the last run: a cache that was not saved. */
  returnToOlderState(): void {
    this.#journal = this.#older;
  }

  /** `plan --out`: null where the tenant cannot be read. */
  async plan(desired: readonly Webhook[]): Promise<PlanDocument | null> {
    const life = { isOver: () => false };
    const listed = await this.#surroundings.tenant.connect(life, () => {}).list();
    if (!listed.ok) return null;
    const plan = this.#planOf(desired, listed.value, this.recorded(), { kind: "all" });
    const options = { targets: [], allowDelete: [], allowDeprecate: [], allowDowngrade: [] };
    return planDocument(plan, {
      ...{ toolVersion: "0.0.0", commit: null, manifests: "webhooks.d" },
      options: { ...options, allowDowngrade: desired.map(({ name }) => name) },
      changesDigest: changesDigest(plan),
    });
  }

  /** One apply, killed after so many milliseconds; null lets it live. */
  async apply(desired: readonly Webhook[], how: ApplyHow): Promise<Ending> {
    const { clock } = this.#surroundings;
    const state = { over: false };
    this.#older = this.#journal.copy();
    const run = this.nextRun;
    this.#runs += 1;
    const work = this.#work({ run, desired, how, life: { isOver: () => state.over } });
    if (how.killedAfterMs === null) return await work;
    const killed = clock.sleep(how.killedAfterMs).then(() => ({ kind: "killed" }) as const);
    const ending = await Promise.race([work, killed]);
    if (ending.kind !== "killed") return ending;
    state.over = true;
    this.#journal.crash();
    return ending;
  }

  async #work(work: Work): Promise<Ending> {
    const opened = await this.#journal.open({ actor: "sim", run: work.run, clock: this.#surroundings.clock });
    if (!opened.ok) return { kind: "stopped", why: opened.error.kind };
    try {
      return await this.#planAndApply(work, opened.value);
    } finally {
      if (!work.life.isOver()) await opened.value.close();
    }
  }

  async #planAndApply({ run, desired, how, life }: Work, journal: Journal): Promise<Ending> {
    const { tenant, clock, environment } = this.#surroundings;
    const connected = tenant.connect(life, how.onCommit);
    const recording = this.#recording(journal, life);
    const looking = { tenant: connected, journal: recording, clock, settleMs: SETTLE_MS, environment };
    const recovered = await closeIntents(journal.projection().openIntents, looking);
    if (!recovered.ok) return { kind: "stopped", why: recovered.error.kind };
    const recorded = foreseen(journal.projection(), recovered.value.closed);
    const listed = await listSettled(journal.projection(), { ...looking, wanted: desired.map(keyOf) });
    if (!listed.ok) return { kind: "stopped", why: listed.error.kind };
    const filtered = this.#filtered(desired, listed.value, recorded, how.mode);
    if (typeof filtered === "string") return { kind: "stopped", why: filtered };
    const plan = keepNamesActive(filtered, listed.value.webhooks, environment);
    const planDigest = how.mode.kind === "approved" ? how.mode.document.changesDigest : changesDigest(plan);
    await recording.append(startOf(plan, planDigest));
    for (const protection of plan.protections) await recording.append(noticeOf(protection));
    const outcomes = await applyPlan(plan, {
      environment,
      run,
      tenant: connected,
      gate: { preflight: async () => this.#preflight(how.unfitRate) },
      journal: recording,
      announcer: { announce: (event) => this.#tell(event, life), report: async () => {} },
      recorded: journal.projection(),
      corrections: correctionsFor(plan, listed.value.webhooks, journal.projection(), environment),
      connectTo: () => null,
      clock,
      concurrency: 3,
      settleMs: SETTLE_MS,
      signal: new AbortController().signal,
      events: new RunEvents(),
    });
    return { kind: "applied", plan, outcomes };
  }

  /** The plan that is about to be carried out, after every filter; or why nothing is. */
  #filtered(desired: readonly Webhook[], live: LiveListing, recorded: Projection, mode: Mode): Plan | string {
    const plan = this.#planOf(desired, live, recorded, mode);
    switch (mode.kind) {
      case "all":
        return plan.blocked.length > 0 ? "blocked" : plan;
      case "allowed":
      case "skip-blocked":
      case "target":
        return plan;
      case "rollback": {
        const all = this.records();
        const first = all.findIndex(({ run }) => run === mode.run);
        if (first === -1) return "unknown run";
        const past = { before: projectionOf(all.slice(0, first)), records: all.slice(first) };
        const images = imagesBefore(past, mode.run);
        return rollbackPlan({
          environment: this.#surroundings.environment,
          desired,
          live,
          recorded,
          images,
          run: mode.run,
        });
      }
      case "approved": {
        const steps = stepsOf(this.recorded(), mode.document.changesDigest);
        const present = {
          plan,
          desired,
          live: live.webhooks,
          steps,
          lastWritten: lastWrittenIn(this.recorded()),
          environment: this.#surroundings.environment,
        };
        const left = remainingPlan(mode.document, present);
        return left.ok ? left.value.plan : "stale";
      }
    }
  }

  #planOf(desired: readonly Webhook[], live: LiveListing, recorded: Projection, mode: Mode): Plan {
    const deprecate = new Set(mode.kind === "allowed" ? live.webhooks.map(keyOf) : []);
    const known = new Set([...desired, ...live.webhooks].map(({ name }) => name));
    return planOf(desired, [], {
      environment: this.#surroundings.environment,
      live,
      lastWritten: lastWrittenIn(recorded),
      recorded: new Set([...lastWrittenIn(recorded).keys(), ...protectionsIn(recorded).keys()]),
      protectedKeys: new Set([...protectionsIn(recorded)].flatMap(([key, on]) => (on ? [key] : []))),
      allow: allowing({ deprecate, downgrade: new Set(desired.map(({ name }) => name)) }),
      targets: mode.kind === "target" ? mode.names.filter((name) => known.has(name)) : [],
      now: this.#surroundings.clock.now(),
    });
  }

  /** A journal that takes its time, and none at all once the run is over. */
  #recording(journal: Journal, life: Life) {
    const { clock, random } = this.#surroundings;
    return {
      append: async (entry: JournalEntry): ReturnType<Journal["append"]> => {
        if (life.isOver()) return await never();
        await clock.sleep(random() * 5);
        return life.isOver() ? await never() : await journal.append(entry);
      },
      mayWrite: () => journal.mayWrite(),
    };
  }

  async #tell(event: DeprecationEvent, life: Life): Promise<boolean> {
    if (life.isOver()) return await never();
    this.#surroundings.told.push({ event, by: this.name });
    return true;
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

function noticeOf({ key, protect }: Protection): JournalEntry {
  const { name = key, version = null } = parseKey(key) ?? {};
  const code = protect ? PROTECTED : UNPROTECTED;
  return { phase: "notice", code, webhook_name: name, version, details: "" };
}

function startOf({ environment: name, tenant }: Plan, planDigest: string): JournalEntry {
  return {
    phase: "run-started",
    tool_version: "0.0.0",
    environment: name,
    tenant,
    commit: null,
    ci_run_url: null,
    plan_digest: planDigest,
  };
}
