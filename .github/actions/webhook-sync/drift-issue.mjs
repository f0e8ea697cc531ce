// Keeps one open issue for an environment while its tenant differs from Git, and closes it when it does not.
import { join } from "node:path";
import { askRepository, listed } from "./github-api.mjs";
import { fail, required } from "./step.mjs";

/**
 * @typedef {import("./step.mjs").Step} Step
 * @typedef {{ number: number, body: string | null, user: { login: string } | null, pull_request?: object }} Issue
 */

const LABEL = "webhook-drift";

export async function keepDriftIssue(/** @type {Step} */ step) {
  const [subject = "", drifted, server, repository, run] = required(
    step,
    "WS_SUBJECT",
    "WS_DRIFTED",
    "GITHUB_SERVER_URL",
    "GITHUB_REPOSITORY",
    "GITHUB_RUN_ID",
  );
  const marker = `<!-- webhook-sync drift env=${subject} -->`;
  const issue = await findIssue(step, marker);
  if (drifted === "true") {
    const plan = await planMarkdown(step);
    const body = `${marker}\nThis is what an apply of the default branch would change now.\n\n${plan}`;
    if (issue === undefined) await open(step, `Webhooks of ${subject} differ from Git`, body);
    else await change(step, issue, { body }, "updated");
  } else if (issue === undefined) {
    step.log("No drift.");
  } else {
    const body = `No drift any more: [the run](${server}/${repository}/actions/runs/${run}).`;
    await askRepository(step, "POST", `/issues/${issue.number}/comments`, { body });
    await change(step, issue, { state: "closed", state_reason: "completed" }, "closed");
  }
}

/**
 * Anybody can write a marker, so an issue that another account opened is not ours.
 * @param {Step} step
 * @param {string} marker
 */
async function findIssue(step, marker) {
  /** @type {AsyncGenerator<Issue, void>} */
  const issues = listed(step, "/issues", { state: "open", labels: LABEL });
  for await (const issue of issues) {
    const { body, user, pull_request: pullRequest } = issue;
    const isOwn = pullRequest === undefined && isOurs(step, user);
    if (isOwn && body?.split(/\r?\n/)[0] === marker) return issue;
  }
  return undefined;
}

/**
 * GitHub tells accounts apart without regard to upper and lower case.
 * @param {Step} step
 * @param {Issue["user"]} user
 */
function isOurs(step, user) {
  const [login] = required(step, "WS_LOGIN");
  return user?.login.toLowerCase() === login?.toLowerCase();
}

/** The files of the plan are named from where it was made; their links start there, too. */
async function planMarkdown(/** @type {Step} */ step) {
  const [temporary = "", workspace = ""] = required(step, "RUNNER_TEMP", "GITHUB_WORKSPACE");
  const args = ["show", join(temporary, "webhook-sync/plan.json"), "--format", "markdown"];
  const { status, stdout, stderr } = await step.tool(
    args,
    join(workspace, step.variables.WS_DIRECTORY ?? "."),
  );
  return status === 0 ? stdout : fail(`the plan cannot be shown: ${stderr}`);
}

/**
 * @param {Step} step
 * @param {string} title
 * @param {string} body
 */
async function open(step, title, body) {
  /** @type {Issue} */
  const { number, user } = await askRepository(step, "POST", "/issues", { title, body, labels: [LABEL] });
  step.log(`Issue #${number} was opened.`);
  if (user !== null && !isOurs(step, user))
    step.log(
      `::warning::The token writes as ${user.login}: give the action \`login: ${user.login}\`, or each run opens an issue.`,
    );
}

/**
 * @param {Step} step
 * @param {{ number: number }} issue
 * @param {object} fields
 * @param {string} what
 */
async function change(step, { number }, fields, what) {
  await askRepository(step, "PATCH", `/issues/${number}`, fields);
  step.log(`Issue #${number} was ${what}.`);
}
