import type { RequestEntry } from "../../src/sandbox/wire/log-entries.ts";

/**
 * Plays the tenant's request log back: after each write that was committed, the versions of a name that are active.
 * A log entry says what the write was about and which status it left behind.
 */
export function activeVersions(requests: readonly RequestEntry[], name: string): number[][] {
  const statuses = new Map<number, string>();
  return requests.flatMap(({ committed, write }) => {
    if (!committed || write?.version == null || write.name !== name) return [];
    statuses.set(write.version, write.status);
    return [[...statuses].filter(([, status]) => status === "active").map(([version]) => version)];
  });
}
