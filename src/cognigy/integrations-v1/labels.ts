import { isJsonObject, type JsonObject, membersOf } from "../../base/json.ts";
import { isCalendarDay } from "../../base/time.ts";
import type { Labelled, LiveWebhook } from "../../model/live.ts";

/** Labels of ours begin so; all others are somebody else's. */
const OURS = "webhook-sync/";
const SUNSET = `${OURS}sunset`;
const PROTECT = `${OURS}protect`;
/** With the header's name behind it. */
const HEADER = `${OURS}header.`;

/** What the labels of an integration say that is ours; null when none is. A value that we would not write is none. */
export function readLabels(labels: unknown): Labelled | null {
  if (!isJsonObject(labels)) return null;
  const ours = Object.entries(labels).filter(([name]) => name.startsWith(OURS));
  if (ours.length === 0) return null;
  const sunset = labels[SUNSET];
  const secrets = ours.flatMap(([name, value]): [string, string][] =>
    name.startsWith(HEADER) && typeof value === "string" && value.includes("${secret:")
      ? [[name.slice(HEADER.length).toLowerCase(), value]]
      : [],
  );
  return {
    sunset: typeof sunset === "string" && isCalendarDay(sunset) ? sunset : null,
    protect: labels[PROTECT] === "true",
    secrets: new Map(secrets),
  };
}

/** All labels of an integration after a write: what is somebody else's stays. */
export function writeLabels(live: LiveWebhook | null, { sunset, protect, secrets }: Labelled): JsonObject {
  const labels = live?.unknownFields.labels;
  const others = Object.entries(membersOf(labels)).filter(([name]) => !name.startsWith(OURS));
  return {
    ...Object.fromEntries(others),
    ...(sunset === null ? {} : { [SUNSET]: sunset }),
    ...(protect ? { [PROTECT]: "true" } : {}),
    ...Object.fromEntries([...secrets].map(([header, template]) => [`${HEADER}${header}`, template])),
  };
}
