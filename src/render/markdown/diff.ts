import type { FieldChange } from "../../model/plan/change.ts";
import type { ChangeDocument } from "../../model/plan/plan.ts";
import { declaredFields, diffOf, fieldName, showStep, showValue } from "../wording/fields.ts";
import { namedValue, snapshotValues } from "../wording/snapshot-values.ts";

/** What a change changes as the lines of a `diff` block, which is red where a line starts with `-` and green where it starts with `+`. */
export function diffLines(change: ChangeDocument): string[] {
  if (change.action === "create")
    return [
      ...snapshotValues(change.after).map((value) => `+ ${namedValue(value)}`),
      ...declaredDiff(change, "+"),
    ];
  return [...change.fields.flatMap(fieldDiff), ...declaredDiff(change, " ")];
}

/** No difference, but what an apply acts on. */
function declaredDiff(change: ChangeDocument, sign: "+" | " "): string[] {
  return declaredFields(change).flatMap(({ name, lines }) => {
    const [first = "", ...others] = lines;
    return others.length === 0
      ? [`${sign} ${name} ${first}`]
      : [`${sign} ${name}`, ...lines.map((line) => `${sign}   ${line}`)];
  });
}

function fieldDiff(field: FieldChange): string[] {
  const name = fieldName(field.path);
  const isHeader = name !== field.path;
  const place = field.location === null ? "" : `  (${field.location.file}:${field.location.line})`;
  if (field.before.kind === "absent") return [`+ ${name} ${showValue(field.after, isHeader)}${place}`];
  if (field.after.kind === "absent") return [`- ${name} ${showValue(field.before, isHeader)}${place}`];
  const lines = diffOf(field);
  if (lines !== null) return [`! ${name}${place}`, ...lines.map(({ sign, text }) => `${sign} ${text}`)];
  const { value, next } = showStep(field);
  return next === null ? [`! ${name} ${value}${place}`] : [`- ${name} ${value}`, `+ ${name} ${next}${place}`];
}
