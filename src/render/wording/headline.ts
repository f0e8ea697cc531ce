import { shortened } from "../../base/text.ts";
import type { FieldChange, ShownValue } from "../../model/plan/change.ts";
import { fieldName, showStep } from "./fields.ts";

/** A field and what becomes of it, short enough for a title. */
export interface Headline {
  readonly field: string;
  readonly step: string;
}

const LONGEST_VALUE = 40;
const MOST_FIELDS = 3;

/** What the fields become: `Authorization`, `PARTNER_TOKEN @1 → @2`. Of many fields only the names are told. */
export function headlines(fields: readonly FieldChange[]): Headline[] {
  if (fields.length > MOST_FIELDS) return fields.map(({ path }) => ({ field: fieldName(path), step: "" }));
  return fields.map((field) => ({
    field: fieldName(field.path),
    step: secretStep(field) ?? valueStep(field),
  }));
}

function valueStep(field: FieldChange): string {
  const { value, next } = showStep(field);
  const [before, after] = [value, next].map((text) => text && shortened(text, LONGEST_VALUE));
  return after ? `${before} → ${after}` : `${before}`;
}

/** Of one secret whose version is all that changes; null for everything else. */
function secretStep({ before, after }: FieldChange): string | null {
  const was = onlyReference(before);
  const becomes = onlyReference(after);
  if (was === null || becomes === null || was.name !== becomes.name || was.around !== becomes.around)
    return null;
  return was.version === becomes.version ? null : `${was.name} ${was.version} → ${becomes.version}`;
}

const REFERENCE = /\$\{secret:([^@}]+)(@\d+)?\}/g;

function onlyReference(value: ShownValue): { name: string; version: string; around: string } | null {
  if (value.kind !== "secret") return null;
  const [reference, ...others] = value.template.matchAll(REFERENCE);
  if (reference === undefined || others.length > 0) return null;
  const [whole, name = "", version = "(no version)"] = reference;
  return { name, version, around: value.template.replace(whole, () => "\n") };
}
