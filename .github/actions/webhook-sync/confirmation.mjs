// Holds the plan of the merged commit to the one that was reviewed, and says what moved where they differ.
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fail, required, summarise } from "./step.mjs";

/**
 * @typedef {import("./step.mjs").Step} Step
 * @typedef {{ changes: object[], protections: object[], sunsets?: object[], changesDigest: string }} Plan
 */

const STALE = 8;
/** GitHub takes 1 MiB for a step's summary, and none of it when it is longer. The rest of it is short. */
const MOST_BYTES = 1_000_000;

export async function confirm(/** @type {Step} */ step) {
  const [temporary = ""] = required(step, "RUNNER_TEMP");
  const folder = join(temporary, "webhook-sync");
  const own = join(folder, "plan.json");
  /** @type {Plan} */
  const plan = JSON.parse(readFileSync(own, "utf8"));
  if (plan.changes.length === 0) return tellOfRecords(step, plan);
  const { WS_APPROVED: approved, WS_REFUSED: refused = "" } = step.variables;
  const reviewed = join(folder, "reviewed/plan.json");
  const kept = lstatSync(reviewed, { throwIfNoEntry: false });
  if (approved) {
    if (approved !== plan.changesDigest)
      stop(step, plan, { reason: "the changes are not those that were reviewed" });
  } else if (kept === undefined) {
    stop(step, plan, { reason: "nobody reviewed a plan of this commit in a pull request", text: refused });
  } else if (!kept.isFile()) {
    // A link in the archive would show the plan of this very job as the reviewed one.
    const text = "plan.json in its artifact is no regular file";
    stop(step, plan, { reason: "what was kept for the review is no plan", text });
  } else {
    await compare(step, plan, [reviewed, own]);
  }
  summarise(step, `These are the changes that were reviewed: \`${plan.changesDigest}\`.`);
}

/**
 * @param {Step} step
 * @param {Plan} plan
 */
function tellOfRecords(step, { protections, sunsets = [] }) {
  const told = [
    ...(protections.length > 0 ? ["protection"] : []),
    ...(sunsets.length > 0 ? ["another sunset"] : []),
  ].join(" and ");
  summarise(
    step,
    told === "" ? "Nothing is to be applied." : `Nothing is to be changed; ${told} is to be recorded.`,
  );
}

/**
 * The tool reads both files whole: one that was edited, or that has a digest and no changes, is refused.
 * @param {Step} step
 * @param {Plan} plan
 * @param {string[]} files the reviewed plan, and the job's own
 */
async function compare(step, plan, files) {
  const compared = (/** @type {string} */ format) =>
    step.tool(["show", "--compare", ...files, "--color", "never", "--format", format]);
  const { status, stdout, stderr } = await compared("text");
  const text = stdout.trim();
  if (status === 0) return;
  if (status !== STALE || text === "")
    stop(step, plan, { reason: "what was kept for the review is no plan", text: stderr.trim() });
  const markdown = (await compared("markdown")).stdout.trim();
  stop(step, plan, { reason: "the changes are not those that were reviewed", markdown, text });
}

/**
 * @param {Step} step
 * @param {Plan} plan
 * @param {{ reason: string, markdown?: string, text?: string }} why what moved for the job's page, if it is not the text,
 *   and for the log
 * @returns {never}
 */
function stop(step, { changesDigest: digest }, { reason, markdown = "", text = "" }) {
  const remedy = `start this workflow by hand with the digest ${digest} once its plan is reviewed`;
  const details = markdown === "" ? text.replace(/^/gm, "    ") : markdown;
  summarise(
    step,
    [`**Stopped: ${reason}.** Nothing was changed.`, "", fitted(details), "", remedy].join("\n"),
  );
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
