// Finds the artifact with the state that was kept last. Where no apply has kept one yet there is none: the tenant itself
// is the truth. Where one is expected and missing the step ends, so that an empty record does not take the record's place.
import { basename, join } from "node:path";
import { allListed, askRepository, isThere, listed } from "./github-api.mjs";
import { reRun, stopWhereOvertaken } from "./re-run.mjs";
import { fail, output, required, shown, warn } from "./step.mjs";
import { APPLY_EVENTS, isOnBranch, newestArtifact, runsOn } from "./workflow-runs.mjs";

/**
 * What is looked for: `refused` learns which runs are not believed.
 * @typedef {import("./step.mjs").Step} Step
 * @typedef {import("./workflow-runs.mjs").Run} Run
 * @typedef {import("./workflow-runs.mjs").Artifact} Artifact
 * @typedef {{ id: number, repository_id: number, head_repository_id: number | null }} Origin
 * @typedef {{ name: string, environment: string, workflow: string, branch: string, refused: string[] }} Sought
 */

/** As many applies are looked at, with two or three requests for each. */
const MOST_APPLIES = 200;
const STALE = 8;

export async function findState(/** @type {Step} */ step) {
  const [name = "", environment = "", workflow = "", branch = ""] = required(
    step,
    "WS_ARTIFACT",
    "WS_ENVIRONMENT",
    "WS_WORKFLOW",
    "WS_BRANCH",
  );
  const sought = { name, environment, workflow, branch, refused: [] };
  const own = await reRun(step, workflow);
  if (own !== undefined) await stopWhereOvertaken(step, own, sought);
  const isShared = await isInDatabase(step, environment);
  const isNew = step.variables.WS_NEW_RECORD === "true";
  const findIt = isNew ? () => begunState(step, own, sought) : () => newestState(step, sought);
  const state = isShared ? undefined : await findIt();
  if (isShared) {
    step.log("The record is in a database: there is no state to find.");
  } else if (state === undefined) {
    step.log(isNew ? "A new record is begun." : "No state was kept yet.");
  } else {
    step.log(`The state is that of run ${state.run.id}.`);
  }
  output(step, { "run-id": state?.run.id ?? "", "artifact-id": state?.artifact.id ?? "" });
}

/**
 * Where the record is in a database, nothing is carried from run to run. The tool is asked, for a word in the file is no
 * setting yet. Where it cannot read the file the state is looked for: too much costs requests, too little the record.
 * @param {Step} step
 * @param {string} environment
 */
async function isInDatabase(step, environment) {
  const { GITHUB_WORKSPACE: workspace = ".", WS_CONFIG: config = "webhook-sync.yaml" } = step.variables;
  const file = join(workspace, config);
  const { status, stdout } = await step.tool([
    ...["environments", "--env", environment],
    ...["--config", file, "--format", "json"],
  ]);
  if (status !== 0) return false;
  /** @type {{ include: { state: string }[] }} */
  const { include } = JSON.parse(stdout);
  return include[0]?.state === "postgres";
}

/**
 * A run that was started to begin a new record does so once: from its second attempt on it goes by what it kept.
 * @param {Step} step
 * @param {Run | undefined} own
 * @param {Sought} sought
 */
async function begunState(step, own, sought) {
  const artifact = own === undefined ? undefined : await stateOf(step, own, sought, "");
  return own === undefined || artifact === undefined ? undefined : { run: own, artifact };
}

/**
 * @param {Step} step
 * @param {Sought} sought
 */
async function newestState(step, sought) {
  const { workflow, branch, environment, refused } = sought;
  let applies = 0;
  /** @type {{ run: Run, artifact: Artifact } | undefined} */
  let last;
  const started = { branch, events: APPLY_EVENTS };
  for await (const run of runsOn(step, workflow, started, () => checkAbsence(step, sought))) {
    applies += 1;
    if (applies > MOST_APPLIES) break;
    const since = last?.artifact.created_at ?? "";
    // A re-run keeps its state under the run that it repeats, however old that is. No run kept one after its last change.
    if (last !== undefined && run.updated_at <= since) continue;
    const artifact = await stateOf(step, run, sought, since);
    if (artifact !== undefined) last = { run, artifact };
  }
  if (last !== undefined) return last;
  if (refused.length > 0) missing(refused.join("; "));
  const other = await keptElsewhere(step, sought);
  if (other === undefined) return undefined;
  const runs = applies > MOST_APPLIES ? `none of the last ${MOST_APPLIES} runs` : "no run";
  return missing(
    `${runs} of ${workflow} on ${shown(branch)} kept a state of ${environment}, and ${other} did`,
  );
}

/**
 * Before its first run GitHub does not know a workflow; a name that is mistaken it never knows.
 * @param {Step} step
 * @param {Sought} sought
 */
async function checkAbsence(step, sought) {
  const { workflow, environment } = sought;
  const path = `/actions/workflows/${encodeURIComponent(basename(workflow))}`;
  if (await isThere(step, path)) fail(`GitHub answered 404 to GET ${path}/runs`);
  const other = await keptElsewhere(step, sought);
  if (other !== undefined)
    missing(`there is no workflow ${workflow}, and ${other} kept a state of ${environment}`);
}

/**
 * The state that a run kept after a time; undefined where it kept none, and where it may not be believed.
 * @param {Step} step
 * @param {Run} run
 * @param {Sought} sought
 * @param {string} since
 */
async function stateOf(step, run, { name, environment, branch, refused }, since) {
  const artifact = await newestArtifact(step, run, name);
  const isNewer =
    artifact === undefined ? await hasApplied(step, run, environment, since) : artifact.created_at > since;
  if (!isNewer) return undefined;
  if (!(await isOnBranch(step, run.head_sha, branch))) {
    const reason = `run ${run.id} is not of the branch ${shown(branch)}, but of a tag or a commit so named`;
    warn(step, `${reason}; its state is not taken`);
    refused.push(reason);
    return undefined;
  }
  if (artifact === undefined)
    missing(`run ${run.id} applied to ${environment}, and the state that it kept is gone`);
  if (artifact.expired) missing(`the state of ${environment} that run ${run.id} kept has expired`);
  return artifact;
}

/** @returns {never} */
function missing(/** @type {string} */ reason) {
  const remedy =
    "Restore the artifact, give the branch or the workflow its former name if that is what changed, or start the apply workflow by hand with new-record to begin a new record.";
  return fail(`${reason}. Nothing is done with an empty record in its place. ${remedy}`, STALE);
}

/**
 * An apply that succeeded has kept a state. One that failed may have ended before it wrote anything: the older state goes
 * on then, and not without a word.
 * @param {Step} step
 * @param {Run} run
 * @param {string} environment
 * @param {string} since
 */
async function hasApplied(step, { id }, environment, since) {
  /** @type {{ name: string, conclusion: string | null, completed_at: string | null, steps?: object[] }[]} */
  const jobs = await allListed(step, `/actions/runs/${id}/jobs`, { filter: "all" }, "jobs");
  // A job without steps was not approved, or had nothing to do.
  const ended = jobs.filter(
    ({ name, conclusion, completed_at: end, steps }) =>
      name === `Apply to ${environment}` && conclusion && steps?.length !== 0 && (end ?? "9") > since,
  );
  if (ended.some(({ conclusion }) => conclusion === "success")) return true;
  if (ended.length > 0)
    warn(
      step,
      `the apply of run ${id} to ${environment} failed and kept no state; what it may have recorded is missing`,
    );
  return false;
}

/**
 * What else kept a state: an apply of before the branch or the workflow had its name, or what cannot be told from one. What a
 * fork or a pull request uploads under that name is none, so that no stranger stops the first apply.
 * @param {Step} step
 * @param {Sought} sought
 */
async function keptElsewhere(step, { name }) {
  /** @type {AsyncGenerator<{ workflow_run?: Origin | null }, void>} */
  const artifacts = listed(step, "/actions/artifacts", { name }, { member: "artifacts" });
  const strangers = new Set();
  for await (const { workflow_run: origin } of artifacts) {
    if (!origin) return "another run";
    const isOfFork = origin.head_repository_id !== origin.repository_id;
    if (isOfFork || strangers.has(origin.id)) continue;
    /** @type {Run} */
    const run = await askRepository(step, "GET", `/actions/runs/${origin.id}`);
    if (APPLY_EVENTS.includes(run.event))
      return `run ${run.id} of ${shown(run.path)} on ${shown(run.head_branch)}`;
    strangers.add(origin.id);
  }
  return undefined;
}
