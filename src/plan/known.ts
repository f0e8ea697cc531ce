import type { ShownValue } from "../model/change.ts";
import type { Environment } from "../model/environment.ts";
import { keyOf } from "../model/key.ts";
import type { Labelled, LiveWebhook } from "../model/live.ts";
import type { Remembered } from "../model/record.ts";
import type { PlanInput } from "./input.ts";

type Sources = Pick<PlanInput, "remembered"> & { readonly environment: Pick<Environment, "capabilities"> };

/** What labels say where no record does: on another machine, or with the state directory gone. */
function labelledAlone(live: LiveWebhook, { remembered, environment }: Sources): Labelled | null {
  return environment.capabilities.labels && !remembered.has(keyOf(live)) ? live.labelled : null;
}

/** The day from which a live webhook may be deleted, as it was last written; null where nothing tells. */
export function knownSunset(live: LiveWebhook, sources: Sources): string | null {
  return sources.remembered.get(keyOf(live))?.sunset ?? labelledAlone(live, sources)?.sunset ?? null;
}

/** What was last written to headers, by name; undefined where nothing tells. */
export function knownHeaders(live: LiveWebhook, sources: Sources): (name: string) => ShownValue | undefined {
  const remembered = sources.remembered.get(keyOf(live));
  if (remembered !== undefined) return (name) => rememberedHeader(remembered, name);
  const labelled = labelledAlone(live, sources);
  return (name) => {
    const template = labelled?.secrets.get(name.toLowerCase());
    return template === undefined ? undefined : { kind: "secret", template };
  };
}

function rememberedHeader({ after }: Remembered, name: string): ShownValue {
  const entry = Object.entries(after.headers).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return entry?.[1] ?? { kind: "absent" };
}
