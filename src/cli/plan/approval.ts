import type { Approval } from "../../approval/check-approval.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { CLOCK_TOLERANCE_MS } from "../../model/fleet/live.ts";
import type { PlanDocument, PlanRequest } from "../../model/plan/plan.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import { type RawPlanRequest, readPlanRequest } from "../../plan/plan-tenant.ts";
import type { Invocation } from "../command.ts";

/** What may be done, and what is asked for. */
export interface ApprovedRequest {
  readonly approval: Approval;
  readonly request: PlanRequest;
}

/** The options that say what is approved. */
export interface RawApproval extends RawPlanRequest {
  readonly yes?: boolean;
  readonly approved?: string;
}

/** Reads what was approved before anything is opened. */
export async function readApproval(
  invocation: Invocation,
  command: RawApproval,
  file: string | undefined,
): Promise<Result<ApprovedRequest, Problem>> {
  const { approved } = command;
  if (approved !== undefined && !/^sha256:[0-9a-f]{64}$/.test(approved)) {
    const hint = "pass the digest that plan prints, sha256: and 64 hexadecimal digits";
    return failure(problem(EXIT.usage, "usage", `--approved ${approved} is not a digest`, hint));
  }
  return file === undefined ? withoutPlan(invocation, command) : await withPlan(invocation, command, file);
}

function withoutPlan({ io, options }: Invocation, command: RawApproval): Result<ApprovedRequest, Problem> {
  const request = readPlanRequest(command);
  if (!request.ok) return request;
  if (command.approved !== undefined) {
    return success({ approval: { kind: "digest", digest: command.approved }, request: request.value });
  }
  if (command.yes) return success({ approval: { kind: "all" }, request: request.value });
  if (io.stdout.isTerminal && options.format === "text") {
    return success({ approval: { kind: "ask" }, request: request.value });
  }
  const hint = "pass a saved plan, --approved DIGEST or --yes, or run it on a terminal to be asked";
  return failure(problem(EXIT.usage, "usage", "apply needs an approval", hint));
}

async function withPlan(
  { io }: Invocation,
  command: RawApproval,
  file: string,
): Promise<Result<ApprovedRequest, Problem>> {
  const { target, allowDelete, allowDeprecate, allowDowngrade, approved } = command;
  if ([target, allowDelete, allowDeprecate, allowDowngrade].some((option) => option !== undefined)) {
    const message = "a saved plan was made with its own --target and --allow-*";
    return failure(problem(EXIT.usage, "usage", message, "pass them to plan --out"));
  }
  // Checking a file against the schema is slow to load, and only a saved plan needs it.
  const { readPlanFile } = await import("./plan-file.ts");
  const read = await readPlanFile(file, io);
  if (!read.ok) return read;
  const document = read.value;
  const untimely = whyUntimely(document, io.clock.now());
  if (untimely !== undefined) return failure(untimely);
  if (approved !== undefined && approved !== document.changesDigest && approved !== document.integrity) {
    const message = `the plan has the digest ${document.changesDigest}, approved is ${approved}`;
    return failure(problem(EXIT.stale, "not-approved", message, PLAN_AGAIN));
  }
  const { targets, ...allowed } = document.options;
  const request = readPlanRequest({ target: targets, ...allowed });
  if (!request.ok) return request;
  return success({ approval: { kind: "plan", document }, request: request.value });
}

/** Why a saved plan is not applied at a time; undefined when it may be. */
export function whyUntimely({ plannedAt, expiresAt }: PlanDocument, now: Date): Problem | undefined {
  if (now >= new Date(expiresAt)) {
    const message = `the plan of ${plannedAt} expired at ${expiresAt}`;
    return problem(EXIT.stale, "plan-expired", message, PLAN_AGAIN);
  }
  if (now.getTime() + CLOCK_TOLERANCE_MS >= new Date(plannedAt).getTime()) return undefined;
  const message = `the plan says that it was made at ${plannedAt}, and it is ${now.toISOString()} now`;
  return problem(EXIT.stale, "plan-ahead", message, "set the clocks of both machines, then plan again");
}

const PLAN_AGAIN = "plan again and have it reviewed";
