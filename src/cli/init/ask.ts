import { basename, join } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import { repositoryOf } from "../../ci/provenance.ts";
import {
  ADDRESS,
  DEFAULT_ENVIRONMENT,
  ENVIRONMENT,
  GITHUB,
  kindQuestion,
  noProjects,
  OWNER,
  PROJECT,
  readCodeOwner,
  readEnvironment,
  readKind,
  readYesOrNo,
} from "../../init/answers.ts";
import { KINDS_BY_API } from "../../init/authentication.ts";
import type { Choices } from "../../init/choices.ts";
import type { Api, Authentication } from "../../model/fleet/environment.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import { resolveApi } from "../../settings/cognigy-tenant.ts";
import { resolveOrigin } from "../../settings/services.ts";
import type { Invocation } from "../command.ts";
import { tell } from "../output.ts";

/** What the options say; what they do not say is asked on a terminal, and is the default elsewhere. */
export async function chooseFrom(
  invocation: Invocation,
  options: InitOptions,
): Promise<Result<Choices, Problem>> {
  const given = readGiven(invocation, options);
  if (!given.ok) return given;
  const ask: Ask = async (question, read) =>
    options.yes === true ? undefined : await askUntilRead(invocation, question, read);
  const { api } = given.value;
  const readTenant: Read<URL> = (text) => readAddress(text, api);
  const baseUrl = given.value.baseUrl ?? (await ask(ADDRESS, readTenant)) ?? null;
  const askOfTenant: Ask = async (question, read) =>
    baseUrl === null ? undefined : await ask(question, read);
  const environment = given.value.environment ?? (await askOfTenant(ENVIRONMENT, readEnvironment));
  const kinds = KINDS_BY_API[api];
  const kind = options.auth ?? (await askOfTenant(kindQuestion(kinds), (text) => readKind(text, kinds)));
  const project =
    api === "cognigy-v2" ? (options.project ?? (await askOfTenant(PROJECT, success<string>))) : undefined;
  const { github, owner } = await chooseReview(options, given.value.owner, ask);
  return success({
    environment: environment ?? DEFAULT_ENVIRONMENT,
    baseUrl,
    api,
    project: project ?? null,
    auth: kind ?? kinds[0],
    codeOwner: owner ?? null,
    namespace: options.state === "postgres" ? await namespaceFor(invocation) : null,
    github,
  });
}

/** After the repository, else after the folder. */
async function namespaceFor({ io }: Invocation): Promise<string> {
  const repository = await repositoryOf(join(io.workingDirectory, "webhook-sync.yaml"), io);
  const [named = ""] = repository?.split(":") ?? [];
  const [, ...path] = named.split("/");
  const name = path.length > 0 ? path.join("/") : basename(io.workingDirectory);
  return name.replace(/[^A-Za-z0-9._/-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "") || "webhooks";
}

/** What is checked before anything is asked; undefined what no option says. */
interface Given {
  readonly environment: string | undefined;
  readonly owner: string | undefined;
  readonly baseUrl: URL | undefined;
  readonly api: Api;
}

function readGiven(
  { options: { env } }: Invocation,
  { codeOwner, tenant, profile = "integrations-v1", auth, project }: InitOptions,
): Result<Given, Problem> {
  const environment = env === undefined ? success(undefined) : readEnvironment(env);
  if (!environment.ok) return environment;
  const owner = codeOwner === undefined ? success(undefined) : readCodeOwner(codeOwner);
  if (!owner.ok) return owner;
  const baseUrl = tenant === undefined ? success(undefined) : readAddress(tenant, profile);
  if (!baseUrl.ok) return baseUrl;
  const kind = auth === undefined ? success(undefined) : readKind(auth, KINDS_BY_API[profile]);
  if (!kind.ok) return kind;
  if (project !== undefined && profile !== "cognigy-v2") return failure(noProjects());
  const given = { environment: environment.value, owner: owner.value, baseUrl: baseUrl.value };
  return success({ ...given, api: profile });
}

/** Whoever names a code owner wants the file that has it. */
async function chooseReview(
  { github }: InitOptions,
  owner: string | undefined,
  ask: Ask,
): Promise<{ github: boolean; owner: string | undefined }> {
  if (!github || owner !== undefined) return { github, owner };
  const isOnGitHub = (await ask(GITHUB, readYesOrNo)) ?? true;
  return { github: isOnGitHub, owner: isOnGitHub ? await ask(OWNER, readCodeOwner) : undefined };
}

type Read<T> = (text: string) => Result<T, Problem>;
type Ask = <T>(question: string, read: Read<T>) => Promise<T | undefined>;

/** Asks again after an answer that cannot be taken; undefined for no answer, and where nobody can be asked. */
async function askUntilRead<T>(
  invocation: Invocation,
  question: string,
  read: Read<T>,
): Promise<T | undefined> {
  for (;;) {
    const answer = (await invocation.io.ask(question))?.trim();
    if (answer === undefined || answer === "") return undefined;
    const result = read(answer);
    if (result.ok) return result.value;
    tell(invocation, result.error.diagnostics);
  }
}

/** The options of `init`, as commander reads them. */
export interface InitOptions {
  readonly tenant?: string;
  readonly profile?: Api;
  readonly project?: string;
  readonly auth?: Authentication["kind"];
  readonly state?: "files" | "postgres";
  readonly codeOwner?: string;
  readonly github: boolean;
  readonly yes?: boolean;
}

/** A tenant's address as somebody gives it: held to the rules that the config file holds it to. */
function readAddress(text: string, api: Api): Result<URL, Problem> {
  const findings: { readonly message: string; readonly hint: string | null }[] = [];
  const resolve = api === "cognigy-v2" ? resolveApi : resolveOrigin;
  const url = resolve(text, ["tenant"], {
    variables: {},
    credentials: "ignored",
    directory: ".",
    report: (finding) => findings.push(finding),
  });
  if (url !== undefined) return success(url);
  const [finding] = findings;
  const message = finding?.message ?? "`tenant` holds a reference, which only credentials may be";
  const hint = finding?.hint ?? "write the address itself, such as https://your-tenant.cognigy.com";
  return failure(
    problem(EXIT.usage, "usage", message.replace(/`tenant`|`baseUrl`/, "the tenant's address"), hint),
  );
}
