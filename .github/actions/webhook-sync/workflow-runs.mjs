// Anybody who may push can let a workflow of their branch upload an artifact of any name. So artifacts are looked for
// in the runs that may be believed, and not runs by the name of an artifact.
import { basename } from "node:path";
import process from "node:process";
import { allListed, listed } from "./github-api.mjs";

/**
 * @typedef {{ id: number, path: string, event: string, head_sha: string, head_branch: string, created_at: string,
 *   head_repository: { full_name: string } | null,
 *   pull_requests?: { number: number, base: { ref: string } }[] }} Run
 * @typedef {{ id: number, name: string, expired: boolean, created_at: string }} Artifact
 */

/**
 * The runs of a workflow of this repository, newest first.
 * @param {string} workflow its file
 * @param {object} [query]
 * @returns {AsyncGenerator<Run>}
 */
export async function* runsOf(workflow, query = {}) {
  const path = `/actions/workflows/${encodeURIComponent(basename(workflow))}/runs`;
  /** @type {AsyncGenerator<Run, void>} */
  const runs = listed(path, query, "workflow_runs");
  for await (const run of runs) {
    const isOwn = run.head_repository?.full_name === process.env.GITHUB_REPOSITORY;
    if (isOwn && run.path.split("@")[0] === workflow) yield run;
  }
}

/**
 * The newest artifact of that name that a run has; undefined where it has none.
 * @param {Run} run
 * @param {string} name
 * @returns {Promise<Artifact | undefined>}
 */
export async function newestArtifact({ id }, name) {
  /** @type {Artifact[]} */
  const artifacts = await allListed(`/actions/runs/${id}/artifacts`, { name }, "artifacts");
  return artifacts
    .filter((artifact) => artifact.name === name)
    .toSorted((a, b) => b.created_at.localeCompare(a.created_at))[0];
}
