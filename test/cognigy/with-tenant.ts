import type { ConnectOptions } from "../../src/cognigy/integrations-v1/connect.ts";
import type { ClientStatsSnapshot } from "../../src/cognigy/wire/delay.ts";
import type { IntegrationsTenant } from "../../src/model/fleet/environment.ts";
import type { Tenant } from "../../src/model/fleet/tenant.ts";
import { connectTo } from "./connecting.ts";
import { FakeTenant, type Interception } from "./fake-tenant.ts";
import { JumpClock } from "./jump-clock.ts";

export interface Connected {
  readonly fake: FakeTenant;
  readonly tenant: Tenant;
  readonly clock: JumpClock;
  readonly statistics: () => ClientStatsSnapshot;
}

export interface Arrangement {
  readonly intercept?: Interception;
  readonly tenant?: Partial<IntegrationsTenant>;
  readonly options?: Partial<ConnectOptions>;
}

/** Runs a test against a fake tenant and closes everything afterwards. */
export async function withTenant(
  { intercept, tenant, options }: Arrangement,
  work: (connected: Connected) => Promise<void>,
): Promise<void> {
  const clock = new JumpClock();
  const fake = await FakeTenant.start(intercept);
  const { close, ...connection } = connectTo(fake.url, tenant, { clock, ...options });
  try {
    await work({ fake, clock, tenant: connection.tenant, statistics: connection.statistics });
  } finally {
    await close();
    await fake.close();
  }
}
