import type { ShownValue } from "../model/change.ts";
import type { Environment } from "../model/environment.ts";
import { keyOf } from "../model/key.ts";
import type { Labelled, LiveWebhook } from "../model/live.ts";
import type { LastWritten } from "../model/record.ts";
import type { PlanInput } from "./input.ts";

type Sources = Pick<PlanInput, "lastWritten"> & { readonly environment: Pick<Environment, "capabilities"> };

/** What labels say where no record does: on another machine, or with the state directory gone. */
function labelledAlone(live: LiveWebhook, { lastWritten, environment }: Sources): Labelled | null {
  return environment.capabilities.labels && !lastWritten.has(keyOf(live)) ? live.labelled : null;
}

/** The day from which a live webhook may be deleted, as it was last written; null where nothing tells. */
export function recordedSunset(live: LiveWebhook, sources: Sources): string | null {
  return sources.lastWritten.get(keyOf(live))?.sunset ?? labelledAlone(live, sources)?.sunset ?? null;
}

/** What was last written to headers, by name; undefined where nothing tells. */
export function recordedHeaders(
  live: LiveWebhook,
  sources: Sources,
): (name: string) => ShownValue | undefined {
  const lastWritten = sources.lastWritten.get(keyOf(live));
  if (lastWritten !== undefined) return (name) => rememberedHeader(lastWritten, name);
  const labelled = labelledAlone(live, sources);
  return (name) => {
    const template = labelled?.secrets.get(name.toLowerCase());
    return template === undefined ? undefined : { kind: "secret", template };
  };
}

function rememberedHeader({ after }: LastWritten, name: string): ShownValue {
  const entry = Object.entries(after.headers).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return entry?.[1] ?? { kind: "absent" };
}
