import { membersOf } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { askGitHub, type GitHubAccess, type GitHubFailure } from "./github-request.ts";

/** A comment of a pull request. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  /** The page that shows it; empty where GitHub does not say. */
  readonly url: string;
  /** The account that wrote it; null for one that is gone. */
  readonly author: string | null;
}

/** Which pull request. */
export interface PullRequest {
  /** `owner/name` */
  readonly repository: string;
  readonly number: number;
  /** The commit that there is something to say of; null where that is not known. */
  readonly head: string | null;
}

const PAGE = 100;

/** One page of comments, oldest first; fewer than asked for is the last one. */
export async function listComments(
  access: GitHubAccess,
  pullRequest: PullRequest,
  page: number,
): Promise<Result<{ readonly comments: readonly Comment[]; readonly isLast: boolean }, GitHubFailure>> {
  const path = `${commentsOf(pullRequest)}?per_page=${PAGE}&page=${page}`;
  const answer = await askGitHub(access, { method: "GET", path });
  if (!answer.ok) return answer;
  if (!Array.isArray(answer.value)) return failure(strange("a list of comments"));
  const entries: readonly unknown[] = answer.value;
  return success({
    comments: entries.flatMap((entry) => readComment(entry) ?? []),
    isLast: entries.length < PAGE,
  });
}

export async function createComment(
  access: GitHubAccess,
  pullRequest: PullRequest,
  body: string,
): Promise<Result<Comment, GitHubFailure>> {
  return written(await askGitHub(access, { method: "POST", path: commentsOf(pullRequest), body: { body } }));
}

export async function updateComment(
  access: GitHubAccess,
  { repository }: PullRequest,
  id: number,
  body: string,
): Promise<Result<Comment, GitHubFailure>> {
  const path = `/repos/${repository}/issues/comments/${id}`;
  return written(await askGitHub(access, { method: "PATCH", path, body: { body } }));
}

/** The account whose token this is; null for the token of an app, as that of a workflow: GitHub does not say. */
export async function ownerOfToken(access: GitHubAccess): Promise<Result<string | null, GitHubFailure>> {
  const answer = await askGitHub(access, { method: "GET", path: "/user" });
  if (!answer.ok) return answer.error.kind === "unauthorised" ? success(null) : answer;
  const { login } = membersOf(answer.value);
  return success(typeof login === "string" ? login : null);
}

/** The pull request's last commit now. */
export async function headNow(
  access: GitHubAccess,
  { repository, number }: PullRequest,
): Promise<Result<string, GitHubFailure>> {
  const answer = await askGitHub(access, { method: "GET", path: `/repos/${repository}/pulls/${number}` });
  if (!answer.ok) return answer;
  const { sha } = membersOf(membersOf(answer.value).head);
  return typeof sha === "string" ? success(sha) : failure(strange("a pull request"));
}

function commentsOf({ repository, number }: PullRequest): string {
  return `/repos/${repository}/issues/${number}/comments`;
}

function written(answer: Result<unknown, GitHubFailure>): Result<Comment, GitHubFailure> {
  if (!answer.ok) return answer;
  const comment = readComment(answer.value);
  return comment === undefined ? failure(strange("a comment")) : success(comment);
}

function readComment(value: unknown): Comment | undefined {
  const { id, body, html_url: url, user } = membersOf(value);
  if (typeof id !== "number" || !Number.isSafeInteger(id)) return undefined;
  const { login } = membersOf(user);
  return {
    id,
    body: typeof body === "string" ? body : "",
    url: typeof url === "string" ? url : "",
    author: typeof login === "string" ? login : null,
  };
}

function strange(expected: string): GitHubFailure {
  return { kind: "malformed", message: `GitHub's answer is not ${expected}`, retryAfterMs: null };
}
