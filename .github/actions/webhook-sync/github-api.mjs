import { appendFileSync } from "node:fs";
import process from "node:process";

/** The members of a job's environment that a script needs; ends the step where one is missing. */
export function required(/** @type {string[]} */ ...names) {
  return names.map((name) => process.env[name] || fail(`${name} is not set`));
}

/**
 * Whether the API has something at a path.
 * @param {string} path
 */
export async function isThere(path) {
  const { status } = await request("GET", path);
  if (status === 200 || status === 404) return status === 200;
  return fail(`GitHub answered ${status} to GET ${path}`);
}

/**
 * Calls the API of the job's repository and gives the JSON of the answer, which is what the caller takes it for.
 * @template Answer
 * @param {"GET" | "POST" | "PATCH"} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<Answer>}
 */
export async function askRepository(method, path, body) {
  return answerOf(await request(method, path, body), `${method} ${path}`);
}

/**
 * @template Answer
 * @param {Response} response
 * @param {string} asked
 * @returns {Promise<Answer>}
 */
async function answerOf(response, asked) {
  if (!response.ok) fail(`GitHub answered ${response.status} to ${asked}`);
  return /** @type {Promise<Answer>} */ (response.json());
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function request(method, path, body) {
  const [api, repository, token] = required("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN");
  return await fetch(`${api}/repos/${repository}${path}`, {
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
}

const PAGE = 100;
const MOST_PAGES = 300;

/**
 * The entries of a list, page by page to its end, so that no number of strangers' entries hides one of ours.
 * @template Entry
 * @param {string} path
 * @param {object} [query]
 * @param {string} [member] where the answer has the list, if it is not the answer itself
 * @param {() => Promise<void>} [onAbsent] asked where there is no such list, before it counts as empty; a failure without it
 * @returns {AsyncGenerator<Entry, void>}
 */
export async function* listed(path, query = {}, member = undefined, onAbsent = undefined) {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const search = new URLSearchParams({ ...query, per_page: `${PAGE}`, page: `${page}` });
    const response = await request("GET", `${path}?${search}`);
    if (response.status === 404 && onAbsent !== undefined) return void (await onAbsent());
    /** @type {Entry[] | Record<string, Entry[]>} */
    const answer = await answerOf(response, `GET ${path}?${search}`);
    const entries = Array.isArray(answer) ? answer : answer[member ?? ""];
    if (!Array.isArray(entries)) fail(`GitHub's answer to GET ${path} has no list`);
    yield* entries;
    if (entries.length < PAGE) return;
  }
  fail(`GET ${path} has more than ${PAGE * MOST_PAGES} entries`);
}

/**
 * All entries of a list.
 * @template Entry
 * @param {string} path
 * @param {object} [query]
 * @param {string} [member]
 * @returns {Promise<Entry[]>}
 */
export async function allListed(path, query, member) {
  /** @type {AsyncGenerator<Entry, void>} */
  const entries = listed(path, query, member);
  const all = [];
  for await (const entry of entries) all.push(entry);
  return all;
}

/** Sets outputs of the step. */
export function output(/** @type {Record<string, string | number>} */ values) {
  const [file = ""] = required("GITHUB_OUTPUT");
  for (const [name, value] of Object.entries(values)) appendFileSync(file, `${name}=${value}\n`);
}

/** Adds to the job's page. */
export function summarise(/** @type {string} */ text) {
  const [file = ""] = required("GITHUB_STEP_SUMMARY");
  appendFileSync(file, `${text}\n`);
}

/** An annotation that does not end the step. */
export function warn(/** @type {string} */ message) {
  console.log(`::warning title=webhook-sync::${escaped(message)}`);
}

/**
 * Ends the step with an annotation.
 * @param {string} message
 * @returns {never}
 */
export function fail(message, exitCode = 9) {
  console.log(`::error title=webhook-sync::${escaped(message)}`);
  process.exit(exitCode);
}

function escaped(/** @type {string} */ text) {
  return text.replace(/[%\r\n]/g, (character) => encodeURIComponent(character));
}

/** A name that people gave: it may hold anything, and it stands in annotations and summaries. */
export function shown(/** @type {unknown} */ name) {
  return `${name}`.slice(0, 100).replace(/[^\w./@-]/g, "?");
}
