import { failure, type Result, success } from "../../base/result.ts";
import { backoffMs } from "../../base/throttle.ts";
import { isSameSubject, type PlanMarker, planMarkerIn } from "../../model/plan/plan-marker.ts";
import type { GitHubAccess, GitHubFailure } from "./github-request.ts";
import {
  type Comment,
  createComment,
  headNow,
  listComments,
  ownerOfToken,
  type PullRequest,
  updateComment,
} from "./pull-request.ts";

/** What became of a sticky comment. */
export interface CommentResult {
  readonly action: "created" | "updated" | "unchanged";
  readonly url: string;
  /** The account that wrote, where that is not the one whose comments were looked for: each run adds a comment then. */
  readonly otherAccount: string | null;
}

/** What to say, and the marker that is its first line. */
export interface CommentText {
  readonly body: string;
  readonly marker: PlanMarker;
  /** The account that the token writes as; null asks GitHub. */
  readonly login: string | null;
}

const TRIES = 3;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const MOST_PAGES = 100;
/** Who writes with the token of a workflow. */
const WORKFLOWS_LOGIN = "github-actions[bot]";

/** The same over a connection of its own. Only who comments waits for what that needs. */
export async function stickComment(
  { pullRequest, ...access }: Omit<GitHubAccess, "dispatcher"> & { readonly pullRequest: PullRequest },
  text: CommentText,
): Promise<Result<CommentResult, GitHubFailure>> {
  const { Agent } = await import("../http-client.ts");
  const dispatcher = new Agent();
  try {
    return await upsertComment({ ...access, dispatcher }, pullRequest, text);
  } finally {
    await dispatcher.destroy();
  }
}

/** Makes the pull request have the comment once: edits the one of the same subject in place, else adds one. */
export async function upsertComment(
  access: GitHubAccess,
  pullRequest: PullRequest,
  text: CommentText,
): Promise<Result<CommentResult, GitHubFailure>> {
  for (let tries = 1; ; tries++) {
    // Looks anew each time, because a comment whose answer was lost may be there.
    const result = await new CommentUpsert(access, pullRequest, text).run();
    if (result.ok || result.error.kind !== "unavailable" || tries === TRIES) return result;
    const wait = result.error.retryAfterMs ?? backoffMs(tries, FIRST_WAIT_MS, LONGEST_WAIT_MS);
    if (wait > LONGEST_WAIT_MS) return result;
    await access.clock.sleep(wait);
  }
}

/** One try. */
class CommentUpsert {
  readonly #access: GitHubAccess;
  readonly #pullRequest: PullRequest;
  readonly #text: CommentText;

  constructor(access: GitHubAccess, pullRequest: PullRequest, text: CommentText) {
    this.#access = access;
    this.#pullRequest = pullRequest;
    this.#text = text;
  }

  async run(): Promise<Result<CommentResult, GitHubFailure>> {
    const current = await this.#checkHead();
    if (!current.ok) return current;
    const candidates = await this.#list();
    if (!candidates.ok) return candidates;
    const login = candidates.value.length === 0 ? success(this.#text.login) : await this.#login();
    if (!login.ok) return login;
    const own = writtenBy(login.value, candidates.value);
    return own.length === 0 ? await this.#create(login.value) : await this.#keepFirst(own);
  }

  /** A run of an earlier commit may be started again, or be late: the comment is about the last one. */
  async #checkHead(): Promise<Result<null, GitHubFailure>> {
    const { head: mine, repository, number } = this.#pullRequest;
    if (mine === null) return success(null);
    const head = await headNow(this.#access, this.#pullRequest);
    if (!head.ok) return head;
    if (head.value === mine) return success(null);
    const [own, now] = [mine, head.value].map((commit) => commit.slice(0, 7));
    const message = `this run is of the commit ${own}, and ${repository}#${number} is at ${now} now: its comment is left as it is`;
    return failure({ kind: "outdated", message, retryAfterMs: null });
  }

  /** Two runs at once find none and add one each: so each looks again, and both keep the first. */
  async #create(login: string | null): Promise<Result<CommentResult, GitHubFailure>> {
    const created = await createComment(this.#access, this.#pullRequest, this.#text.body);
    if (!created.ok) return created;
    const { author, url } = created.value;
    const candidates = await this.#list();
    if (!candidates.ok) return candidates;
    // The account is known now, whatever was taken for it.
    const own = writtenBy(author, candidates.value);
    const otherAccount = login === null || isSameAccount(author, login) ? null : author;
    const kept = own.length < 2 ? null : await this.#keepFirst(own);
    if (kept?.ok === false) return kept;
    const isKept = kept === null || kept.value.url === url;
    return success({ action: isKept ? "created" : "updated", url: kept?.value.url ?? url, otherAccount });
  }

  /** The first comment gets the text; each other one gives its place up, so that it is never found again. */
  async #keepFirst(own: readonly Comment[]): Promise<Result<CommentResult, GitHubFailure>> {
    const [first, ...duplicates] = own.toSorted((a, b) => a.id - b.id);
    if (first === undefined) return await this.#create(null);
    const kept = await this.#write(first, this.#text.body);
    if (!kept.ok) return kept;
    for (const double of duplicates) {
      const folded = await this.#write(double, `The plan is in [one comment](${first.url}).\n`);
      if (!folded.ok) return folded;
    }
    return duplicates.length === 0 ? kept : success({ ...kept.value, action: "updated" });
  }

  async #write(comment: Comment, body: string): Promise<Result<CommentResult, GitHubFailure>> {
    const otherAccount = null;
    if (isSameText(comment.body, body))
      return success({ action: "unchanged", url: comment.url, otherAccount });
    const updated = await updateComment(this.#access, this.#pullRequest, comment.id, body);
    return updated.ok ? success({ action: "updated", url: updated.value.url, otherAccount }) : updated;
  }

  /** All comments with our marker, whoever wrote them. */
  async #list(): Promise<Result<readonly Comment[], GitHubFailure>> {
    const found: Comment[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const listed = await listComments(this.#access, this.#pullRequest, page);
      if (!listed.ok) return listed;
      found.push(...listed.value.comments.filter((comment) => isAbout(comment, this.#text.marker)));
      if (listed.value.isLast) break;
    }
    return success(found);
  }

  /** Anybody can write a marker, so what another account wrote is neither edited nor taken for ours. */
  async #login(): Promise<Result<string, GitHubFailure>> {
    if (this.#text.login !== null) return success(this.#text.login);
    const owner = await ownerOfToken(this.#access);
    return owner.ok ? success(owner.value ?? WORKFLOWS_LOGIN) : owner;
  }
}

function isAbout({ body }: Comment, marker: PlanMarker): boolean {
  const found = planMarkerIn(body);
  return found !== undefined && isSameSubject(found, marker);
}

function writtenBy(account: string | null, comments: readonly Comment[]): readonly Comment[] {
  return comments.filter(({ author }) => isSameAccount(author, account));
}

/** GitHub tells accounts apart without regard to upper and lower case. */
function isSameAccount(a: string | null, b: string | null): boolean {
  return a !== null && a.toLowerCase() === b?.toLowerCase();
}

/** GitHub stores line ends and trailing space its own way. */
function isSameText(a: string, b: string): boolean {
  return a.replaceAll("\r\n", "\n").trimEnd() === b.replaceAll("\r\n", "\n").trimEnd();
}
