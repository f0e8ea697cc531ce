import { failure, type Result, success } from "../base/result.ts";
import type { PlanDocument, PlanRequest, RawPlanRequest } from "../model/plan/plan.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import type { Approval } from "./check-approval.ts";
import { PLAN_AGAIN, whyUntimely } from "./saved-plan.ts";

/** What may be done, and what is asked for. */
export interface ApprovedRequest {
  readonly approval: Approval;
  readonly request: PlanRequest;
}

/** The options that say what is approved, as they are typed. */
export interface RawApproval extends RawPlanRequest {
  readonly yes?: boolean;
  readonly approved?: string;
}

/** What reading an approval takes from outside. */
export interface ApprovalPorts {
  /** Whether there is somebody at a terminal who can be asked. */
  readonly mayAsk: boolean;
  /** What is asked of a plan. */
  readRequest(raw: RawPlanRequest): Result<PlanRequest, Problem>;
  /** Reads the saved plan that is named; null where none is. */
  readonly readPlan: (() => Promise<Result<PlanDocument, Problem>>) | null;
  now(): Date;
}

/** Reads what was approved before anything is opened. */
export async function readApproval(
  command: RawApproval,
  ports: ApprovalPorts,
): Promise<Result<ApprovedRequest, Problem>> {
  const { approved } = command;
  if (approved !== undefined && !/^sha256:[0-9a-f]{64}$/.test(approved)) {
    const hint = "pass the digest that plan prints, sha256: and 64 hexadecimal digits";
    return failure(problem(EXIT.usage, "usage", `--approved ${approved} is not a digest`, hint));
  }
  return ports.readPlan === null
    ? withoutPlan(command, ports)
    : await withPlan(command, ports, ports.readPlan);
}

function withoutPlan(
  command: RawApproval,
  { readRequest, mayAsk }: ApprovalPorts,
): Result<ApprovedRequest, Problem> {
  const request = readRequest(command);
  if (!request.ok) return request;
  if (command.approved !== undefined) {
    return success({ approval: { kind: "digest", digest: command.approved }, request: request.value });
  }
  if (command.yes) return success({ approval: { kind: "all" }, request: request.value });
  if (mayAsk) return success({ approval: { kind: "ask" }, request: request.value });
  const hint = "pass a saved plan, --approved DIGEST or --yes, or run it on a terminal to be asked";
  return failure(problem(EXIT.usage, "usage", "apply needs an approval", hint));
}

async function withPlan(
  command: RawApproval,
  { readRequest, now }: ApprovalPorts,
  readPlan: NonNullable<ApprovalPorts["readPlan"]>,
): Promise<Result<ApprovedRequest, Problem>> {
  const { target, allowDelete, allowDeprecate, allowDowngrade, approved } = command;
  if ([target, allowDelete, allowDeprecate, allowDowngrade].some((option) => option !== undefined)) {
    const message = "a saved plan was made with its own --target and --allow-*";
    return failure(problem(EXIT.usage, "usage", message, "pass them to plan --out"));
  }
  const read = await readPlan();
  if (!read.ok) return read;
  const document = read.value;
  const untimely = whyUntimely(document, now());
  if (untimely !== undefined) return failure(untimely);
  if (approved !== undefined && approved !== document.changesDigest && approved !== document.integrity) {
    const message = `the plan has the digest ${document.changesDigest}, approved is ${approved}`;
    return failure(problem(EXIT.stale, "not-approved", message, PLAN_AGAIN));
  }
  const { targets, ...allowed } = document.options;
  const request = readRequest({ target: targets, ...allowed });
  if (!request.ok) return request;
  return success({ approval: { kind: "plan", document }, request: request.value });
}
