import type { Environment } from "../model/fleet/environment.ts";
import type { TenantDiagnosis } from "../model/fleet/tenant-diagnosis.ts";
import { reportOnEndpoints } from "./endpoint-report.ts";
import { type Reported, reportOnTenant } from "./tenant-report.ts";

/** What follows from it. */
export function reportOn(seen: TenantDiagnosis, environment: Environment, host: string): Reported {
  const isReadable = seen.failure === null;
  switch (seen.profile) {
    case "integrations-v1":
      return reportOnTenant({ ...seen, environment, host, auth: seen.tenant.auth, isReadable });
    case "cognigy-v2":
      return {
        report: reportOnEndpoints({ ...seen, environment, host, isReadable }),
        missingScopes: [],
      };
  }
}
