import type { LiveWebhook } from "../model/live.ts";
import { plainAsDeclared } from "../model/plain-headers.ts";
import type { PlanInput } from "./input.ts";
import { recordedHeaders } from "./recorded-state.ts";

/**
 * The headers of a live webhook whose values may be shown: those that operators list, less those that were written from a
 * secret, by the record, by labels, or by a manifest of that name.
 */
export function plainHeadersOf(live: LiveWebhook, input: PlanInput): readonly string[] {
  const known = recordedHeaders(live, input);
  return plainAsDeclared(live, input).filter((name) => known(name)?.kind !== "secret");
}
