import type { Create } from "../model/change.ts";
import type { ApplyContext } from "./context.ts";
import { applied, type Ending, trouble } from "./ending.ts";
import { bringToStandby, overwrite, register } from "./make-live.ts";

/** preflight → create inactive → probe → activate. What is declared inactive is only created. */
export async function applyCreate(context: ApplyContext, change: Create): Promise<Ending> {
  const { desired, after } = change;
  if (desired.status !== "active") {
    const registered = await register(context, change, desired, "inactive");
    return registered.ok ? applied(registered.value.status, null) : trouble("absent", registered.error, null);
  }
  const standby = await bringToStandby(context, change, desired, null);
  if (!standby.ok) return standby.error;
  const { live, probe } = standby.value;
  const before = { ...after, status: live.status };
  const how = { step: "activate", before, after, sunset: desired.sunset } as const;
  const activated = await overwrite(context, change, desired, live, how);
  return activated.ok ? applied(activated.value.status, probe) : trouble("inactive", activated.error, probe);
}
