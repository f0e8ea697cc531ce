import { type Result, success } from "../../base/result.ts";
import { backoffMs } from "../../base/throttle.ts";
import { isSameSubject, type PlanMarker, planMarkerIn } from "../../model/plan/plan-marker.ts";
import type { GitHubAccess, GitHubFailure } from "./github-request.ts";
import {
  type Comment,
  createComment,
  listComments,
  ownerOfToken,
  type PullRequest,
  updateComment,
} from "./pull-request.ts";

/** What became of a sticky comment. */
export interface CommentResult {
  readonly action: "created" | "updated" | "unchanged";
  readonly url: string;
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
    const candidates = await this.#list();
    if (!candidates.ok) return candidates;
    const login = candidates.value.length === 0 ? success(null) : await this.#login();
    if (!login.ok) return login;
    const own = candidates.value.filter(({ author }) => author !== null && author === login.value);
    return own.length === 0 ? await this.#create() : await this.#keepFirst(own);
  }

  /** Two runs at once find none and add one each: so each looks again, and both keep the first. */
  async #create(): Promise<Result<CommentResult, GitHubFailure>> {
    const created = await createComment(this.#access, this.#pullRequest, this.#text.body);
    if (!created.ok) return created;
    const { author, url } = created.value;
    const candidates = await this.#list();
    if (!candidates.ok) return candidates;
    // The account is known now, whatever was taken for it.
    const own = candidates.value.filter((comment) => author !== null && comment.author === author);
    if (own.length < 2) return success({ action: "created", url });
    return await this.#keepFirst(own);
  }

  /** The first comment gets the text; each other one gives its place up, so that it is never found again. */
  async #keepFirst(own: readonly Comment[]): Promise<Result<CommentResult, GitHubFailure>> {
    const [first, ...duplicates] = own.toSorted((a, b) => a.id - b.id);
    if (first === undefined) return await this.#create();
    const kept = await this.#write(first, this.#text.body);
    if (!kept.ok) return kept;
    for (const double of duplicates) {
      const folded = await this.#write(double, `The plan is in [one comment](${first.url}).\n`);
      if (!folded.ok) return folded;
    }
    return kept;
  }

  async #write(comment: Comment, body: string): Promise<Result<CommentResult, GitHubFailure>> {
    if (isSameText(comment.body, body)) return success({ action: "unchanged", url: comment.url });
    const updated = await updateComment(this.#access, this.#pullRequest, comment.id, body);
    return updated.ok ? success({ action: "updated", url: updated.value.url }) : updated;
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

/** GitHub stores line ends and trailing space its own way. */
function isSameText(a: string, b: string): boolean {
  return a.replaceAll("\r\n", "\n").trimEnd() === b.replaceAll("\r\n", "\n").trimEnd();
}
