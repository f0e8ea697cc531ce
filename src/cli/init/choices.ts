import { resolveOrigin } from "../../manifest/settings/services.ts";
import type { Authentication } from "../../model/environment.ts";
import { EXIT } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { failure, type Result, success } from "../../model/result.ts";

/** The options of `init`, as commander reads them. */
export interface InitOptions {
  readonly tenant?: string;
  readonly auth?: Authentication["kind"];
  readonly codeOwner?: string;
  readonly github: boolean;
  readonly yes?: boolean;
}

/** A tenant's address as somebody gives it: held to the rules that the config file holds it to. */
export function readAddress(text: string): Result<URL, Problem> {
  const findings: { readonly message: string; readonly hint: string | null }[] = [];
  const url = resolveOrigin(text, ["tenant"], {
    variables: {},
    credentials: "ignored",
    directory: ".",
    report: (finding) => findings.push(finding),
  });
  if (url !== undefined) return success(url);
  const [finding] = findings;
  const message = finding?.message ?? "`tenant` holds a reference, which only credentials may be";
  const hint = finding?.hint ?? "write the address itself, such as https://your-tenant.cognigy.com";
  return failure(problem(EXIT.usage, "usage", message.replace("`tenant`", "the tenant's address"), hint));
}

/** As schemas/config.schema.json has it. */
const ENVIRONMENT = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

export function readEnvironment(text: string): Result<string, Problem> {
  if (text === "sandbox") {
    const hint = "choose another name for your tenant's environment, for example --env production";
    return failure(problem(EXIT.usage, "usage", "`sandbox` is the embedded tenant's environment", hint));
  }
  if (ENVIRONMENT.test(text)) return success(text);
  const message = "`--env` must be lower-case letters, digits and inner dashes, 63 characters at most";
  return failure(problem(EXIT.usage, "usage", message, "for example --env production"));
}

/** A user, a team or an e-mail address; anything else would make GitHub pass the line over. */
const CODE_OWNER = /^(?:@[\w-]+(?:\/[\w.-]+)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/;

export function readCodeOwner(text: string): Result<string, Problem> {
  if (CODE_OWNER.test(text)) return success(text);
  const message = "`--code-owner` must be a user, a team or an e-mail address";
  return failure(problem(EXIT.usage, "usage", message, "write @user, @org/team or name@example.com"));
}
