import type { EndpointsObservation } from "../model/fleet/endpoint-observation.ts";
import type { CognigyTenant, Environment, IntegrationsTenant } from "../model/fleet/environment.ts";
import type { Observation } from "../model/fleet/observation.ts";
import type { TenantFailure } from "../model/fleet/tenant.ts";
import { reportOnEndpoints } from "./endpoint-report.ts";
import { type Reported, reportOnTenant } from "./tenant-report.ts";

/** What was seen of a tenant, by its profile. `failure`: why that is not all; null where it is. */
export type SeenTenant = { readonly failure: TenantFailure | null } & (
  | {
      readonly profile: "integrations-v1";
      readonly tenant: IntegrationsTenant;
      readonly observation: Observation;
    }
  | {
      readonly profile: "cognigy-v2";
      readonly tenant: CognigyTenant;
      readonly observation: EndpointsObservation;
    }
);

/** What follows from it. */
export function reportOn(seen: SeenTenant, environment: Environment, host: string): Reported {
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
