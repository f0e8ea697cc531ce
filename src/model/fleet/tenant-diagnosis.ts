import type { EndpointsObservation } from "./endpoint-observation.ts";
import type { CognigyTenant, IntegrationsTenant } from "./environment.ts";
import type { Observation } from "./observation.ts";
import type { TenantFailure } from "./tenant.ts";

/** All that was seen of a tenant, and why that is not all; null where it is. */
export type TenantDiagnosis = { readonly failure: TenantFailure | null } & (
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
