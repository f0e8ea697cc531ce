import { failure, type Result, success } from "../../base/result.ts";
import { encoded, type PlanMarker, planMarkerIn, withMarkerFirst } from "../../model/plan/plan-marker.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import type { GitHubFailure } from "./github-request.ts";
import type { CommentText } from "./upsert-comment.ts";

// GitHub refuses a longer body (65,536 characters).
const LONGEST_BODY = 65_536;

export function usage(message: string, hint: string): Problem {
  return problem(EXIT.usage, "usage", message, hint);
}

/** Text that comes as it is has no place for a link, where the text of a saved plan has one. */
export function asGiven(text: string, page: string | undefined): Result<string, Problem> {
  if (page === undefined) return success(text);
  const message = "--page is linked to by the comment of a saved plan";
  return failure(usage(message, "name the plan's file, or leave --page out"));
}

/** Without its marker a comment would never be found again. */
export function stickyText(text: string, login: string | null): Result<CommentText, Problem> {
  const body = withMarkerFirst(text);
  const marker = body === undefined ? undefined : planMarkerIn(body);
  if (body === undefined || marker === undefined) {
    const hint = "take what `webhook-sync show PLAN --format markdown` prints";
    return failure(problem(EXIT.usage, "no-marker", "the text has no marker of webhook-sync", hint));
  }
  if (body.length <= LONGEST_BODY) return success({ body, marker, login });
  const message = `the text has ${body.length} characters; GitHub takes ${LONGEST_BODY}`;
  return failure(problem(EXIT.usage, "too-long", message, "shorten it and link the rest"));
}

/** Why a comment is not the one that --env and --manifests mean; undefined where it is, or they are not given. */
export function otherSubject(
  { environment, directory }: PlanMarker,
  asked: { readonly environment: string | undefined; readonly manifests: string | undefined },
): Problem | undefined {
  if (asked.environment !== undefined && encoded(asked.environment) !== environment) {
    const message = `the plan is for the environment ${environment}, not for ${asked.environment}`;
    return problem(EXIT.stale, "stale-plan", message, `pass --env ${environment}`);
  }
  if (asked.manifests === undefined || encoded(asked.manifests) === directory) return undefined;
  const message = `the plan is for the manifests in ${directory}, not in ${asked.manifests || "."}`;
  return problem(EXIT.stale, "stale-plan", message, "name that folder with --manifests, or leave it out");
}

export function gitHubProblem({ kind, message: words }: GitHubFailure, { redactor }: Io): Problem {
  const message = redactor.withoutSecrets(words);
  switch (kind) {
    case "unauthorised": {
      const hint =
        "the token needs `pull-requests: write` on this repository; tokens of runs from forks do not have it";
      return problem(EXIT.unauthorised, "github-unauthorised", message, hint);
    }
    case "unavailable":
      return problem(EXIT.unavailable, "github-unavailable", message, "run it again");
    case "outdated":
      return problem(EXIT.stale, "stale-plan", message, "look at the run of that commit");
    case "rejected":
    case "malformed":
      return problem(EXIT.unavailable, `github-${kind}`, message, "look at GITHUB_API_URL, --repo and --pr");
  }
}
