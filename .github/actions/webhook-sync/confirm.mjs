// Holds the plan of the merged commit to the one that was reviewed, and says what moved where they differ.
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fail, required, summarise } from "./github-api.mjs";
import { runTool } from "./tool.mjs";

const STALE = 8;
/** GitHub takes 1 MiB for a step's summary, and none of it when it is longer. The rest of it is short. */
const MOST_BYTES = 1_000_000;
const [temporary = ""] = required("RUNNER_TEMP");
const folder = join(temporary, "webhook-sync");
const reviewed = join(folder, "reviewed/plan.json");
const own = join(folder, "plan.json");
/** @type {{ changes: object[], protections: object[], sunsets?: object[], changesDigest: string }} */
const plan = JSON.parse(readFileSync(own, "utf8"));
const approved = process.env.WS_APPROVED;

if (plan.changes.length === 0) {
  const { protections, sunsets = [] } = plan;
  const told = [
    ...(protections.length > 0 ? ["protection"] : []),
    ...(sunsets.length > 0 ? ["another sunset"] : []),
  ].join(" and ");
  summarise(
    told === "" ? "Nothing is to be applied." : `Nothing is to be changed; ${told} is to be recorded.`,
  );
} else if (approved) {
  if (approved !== plan.changesDigest) stop("the changes are not those that were reviewed", "", "");
  goOn();
} else if (isThere(reviewed) && !isRegularFile(reviewed)) {
  // A link in the archive would show the plan of this very job as the reviewed one.
  stop("what was kept for the review is no plan", "", "plan.json in its artifact is no regular file");
} else if (isThere(reviewed)) {
  // The tool reads both files whole: one that was edited, or that has a digest and no changes, is refused.
  const [code, text] = compare("text");
  if (code === 0) goOn();
  else if (code === STALE && text !== "")
    stop("the changes are not those that were reviewed", compare("markdown")[1], text);
  else stop("what was kept for the review is no plan", "", compare("text")[2]);
} else {
  stop("nobody reviewed a plan of this commit in a pull request", "", process.env.WS_REFUSED ?? "");
}

function isThere(/** @type {string} */ path) {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isRegularFile(/** @type {string} */ path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function goOn() {
  summarise(`These are the changes that were reviewed: \`${plan.changesDigest}\`.`);
}

/** @returns {[code: number | null, stdout: string, stderr: string]} */
function compare(/** @type {string} */ format) {
  const args = ["show", "--compare", reviewed, own, "--color", "never", "--format", format];
  const { status, stdout, stderr } = runTool(args);
  return [status, stdout.trim(), stderr.trim()];
}

/**
 * @param {string} reason
 * @param {string} markdown what moved, for the job's page; empty where that is the text
 * @param {string} text what moved, for the log
 * @returns {never}
 */
function stop(reason, markdown, text) {
  const remedy = `start this workflow by hand with the digest ${plan.changesDigest} once its plan is reviewed`;
  const details = markdown === "" ? text.replace(/^/gm, "    ") : markdown;
  summarise([`**Stopped: ${reason}.** Nothing was changed.`, "", fitted(details), "", remedy].join("\n"));
  return fail([`${reason}; nothing was changed`, text, remedy].filter(Boolean).join("\n"), STALE);
}

/** As many whole lines as there is room for, and how many are left. */
function fitted(/** @type {string} */ text) {
  const bytes = Buffer.from(text);
  if (bytes.length <= MOST_BYTES) return text;
  const end = bytes.lastIndexOf("\n", MOST_BYTES);
  const left = bytes.toString("utf8", end).trim().split("\n").length;
  return `${bytes.toString("utf8", 0, end)}\n\n… and ${left} more, which the log of this job has`;
}
