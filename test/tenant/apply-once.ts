import { applyPlan } from "../../src/apply/apply-plan.ts";
import { success } from "../../src/base/result.ts";
import type { Timeouts } from "../../src/cognigy/wire/connection-failure.ts";
import { NOTHING_RECORDED } from "../../src/journal/projection/builder.ts";
import type { Environment } from "../../src/model/fleet/environment.ts";
import type { Tenant, TenantFailure } from "../../src/model/fleet/tenant.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import type { Outcome } from "../../src/model/record/outcome.ts";
import {
  EXIT,
  type ExitCode,
  exitOfOutcome,
  exitOfReading,
  worstExit,
} from "../../src/model/run/exit-code.ts";
import { RunEvents } from "../../src/model/run/run-events.ts";
import type { Clock } from "../../src/model/run/surroundings.ts";
import type { Fault } from "../../src/sandbox/wire/faults.ts";
import type { JumpClock } from "../cognigy/jump-clock.ts";
import { probeReport } from "../fixtures/apply.ts";
import { environment } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";
import { type Estate, SETTLE_MS } from "./estate.ts";

/** Enough for any machine; only what never answers needs less. */
export const PATIENT: Timeouts = { connectMs: 10_000, headersMs: 20_000, bodyMs: 20_000, totalMs: 30_000 };

export interface Circumstances {
  readonly estate: Estate;
  readonly clock: JumpClock;
  readonly desired: readonly Webhook[];
  readonly faults?: readonly Fault[];
  readonly timeouts?: Timeouts;
  /** The host name in the tenant's address; the loopback address by default. */
  readonly host?: string;
  readonly seed?: number;
  readonly concurrency?: number;
  /** Whether anybody asks when the changes began: then all that was served is read at each of them. */
  readonly timed?: boolean;
}

/** When a change began, as the number of requests that the tenant had served; 0 where nobody asked. */
export interface Start {
  readonly name: string;
  readonly servedBefore: number;
}

/** How an apply ended. */
export interface Run {
  readonly exit: ExitCode;
  /** Why nothing could be planned; null where there is a plan. */
  readonly problem: TenantFailure | null;
  readonly plan: Plan | null;
  readonly outcomes: readonly Outcome[];
  readonly starts: readonly Start[];
}

/** Plans and applies once: the real planner, executor and client against a sandbox of its own, over loopback. */
export async function applyOnce(circumstances: Circumstances): Promise<Run> {
  const { clock, desired, concurrency = 1, estate, timed = false } = circumstances;
  const served = timed ? () => estate.requests().length : () => 0;
  return await withTenant(circumstances, (tenant) =>
    planAndApply(tenant, clock, desired, concurrency, served, estate.environment),
  );
}

/** The same on any tenant that is connected to. */
export async function planAndApply(
  tenant: Tenant,
  clock: Clock,
  desired: readonly Webhook[],
  concurrency: number,
  served: () => number = () => 0,
  env: Environment = environment(),
): Promise<Run> {
  const listed = await planWith(tenant, desired, env);
  if ("kind" in listed) return { ...NOTHING, exit: exitOfReading(listed.kind), problem: listed };
  if (listed.blocked.length > 0) return { ...NOTHING, exit: EXIT.refused, plan: listed };
  const starts: Start[] = [];
  const events = RunEvents.toldTo((event) => {
    if (event.kind === "change-started") starts.push({ name: nameOf(event.key), servedBefore: served() });
  });
  const outcomes = await applyPlan(listed, { ...surroundings(tenant, clock, env), concurrency, events });
  return { exit: worstExit(outcomes.map(exitOfOutcome)), problem: null, plan: listed, outcomes, starts };
}

/** What another apply would do now. */
export async function planOnce(circumstances: Circumstances): Promise<Plan | TenantFailure> {
  const { desired, estate } = circumstances;
  return await withTenant(circumstances, (tenant) => planWith(tenant, desired, estate.environment));
}

export function nameOf(key: string): string {
  return key.split("@")[0] ?? key;
}

const NOTHING = { problem: null, plan: null, outcomes: [], starts: [] };

async function planWith(
  tenant: Tenant,
  desired: readonly Webhook[],
  env: Environment,
): Promise<Plan | TenantFailure> {
  const live = await tenant.list();
  return live.ok ? planOf(desired, [], { environment: env, live: live.value }) : live.error;
}

function surroundings(tenant: Tenant, clock: Clock, env: Environment) {
  return {
    environment: env,
    run: "run1",
    tenant,
    clock,
    gate: {
      preflight: async () => ({
        report: probeReport("healthy"),
        deliver: async () => probeReport("healthy", 200),
        close: () => {},
      }),
    },
    journal: { append: async () => success(null), mayWrite: () => success(null) },
    announcer: { announce: async () => true, report: async () => {} },
    recorded: NOTHING_RECORDED,
    corrections: [],
    connectTo: () => null,
    settleMs: SETTLE_MS,
    signal: new AbortController().signal,
  };
}

async function withTenant<T>(
  { estate, clock, faults, timeouts = PATIENT, host, seed = 1 }: Circumstances,
  work: (tenant: Tenant) => Promise<T>,
): Promise<T> {
  const { tenant, close } = await estate.connect({ clock, seed, faults, timeouts, host });
  try {
    return await work(tenant);
  } finally {
    await close();
  }
}
