// When the merged pull request was reviewed, and what a run must be to have shown its plan to the reviewers.
import { allListed } from "./github-api.mjs";
import { shown } from "./step.mjs";

/**
 * @typedef {import("./step.mjs").Step} Step
 * @typedef {{ number: number, created_at: string, merged_at: string | null, closed_at: string | null,
 *   merge_commit_sha: string | null, head: { sha: string, ref: string, label: string }, base: { ref: string } }} PullRequest
 * @typedef {{ state: string, submitted_at: string, commit_id: string | null,
 *   user: { login: string, type: string } | null }} Review
 * @typedef {{ commit: string, time: string, words: string }} Reviewed
 */

/**
 * The pull request whose merge made a commit of the branch.
 * @param {Step} step
 * @param {string} commit
 * @param {string} branch
 * @returns {Promise<PullRequest | undefined>}
 */
export async function mergedPullRequest(step, commit, branch) {
  /** @type {PullRequest[]} */
  const pullRequests = await allListed(step, `/commits/${commit}/pulls`);
  return pullRequests.find(
    ({ merged_at, merge_commit_sha, base }) =>
      merged_at && merge_commit_sha === commit && base.ref === branch,
  );
}

/**
 * Which commit was approved, and when: the first of the approvals that count, so that nothing that came after one of
 * them is taken for what it was about. Where nobody had to approve, whoever merged was the reviewer.
 * @param {Step} step
 * @param {PullRequest} pullRequest
 * @returns {Promise<Reviewed>}
 */
export async function reviewOf(step, { number, head, merged_at }) {
  /** @type {Review[]} */
  const reviews = await allListed(step, `/pulls/${number}/reviews`);
  const approvals = reviews
    .filter(({ state, user }) => state === "APPROVED" && user !== null && user.type !== "Bot")
    .toSorted((a, b) => a.submitted_at.localeCompare(b.submitted_at));
  const last = approvals.at(-1);
  if (last === undefined)
    return { commit: head.sha, time: merged_at ?? "", words: `the merge at ${merged_at}` };
  const isOfHead = approvals.some(({ commit_id }) => commit_id === head.sha);
  const commit = isOfHead ? head.sha : (last.commit_id ?? head.sha);
  // Somebody may look again and approve again: the later of the two counts.
  const times = new Map(
    approvals
      .filter(({ commit_id }) => commit_id === commit)
      .map((one) => [one.user?.login, one.submitted_at]),
  );
  const time = [...times.values()].toSorted()[0] ?? last.submitted_at;
  return { commit, time, words: `the approval at ${time}` };
}

/**
 * Since when all runs of the pull request's branch can only be its own, with the base that it was merged into; a
 * reason where they cannot be told apart. GitHub does not say of a run which pull request it was of once that is closed.
 * @param {Step} step
 * @param {PullRequest} pullRequest
 * @returns {Promise<{ since: string, refusal: null } | { since: null, refusal: string }>}
 */
export async function ownRunsOf(step, { number, created_at, head }) {
  /** @type {PullRequest[]} */
  const others = await allListed(step, "/pulls", { state: "all", head: head.label });
  const other = others.find(
    (one) => one.number !== number && one.head.label === head.label && !((one.closed_at ?? "9") < created_at),
  );
  if (other !== undefined) {
    const refusal = `#${other.number} merges the same branch into ${shown(other.base.ref)}, and its runs cannot be told from those of #${number}`;
    return { since: null, refusal };
  }
  /** @type {{ event: string, created_at: string }[]} */
  const events = await allListed(step, `/issues/${number}/events`);
  const since = events
    .filter(({ event }) => event === "base_ref_changed" || event === "automatic_base_change_succeeded")
    .map((event) => event.created_at)
    .reduce((latest, time) => (time > latest ? time : latest), created_at);
  return { since, refusal: null };
}
