import type { Api } from "../../src/model/fleet/environment.ts";
import { CrashEndpoints } from "./crash-endpoints.ts";
import { CrashIntegrations } from "./crash-integrations.ts";
import type { CrashTenant, Interception } from "./crash-tenant.ts";
import { ENDPOINT_PIECES, INTEGRATION_PIECES, type Piece } from "./pieces.ts";

/** A kind of tenant, as the crash campaign needs it: the rest is one description for all. */
export interface CrashKind {
  readonly profile: Api;
  /** What a plan is put together from. */
  readonly pieces: readonly Piece[];
  /** What every manifest has beside its key and url. */
  readonly lines: readonly string[];
  start(intercept: Interception): Promise<CrashTenant>;
}

export const CRASH_KINDS: readonly [CrashKind, CrashKind] = [
  {
    profile: "integrations-v1",
    pieces: INTEGRATION_PIECES,
    lines: [],
    start: (intercept) => CrashIntegrations.start(intercept),
  },
  {
    profile: "cognigy-v2",
    pieces: ENDPOINT_PIECES,
    lines: ["cognigy: { flow: Main }", 'basicAuth: { user: bot, password: "${secret:CRASH_AUTH@1}" }'],
    start: (intercept) => CrashEndpoints.start(intercept),
  },
];
