import type { Create } from "../model/change.ts";
import type { Location } from "../model/diagnostic.ts";
import type { Webhook } from "../model/webhook.ts";
import type { Difference } from "./fields.ts";

/** The order is worked out once all changes are known. */
export const UNORDERED: Pick<Create, "step" | "dependsOn"> = { step: 1, dependsOn: [] };

export const NOTHING: Difference = { fields: [], unverified: [] };

/** Where a manifest begins. */
export function documentLocation({ source: { file, line, column } }: Webhook): Location {
  return { file, line, column };
}
