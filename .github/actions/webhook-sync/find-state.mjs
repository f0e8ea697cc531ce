// Finds the run whose apply left the newest state; none is no error, the tenant itself is the truth.
import { findArtifact, output, required } from "./github-api.mjs";

const [name, workflow, branch] = required("WS_ARTIFACT", "WS_WORKFLOW", "WS_BRANCH");
const run = await findArtifact(
  name,
  workflow,
  ({ head_branch, event }) => head_branch === branch && event !== "pull_request",
);
console.log(run === undefined ? "No state was kept yet." : `The state is that of run ${run.id}.`);
output({ "run-id": run?.id ?? "" });
