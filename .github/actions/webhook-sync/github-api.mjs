import { appendFileSync } from "node:fs";
import process from "node:process";

/** The members of a job's environment that a script needs; ends the step where one is missing. */
export function required(...names) {
  return names.map((name) => process.env[name] || fail(`${name} is not set`));
}

/** Calls the API of the job's repository and gives the JSON of the answer. */
export async function askRepository(method, path, body) {
  const [api, repository, token] = required("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN");
  const answer = await fetch(`${api}/repos/${repository}${path}`, {
    method,
    redirect: "error",
    signal: AbortSignal.timeout(30_000),
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "x-github-api-version": "2022-11-28",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(({ message }) => fail(`GitHub cannot be reached: ${message}`));
  if (!answer.ok) fail(`GitHub answered ${answer.status} to ${method} ${path}`);
  return answer.json();
}

/**
 * The newest artifact of that name whose run is one that may be believed. Anybody who may push can let a workflow of
 * their branch upload an artifact of any name, so the run's workflow, event and branch are looked at and not the name.
 */
export async function findArtifact(name, workflow, isTrusted) {
  const query = new URLSearchParams({ name, per_page: "100" });
  const { artifacts } = await askRepository("GET", `/actions/artifacts?${query}`);
  const candidates = artifacts
    .filter((artifact) => artifact.name === name && !artifact.expired)
    .toSorted((a, b) => b.created_at.localeCompare(a.created_at));
  for (const { workflow_run } of candidates) {
    const run = await askRepository("GET", `/actions/runs/${workflow_run.id}`);
    const [path] = run.path.split("@");
    const isOwn = run.head_repository?.full_name === process.env.GITHUB_REPOSITORY;
    if (path === workflow && isOwn && isTrusted(run)) return run;
  }
  return undefined;
}

/** Sets outputs of the step. */
export function output(values) {
  const [file] = required("GITHUB_OUTPUT");
  for (const [name, value] of Object.entries(values)) appendFileSync(file, `${name}=${value}\n`);
}

/** Adds to the job's page. */
export function summarise(text) {
  const [file] = required("GITHUB_STEP_SUMMARY");
  appendFileSync(file, `${text}\n`);
}

/** Ends the step with an annotation. */
export function fail(message, exitCode = 9) {
  const text = message.replace(/[%\r\n]/g, (character) => encodeURIComponent(character));
  console.log(`::error title=webhook-sync::${text}`);
  process.exit(exitCode);
}
