import type { Authentication, Environment } from "../model/environment.ts";
import type { Observation } from "../model/observation.ts";
import type { TenantReport } from "../model/tenant-report.ts";
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
  const examined = { observation, credentials: describe(auth), askedScopes };
  return {
    missingScopes: missingScopes(examined),
    report: {
      environment: environment.name,
      tenant: host,
      findings: tenantDiagnostics(examined),
      advice: isConfigurable(environment) && isReadable ? adviseOn(observation, environment) : null,
    },
  };
}

/** The embedded tenant is what it is. */
function isConfigurable({ tenant }: Environment): boolean {
  return tenant.profile === "integrations-v1";
}

function describe(auth: Authentication): string {
  switch (auth.kind) {
    case "client-credentials":
      return `client "${auth.clientId}"`;
    case "bearer":
      return "the bearer token";
    case "api-key":
      return `the API key in ${auth.header}`;
  }
}
