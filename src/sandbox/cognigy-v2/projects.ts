import { failure, type Result, success } from "../../base/result.ts";
import type { Project } from "./documents.ts";
import { noSuch, type Refusal } from "./problem.ts";
import type { TenantState } from "./tenant-state.ts";

/** The project of this id, or what the tenant says about one that the user does not see. */
export function findProject(state: TenantState, id: string): Result<Project, Refusal> {
  const project = state.get("project", id);
  if (project !== undefined) return success(project);
  return failure(
    state.switches.unseenProject === 404
      ? noSuch("Project", id)
      : { status: 403, code: 403, detail: "You are not allowed to access this project." },
  );
}
