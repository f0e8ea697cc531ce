import { failure, type Result, success } from "../base/result.ts";
import type { Diagnostic } from "../model/fleet/diagnostic.ts";
import type { Api, Authentication } from "../model/fleet/environment.ts";
import type { Problem } from "../model/run/problem.ts";
import {
  ADDRESS,
  DEFAULT_ENVIRONMENT,
  ENVIRONMENT,
  GITHUB,
  kindQuestion,
  noCodeOwner,
  noProjects,
  OWNER,
  PROJECT,
  readCodeOwner,
  readEnvironment,
  readKind,
  readProject,
  readYesOrNo,
} from "./answers.ts";
import { KINDS_BY_API } from "./authentication.ts";
import type { Choices } from "./choices.ts";

/** What choosing takes from outside. */
export interface ChoosingPorts {
  /** Asks on the terminal; null for no answer, and where nobody can be asked. */
  ask(question: string): Promise<string | null>;
  /** Tells why an answer cannot be taken. */
  tell(findings: readonly Diagnostic[]): void;
  /** A tenant's address as somebody gives it. */
  readAddress(text: string, api: Api): Result<URL, Problem>;
  /** What the repository is called, as `github.com/acme/hooks`; null where that is not known. */
  repository(): Promise<string | null>;
  /** The name of the folder that is set up. */
  readonly folder: string;
}

/** What options say of it. */
export interface InitOptions {
  readonly env: string | undefined;
  readonly tenant?: string;
  readonly profile?: Api;
  readonly project?: string;
  readonly auth?: Authentication["kind"];
  readonly state?: "files" | "postgres";
  readonly codeOwner?: string;
  readonly github: boolean;
  readonly yes?: boolean;
}

/** What the options say; what they do not say is asked on a terminal, and is the default elsewhere. */
export async function chooseFrom(
  options: InitOptions,
  ports: ChoosingPorts,
): Promise<Result<Choices, Problem>> {
  const given = readGiven(options, ports);
  if (!given.ok) return given;
  const ask: Ask = async (question, read) =>
    options.yes === true ? undefined : await askUntilRead(ports, question, read);
  const { api } = given.value;
  const readTenant: Read<URL> = (text) => ports.readAddress(text, api);
  const baseUrl = given.value.baseUrl ?? (await ask(ADDRESS, readTenant)) ?? null;
  const askOfTenant: Ask = async (question, read) =>
    baseUrl === null ? undefined : await ask(question, read);
  const environment = given.value.environment ?? (await askOfTenant(ENVIRONMENT, readEnvironment));
  const kinds = KINDS_BY_API[api];
  const kind = options.auth ?? (await askOfTenant(kindQuestion(kinds), (text) => readKind(text, kinds)));
  const project =
    api === "cognigy-v2" ? (options.project ?? (await askOfTenant(PROJECT, readProject))) : undefined;
  const { github, owner } = await chooseReview(options, given.value.owner, ask);
  return success({
    environment: environment ?? DEFAULT_ENVIRONMENT,
    baseUrl,
    api,
    project: project ?? null,
    auth: kind ?? kinds[0],
    codeOwner: owner ?? null,
    namespace: options.state === "postgres" ? await namespaceFor(ports) : null,
    github,
  });
}

/** After the repository, else after the folder. */
async function namespaceFor({ repository, folder }: ChoosingPorts): Promise<string> {
  const [named = ""] = (await repository())?.split(":") ?? [];
  const [, ...path] = named.split("/");
  const name = path.length > 0 ? path.join("/") : folder;
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
  { env, codeOwner, github, tenant, profile = "integrations-v1", auth, project }: InitOptions,
  { readAddress }: Pick<ChoosingPorts, "readAddress">,
): Result<Given, Problem> {
  const environment = env === undefined ? success(undefined) : readEnvironment(env);
  if (!environment.ok) return environment;
  const owner = codeOwner === undefined ? success(undefined) : readCodeOwner(codeOwner);
  if (!owner.ok) return owner;
  if (codeOwner !== undefined && !github) return failure(noCodeOwner());
  const baseUrl = tenant === undefined ? success(undefined) : readAddress(tenant, profile);
  if (!baseUrl.ok) return baseUrl;
  const kind = auth === undefined ? success(undefined) : readKind(auth, KINDS_BY_API[profile]);
  if (!kind.ok) return kind;
  if (project !== undefined && profile !== "cognigy-v2") return failure(noProjects());
  const named = project === undefined ? success(undefined) : readProject(project);
  if (!named.ok) return named;
  const given = { environment: environment.value, owner: owner.value, baseUrl: baseUrl.value };
  return success({ ...given, api: profile });
}

/** Whoever names a code owner wants the file that has it. */
async function chooseReview(
  { github }: Pick<InitOptions, "github">,
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
  { ask, tell }: ChoosingPorts,
  question: string,
  read: Read<T>,
): Promise<T | undefined> {
  for (;;) {
    const answer = (await ask(question))?.trim();
    if (answer === undefined || answer === "") return undefined;
    const result = read(answer);
    if (result.ok) return result.value;
    tell(result.error.diagnostics);
  }
}
