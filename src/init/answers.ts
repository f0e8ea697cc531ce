import { failure, type Result, success } from "../base/result.ts";
import { enumerate } from "../base/text.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import type { Choices } from "./choices.ts";

export const ADDRESS = "Your tenant's address (Enter: only a sandbox on this machine): ";
export const DEFAULT_ENVIRONMENT = "production";
export const ENVIRONMENT = `What its environment is called (Enter: ${DEFAULT_ENVIRONMENT}): `;
export const GITHUB = "With the workflows and CODEOWNERS of GitHub (Enter: yes; or no): ";
export const OWNER = "Who reviews the config file and the workflows, @org/team (Enter: not known yet): ";
export const PROJECT = "The project that its Endpoints are in, name or id (Enter: not known yet): ";

export function kindQuestion([usual, ...others]: readonly string[]): string {
  return `Authentication (Enter: ${usual}; or ${others.join(", ")}): `;
}

export function noProjects(): Problem {
  return problem(
    EXIT.usage,
    "usage",
    "`--project` means something only with --profile cognigy-v2",
    "leave it out",
  );
}

/** The file that would name the reviewers is one of those of GitHub. */
export function noCodeOwner(): Problem {
  const message = "`--code-owner` stands in CODEOWNERS, which `--no-github` leaves out";
  return problem(EXIT.usage, "usage", message, "leave one of the two out");
}

export function readYesOrNo(text: string): Result<boolean, Problem> {
  const answer = text.toLowerCase();
  if (["y", "yes", "n", "no"].includes(answer)) return success(answer.startsWith("y"));
  return failure(problem(EXIT.usage, "usage", "that is neither yes nor no", "type yes or no"));
}

export function readKind(text: string, kinds: readonly Choices["auth"][]): Result<Choices["auth"], Problem> {
  const kind = kinds.find((known) => known === text);
  if (kind !== undefined) return success(kind);
  return failure(
    problem(EXIT.usage, "usage", `unknown authentication ${text}`, `type ${enumerate(kinds, "or")}`),
  );
}

/** As schemas/config.schema.json has it. */
const ENVIRONMENT_NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

export function readEnvironment(text: string): Result<string, Problem> {
  if (text === "sandbox") {
    const hint = "choose another name for your tenant's environment, for example --env production";
    return failure(problem(EXIT.usage, "usage", "`sandbox` is the embedded tenant's environment", hint));
  }
  if (ENVIRONMENT_NAME.test(text)) return success(text);
  const message = "`--env` must be lower-case letters, digits and inner dashes, 63 characters at most";
  return failure(problem(EXIT.usage, "usage", message, "for example --env production"));
}

/** As the schema of the config file has it, which counts code points. */
const LONGEST_PROJECT = 200;

export function readProject(text: string): Result<string, Problem> {
  if (text.includes("${")) {
    const why = "`--project` must not hold `${`, which stands for a variable in the config file";
    return failure(problem(EXIT.usage, "usage", why, "write the project's id"));
  }
  if (text !== "" && [...text].length <= LONGEST_PROJECT) return success(text);
  const message = `\`--project\` must have 1 to ${LONGEST_PROJECT} characters`;
  return failure(problem(EXIT.usage, "usage", message, "name the project, or write its id"));
}

/** A user, a team or an e-mail address; anything else would make GitHub pass the line over. */
const CODE_OWNER = /^(?:@[\w-]+(?:\/[\w.-]+)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/;

export function readCodeOwner(text: string): Result<string, Problem> {
  if (CODE_OWNER.test(text)) return success(text);
  const message = "`--code-owner` must be a user, a team or an e-mail address";
  return failure(problem(EXIT.usage, "usage", message, "write @user, @org/team or name@example.com"));
}
