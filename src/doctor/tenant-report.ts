import type { Authentication, Environment } from "../model/fleet/environment.ts";
import type { Advice, Observation } from "../model/fleet/observation.ts";
import type { TenantFailure } from "../model/fleet/tenant.ts";
import type { ConfigLine, TenantReport } from "../model/report/tenant-report.ts";
import { EXIT, exitOfFailure } from "../model/run/exit-code.ts";
import { type Problem, problem, tenantProblem } from "../model/run/problem.ts";
import { adviseOn } from "./advice.ts";
import { missingScopes, tenantDiagnostics } from "./tenant-diagnostics.ts";

/** A tenant that was read, as far as that was possible. */
export interface Diagnosed {
  readonly environment: Environment;
  /** The tenant's host. */
  readonly host: string;
  readonly auth: Authentication;
  readonly observation: Observation;
  readonly isReadable: boolean;
}

/** A report, and the scopes without which every write would be refused. */
export interface Reported {
  readonly report: TenantReport;
  readonly missingScopes: readonly string[];
}

export function reportOnTenant({ environment, host, auth, observation, isReadable }: Diagnosed): Reported {
  const askedScopes = auth.kind === "client-credentials" ? auth.scopes : null;
  const examined = { observation, credentials: describeAuth(auth), askedScopes };
  const advice = isConfigurable(environment) && isReadable ? adviseOn(observation, environment) : null;
  return {
    missingScopes: missingScopes(examined),
    report: {
      environment: environment.name,
      tenant: host,
      findings: tenantDiagnostics(examined),
      advice,
      assumed: advice === null ? [] : ASSUMED,
      lines: advice === null ? [] : linesOf(advice),
    },
  };
}

/** What no reading can show, because only a write would. */
const ASSUMED: readonly string[] = [
  "a repeated idempotency key creates nothing; where it does, the write is looked up and never repeated",
  "the status deprecated is accepted; where it is refused (exit 6), set deprecatedStatus: false, and inactive is used instead",
  "a write shows in the list within tenant.settle",
];

function linesOf({ labels, deprecatedStatus, partialUpdate, ownership }: Advice): readonly ConfigLine[] {
  return [
    { text: "capabilities:", basis: null },
    { text: `  labels: ${labels.value}`, basis: labels.basis },
    { text: `  deprecatedStatus: ${deprecatedStatus.value}`, basis: deprecatedStatus.basis },
    { text: `  partialUpdate: ${partialUpdate.value}`, basis: partialUpdate.basis },
    { text: `ownership: ${ownership.value}`, basis: ownership.basis },
  ];
}

/** The embedded tenant is what it is. */
function isConfigurable({ tenant }: Environment): boolean {
  return tenant.profile === "integrations-v1";
}

export function describeAuth(auth: Authentication): string {
  switch (auth.kind) {
    case "client-credentials":
      return `client "${auth.clientId}"`;
    case "bearer":
      return "the bearer token";
    case "api-key":
      return `the API key in ${auth.header}`;
  }
}

/** What is wrong with a tenant that was examined. `why`: null when all that can be read was read. */
export function examinationProblems(
  why: TenantFailure | null,
  missing: readonly string[],
): readonly Problem[] {
  return [...(why === null ? [] : [unreadable(why)]), ...(missing.length === 0 ? [] : [lacking(missing)])];
}

/** A tenant that cannot be read is of no use, whatever it says about the reading. */
function unreadable(why: TenantFailure): Problem {
  const told = tenantProblem(why);
  return exitOfFailure(why.kind) === EXIT.unauthorised ? told : { ...told, exitCode: EXIT.unavailable };
}

function lacking(scopes: readonly string[]): Problem {
  const message = `the tenant did not grant ${scopes.join(" ")}; every write would be refused`;
  return problem(EXIT.unauthorised, "missing-scopes", message, "let the client have these scopes");
}
