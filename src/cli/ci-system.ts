import type { Io } from "./io.ts";

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
export function ciSystemOf(variables: Variables): CiSystem | undefined {
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
