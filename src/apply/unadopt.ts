import type { Unadopt } from "../model/change.ts";
import { isFit } from "../model/health.ts";
import { applied, type ChangeResult, held, notWritten } from "./change-result.ts";
import type { ApplyContext } from "./context.ts";
import { probeWhole } from "./gate.ts";
import { writeKey } from "./write-key.ts";

/** Takes our key off. Gated only where values have to be written that nobody can compare with the live ones. */
export async function applyUnadopt(context: ApplyContext, change: Unadopt): Promise<ChangeResult> {
  const { desired, key, live } = change;
  const probe = change.gated ? await probeWhole(context, desired, key) : null;
  if (probe !== null && !isFit(probe.verdict)) return held(live.status, probe);
  const written = await writeKey(context, change, null);
  return written.ok ? applied(written.value.status, probe) : notWritten(live.status, written.error, probe);
}
