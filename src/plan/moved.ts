import { canonicalJson } from "../base/canonical-json.ts";
import type { Change, ShownValue, Snapshot } from "../model/change.ts";
import { keyOf, type WebhookKey } from "../model/key.ts";
import { snapshotOfLive } from "../model/snapshot.ts";
import type { ReviewedChange } from "./fingerprint.ts";
import type { Present } from "./present.ts";

/** What about an approved change is not as it was: on the tenant first, then in Git; one phrase without a period. */
export function describeMove(approved: ReviewedChange, present: Present): string {
  const planned = present.plan.changes.find(({ key }) => key === approved.key);
  return (
    movedLive(approved, present) ??
    hiddenMove(approved, planned) ??
    nowBlocked(approved, present) ??
    movedInGit(approved, planned)
  );
}

/** The live objects that a change was planned on, as they were. */
function planLive(approved: ReviewedChange): readonly (readonly [WebhookKey, Snapshot | null])[] {
  switch (approved.action) {
    case "create":
      return [[approved.key, null]];
    case "replace":
      return [
        [approved.key, approved.before],
        ...approved.superseded.map(({ key, before }) => [key, before] as const),
      ];
    case "update":
    case "adopt":
    case "unadopt":
    case "deprecate":
    case "delete":
      return [[approved.key, approved.before]];
  }
}

function movedLive(approved: ReviewedChange, { live, plainHeaders }: Present): string | undefined {
  for (const [key, before] of planLive(approved)) {
    const found = live.find((webhook) => keyOf(webhook) === key);
    const name = key === approved.key ? "it" : key;
    if (found === undefined && before !== null) return `${name} is gone from the tenant`;
    if (found === undefined) continue;
    if (before === null) return `${name} is on the tenant now, ${found.status}`;
    const differences = differencesOf(before, snapshotOfLive(found, plainHeaders));
    if (differences.length > 0) return `${name} changed on the tenant: ${differences.join(", ")}`;
  }
  return undefined;
}

/** Its id, its ETag, or a value that may not be shown. */
function hiddenMove(approved: ReviewedChange, planned: Change | undefined): string | undefined {
  if (planned === undefined) return undefined;
  if (planned.fingerprint !== approved.fingerprint) return "it was written to on the tenant since";
  const before = approved.fields.map(({ path }) => path);
  const added = planned.fields.map(({ path }) => path).find((path) => !before.includes(path));
  return added?.startsWith("headers.") && canonicalAfter(planned) === canonicalAfter(approved)
    ? `${added} changed on the tenant, its value may not be shown`
    : undefined;
}

function nowBlocked({ key }: ReviewedChange, { plan }: Present): string | undefined {
  const blocked = plan.blocked.find((entry) => entry.key === key);
  return blocked === undefined ? undefined : `it is blocked now (${blocked.code}): ${blocked.message}`;
}

function movedInGit(approved: ReviewedChange, planned: Change | undefined): string {
  if (planned === undefined) return `to ${approved.action} it is not planned any more`;
  if (planned.action !== approved.action) return `it is to ${planned.action} now, not to ${approved.action}`;
  if (planned.action !== "delete" && approved.action !== "delete") {
    const differences = differencesOf(approved.after, planned.after);
    if (differences.length > 0) return `Git wants something else now: ${differences.join(", ")}`;
  }
  return "what it waits for, takes over or may be deleted from is not the same any more";
}

function canonicalAfter(change: ReviewedChange | Change): string {
  return canonicalJson(change.action === "delete" ? null : change.after);
}

function differencesOf(before: Snapshot, now: Snapshot): string[] {
  const fields = (["url", "method", "payloadFormat", "status"] as const)
    .filter((name) => before[name] !== now[name])
    .map((name) => `${name} "${now[name]}" instead of "${before[name]}"`);
  const was = byLowerCase(before);
  const is = byLowerCase(now);
  const headers = [...new Set([...was.keys(), ...is.keys()])]
    .map((name) => [name, was.get(name) ?? ABSENT, is.get(name) ?? ABSENT] as const)
    .filter(([, a, b]) => canonicalJson(a) !== canonicalJson(b))
    .map(([name, a, b]) => `header ${name} ${show(b)} instead of ${show(a)}`);
  return [...fields, ...headers];
}

const ABSENT: ShownValue = { kind: "absent" };

function byLowerCase({ headers }: Snapshot): ReadonlyMap<string, ShownValue> {
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function show(value: ShownValue): string {
  switch (value.kind) {
    case "plain":
      return `"${value.text}"`;
    case "secret":
      return value.template;
    case "sensitive":
    case "masked":
      return "(hidden)";
    case "absent":
      return "(none)";
  }
}
