import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { systemReason } from "../../base/system-error.ts";
import type { GitHubFailure } from "../../export/github-request.ts";
import { findMarker } from "../../export/marker.ts";
import { type StickyText, type Stuck, stickComment } from "../../export/sticky-comment.ts";
import { failure, type Result, success } from "../../model/result.ts";
import { escapeTerminal } from "../../render/escape.ts";
import { renderPlanComment } from "../../render/plan-markdown.ts";
import type { Invocation } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { ciRunUrl } from "../identity.ts";
import type { Io } from "../io.ts";
import { readPlanFile } from "../plan/plan-file.ts";
import { type Problem, problem, reportProblem } from "../problem.ts";
import { type CommentOptions, type GitHubContext, gitHubContext } from "./github-context.ts";

// GitHub refuses a longer body (65,536 characters).
const LONGEST_BODY = 65_536;

/** Makes a pull request have the plan as its one comment. */
export async function comment(
  { io, options }: Invocation,
  command: CommentOptions,
  file: string | undefined,
): Promise<ExitCode> {
  const context = gitHubContext(io, command);
  if (!context.ok) return reportProblem(io, options, context.error);
  const text = await readText(io, file);
  if (!text.ok) return reportProblem(io, options, text.error);
  const sticky = stickyText(text.value);
  if (!sticky.ok) return reportProblem(io, options, sticky.error);
  io.redactor.learn(context.value.token);
  const stuck = await stick(io, context.value, sticky.value);
  if (!stuck.ok) return reportProblem(io, options, gitHubProblem(stuck.error, io));
  const { repository, number } = context.value.pullRequest;
  const { action } = stuck.value;
  const url = io.redactor.clean(stuck.value.url);
  io.stdout.write(
    options.format === "json"
      ? `${JSON.stringify({ action, url, repository, pullRequest: number }, null, 2)}\n`
      : `The comment of ${repository}#${number} was ${action === "unchanged" ? "current" : action}. ${escapeTerminal(url)}\n`,
  );
  return EXIT.done;
}

async function stick(
  { clock }: Io,
  { pullRequest, ...reached }: GitHubContext,
  text: StickyText,
): Promise<Result<Stuck, GitHubFailure>> {
  const { Agent } = await import("../../export/http-client.ts");
  const dispatcher = new Agent();
  try {
    return await stickComment({ ...reached, clock, dispatcher }, pullRequest, text);
  } finally {
    await dispatcher.destroy();
  }
}

/** The comment's text: that of a saved plan, or as it was given. */
async function readText(io: Io, file = "-"): Promise<Result<string, Problem>> {
  if (file === "-") return success(await io.readInput());
  const path = resolve(io.workingDirectory, file);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const message = `the comment ${file} cannot be read: ${systemReason(error)}`;
    return failure(problem(EXIT.usage, "usage", message, "name a file, or - for stdin"));
  }
  if (!text.startsWith("{")) return success(text);
  const plan = readPlanFile(file, io);
  return plan.ok ? success(renderPlanComment(plan.value, ciRunUrl(io))) : plan;
}

/** Without its marker a comment would never be found again. */
function stickyText(body: string): Result<StickyText, Problem> {
  const marker = findMarker(body);
  if (marker === undefined) {
    const hint = "take what `webhook-sync show PLAN --format markdown` prints";
    return failure(problem(EXIT.usage, "no-marker", "the text has no marker of webhook-sync", hint));
  }
  if (body.length <= LONGEST_BODY) return success({ body, marker });
  const message = `the text has ${body.length} characters; GitHub takes ${LONGEST_BODY}`;
  return failure(problem(EXIT.usage, "too-long", message, "shorten it and link the rest"));
}

function gitHubProblem({ kind, message: words }: GitHubFailure, { redactor }: Io): Problem {
  const message = redactor.withoutSecrets(words);
  switch (kind) {
    case "unauthorised": {
      const hint =
        "the token needs `pull-requests: write` on this repository; that of a fork's run has it not";
      return problem(EXIT.unauthorised, "github-unauthorised", message, hint);
    }
    case "unavailable":
      return problem(EXIT.unavailable, "github-unavailable", message, "run it again");
    case "rejected":
    case "malformed":
      return problem(EXIT.unavailable, `github-${kind}`, message, "look at GITHUB_API_URL, --repo and --pr");
  }
}
