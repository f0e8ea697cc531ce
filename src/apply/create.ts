import type { Create } from "../model/change.ts";
import { applied, type ChangeResult, notWritten } from "./change-result.ts";
import type { ApplyContext } from "./context.ts";
import { overwrite, registerWebhook, stageWebhook } from "./stage-webhook.ts";

/** preflight → create inactive → probe → activate. What is declared inactive is only created. */
export async function applyCreate(context: ApplyContext, change: Create): Promise<ChangeResult> {
  const { desired, after } = change;
  if (desired.status !== "active") {
    const registered = await registerWebhook(context, change, desired, "inactive");
    return registered.ok
      ? applied(registered.value.status, null)
      : notWritten("absent", registered.error, null);
  }
  const staged = await stageWebhook(context, change, desired, null);
  if (!staged.ok) return staged.error;
  const { live, probe } = staged.value;
  const before = { ...after, status: live.status };
  const how = { step: "activate", before, after, sunset: desired.sunset } as const;
  const activated = await overwrite(context, change, desired, live, how);
  return activated.ok
    ? applied(activated.value.status, probe)
    : notWritten("inactive", activated.error, probe);
}
