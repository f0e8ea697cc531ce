// Keeps one open issue for an environment while its tenant differs from Git, and closes it when it does not.
import { join } from "node:path";
import process from "node:process";
import { askRepository, fail, listed, required } from "./github-api.mjs";
import { runTool } from "./tool.mjs";

/**
 * @typedef {{ number: number, body: string | null, user: { login: string } | null, pull_request?: object }} Issue
 */

const LABEL = "webhook-drift";
const [subject, drifted, login, temporary = "", server, repository, run, workspace = ""] = required(
  "WS_SUBJECT",
  "WS_DRIFTED",
  "WS_LOGIN",
  "RUNNER_TEMP",
  "GITHUB_SERVER_URL",
  "GITHUB_REPOSITORY",
  "GITHUB_RUN_ID",
  "GITHUB_WORKSPACE",
);
const marker = `<!-- webhook-sync drift env=${subject} -->`;
const issue = await findIssue();

if (drifted === "true") {
  const body = `${marker}\nThis is what an apply of the default branch would change now.\n\n${planMarkdown()}`;
  if (issue === undefined) await open(body);
  else await change(issue, { body }, "updated");
} else if (issue === undefined) {
  console.log("No drift.");
} else {
  const body = `No drift any more: [the run](${server}/${repository}/actions/runs/${run}).`;
  await askRepository("POST", `/issues/${issue.number}/comments`, { body });
  await change(issue, { state: "closed", state_reason: "completed" }, "closed");
}

/** Anybody can write a marker, so an issue that another account opened is not ours. */
async function findIssue() {
  /** @type {AsyncGenerator<Issue, void>} */
  const issues = listed("/issues", { state: "open", labels: LABEL });
  for await (const issue of issues) {
    const { body, user, pull_request: pullRequest } = issue;
    const isOwn = pullRequest === undefined && isOurs(user);
    if (isOwn && body?.split(/\r?\n/)[0] === marker) return issue;
  }
  return undefined;
}

/** GitHub tells accounts apart without regard to upper and lower case. */
function isOurs(/** @type {Issue["user"]} */ user) {
  return user?.login.toLowerCase() === login?.toLowerCase();
}

/** The files of the plan are named from where it was made; their links start there, too. */
function planMarkdown() {
  const args = ["show", join(temporary, "webhook-sync/plan.json"), "--format", "markdown"];
  const { status, stdout, stderr } = runTool(args, join(workspace, process.env.WS_DIRECTORY ?? "."));
  return status === 0 ? stdout : fail(`the plan cannot be shown: ${stderr}`);
}

async function open(/** @type {string} */ body) {
  const title = `Webhooks of ${subject} differ from Git`;
  /** @type {Issue} */
  const { number, user } = await askRepository("POST", "/issues", { title, body, labels: [LABEL] });
  console.log(`Issue #${number} was opened.`);
  if (user !== null && !isOurs(user))
    console.log(
      `::warning::The token writes as ${user.login}: give the action \`login: ${user.login}\`, or each run opens an issue.`,
    );
}

/**
 * @param {{ number: number }} issue
 * @param {object} fields
 * @param {string} what
 */
async function change({ number }, fields, what) {
  await askRepository("PATCH", `/issues/${number}`, fields);
  console.log(`Issue #${number} was ${what}.`);
}
