import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { shownUrl, withoutCredentials } from "../base/credentials.ts";
import { isWithin } from "../base/folders.ts";
import type { Io, Random } from "../model/run/surroundings.ts";

type Variables = Io["variables"];

/** A CI system, and what its variables say of a job. */
export interface CiSystem {
  /** What an actor's name starts with in the record. */
  readonly name: string;
  /** One of these is set in each job of it, and none elsewhere. */
  readonly signs: readonly string[];
  /** Whoever made the job run; of a job that somebody ran again, that person. */
  readonly actor: (variables: Variables) => string | undefined;
  /** The job's page. */
  readonly page: (variables: Variables) => string | undefined;
}

const SYSTEMS: readonly CiSystem[] = [
  {
    name: "github",
    signs: ["GITHUB_ACTOR", "GITHUB_RUN_ID"],
    actor: (v) => v.GITHUB_TRIGGERING_ACTOR || v.GITHUB_ACTOR,
    page: gitHubRun,
  },
  {
    name: "gitlab",
    signs: ["GITLAB_CI", "GITLAB_USER_LOGIN", "CI_JOB_URL"],
    actor: (v) => v.GITLAB_USER_LOGIN,
    page: (v) => v.CI_JOB_URL,
  },
  {
    name: "jenkins",
    signs: ["JENKINS_URL"],
    // Of the plugin "build user vars"; the other one is set for pull requests.
    actor: (v) => v.BUILD_USER_ID || v.CHANGE_AUTHOR,
    page: (v) => v.BUILD_URL,
  },
  {
    name: "azure",
    signs: ["TF_BUILD"],
    actor: (v) => v.BUILD_REQUESTEDFOREMAIL || v.BUILD_REQUESTEDFOR,
    page: azureBuild,
  },
  {
    name: "bitbucket",
    signs: ["BITBUCKET_BUILD_NUMBER"],
    actor: (v) => v.BITBUCKET_STEP_TRIGGERER_UUID,
    page: (v) => joined(v.BITBUCKET_GIT_HTTP_ORIGIN, "/pipelines/results/", v.BITBUCKET_BUILD_NUMBER),
  },
  {
    name: "circleci",
    signs: ["CIRCLECI"],
    actor: (v) => v.CIRCLE_USERNAME,
    page: (v) => v.CIRCLE_BUILD_URL,
  },
  {
    name: "buildkite",
    signs: ["BUILDKITE"],
    actor: (v) => v.BUILDKITE_UNBLOCKER_EMAIL || v.BUILDKITE_BUILD_CREATOR_EMAIL || v.BUILDKITE_BUILD_CREATOR,
    page: (v) => v.BUILDKITE_BUILD_URL,
  },
];

/** The CI system whose job this is; undefined outside of those that we know. */
function ciSystemOf(variables: Variables): CiSystem | undefined {
  return SYSTEMS.find(({ signs }) => signs.some((sign) => variables[sign]));
}

function gitHubRun(v: Variables): string | undefined {
  const page = joined(
    joined(v.GITHUB_SERVER_URL, "/", v.GITHUB_REPOSITORY),
    "/actions/runs/",
    v.GITHUB_RUN_ID,
  );
  const attempt = Number(v.GITHUB_RUN_ATTEMPT ?? 1);
  return page !== undefined && attempt > 1 ? `${page}/attempts/${attempt}` : page;
}

function azureBuild(v: Variables): string | undefined {
  const project = v.SYSTEM_TEAMPROJECT === undefined ? undefined : encodeURIComponent(v.SYSTEM_TEAMPROJECT);
  const home = joined(v.SYSTEM_COLLECTIONURI?.replace(/\/$/, ""), "/", project);
  return joined(home, "/_build/results?buildId=", v.BUILD_BUILDID);
}

/** Undefined where one of them is not there. */
function joined(start: string | undefined, middle: string, end: string | undefined): string | undefined {
  return start && end ? `${start}${middle}${end}` : undefined;
}

/** Eight hexadecimal digits that tell one run from another. */
export function newRunId(random: Random): string {
  return Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, "0");
}

/**
 * Who runs this: as it is told, else the CI system's word for it, else the user of the machine. It is recorded and shown, so
 * a credential that was put there by mistake is left out.
 */
export function actorOf(io: Pick<Io, "variables" | "user">): string {
  return withoutCredentials(toldActor(io));
}

/** Who approved what this applies, as the pipeline says; null where it says nothing. */
export function approverOf({ variables }: Pick<Io, "variables">): string | null {
  return variables.WEBHOOK_SYNC_APPROVER ? withoutCredentials(variables.WEBHOOK_SYNC_APPROVER) : null;
}

function toldActor(io: Pick<Io, "variables" | "user">): string {
  const { variables } = io;
  if (variables.WEBHOOK_SYNC_ACTOR) return variables.WEBHOOK_SYNC_ACTOR;
  const system = ciSystemOf(variables);
  // The user of the machine says little there, and more than nothing.
  return system === undefined ? io.user() : `${system.name}:${system.actor(variables) || io.user()}`;
}

/** The CI job's page, as it may be shown and recorded; null outside the CI systems that we know. */
export function ciRunUrl({ variables }: Pick<Io, "variables">): string | null {
  const page = ciSystemOf(variables)?.page(variables);
  return page ? shownUrl(withoutUserinfo(page)) : null;
}

/** Whoever opens a page does so as themselves: a name and password in its address are those of the CI system. */
export function withoutUserinfo(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, "$1");
}

/**
 * A folder as it is named whatever command's working directory is: from the root of the repository, else of the CI
 * system's checkout; the whole path where there is neither.
 */
export function placeInRepository(directory: string, { variables }: Pick<Io, "variables">): string {
  const { GITHUB_WORKSPACE: gitHub, CI_PROJECT_DIR: gitLab } = variables;
  const root = repositoryRoot(directory) ?? [gitHub, gitLab].find((one) => one && isWithin(one, directory));
  const path = root === undefined ? resolve(directory) : relative(root, directory);
  return path.split(sep).join("/");
}

function repositoryRoot(directory: string): string | undefined {
  if (existsSync(join(directory, ".git"))) return directory;
  const parent = dirname(directory);
  return parent === directory ? undefined : repositoryRoot(parent);
}

/** What a commit is marked with that does not have what was planned from. */
const UNCOMMITTED = "+uncommitted";

/** Whatever their letters are, as the manifests are looked for. */
const MANIFESTS = [":(icase)*.yaml", ":(icase)*.yml"];

/**
 * The commit that is checked out around the manifests, marked where they or the config file are not as it has them:
 * `a1b2c3d…+uncommitted`. null outside a Git checkout, without Git, and where it does not tell.
 */
export async function commitOf(
  directory: string,
  config: string,
  { variables }: Pick<Io, "variables">,
): Promise<string | null> {
  // A process of Git costs more than most of what a plan does.
  if (!mayBeCheckout(directory, variables)) return null;
  const commit = await git(directory, ["rev-parse", "HEAD"], variables);
  if (commit === null) return null;
  const [manifests, operators] = await Promise.all([
    git(directory, [...STATUS, ...MANIFESTS], variables),
    git(dirname(config), [...STATUS, `:(literal)${basename(config)}`], variables),
  ]);
  if (manifests === null) return null;
  // The config file may be in no repository at all.
  const isClean = manifests === "" && (operators ?? "") === "";
  return isClean ? commit : commit + UNCOMMITTED;
}

/** Whether Git would find a repository: named by its environment, or in this folder or one above. */
function mayBeCheckout(directory: string, variables: Variables): boolean {
  if (variables.GIT_DIR !== undefined) return true;
  try {
    let folder = realpathSync(directory);
    while (!existsSync(join(folder, ".git")) && folder !== dirname(folder)) folder = dirname(folder);
    return existsSync(join(folder, ".git"));
  } catch {
    return false;
  }
}

/**
 * The repository that a config file is in, as its page is named: `github.com/acme/webhooks`, and the file where it has
 * another name or stands in a folder. null where neither the CI system nor Git says.
 */
export async function repositoryOf(config: string, io: Pick<Io, "variables">): Promise<string | null> {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, CI_PROJECT_URL: project } = io.variables;
  const page = joined(server, "/", repository) ?? project ?? (await remoteOf(dirname(config), io.variables));
  if (!page) return null;
  const place = placeInRepository(config, io);
  // Where no root is known a path says only where somebody works.
  const isUsual = isAbsolute(place) || place.startsWith("..") || place === "webhook-sync.yaml";
  return isUsual ? pageName(page) : `${pageName(page)}:${place}`;
}

async function remoteOf(directory: string, variables: Variables): Promise<string | null> {
  if (!mayBeCheckout(directory, variables)) return null;
  return await git(directory, ["remote", "get-url", "origin"], variables);
}

/** Hosts that are reached at another name where a firewall lets only port 443 through. */
const SSH_HOSTS = /^(?:ssh\.(?=github\.com\/)|altssh\.(?=gitlab\.com\/)|www\.)/;

/** However it is reached: git@github.com:acme/webhooks.git is github.com/acme/webhooks. */
function pageName(url: string): string {
  const reached = url
    .replace(/[?#].*$/s, "")
    .replace(/^[a-z+]+:\/\//i, "")
    .replace(/^[^@/]*@/, "")
    .replace(/^([^/:]+):(?:\d+\/)?/, "$1/")
    .replace(/\/{2,}/g, "/")
    .replace(/\/$/, "")
    .replace(/\.git$/i, "");
  return reached.toLowerCase().replace(SSH_HOSTS, "");
}

/** Files that Git ignores are in no commit either. Takes no lock: somebody may be working in the same checkout. */
const STATUS = [
  "--no-optional-locks",
  "status",
  "--porcelain",
  "--untracked-files=all",
  "--ignored=traditional",
  "--",
];

/** What Git says; null where it fails. It gets the variables of the run, which a program may have given others than its own. */
async function git(directory: string, args: readonly string[], env: Variables): Promise<string | null> {
  try {
    const options = { cwd: directory, env, timeout: 5_000, maxBuffer: 16_000_000 };
    const { stdout } = await promisify(execFile)("git", args, options);
    return stdout.trim();
  } catch {
    return null;
  }
}
