import type { Unadopt } from "../model/change.ts";
import type { ApplyContext } from "./context.ts";
import { applied, type Ending, trouble } from "./ending.ts";
import { writeKey } from "./write-key.ts";

/** Takes our key off. Never gated: what is delivered stays as it is. */
export async function applyUnadopt(context: ApplyContext, change: Unadopt): Promise<Ending> {
  const written = await writeKey(context, change, null);
  return written.ok ? applied(written.value.status, null) : trouble(change.live.status, written.error, null);
}
