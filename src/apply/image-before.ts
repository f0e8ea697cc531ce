import type { Adopt, Deprecate, ShownValue, Snapshot, Update } from "../model/change.ts";

/**
 * What was there, with the hidden values that a rollback can put back: what the plan showed of a header that changes,
 * and what is declared of one that does not.
 */
export function imageBefore({ before, after, fields }: Update | Adopt | Deprecate): Snapshot {
  const changed = new Map(fields.map((field) => [field.path.toLowerCase(), field.before]));
  const declared = new Map(Object.entries(after.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const headers = Object.entries(before.headers).map(([header, shown]): [string, ShownValue] => {
    const name = header.toLowerCase();
    const told = changed.get(`headers.${name}`) ?? declared.get(name);
    return [header, shown.kind === "sensitive" && told !== undefined ? told : shown];
  });
  return { ...before, headers: Object.fromEntries(headers) };
}
