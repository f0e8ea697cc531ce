import type { LiveWebhook } from "../model/live.ts";

/** Sets aside the headers that a tenant adds by itself. `names` in lower case. */
export function withoutAdded(live: LiveWebhook, names: readonly string[]): LiveWebhook {
  if (names.length === 0) return live;
  const isAdded = ({ name }: { readonly name: string }) => names.includes(name.toLowerCase());
  if (!live.headers.some(isAdded)) return live;
  return {
    ...live,
    headers: live.headers.filter((header) => !isAdded(header)),
    addedHeaders: live.headers.filter(isAdded),
  };
}
