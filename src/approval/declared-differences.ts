import { shortened } from "../base/text.ts";
import { showDuration } from "../base/time.ts";
import { DEFAULTS } from "../model/fleet/config.ts";
import { declaredBody } from "../model/fleet/health.ts";
import { approvedPart, type Reviewable } from "./plan-document.ts";

/** What else of two changes is another one, in the words of manifests and of the config file: the tenant keeps none of it. */
export function declaredDifferences(approved: Reviewable, planned: Reviewable): string[] {
  const was = declaredTexts(approved);
  return [...declaredTexts(planned)]
    .filter(([name, text]) => was.has(name) && was.get(name) !== text)
    .map(([name, text]) =>
      describe(name, shortened(was.get(name) ?? NONE, MOST_SHOWN), shortened(text, MOST_SHOWN)),
    );
}

const MOST_SHOWN = 80;
const NONE = "(none)";

function declaredTexts(change: Reviewable): ReadonlyMap<string, string> {
  const { declared, probe, after, superseded, ...own } = approvedPart(change);
  const graceMs = own.graceMs ?? superseded.find((old) => old.graceMs !== undefined)?.graceMs;
  const values: readonly (readonly [name: string, value: string | number | boolean | null | undefined])[] = [
    ["owner", declared?.owner],
    ["protect", declared?.protect],
    ["deprecation.sunset", declared?.sunset],
    // Nothing to compare where what goes has a sunset of its own, or goes on as another version.
    ...(graceMs === undefined ? [] : [["deprecation.grace", showDuration(graceMs)] as const]),
    ["health.mode", probe?.mode],
    ["health.payload", probe?.payload],
    ["health.body", probe && declaredBody(probe, after?.endpoint !== undefined)],
    ["health.userId", probe?.userId === DEFAULTS.probeUser ? null : probe?.userId],
    ["health.expect", probe?.expect],
    ["health.accept", probe?.accept?.join(", ")],
    ["health.maxLatency", probe?.maxLatencyMs],
    ["health.connectTo", probe?.connectTo],
  ];
  return new Map(
    values.map(([name, value]) => [
      name,
      value === null || value === undefined ? NONE : JSON.stringify(value),
    ]),
  );
}

/** Two long texts may differ behind what is shown of them. */
function describe(name: string, was: string, is: string): string {
  return was === is ? `${name} changed` : `${name} ${is} instead of ${was}`;
}
