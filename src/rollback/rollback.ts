import { counted } from "../base/text.ts";
import { keyOf } from "../model/fleet/key.ts";
import type { BlockedChange, Change } from "../model/plan/change.ts";
import type { Plan, PlanRequest } from "../model/plan/plan.ts";
import type { BeforeImage } from "./before-run.ts";
import { dependentsLeft } from "./dependents.ts";
import type { Restored } from "./recorded-webhook.ts";
import type { RestoreSources } from "./restore.ts";

/** What a run found, and what of that is declared again. */
interface TakenBack {
  readonly images: readonly BeforeImage[];
  readonly restored: readonly Restored[];
}

/** The plan for what was restored, as the plan that takes a run back. */
export function asRollback(plan: Plan, { images, restored }: TakenBack, run: string): Plan {
  const registered = new Set(images.filter(({ was }) => was === null).map(keyOf));
  // Another version may have been switched off since: what the run made is then all that its name has.
  const wereActive = images.filter(({ nameWasActive }) => nameWasActive).map(({ name }) => name);
  return {
    ...plan,
    keepActive: new Set([...plan.keepActive, ...wereActive]),
    changes: plan.changes.map((change) => takenBack(change, run, registered.has(change.key))),
    blocked: plan.blocked.map(heldBack),
    notes: [...plan.notes, ...notesOn({ images, restored }, run)],
  };
}

/** Everything by name: a rollback is asked for by its run. */
export function requestFor(
  restored: readonly Restored[],
  images: readonly BeforeImage[],
  sources: Pick<RestoreSources, "declared" | "live">,
): PlanRequest {
  const webhooks = restored.map(({ webhook }) => webhook);
  const incomplete = restored.flatMap(({ webhook, lacks }) =>
    lacks === null ? [] : [[keyOf(webhook), lacks] as const],
  );
  return {
    targets: [],
    allow: {
      delete: new Set(),
      deprecate: new Set([...webhooks, ...images.flatMap(({ renamedTo }) => renamedTo)].map(keyOf)),
      downgrade: new Set(webhooks.map(({ name }) => name)),
    },
    incomplete: new Map(incomplete),
    needed: dependentsLeft(webhooks, sources),
  };
}

/** The reason is the run, not what its record and the tenant have come to since; and it stands in no file. */
function takenBack(change: Change, run: string, registered: boolean): Change {
  const reason = { kind: "rolled-back", run, registered } as const;
  switch (change.action) {
    case "create":
      return { ...change, reason, location: null };
    case "delete":
      return { ...change, reason };
    case "update":
    case "adopt":
    case "unadopt":
    case "replace":
    case "deprecate":
      return { ...change, reason, location: null, fields: change.fields.map(nowhere) };
  }
}

/**
 * A rollback takes no names. What it takes out of service is all allowed, so the only limit that it meets is that of what
 * is registered again.
 */
function heldBack(blocked: BlockedChange): BlockedChange {
  if (blocked.code !== "limit") return nowhere(blocked);
  const remedy =
    "look at the tenant: if they really are gone, raise `limits.maxRecreations` in a reviewed change, or revert the commit and register them a few at a time with apply --target";
  return { ...nowhere(blocked), remedy };
}

function nowhere<T extends object>(told: T): T & { readonly location: null } {
  return { ...told, location: null };
}

function notesOn({ images, restored }: TakenBack, run: string): string[] {
  const known = new Set(restored.map(({ webhook }) => keyOf(webhook)));
  const again = images.filter((image) => image.writtenSince && known.has(keyOf(image))).map(keyOf);
  return [
    `reverts run ${run}; while Git still declares its changes, the next apply makes them again`,
    ...notesOnHands({ images, restored }),
    ...(again.length > 0
      ? [`later runs wrote to ${again.join(", ")} too; those changes are reverted as well`]
      : []),
  ];
}

/** What stays as the run left it. */
export function notesOnHands({ images, restored }: TakenBack): string[] {
  const known = new Set(restored.map(({ webhook }) => keyOf(webhook)));
  const isReleased = (image: BeforeImage) => image.writtenSince && !known.has(keyOf(image));
  const handed = images.filter(({ changedHands }) => changedHands);
  const kept = handed.filter((image) => !isReleased(image)).map(keyOf);
  const released = handed.filter(isReleased).map(keyOf);
  return [
    ...(kept.length === 0
      ? []
      : [
          `the ownership of ${kept.join(", ")} stays as that run left it: \`adopt: true\` or \`unadopt: true\` in its manifest changes that`,
        ]),
    ...released.map(
      (key) => `${key} stays as it is: it was released since, and a rollback writes only to what is ours`,
    ),
  ];
}

/** What is said where nothing is left to do. */
export function nothingToRevert({ unchanged }: Plan, run: string, staying: readonly string[]): string {
  const left = counted(unchanged.length, "webhook is", "webhooks are");
  const done = `Nothing is left to revert of run ${run}: ${left} as before it.`;
  return [done, ...staying.map((sentence) => `Note: ${sentence}`)].join("\n");
}
