// Finds the artifact with the newest state. Where no apply has kept one yet there is none: the tenant itself is the
// truth. Where one is expected and missing the step ends, so that an empty record does not take the record's place.
import { basename, join } from "node:path";
import process from "node:process";
import { allListed, askRepository, fail, isThere, output, required, shown, warn } from "./github-api.mjs";
import { runTool } from "./tool.mjs";
import { newestArtifact, runsOn } from "./workflow-runs.mjs";

/** @typedef {import("./workflow-runs.mjs").Run} Run */

/** As many applies are looked at, with two or three requests for each. */
const MOST_APPLIES = 200;
const STALE = 8;
/** What starts an apply. */
const EVENTS = ["push", "workflow_dispatch"];
const [name = "", environment = "", workflow = "", branch = ""] = required(
  "WS_ARTIFACT",
  "WS_ENVIRONMENT",
  "WS_WORKFLOW",
  "WS_BRANCH",
);
/** @type {string[]} */
const refused = [];
const isShared = isInDatabase();
const isNew = process.env.WS_NEW_RECORD === "true";
const state = isShared || isNew ? undefined : await findState();
if (isShared) {
  console.log("The record is in a database: there is no state to find.");
} else if (state === undefined) {
  console.log(isNew ? "A new record is begun." : "No state was kept yet.");
} else {
  console.log(`The state is that of run ${state.run.id}.`);
}
output({ "run-id": state?.run.id ?? "", "artifact-id": state?.artifact.id ?? "" });

/**
 * Where the record is in a database, nothing is carried from run to run. The tool is asked, for a word in the file is no
 * setting yet. Where it cannot read the file the state is looked for: too much costs requests, too little the record.
 */
function isInDatabase() {
  const { GITHUB_WORKSPACE: workspace = ".", WS_CONFIG: config = "webhook-sync.yaml" } = process.env;
  const args = [
    "environments",
    "--env",
    environment,
    "--config",
    join(workspace, config),
    "--format",
    "json",
  ];
  const { status, stdout } = runTool(args);
  if (status !== 0) return false;
  /** @type {{ include: { state: string }[] }} */
  const { include } = JSON.parse(stdout);
  return include[0]?.state === "postgres";
}

async function findState() {
  let applies = 0;
  for await (const run of runsOn(workflow, branch, EVENTS, checkAbsence)) {
    applies += 1;
    if (applies > MOST_APPLIES) break;
    const artifact = await stateOf(run);
    if (artifact !== undefined) return { run, artifact };
  }
  if (refused.length > 0) missing(refused.join("; "));
  if (applies > MOST_APPLIES && (await wasEverKept()))
    missing(`none of the last ${MOST_APPLIES} runs of ${workflow} kept a state of ${environment}`);
  return undefined;
}

/** Before its first run GitHub does not know a workflow; a name that is mistaken it never knows. */
async function checkAbsence() {
  const path = `/actions/workflows/${encodeURIComponent(basename(workflow))}`;
  if (await isThere(path)) fail(`GitHub answered 404 to GET ${path}/runs`);
  if (await wasEverKept())
    missing(`there is no workflow ${workflow}, and a state of ${environment} was kept`);
}

/** The state that a run kept; undefined where it kept none, and where it may not be believed. */
async function stateOf(/** @type {Run} */ run) {
  const artifact = await newestArtifact(run, name);
  if (artifact === undefined && !(await hasApplied(run))) return undefined;
  if (!(await isOnBranch(run.head_sha))) {
    refuse(`run ${run.id} is not of the branch ${shown(branch)}, but of a tag or a commit so named`);
    return undefined;
  }
  if (artifact === undefined)
    missing(`run ${run.id} applied to ${environment}, and the state that it kept is gone`);
  if (artifact.expired) missing(`the state of ${environment} that run ${run.id} kept has expired`);
  return artifact;
}

function refuse(/** @type {string} */ reason) {
  warn(`${reason}; its state is not taken`);
  refused.push(reason);
}

/** @returns {never} */
function missing(/** @type {string} */ reason) {
  const remedy =
    "Restore the artifact, or start the apply workflow by hand with new-record to begin a new record.";
  return fail(`${reason}. Nothing is done with an empty record in its place. ${remedy}`, STALE);
}

/** A tag may have the branch's name, and GitHub does not tell which of the two a run was of: the commit does. */
async function isOnBranch(/** @type {string} */ commit) {
  /** @type {{ object: { sha: string } }} */
  const { object } = await askRepository(
    "GET",
    `/git/ref/heads/${branch.split("/").map(encodeURIComponent).join("/")}`,
  );
  if (object.sha === commit) return true;
  /** @type {{ status: string }} */
  const { status } = await askRepository("GET", `/compare/${commit}...${object.sha}?per_page=1`);
  return status === "ahead";
}

/** An apply that succeeded has kept a state. */
async function hasApplied(/** @type {Run} */ { id }) {
  /** @type {{ name: string, conclusion: string | null }[]} */
  const jobs = await allListed(`/actions/runs/${id}/jobs`, { filter: "all" }, "jobs");
  const applies = jobs.filter((job) => job.name === `Apply to ${environment}`);
  return applies.some(({ conclusion }) => conclusion === "success");
}

async function wasEverKept() {
  const query = new URLSearchParams({ name, per_page: "1" });
  /** @type {{ total_count: number }} */
  const { total_count: count } = await askRepository("GET", `/actions/artifacts?${query}`);
  return count > 0;
}
