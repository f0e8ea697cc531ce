import { planDocument } from "../../approval/plan-document.ts";
import { failure, success } from "../../base/result.ts";
import type { OutputFormat } from "../../commands/line.ts";
import type { LiveListing } from "../../model/fleet/live.ts";
import type { Plan, PlanRequest } from "../../model/plan/plan.ts";
import type { ApprovalWay } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { invalid, type Problem, problem } from "../../model/run/problem.ts";
import { keepNamesActive } from "../../plan/guards/never-dark.ts";
import { unresolvedSecrets } from "../../plan/secrets.ts";
import type { Done, Invocation } from "../command.ts";
import type { Desired } from "../manifest/desired.ts";
import { factsOf, showNotes, showPlan } from "../plan/show-plan.ts";
import { carryOutPlan } from "./carry-out-plan.ts";
import type { OpenRun } from "./open-run.ts";

/** What is to be carried out once it is shown and approved. */
export interface Proposal {
  readonly plan: Plan;
  /** All that the tenant has. */
  readonly live: LiveListing;
  readonly desired: Desired;
  readonly request: PlanRequest;
  readonly changesDigest: string;
  readonly commit: Promise<string | null>;
}

/** Who asks for it, and how. */
export interface ApplyMode {
  /** As it is typed, without options: `apply`, `rollback 7f3a91c2`. */
  readonly command: string;
  /** Whether somebody at the terminal has to say yes. */
  readonly asks: boolean;
  readonly approval: ApprovalWay;
  readonly skipBlocked: boolean;
  readonly concurrency: number;
  /** What is said in place of a plan that has nothing to do; null to show it all the same. */
  readonly nothingLeft: ((plan: Plan) => string) | null;
}

/**
 * The only way from a plan to a write, of apply and of rollback: after every filter, and before anybody sees the plan,
 * it is held to the law that no name goes dark.
 */
export async function conclude(
  invocation: Invocation,
  proposal: Proposal,
  manner: ApplyMode,
  open: OpenRun,
): Promise<Done> {
  const { io, options } = invocation;
  const { live, desired, request } = proposal;
  const plan = keepNamesActive(proposal.plan, live.webhooks, desired.environment);
  const facts = await factsOf(io, desired, request, proposal);
  const { nothingLeft, command } = manner;
  if (options.format === "text") {
    const isDone = nothingLeft !== null && plan.changes.length + plan.blocked.length === 0;
    if (isDone) io.stdout.write(`${nothingLeft(plan)}\n`);
    else await showPlan(invocation, desired, planDocument(plan, facts), { command });
  }
  showNotes(invocation, plan);
  const obstacle = obstacleTo(invocation, plan, proposal, manner);
  if (obstacle !== undefined) return failure(obstacle);
  if (plan.changes.length > 0 && manner.asks && !(await isApproved(invocation))) {
    io.stderr.write("Nothing was changed: the answer was not 'yes'.\n");
    return success(EXIT.declined);
  }
  const exitCode = await carryOutPlan(invocation, {
    plan,
    live,
    facts,
    concurrency: manner.concurrency,
    open,
    command,
    approval: manner.approval,
  });
  return success(exitCode);
}

/** Why a plan may not be carried out as it is. */
function obstacleTo(
  { options: { format } }: Invocation,
  plan: Plan,
  { desired }: Proposal,
  { command, skipBlocked }: ApplyMode,
): Problem | undefined {
  if (plan.blocked.length > 0 && !skipBlocked) {
    const hint = `follow each remedy, or run ${command} --skip-blocked to apply the other changes`;
    return blockedProblem(plan, hint, format);
  }
  const unresolved = unresolvedSecrets(plan.changes, desired.environment, desired.locate);
  return unresolved.length > 0 ? invalid(unresolved) : undefined;
}

/** Asks the person at the terminal. */
async function isApproved({ io }: Invocation): Promise<boolean> {
  const answer = await io.ask("\nApply these changes? Type 'yes' to apply: ");
  return answer?.trim() === "yes";
}

/** Why nothing of a plan is carried out; people see each block with its remedy in the plan above. */
function blockedProblem({ blocked }: Plan, hint: string, format: OutputFormat): Problem {
  const refusal = problem(EXIT.refused, "blocked", "changes are blocked; nothing was changed", hint);
  if (format === "text") return refusal;
  const each = blocked.map(({ key, code, message, remedy, location }) => ({
    code,
    severity: "error" as const,
    message: `${key}: ${message}`,
    hint: remedy,
    location,
    sourceLine: null,
  }));
  return { ...refusal, diagnostics: [...refusal.diagnostics, ...each] };
}
