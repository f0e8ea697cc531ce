import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Random } from "../../src/model/run/surroundings.ts";
import type { SimulatedTenant } from "./tenant.ts";

/** Somebody changes something of ours on the platform. */
export function clickSomewhere(tenant: SimulatedTenant, random: Random): void {
  const live = tenant.ours();
  const one = live[Math.floor(random() * live.length)];
  if (one === undefined) return;
  const kind = Math.floor(random() * 4);
  if (kind === 0) tenant.clickOn(one, undefined);
  else if (kind === 1) tenant.clickOn(one, { status: "inactive", endpoint: switchedOff(one) });
  else if (kind === 2) tenant.clickOn(one, { url: "https://clicked.example.com/" });
  else tenant.clickOn(one, renamed(one));
}

/** What was renamed by hand gets its name back, as the plan asks for. */
export function undoRenames(tenant: SimulatedTenant): void {
  for (const live of tenant.ours()) {
    const key = live.idempotencyKey;
    const name = key?.slice(0, key.lastIndexOf(":"));
    if (name !== undefined && live.name !== name) tenant.clickOn(live, { name });
  }
}

function switchedOff({ endpoint }: LiveWebhook): LiveWebhook["endpoint"] {
  return endpoint === null ? null : { ...endpoint, serves: false };
}

/** An Endpoint has a name for people beside the one that is ours. */
function renamed({ name, endpoint }: LiveWebhook): Partial<LiveWebhook> {
  if (endpoint === null) return { name: `${name}-renamed` };
  return { endpoint: { ...endpoint, displayName: `${endpoint.displayName}-renamed` } };
}
