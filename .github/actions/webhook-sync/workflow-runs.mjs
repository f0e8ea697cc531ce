// Anybody who may push can let a workflow of their branch upload an artifact of any name. So artifacts are looked for
// in the runs that may be believed, and not runs by the name of an artifact.
import { basename } from "node:path";
import { allListed, askRepository, listed } from "./github-api.mjs";

/**
 * @typedef {import("./step.mjs").Step} Step
 * @typedef {{ id: number, path: string, event: string, head_sha: string, head_branch: string, created_at: string,
 *   updated_at: string, head_repository: { full_name: string } | null,
 *   pull_requests?: { number: number, base: { ref: string } }[] }} Run
 * @typedef {{ id: number, name: string, expired: boolean, created_at: string }} Artifact
 */

/** What starts an apply. */
export const APPLY_EVENTS = ["push", "workflow_dispatch"];

/**
 * The runs of a workflow of this repository, newest first.
 * @param {Step} step
 * @param {string} workflow its file
 * @param {object} [query]
 * @param {() => Promise<void>} [onAbsent] asked where GitHub knows no such workflow
 * @returns {AsyncGenerator<Run, void>}
 */
export async function* runsOf(step, workflow, query = {}, onAbsent = undefined) {
  const path = `/actions/workflows/${encodeURIComponent(basename(workflow))}/runs`;
  /** @type {AsyncGenerator<Run, void>} */
  const runs = listed(step, path, query, { member: "workflow_runs", onAbsent });
  for await (const run of runs) {
    const isOwn = run.head_repository?.full_name === step.variables.GITHUB_REPOSITORY;
    if (isOwn && run.path.split("@")[0] === workflow) yield run;
  }
}

/**
 * The runs of a workflow that one of these events started on a branch, newest first. GitHub looks for them, so that no
 * number of strangers' runs costs a request.
 * @param {Step} step
 * @param {string} workflow its file
 * @param {{ branch: string, events: string[] }} started
 * @param {() => Promise<void>} [onAbsent] asked where GitHub knows no such workflow
 * @returns {AsyncGenerator<Run, void>}
 */
export async function* runsOn(step, workflow, { branch, events }, onAbsent = undefined) {
  const lists = events.map((event) => runsOf(step, workflow, { branch, event }, onAbsent));
  const heads = [];
  for (const list of lists) heads.push({ list, next: await list.next() });
  while (true) {
    const newest = heads
      .filter(({ next }) => next.done !== true)
      .toSorted((a, b) => (b.next.value?.created_at ?? "").localeCompare(a.next.value?.created_at ?? ""))[0];
    const run = newest?.next.value;
    if (newest === undefined || run === undefined) return;
    // GitHub is asked for these, and not believed without a look.
    if (run.head_branch === branch && events.includes(run.event)) yield run;
    newest.next = await newest.list.next();
  }
}

/**
 * The newest artifact of that name that a run has; undefined where it has none.
 * @param {Step} step
 * @param {Run} run
 * @param {string} name
 * @returns {Promise<Artifact | undefined>}
 */
export async function newestArtifact(step, { id }, name) {
  /** @type {Artifact[]} */
  const artifacts = await allListed(step, `/actions/runs/${id}/artifacts`, { name }, "artifacts");
  return artifacts
    .filter((artifact) => artifact.name === name)
    .toSorted((a, b) => b.created_at.localeCompare(a.created_at))[0];
}

/**
 * A tag may have the branch's name, and GitHub does not tell which of the two a run was of: the commit does.
 * @param {Step} step
 * @param {string} commit
 * @param {string} branch
 */
export async function isOnBranch(step, commit, branch) {
  /** @type {{ object: { sha: string } }} */
  const { object } = await askRepository(
    step,
    "GET",
    `/git/ref/heads/${branch.split("/").map(encodeURIComponent).join("/")}`,
  );
  if (object.sha === commit) return true;
  /** @type {{ status: string }} */
  const { status } = await askRepository(step, "GET", `/compare/${commit}...${object.sha}?per_page=1`);
  return status === "ahead";
}
