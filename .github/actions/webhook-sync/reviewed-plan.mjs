// Finds the plan that the reviewers of the merged pull request saw, and says of each other one why it is not taken.
import { mergedPullRequest, ownRunsOf, reviewOf } from "./review.mjs";
import { output, required, shown } from "./step.mjs";
import { newestArtifact, runsOf } from "./workflow-runs.mjs";

/**
 * @typedef {import("./step.mjs").Step} Step
 * @typedef {import("./workflow-runs.mjs").Run} Run
 * @typedef {import("./review.mjs").PullRequest} PullRequest
 */

export async function findReviewedPlan(/** @type {Step} */ step) {
  const [artifact = "", workflow = "", commit = "", branch = ""] = required(
    step,
    "WS_ARTIFACT",
    "WS_WORKFLOW",
    "GITHUB_SHA",
    "WS_BRANCH",
  );
  /** @type {string[]} */
  const refused = [];
  const merged = await mergedPullRequest(step, commit, branch);
  if (merged === undefined) refused.push(`the commit is not that of a pull request into ${shown(branch)}`);
  const found =
    merged === undefined ? undefined : await planOf(step, merged, { artifact, workflow, refused });
  for (const reason of refused) step.log(`Not taken: ${reason}.`);
  if (found !== undefined) step.log(`#${found.number} was reviewed by the plan of run ${found.run.id}.`);
  output(step, {
    "run-id": found?.run.id ?? "",
    "artifact-id": found?.artifact.id ?? "",
    refused: refused.join("; "),
  });
}

/**
 * @param {Step} step
 * @param {PullRequest} pullRequest
 * @param {{ artifact: string, workflow: string, refused: string[] }} sought `refused` learns why a plan is not taken
 */
async function planOf(step, pullRequest, { artifact: kept, workflow, refused }) {
  const { number } = pullRequest;
  const review = await reviewOf(step, pullRequest);
  const own = await ownRunsOf(step, pullRequest);
  const query = { event: "pull_request", head_sha: review.commit };
  for await (const run of runsOf(step, workflow, query)) {
    if (run.event !== query.event || run.head_sha !== query.head_sha) continue;
    const refusal = refusalOf(run, pullRequest) ?? own.refusal ?? tooEarly(run, own.since);
    if (refusal !== null) {
      refused.push(`run ${run.id}: ${refusal}`);
      continue;
    }
    const artifact = await newestArtifact(step, run, `${kept}-${review.commit}`);
    if (artifact === undefined || artifact.expired) {
      refused.push(`run ${run.id} has no plan, or its plan has expired`);
    } else if (artifact.created_at > review.time) {
      refused.push(
        `run ${run.id} made its plan at ${artifact.created_at}, after ${review.words}: nobody has reviewed it`,
      );
    } else {
      return { number, run, artifact };
    }
  }
  if (refused.length === 0) refused.push(`#${number} has no plan of ${review.commit}`);
  return undefined;
}

/** Where GitHub says which pull requests a run belongs to, it has to be this one and no other. */
function refusalOf(/** @type {Run} */ run, /** @type {PullRequest} */ { number, head, base }) {
  if (run.head_branch !== head.ref)
    return `it is of the branch ${shown(run.head_branch)}, not of ${shown(head.ref)}`;
  const other = (run.pull_requests ?? []).find((one) => one.number !== number || one.base.ref !== base.ref);
  if (other === undefined) return null;
  return `it is of #${other.number} into ${shown(other.base.ref)}, not of #${number} into ${shown(base.ref)}`;
}

function tooEarly(/** @type {Run} */ run, /** @type {string | null} */ since) {
  return since !== null && run.created_at < since ? "it began before the pull request had this base" : null;
}
