import { grouped } from "../../base/text.ts";
import type { Snapshot } from "../generated/plan.ts";
import type { RecordedHealth } from "./health.ts";
import { partsOf, type WebhookKey } from "./key.ts";

/** What the records say we last made of a webhook; the planner tells drift from declared changes by it. */
export interface LastWritten {
  /** The tenant's id of it; left out where no record says, and of what became another webhook or was deleted since. */
  readonly id?: string;
  /** The id that it had, which is another webhook's since: what replaces in place keeps it. Left out where `id` is told. */
  readonly formerId?: string;
  /** The name that took its place, as the deprecation hook was told last; left out where it was told of none. */
  readonly renamedTo?: string;
  /** What got its former name back and takes over from it, by a plan that was begun and has not come to it yet. */
  readonly takenOverBy?: WebhookKey;
  readonly after: Snapshot;
  /** What was written, where the tenant keeps something else; left out where it keeps that. */
  readonly asked?: Snapshot;
  /** As it was until a rollback wrote it last; left out where none did. */
  readonly reverted?: Snapshot;
  /** An adoption found it switched off, and left it so, although its manifest said otherwise. */
  readonly wasFoundOff?: true;
  /** Its Endpoint was switched off as it was deprecated; left out of what goes on until its sunset. */
  readonly isSwitchedOff?: true;
  /** What its manifest said then that it depends on, names or keys; left out where no record says. */
  readonly dependsOn?: readonly string[];
  /** What its manifest said then that a probe sends and expects, the last time that it declared it active; left out likewise. */
  readonly health?: RecordedHealth;
  /** The UTC day from which it may be deleted; null when none was recorded. */
  readonly sunset: string | null;
  /** Whether the health gate held it since, so that it was left as it was. */
  readonly held: boolean;
  /** Whether we ever made it active, as far as the record goes back. */
  readonly wasActive: boolean;
  /** Until when its receiver's certificate was valid when last seen, ISO 8601 UTC; null when it never was. */
  readonly certificateExpires: string | null;
}

/** With the name that took its place, by what the deprecation hook was told of it last. */
export function withNewName(
  known: LastWritten,
  { isWithdrawn, newName }: { readonly isWithdrawn: boolean; readonly newName?: string },
): LastWritten {
  return isWithdrawn || newName === undefined ? known : { ...known, renamedTo: newName };
}

/** Whether it is what had that name before, or has taken its place. */
export function isSameAs(
  { id, name }: { readonly id: string; readonly name: string },
  { formerId, renamedTo }: Bearer,
): boolean {
  return formerId === id || renamedTo === name;
}

/** What has a name's place now: by its id, or by its own name. */
type Bearer = Pick<LastWritten, "formerId" | "renamedTo">;

/** A name that something had, and what has its place now. */
export interface FormerName {
  readonly name: string;
  readonly known: Bearer;
  /** A plan that was begun gives it back. Once it is written, nothing else tells what had its place. */
  readonly isComing: boolean;
}

/** All that the record tells: what comes already first, then what has a name's place itself before what has it by others. */
export function formerNamesIn(lastWritten: ReadonlyMap<WebhookKey, LastWritten>): readonly FormerName[] {
  const all = [...lastWritten].map(([key, known]) => ({ name: partsOf(key).name, known }));
  const coming = all.flatMap(({ name, known: { takenOverBy } }) => {
    if (takenOverBy === undefined) return [];
    return [{ name: partsOf(takenOverBy).name, known: { renamedTo: name }, isComing: true }];
  });
  const changed = all.filter(({ known }) => hasOtherPlace(known));
  if (changed.length === 0) return coming;
  const byName = grouped(changed.map(({ name, known }) => [name, known] as const));
  const byId = new Map(changed.map(({ known }) => [known.id, known]));
  const former = changed.flatMap(({ name, known }) =>
    bearersAfter(known, { byName, byId }).map((one, at) => ({ name, known: one, isComing: false, at })),
  );
  return [...coming, ...former.toSorted((one, other) => one.at - other.at)];
}

function hasOtherPlace({ formerId, renamedTo }: Bearer): boolean {
  return formerId !== undefined || renamedTo !== undefined;
}

/** What has its place now, and what has the place of that since, where a name changed more than once. */
function bearersAfter(
  first: LastWritten,
  changed: {
    readonly byName: ReadonlyMap<string, readonly LastWritten[]>;
    readonly byId: ReadonlyMap<string | undefined, LastWritten>;
  },
): readonly LastWritten[] {
  const found = new Set([first]);
  for (const { formerId, renamedTo } of found) {
    const later = renamedTo === undefined ? [] : (changed.byName.get(renamedTo) ?? []);
    const since = formerId === undefined ? undefined : changed.byId.get(formerId);
    for (const one of since === undefined ? later : [since, ...later]) found.add(one);
  }
  return [...found];
}
