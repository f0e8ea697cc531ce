import type { Adopt, Update } from "../model/change.ts";
import { isFit } from "../model/health.ts";
import { idempotencyKeyOf } from "../model/key.ts";
import { applied, type ChangeResult, held, notWritten } from "./change-result.ts";
import type { ApplyContext } from "./context.ts";
import { probeWhole } from "./gate.ts";
import { imageBefore } from "./image-before.ts";
import { overwrite } from "./stage-webhook.ts";
import { writeKey } from "./write-key.ts";

/** probe the new url and headers → write. A receiver that is not fit changes nothing. */
export async function applyUpdate(context: ApplyContext, change: Update | Adopt): Promise<ChangeResult> {
  const { desired, live, after } = change;
  const probe = change.gated ? await probeWhole(context, desired, change.key) : null;
  if (probe !== null && !isFit(probe.verdict)) return held(live.status, probe);
  const how = { step: change.action, before: imageBefore(change), after, sunset: desired.sunset };
  const onlyKey = change.action === "adopt" && change.fields.length === 0;
  const written = onlyKey
    ? await writeKey(context, change, idempotencyKeyOf(live))
    : await overwrite(context, change, desired, live, how);
  return written.ok ? applied(written.value.status, probe) : notWritten(live.status, written.error, probe);
}
