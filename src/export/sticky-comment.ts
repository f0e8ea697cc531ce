import { type Result, success } from "../model/result.ts";
import type { GitHubAccess, GitHubFailure } from "./github-request.ts";
import { findMarker, isSameSubject, type Marker } from "./marker.ts";
import {
  type Comment,
  createComment,
  listComments,
  ownerOfToken,
  type PullRequest,
  updateComment,
} from "./pull-request.ts";

/** What became of a sticky comment. */
export interface Stuck {
  readonly action: "created" | "updated" | "unchanged";
  readonly url: string;
}

/** What to say, and the marker in it. */
export interface StickyText {
  readonly body: string;
  readonly marker: Marker;
}

const TRIES = 3;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const MOST_PAGES = 100;

/** Makes the pull request have the comment once: edits the one of the same subject in place, else adds one. */
export async function stickComment(
  access: GitHubAccess,
  pullRequest: PullRequest,
  text: StickyText,
): Promise<Result<Stuck, GitHubFailure>> {
  for (let tries = 1; ; tries++) {
    // Looks anew each time, because a comment whose answer was lost may be there.
    const result = await stickOnce(access, pullRequest, text);
    if (result.ok || result.error.kind !== "unavailable" || tries === TRIES) return result;
    const wait = result.error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (tries - 1);
    if (wait > LONGEST_WAIT_MS) return result;
    await access.clock.sleep(wait);
  }
}

async function stickOnce(
  access: GitHubAccess,
  pullRequest: PullRequest,
  { body, marker }: StickyText,
): Promise<Result<Stuck, GitHubFailure>> {
  const found = await findOwn(access, pullRequest, marker);
  if (!found.ok) return found;
  const own = found.value;
  if (own === null) {
    const created = await createComment(access, pullRequest, body);
    return created.ok ? success({ action: "created", url: created.value.url }) : created;
  }
  if (isSameText(own.body, body)) return success({ action: "unchanged", url: own.url });
  const updated = await updateComment(access, pullRequest, own.id, body);
  return updated.ok ? success({ action: "updated", url: updated.value.url }) : updated;
}

async function findOwn(
  access: GitHubAccess,
  pullRequest: PullRequest,
  marker: Marker,
): Promise<Result<Comment | null, GitHubFailure>> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const listed = await listComments(access, pullRequest, page);
    if (!listed.ok) return listed;
    const own = await firstOwn(
      access,
      listed.value.comments.filter((comment) => isAbout(comment, marker)),
    );
    if (!own.ok || own.value !== null || listed.value.isLast) return own;
  }
  return success(null);
}

function isAbout({ body }: Comment, marker: Marker): boolean {
  const found = findMarker(body);
  return found !== undefined && isSameSubject(found, marker);
}

/** Anybody can write a marker, so what another person wrote is neither edited nor taken for ours. */
async function firstOwn(
  access: GitHubAccess,
  candidates: readonly Comment[],
): Promise<Result<Comment | null, GitHubFailure>> {
  if (candidates.every(({ person }) => person === null)) return success(candidates[0] ?? null);
  const owner = await ownerOfToken(access);
  if (!owner.ok) return owner;
  return success(candidates.find(({ person }) => person === owner.value) ?? null);
}

/** GitHub stores line ends and trailing space its own way. */
function isSameText(a: string, b: string): boolean {
  return a.replaceAll("\r\n", "\n").trimEnd() === b.replaceAll("\r\n", "\n").trimEnd();
}
