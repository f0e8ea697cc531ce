import { failure, type Result, success } from "../base/result.ts";
import { showDuration } from "../base/time.ts";
import type { TenantResource } from "../model/fleet/directory.ts";
import type { Environment } from "../model/fleet/environment.ts";
import type { ConfigLine, TenantDiagnostic, TenantReport } from "../model/report/tenant-report.ts";
import type { WriteCheck, WriteObservation } from "../model/report/write-check.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem, tenantProblem } from "../model/run/problem.ts";
import { found } from "./tenant-diagnostics.ts";

/** What a check by writing tells of a tenant, and the lines for the config file. */
export function reportOnWrites(
  { name: environment, tenant }: Pick<Environment, "name" | "tenant">,
  host: string,
  { project, observation, left, doubt, name }: WriteCheck,
): TenantReport {
  return {
    environment,
    tenant: host,
    findings: [
      { mark: "good", about: "project", sentence: `${project.name}, ${project.id}` },
      ...findingsOf(observation),
      cleanliness(left, doubt, name),
    ],
    advice: null,
    assumed: [],
    // The embedded tenant is what it is.
    lines: tenant.profile === "sandbox" ? [] : linesFor(observation),
  };
}

function findingsOf(observation: WriteObservation): TenantDiagnostic[] {
  const { foreignId, created, updated, settings, password, equalNames } = observation;
  const FOREIGN_ID = {
    kept: found("good", "foreignId", "kept: the marker of ours stands there"),
    dropped: found("caution", "foreignId", "dropped: the display name carries name and version"),
    refused: found("caution", "foreignId", "refused: the display name carries name and version"),
  };
  const PASSWORD = {
    readable: found("good", "password", "readable, so that a change of one is seen"),
    masked: found("caution", "password", "masked: a url can only be changed where the password is declared"),
    absent: found("caution", "password", "absent: a url can only be changed where the password is declared"),
  };
  return [
    status("creation", created, [201]),
    foreignId === null ? unseen("foreignId") : FOREIGN_ID[foreignId],
    password === null ? unseen("password") : PASSWORD[password],
    status("change", updated, [200, 204]),
    settings === null
      ? unseen("settings")
      : found("good", "settings", `${settings} by a PATCH; they are sent whole, which is right either way`),
    equalNames === null
      ? unseen("equal names")
      : found(
          "good",
          "equal names",
          equalNames === "allowed" ? "allowed" : "refused, so that none is made twice",
        ),
    listFinding(observation),
    status("deletion", observation.deleted, [200, 204]),
  ];
}

/** Only what was made can show. */
function listFinding({ created, listedAfterMs }: WriteObservation): TenantDiagnostic {
  if (listedAfterMs !== null)
    return found(
      "good",
      "list",
      `shows what was made after ${showDuration(Math.max(1, Math.round(listedAfterMs)))}`,
    );
  return created === null
    ? unseen("list")
    : found("caution", "list", "what was made did not show within tenant.settle: raise it");
}

function status(about: string, seen: number | null, usual: readonly number[]): TenantDiagnostic {
  if (seen === null) return unseen(about);
  const isUsual = usual.includes(seen);
  return found(
    isUsual ? "good" : "caution",
    about,
    `answered with ${seen}${isUsual ? "" : ", which is unusual"}`,
  );
}

function cleanliness(left: readonly string[], doubt: string | null, name: string): TenantDiagnostic {
  if (left.length > 0)
    return found(
      "bad",
      "left behind",
      `${left.join(", ")}, named ${name}: delete ${left.length === 1 ? "it" : "them"} on the platform`,
    );
  if (doubt !== null)
    return found(
      "bad",
      "left behind",
      `it is not known whether anything is: look for ${name} on the platform; ${doubt}`,
    );
  return found("good", "left behind", "nothing");
}

function linesFor({ foreignId, listedAfterMs }: WriteObservation): readonly ConfigLine[] {
  if (foreignId === null) return [];
  const marker = { text: `marker: ${foreignId === "kept" ? "foreign-id" : "name"}`, basis: "seen" } as const;
  const seconds = listedAfterMs === null ? null : Math.ceil(listedAfterMs / 1_000) * 3;
  return seconds === null || seconds === 0
    ? [marker]
    : [marker, { text: `settle: ${seconds}s`, basis: "seen" }];
}

function unseen(about: string): TenantDiagnostic {
  return found("unseen", about, "it did not come to that");
}

/** The one scratch project that is meant by a name or an id. */
export function scratchProject(
  named: string,
  found: readonly TenantResource[],
): Result<TenantResource, Problem> {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return success(only);
  const ids = found.map(({ id }) => id).join(", ");
  return failure(
    only === undefined
      ? problem(
          EXIT.usage,
          "usage",
          `--write-check ${named}: no such project, or no access to it`,
          "make one for this, and name it",
        )
      : problem(
          EXIT.usage,
          "usage",
          `--write-check ${named}: ${found.length} projects have this name`,
          `name one by its id: ${ids}`,
        ),
  );
}

/** What somebody has to say yes to before anything is made. */
export function writeCheckQuestion({ name, id }: TenantResource, host: string): string {
  return `This creates two disabled Endpoints in the project ${name} (${id}) of ${host}, changes one and deletes both.\nType 'yes' to continue: `;
}

/** Why nothing may be made after that answer; undefined where it is yes. null: nobody could be asked. */
export function writeCheckRefusal(answer: string | null): Problem | undefined {
  if (answer?.trim() === "yes") return undefined;
  return answer === null
    ? problem(
        EXIT.usage,
        "usage",
        "--write-check asks before it writes, and there is no terminal",
        "pass --yes to continue without asking",
      )
    : problem(
        EXIT.declined,
        "declined",
        "nothing was made: the answer was not 'yes'",
        "use a scratch project, which nobody calls",
      );
}

/** The check is for another kind of tenant. */
export function noWriteCheck(): Problem {
  const message =
    "--write-check is for tenants of Cognigy.AI; of this one, doctor and the first apply find out all there is";
  return problem(EXIT.usage, "usage", message, "run webhook-sync doctor without it");
}

/** What went wrong with a check. */
export function writeCheckProblems({ failure: why, left, doubt, name }: WriteCheck): readonly Problem[] {
  const isLeft = left.length > 0 || doubt !== null;
  const message = `what the check made may be left behind, named ${name}`;
  return [
    ...(why === null ? [] : [tenantProblem(why)]),
    ...(isLeft ? [problem(EXIT.unknown, "left-behind", message, "delete it on the platform")] : []),
  ];
}
