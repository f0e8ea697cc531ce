// Keeps one open issue for an environment while its tenant differs from Git, and closes it when it does not.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { askRepository, required } from "./github-api.mjs";

const LABEL = "webhook-drift";
const [environment, drifted, temporary, server, repository, run] = required(
  "WS_ENVIRONMENT",
  "WS_DRIFTED",
  "RUNNER_TEMP",
  "GITHUB_SERVER_URL",
  "GITHUB_REPOSITORY",
  "GITHUB_RUN_ID",
);
const marker = `<!-- webhook-sync drift env=${environment} -->`;
const issue = await findIssue();

if (drifted === "true") {
  const plan = readFileSync(join(temporary, "webhook-sync/comment.md"), "utf8");
  const body = `${marker}\nThis is what an apply of the default branch would change now.\n\n${plan}`;
  if (issue === undefined) await open(body);
  else await change(issue, { body }, "updated");
} else if (issue === undefined) {
  console.log("No drift.");
} else {
  const body = `No drift any more: [the run](${server}/${repository}/actions/runs/${run}).`;
  await askRepository("POST", `/issues/${issue.number}/comments`, { body });
  await change(issue, { state: "closed", state_reason: "completed" }, "closed");
}

/** Anybody can write a marker, so an issue that a person opened is not ours. */
async function findIssue() {
  const query = new URLSearchParams({ state: "open", labels: LABEL, per_page: "100" });
  const issues = await askRepository("GET", `/issues?${query}`);
  return issues.find(
    ({ body, user, pull_request }) =>
      pull_request === undefined && user?.type !== "User" && body?.split(/\r?\n/)[0] === marker,
  );
}

async function open(body) {
  const title = `Webhooks of ${environment} differ from Git`;
  const { number } = await askRepository("POST", "/issues", { title, body, labels: [LABEL] });
  console.log(`Issue #${number} was opened.`);
}

async function change({ number }, fields, what) {
  await askRepository("PATCH", `/issues/${number}`, fields);
  console.log(`Issue #${number} was ${what}.`);
}
