import { shortened } from "../base/text.ts";
import { approvedPart, type Reviewable } from "./digest.ts";

/** What else of two changes is another one, in the words of manifests and of the operators' file: the tenant keeps none of it. */
export function declaredDifferences(approved: Reviewable, planned: Reviewable): string[] {
  const was = declaredTexts(approved);
  return [...declaredTexts(planned)]
    .filter(([name, text]) => was.get(name) !== text)
    .map(([name, text]) =>
      describe(name, shortened(was.get(name) ?? NONE, MOST_SHOWN), shortened(text, MOST_SHOWN)),
    );
}

const MOST_SHOWN = 80;
const NONE = "(none)";

function declaredTexts(change: Reviewable): ReadonlyMap<string, string> {
  const { declared, probe } = approvedPart(change);
  const values: readonly (readonly [name: string, value: string | number | boolean | null | undefined])[] = [
    ["owner", declared?.owner],
    ["protect", declared?.protect],
    ["deprecation.sunset", declared?.sunset],
    ["health.mode", probe?.mode],
    ["health.payload", probe?.payload],
    ["health.expect", probe?.expect],
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
  return was === is ? `another ${name} than before` : `${name} ${is} instead of ${was}`;
}
