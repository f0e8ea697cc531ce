import { resolve } from "node:path";
import { readInput } from "../../base/regular-files.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { systemReason } from "../../base/system-error.ts";
import { type CommentOptions, gitHubContext } from "../../ci/github-context.ts";
import { ciRunUrl, placeInRepository } from "../../ci/provenance.ts";
import { openConfig } from "../../manifest/config-file.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { invalid, type Problem, problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { asGiven, gitHubProblem, otherSubject, stickyText, usage } from "../../notify/github/comment-text.ts";
import { stickComment } from "../../notify/github/upsert-comment.ts";
import { renderNoPlanComment, renderPlanComment } from "../../render/markdown/plan.ts";
import { commentView } from "../../render/text/comment.ts";
import { defaultEnvironmentName, environmentNames, manifestsDirectory } from "../../settings/config.ts";
import { unknownEnvironment } from "../../settings/environment.ts";
import type { Done, Invocation } from "../command.ts";
import { linksOf } from "../plan/plan.ts";
import { readPlanFile } from "../plan/saved-plan.ts";

/** Makes a pull request have the plan as its one comment. */
export async function comment(
  { io, options }: Invocation,
  command: CommentOptions,
  [file]: readonly string[],
): Promise<Done> {
  const context = gitHubContext(io, command);
  if (!context.ok) return context;
  const text = command.plan
    ? await readText(io, file, command.page)
    : noPlan({ io, options }, file, command.page);
  if (!text.ok) return text;
  const sticky = stickyText(text.value, command.login ?? null);
  if (!sticky.ok) return sticky;
  const manifests = options.manifests && placeInRepository(options.manifests, io);
  const other = otherSubject(sticky.value.marker, { environment: options.env, manifests });
  if (other !== undefined) return failure(other);
  io.redactor.learn(context.value.token);
  const stuck = await stickComment({ ...context.value, clock: io.clock }, sticky.value);
  if (!stuck.ok) return failure(gitHubProblem(stuck.error, io));
  const { pullRequest } = context.value;
  return success(commentView({ ...stuck.value, url: io.redactor.clean(stuck.value.url) }, pullRequest));
}

/** The comment's text: that of a saved plan, or as it was given. */
async function readText(io: Io, file = "-", page?: string): Promise<Result<string, Problem>> {
  if (file === "-") return asGiven(await io.readInput(), page);
  const path = resolve(io.workingDirectory, file);
  let text: string;
  try {
    text = readInput(path);
  } catch (error) {
    const message = `the comment ${file} cannot be read: ${systemReason(error)}`;
    return failure(problem(EXIT.usage, "usage", message, "name a file, or - for stdin"));
  }
  if (!text.startsWith("{")) return asGiven(text, page);
  const plan = await readPlanFile(file, io);
  return plan.ok ? success(renderPlanComment(plan.value, linksOf(plan.value, io), page ?? null)) : plan;
}

/** What takes the place of a plan that could not be made. Where no config file can be read, the name is taken as given. */
function noPlan({ io, options }: Invocation, file?: string, page?: string): Result<string, Problem> {
  const config = openConfig(io, options);
  const environment = options.env ?? (config.ok ? defaultEnvironmentName(config.value) : undefined);
  const directory = options.manifests ?? (config.ok ? manifestsDirectory(config.value) : undefined);
  if (file !== undefined) return failure(usage("--no-plan takes no plan", "leave the file out"));
  if (environment === undefined || directory === undefined) {
    const hint = "pass --env and --manifests as to plan";
    return failure(usage("--no-plan does not know which comment is meant", hint));
  }
  if (config.ok && !environmentNames(config.value).includes(environment))
    return failure(invalid([unknownEnvironment(config.value, environment)]));
  const manifests = placeInRepository(directory, io);
  return asGiven(renderNoPlanComment({ environment, manifests }, ciRunUrl(io)), page);
}
