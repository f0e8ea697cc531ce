import { fail, required } from "./step.mjs";

/** @typedef {import("./step.mjs").Step} Step */

/**
 * Whether the API has something at a path.
 * @param {Step} step
 * @param {string} path
 */
export async function isThere(step, path) {
  const { status } = await request(step, "GET", path);
  if (status === 200 || status === 404) return status === 200;
  return fail(`GitHub answered ${status} to GET ${path}`);
}

/**
 * Calls the API of the job's repository and gives the JSON of the answer, which is what the caller takes it for.
 * @template Answer
 * @param {Step} step
 * @param {"GET" | "POST" | "PATCH"} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<Answer>}
 */
export async function askRepository(step, method, path, body) {
  return answerOf(await request(step, method, path, body), `${method} ${path}`);
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
 * @param {Step} step
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function request(step, method, path, body) {
  const [api, repository, token] = required(step, "GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN");
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
 * Where the answer has a list, if it is not the answer itself, and what is asked where there is no such list, before it
 * counts as empty; a failure without it.
 * @typedef {{ member?: string | undefined, onAbsent?: (() => Promise<void>) | undefined }} Form
 */

/**
 * The entries of a list, page by page to its end, so that no number of strangers' entries hides one of ours.
 * @template Entry
 * @param {Step} step
 * @param {string} path
 * @param {object} [query]
 * @param {Form} [form]
 * @returns {AsyncGenerator<Entry, void>}
 */
export async function* listed(step, path, query = {}, { member = "", onAbsent } = {}) {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const search = new URLSearchParams({ ...query, per_page: `${PAGE}`, page: `${page}` });
    const response = await request(step, "GET", `${path}?${search}`);
    if (response.status === 404 && onAbsent !== undefined) return void (await onAbsent());
    /** @type {Entry[] | Record<string, Entry[]>} */
    const answer = await answerOf(response, `GET ${path}?${search}`);
    const entries = Array.isArray(answer) ? answer : answer[member];
    if (!Array.isArray(entries)) fail(`GitHub's answer to GET ${path} has no list`);
    yield* entries;
    if (entries.length < PAGE) return;
  }
  fail(`GET ${path} has more than ${PAGE * MOST_PAGES} entries`);
}

/**
 * All entries of a list.
 * @template Entry
 * @param {Step} step
 * @param {string} path
 * @param {object} [query]
 * @param {string} [member]
 * @returns {Promise<Entry[]>}
 */
export async function allListed(step, path, query, member) {
  /** @type {AsyncGenerator<Entry, void>} */
  const entries = listed(step, path, query, { member });
  const all = [];
  for await (const entry of entries) all.push(entry);
  return all;
}
