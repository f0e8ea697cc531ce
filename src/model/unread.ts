import type { UnreadIntegration } from "./live.ts";

const MOST_TOLD = 5;

/** That the tenant has what cannot be read and is somebody else's, with the ids, without a final period; null where it has none. */
export function describeUnread(unread: readonly UnreadIntegration[]): string | null {
  if (unread.length === 0) return null;
  const one = unread.length === 1;
  const told = unread.slice(0, MOST_TOLD).map(({ problem }) => problem);
  const more = unread.length - told.length;
  const which = [...told, ...(more > 0 ? [`and ${more.toLocaleString("en")} more`] : [])].join("; ");
  return `${unread.length.toLocaleString("en")} unmanaged ${one ? "integration" : "integrations"} cannot be read and ${one ? "is" : "are"} left alone: ${which}`;
}
