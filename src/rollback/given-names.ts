import { grouped } from "../base/text.ts";
import { keyOf, type NameAndVersion, type WebhookKey } from "../model/fleet/key.ts";
import type { Intent, JournalRecord } from "../model/record/record.ts";

/** The names whose place a write took: those that a manifest replaces, or that a rollback gave back. */
export function namesTaken({ reason }: Intent): readonly string[] {
  return reason.kind === "renamed" || reason.kind === "rolled-back" ? (reason.from ?? []) : [];
}

/** By a name that the run gave up, what took its place. */
export function namesGiven(
  records: readonly JournalRecord[],
  run: string,
): ReadonlyMap<string, readonly NameAndVersion[]> {
  const given = new Map<string, Map<WebhookKey, NameAndVersion>>();
  for (const record of records) {
    if (record.phase !== "intent" || record.run !== run) continue;
    const { webhook_name: name, version } = record;
    const taken = namesTaken(record);
    // What was given up is written too, under its own name.
    if (taken.includes(name)) continue;
    for (const old of taken) {
      const known = given.get(old) ?? new Map<WebhookKey, NameAndVersion>();
      given.set(old, known.set(keyOf({ name, version }), { name, version }));
    }
  }
  return new Map([...given].map(([old, names]) => [old, [...names.values()]]));
}

/** By a name, itself and what took its place, in whatever run, and what took the place of that. */
export function linesSince(records: readonly JournalRecord[]): (name: string) => ReadonlySet<string> {
  const taking = grouped(
    records.flatMap((record) =>
      record.phase === "intent" ? namesTaken(record).map((old) => [old, record.webhook_name] as const) : [],
    ),
  );
  return (name) => {
    const line = new Set([name]);
    for (const one of line) for (const next of taking.get(one) ?? []) line.add(next);
    return line;
  };
}
