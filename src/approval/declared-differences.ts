import { isSameJson } from "../base/json.ts";
import { shortened } from "../base/text.ts";
import { showDuration } from "../base/time.ts";
import { DEFAULTS } from "../model/fleet/config.ts";
import { declaredBody } from "../model/fleet/health.ts";
import type { WebhookKey } from "../model/fleet/key.ts";
import type { Change } from "../model/plan/change.ts";
import { approvedPart, type Reviewable, type ReviewedChange } from "./plan-document.ts";

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

type Superseded = Extract<ReviewedChange, { action: "replace" }>["superseded"][number];

/** What becomes of a version that is replaced, by the replacement or, once that is active, by a change of its own. */
type Retirement = Omit<Superseded, "before">;

/** When and how it goes that is not as it was approved. The end of a grace period moves from day to day; its length does not. */
export function retirementDifferences(approved: Retirement, planned: Retirement): string[] {
  const { key } = approved;
  const [was, is] = [approved, planned].map(endOf);
  const isOn = planned.goesOn === true;
  return [
    ...(was === is ? [] : [`${key} may be deleted ${is}, not ${was}`]),
    ...(isOn === (approved.goesOn === true)
      ? []
      : [`${key} ${isOn ? "stays switched on until its sunset" : "is switched off at once"} now`]),
    ...(isSameJson(planned.after, approved.after) ? [] : [`the change to ${key} is different now`]),
  ];
}

function endOf({ sunset, graceMs }: Retirement): string {
  return graceMs === undefined
    ? `from ${sunset ?? "a day that is not known"}`
    : `after a grace period of ${showDuration(graceMs)}`;
}

/** The same where the replacement is active. It was approved as undeclared, and as going for its successor. */
export function lateRetirementDifferences(
  approved: Retirement,
  planned: Extract<Change, { action: "deprecate" }>,
  successor: WebhookKey,
): string[] {
  return [
    ...(planned.declared === null ? [] : [`Git declares ${approved.key} now`]),
    ...(planned.successor === successor ? [] : [`${successor} does not take over from ${approved.key} now`]),
    ...retirementDifferences(approved, planned),
  ];
}

/** Two long texts may differ behind what is shown of them. */
function describe(name: string, was: string, is: string): string {
  return was === is ? `${name} changed` : `${name} ${is} instead of ${was}`;
}
