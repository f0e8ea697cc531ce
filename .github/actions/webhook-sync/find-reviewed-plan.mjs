// Finds the plan that the reviewers of the merged pull request saw.
import process from "node:process";
import { askRepository, findArtifact, output, required } from "./github-api.mjs";

const [environment, workflow, commit] = required("WS_ENVIRONMENT", "WS_WORKFLOW", "GITHUB_SHA");
const pullRequests = await askRepository("GET", `/commits/${commit}/pulls`);
const merged = pullRequests.find(
  ({ merged_at, merge_commit_sha }) => merged_at && merge_commit_sha === commit,
);
if (merged === undefined) {
  console.log("The commit is not that of a merged pull request.");
  process.exit(0);
}
const { number, head } = merged;
const artifact = `webhook-sync-plan-${environment}-${head.sha}`;
const run = await findArtifact(
  artifact,
  workflow,
  ({ head_sha, event }) => head_sha === head.sha && event === "pull_request",
);
console.log(
  run === undefined ? `#${number} has no plan.` : `#${number} was reviewed by the plan of run ${run.id}.`,
);
if (run !== undefined) output({ artifact, "run-id": run.id });
