import type { DeclaredPlaces } from "../../model/fleet/directory.ts";
import type { Capabilities, CognigyTenant, IntegrationsTenant } from "../../model/fleet/environment.ts";
import type { ReaderConnection, WireOptions, WriterConnection } from "../wire/connection.ts";

/** A tenant of any profile but the embedded one, which speaks one of these. */
export type ReachableTenant = IntegrationsTenant | CognigyTenant;

interface ConnectOptions extends WireOptions {
  readonly tenant: ReachableTenant;
  readonly capabilities: Capabilities;
  readonly places: DeclaredPlaces;
}

/** Connects for reading, in the tenant's own way; only the code of its profile is loaded. */
export async function connectReader(options: ConnectOptions): Promise<ReaderConnection> {
  const { tenant, ...rest } = options;
  switch (tenant.profile) {
    case "integrations-v1":
      return (await import("../integrations-v1/connect.ts")).connectReader({ ...rest, tenant });
    case "cognigy-v2":
      return (await import("../cognigy-v2/connect.ts")).connectReader({ ...rest, tenant });
  }
}

/** The same for reading and writing. */
export async function connectWriter(options: ConnectOptions): Promise<WriterConnection> {
  const { tenant, ...rest } = options;
  switch (tenant.profile) {
    case "integrations-v1":
      return (await import("../integrations-v1/connect.ts")).connectWriter({ ...rest, tenant });
    case "cognigy-v2":
      return (await import("../cognigy-v2/connect.ts")).connectWriter({ ...rest, tenant });
  }
}
