import { counted, enumerate, firstOf, grouped } from "../../base/text.ts";
import type { Blocked, Unchanged } from "../../model/plan/change.ts";
import type { ChangeDocument, PlanDocument } from "../../model/plan/plan.ts";
import { endpointTexts } from "./snapshot-values.ts";
import { blockedStandIn, changeStandIn, unchangedStandIn } from "./stand-in.ts";
import { inReadingOrder, listedUnchanged } from "./words.ts";

/** Rows that say the same, told once; of most plans each stands alone. */
export interface Alike<T> {
  /** What is told. Where it stands for several, their name reads NAME in it. */
  readonly shown: T;
  readonly members: readonly T[];
}

/** So many are still read one by one. */
const FEWEST = 5;

/** The changes in reading order, alike ones together where the first of them would stand. */
export function alikeChanges({ changes }: Pick<PlanDocument, "changes">): Alike<ChangeDocument>[] {
  return together(inReadingOrder(changes), changeStandIn, changeWords);
}

/** What is blocked, in reading order: a rule that stops many is told once. */
export function alikeBlocked({ blocked }: Pick<PlanDocument, "blocked">): Alike<Blocked>[] {
  return together(inReadingOrder(blocked), blockedStandIn, ({ action, code, message, remedy, because }) =>
    JSON.stringify([action, code, message, remedy, because]),
  );
}

/** What stays as it is and has a remark. */
export function alikeUnchanged(plan: PlanDocument): Alike<Unchanged>[] {
  const { remarked } = unchangedToTell(plan);
  return together(remarked, unchangedStandIn, ({ notes, unverified }) => JSON.stringify([notes, unverified]));
}

/** Of what is unchanged and listed, those of which more is to be told than that values cannot be compared; and the others, where they are many. */
export function unchangedToTell(plan: PlanDocument): {
  readonly remarked: readonly Unchanged[];
  readonly uncompared: readonly Unchanged[];
} {
  const listed = listedUnchanged(plan);
  const uncompared = listed.filter(({ notes }) => notes.length === 0);
  if (uncompared.length < FEWEST) return { remarked: listed, uncompared: [] };
  return { remarked: listed.filter(({ notes }) => notes.length > 0), uncompared };
}

/** All that a change says, and nothing of what only tells one from another: its key, place and owner. A creation is always told by itself, for its address is new. */
function changeWords(change: ChangeDocument): string | null {
  if (change.action === "create") return null;
  const fields = change.fields.map(({ path, before, after, cause }) => [path, before, after, cause]);
  const declared =
    change.action === "delete" || change.declared === null
      ? null
      : [change.declared.protect, change.declared.sunset];
  const superseded =
    change.action === "replace" ? change.superseded.map(({ before, after, ...told }) => told) : null;
  const told = { ...change, fields, declared, superseded };
  // What a deprecation says of its sunset names the version.
  const key = change.action === "deprecate" ? change.key : null;
  return JSON.stringify({ ...told, ...NOT_COMPARED, key });
}

const NOT_COMPARED = {
  step: null,
  dependsOn: null,
  location: null,
  fingerprint: null,
  before: null,
  after: null,
};

function together<T>(
  rows: readonly T[],
  standIn: (row: T) => T,
  wordsOf: (row: T) => string | null,
): Alike<T>[] {
  const alone = (row: T): Alike<T> => ({ shown: row, members: [row] });
  if (rows.length < FEWEST) return rows.map(alone);
  const groups = grouped(rows.map((row) => [wordsOf(standIn(row)) ?? row, row] as const));
  const firsts = new Map<T, readonly T[]>();
  const later = new Set<T>();
  for (const members of groups.values()) {
    const [first, ...others] = members;
    if (first === undefined || members.length < FEWEST) continue;
    firsts.set(first, members);
    for (const other of others) later.add(other);
  }
  return rows
    .filter((row) => !later.has(row))
    .map((row) => {
      const members = firsts.get(row);
      return members === undefined ? alone(row) : { shown: standIn(row), members };
    });
}

/** A webhook's key, or how many they are. */
export function titleOf({ members }: Pick<Alike<{ readonly key: string }>, "members">): string {
  const [first] = members;
  return members.length === 1 && first !== undefined ? first.key : counted(members.length, "webhook");
}

/** `2`, or `2–4` where they are applied in several. */
export function describeSteps(changes: readonly Pick<ChangeDocument, "step">[]): string {
  const steps = changes.map(({ step }) => step);
  const first = steps.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
  const last = steps.reduce((a, b) => Math.max(a, b), 0);
  return first === last ? String(first) : `${first}–${last}`;
}

/** Whom a change is asked about; null where nobody is declared. */
export function ownerOf(change: ChangeDocument): string | null {
  return change.action === "delete" ? null : (change.declared?.owner ?? null);
}

const MOST_OWNERS = 8;

/** One sentence with the owners and how many are theirs; none where nobody is declared. */
export function describeOwners(changes: readonly ChangeDocument[]): string[] {
  const owners = grouped(changes.map((change) => [ownerOf(change), change] as const));
  const known = [...owners].filter(([owner]) => owner !== null);
  if (known.length === 0) return [];
  const nobodys = owners.get(null) ?? [];
  const told = known.map(([owner, theirs]) => `${owner} (${theirs.length})`);
  const rest = nobodys.length === 0 ? [] : [`nobody (${nobodys.length})`];
  return [firstOf([...told, ...rest], MOST_OWNERS)];
}

/** One note for all of which nothing else is to be told. */
export function uncomparedSentence(unchanged: readonly Unchanged[]): string {
  const headers = unchanged.flatMap(({ unverified }) => unverified);
  const names = [...new Set(headers)].toSorted();
  return (
    `${counted(unchanged.length, "unchanged webhook")}: cannot verify ${counted(headers.length, "header value")}, ` +
    `the live values of ${enumerate(names, "and")} cannot be compared`
  );
}

/** What a header says whose live value cannot be compared. */
export function cannotVerify(header: string): string {
  return `${header}: cannot verify, its live value cannot be compared`;
}

/** What follows from a change. */
export function consequences(change: ChangeDocument): readonly string[] {
  if (change.action !== "update" && change.action !== "adopt") return lastingConsequences(change);
  return [`${counted(unchangedFields(change), "unchanged field")} not shown`];
}

/** The same without what is counted of this one webhook, and may be another number for the next. */
export function lastingConsequences(change: ChangeDocument): readonly string[] {
  switch (change.action) {
    case "create":
    case "update":
    case "adopt":
      return [];
    case "replace":
      return change.superseded.map(({ key, sunset, goesOn }) =>
        goesOn === true ? describeGoingOn(key, sunset) : describeSunset(key, sunset),
      );
    case "deprecate":
      if (change.reason.kind === "sunset-passed" || change.reason.kind === "before-sunset")
        return [`it is switched off; ${describeSunset(change.key, change.sunset)}`];
      return change.goesOn === true
        ? [`${change.successor ?? "nothing"} takes over; ${describeGoingOn(change.key, change.sunset)}`]
        : [`${change.successor ?? "nothing"} takes over; ${describeSunset(change.key, change.sunset)}`];
    case "unadopt":
      return [
        change.fields.length === 0
          ? "it stays unchanged on the tenant; only our key is removed"
          : `its display name said that it was ours: it becomes ${change.after.endpoint?.name ?? ""}, and nothing else changes`,
      ];
    case "delete":
      return ["permanently deleted from the tenant"];
  }
}

const FIELDS_BESIDE_HEADERS = ["url", "method", "payloadFormat", "status"].length;

/** What cannot be compared is told by its name. */
function unchangedFields(change: Extract<ChangeDocument, { action: "update" | "adopt" }>): number {
  const { after, fields, unverified } = change;
  const changed = fields.filter((field) => field.after.kind !== "absent").length;
  const { endpoint } = after;
  const ofEndpoint = endpoint === undefined ? [] : Object.values(endpointTexts(endpoint));
  const all = FIELDS_BESIDE_HEADERS + Object.keys(after.headers).length + ofEndpoint.length;
  return all - changed - unverified.length;
}

/** It is called too. */
function describeGoingOn(key: string, sunset: string | null): string {
  return `${key} stays switched on${sunset === null ? "" : ` until ${sunset}`}`;
}

function describeSunset(key: string, sunset: string | null): string {
  return sunset === null ? `${key} has no sunset, so it is kept` : `${key} may be deleted from ${sunset}`;
}
