import type { LiveWebhook } from "../model/live.ts";
import type { Status } from "../model/webhook.ts";
import type { ApplyContext } from "./context.ts";
import { PRIORITY } from "./priority-limiter.ts";
import type { WriteFailure } from "./write.ts";

/** How a version stands that could not be taken out of service: somebody else may have done it. */
export type RetirementState =
  | { readonly kind: "retired"; readonly live: LiveWebhook }
  | { readonly kind: "in-service" }
  /** It cannot be read, or what was sent may still take effect. */
  | { readonly kind: "unsure" };

/** Reads it. `retired` is the status that the tenant has for what is out of service. */
export async function retirementStateOf(
  context: ApplyContext,
  { id }: Pick<LiveWebhook, "id">,
  retired: Status,
  cause: WriteFailure,
): Promise<RetirementState> {
  const now = await context.api.run(PRIORITY.finish, () => context.tenant.get(id));
  if (!now.ok) return { kind: "unsure" };
  const { status } = now.value;
  if (status === "deprecated" || status === retired) return { kind: "retired", live: now.value };
  const isOpen = cause.kind === "tenant" && cause.failure.kind === "unknown";
  return isOpen ? { kind: "unsure" } : { kind: "in-service" };
}
