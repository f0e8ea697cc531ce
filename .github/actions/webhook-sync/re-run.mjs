// A re-run is of the commit and of the approvals that its run began with, whatever was applied since.
import { basename } from "node:path";
import { askRepository } from "./github-api.mjs";
import { fail, shown } from "./step.mjs";
import { APPLY_EVENTS, isOnBranch, newestArtifact, runsOn } from "./workflow-runs.mjs";

/**
 * @typedef {import("./step.mjs").Step} Step
 * @typedef {import("./workflow-runs.mjs").Run} Run
 */

const STALE = 8;

/**
 * The run of this job, where it is an apply's and not in its first attempt.
 * @param {Step} step
 * @param {string} workflow
 */
export async function reRun(step, workflow) {
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt = "1" } = step.variables;
  if (attempt === "1") return undefined;
  /** @type {Run} */
  const run = await askRepository(step, "GET", `/actions/runs/${id}`);
  return run.path.split("@")[0] === workflow ? run : undefined;
}

/**
 * Ends the step where a later run has applied: its commit may have undone what this one was approved for. An apply keeps
 * an artifact wherever the record is.
 * @param {Step} step
 * @param {Run} own
 * @param {{ name: string, environment: string, workflow: string, branch: string }} sought
 */
export async function stopWhereOvertaken(step, own, { name, environment, workflow, branch }) {
  const later = runsOn(step, workflow, { branch, events: APPLY_EVENTS });
  for await (const run of later) {
    if (run.created_at <= own.created_at) return;
    const kept = await newestArtifact(step, run, name);
    if (kept === undefined || !(await isOnBranch(step, run.head_sha, branch))) continue;
    const reason = `run ${run.id} has applied to ${environment} since run ${own.id} began, and a re-run would apply the older commit over it`;
    const remedy = `Start ${basename(workflow)} by hand on the branch ${shown(branch)} with any digest: its confirm job names the one to review`;
    fail(`${reason}. Nothing was changed. ${remedy}.`, STALE);
  }
}
