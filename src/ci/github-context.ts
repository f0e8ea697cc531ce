import { readFileSync } from "node:fs";
import { isLoopback, parsedUrl } from "../base/http.ts";
import { membersOf, parseJson } from "../base/json.ts";
import { failure, type Result, success } from "../base/result.ts";
import { Secret } from "../base/secret.ts";
import { headerValueFault, withoutTrailing } from "../base/text.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import type { Io } from "../model/run/surroundings.ts";

/** Where the comment goes; GitHub Actions says it where the command line does not. */
export interface CommentOptions {
  readonly repo?: string;
  readonly pr?: number;
  /** The account that the token writes as. */
  readonly login?: string;
  /** Where the plan is shown as a page. */
  readonly page?: string;
  /** False for `--no-plan`. */
  readonly plan: boolean;
}

/** The pull request that is meant, and how to reach GitHub. */
export interface GitHubContext {
  readonly apiUrl: string;
  readonly token: Secret;
  readonly pullRequest: {
    readonly repository: string;
    readonly number: number;
    readonly head: string | null;
  };
}

/** What the command line says, and the variables and the event file of GitHub Actions where it does not. */
export function gitHubContext(
  { variables }: Pick<Io, "variables">,
  { repo, pr }: Pick<CommentOptions, "repo" | "pr">,
): Result<GitHubContext, Problem> {
  const apiUrl = withoutTrailing(variables.GITHUB_API_URL || "https://api.github.com", "/");
  if (!isTrustworthy(apiUrl)) {
    return missing(
      `GITHUB_API_URL is not an https address: ${apiUrl}`,
      "the token goes only over https, or to loopback",
    );
  }
  const token = variables.GITHUB_TOKEN;
  if (!token)
    return missing("GITHUB_TOKEN is not set", "give the step `env: GITHUB_TOKEN: ${{ github.token }}`");
  const fault = headerValueFault(token);
  if (fault !== null)
    return missing(
      `GITHUB_TOKEN ${fault}`,
      "set it again: one line, without quotes or white space around it",
    );
  const repository = repo ?? variables.GITHUB_REPOSITORY;
  if (!repository)
    return missing("no repository is known", "pass --repo owner/name, or set GITHUB_REPOSITORY");
  if (!/^[\w-]+\/(?!\.{1,2}$)[\w.-]+$/.test(repository))
    return missing(`${repository} is not a repository`, "pass --repo owner/name, or set GITHUB_REPOSITORY");
  const event = pullRequestOfEvent(variables.GITHUB_EVENT_PATH);
  const number = pr ?? event?.number ?? numberOfRef(variables.GITHUB_REF);
  if (number === undefined)
    return missing("no pull request is known", "pass --pr, or run it on pull_request");
  const isOfEvent = event?.number === number && repository === variables.GITHUB_REPOSITORY;
  const pullRequest = { repository, number, head: isOfEvent ? event.head : null };
  return success({ apiUrl, token: new Secret(token), pullRequest });
}

function isTrustworthy(text: string): boolean {
  const url = parsedUrl(text);
  if (url === null) return false;
  const { protocol, hostname } = url;
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

/** The pull request of the event that the run is of, and its head then. */
function pullRequestOfEvent(
  file: string | undefined,
): { readonly number: number; readonly head: string | null } | undefined {
  if (!file) return undefined;
  try {
    const event = membersOf(parseJson(readFileSync(file, "utf8")));
    const { number, head } = membersOf(event.pull_request);
    const { sha } = membersOf(head);
    return typeof number === "number" ? { number, head: typeof sha === "string" ? sha : null } : undefined;
  } catch {
    return undefined;
  }
}

/** `refs/pull/7/merge` */
function numberOfRef(ref = ""): number | undefined {
  const [, digits] = /^refs\/pull\/(\d+)\//.exec(ref) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function missing(message: string, hint: string): { ok: false; error: Problem } {
  return failure(problem(EXIT.usage, "usage", message, hint));
}
