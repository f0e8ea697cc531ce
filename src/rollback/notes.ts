import { counted } from "../base/text.ts";
import { keyOf, type NameAndVersion } from "../model/fleet/key.ts";
import type { LiveListing } from "../model/fleet/live.ts";
import { liveValues, partAt } from "../model/plan/live-secrets.ts";
import type { Plan } from "../model/plan/plan.ts";
import type { BeforeImage } from "./before-run.ts";
import { rotatedSince } from "./parts.ts";
import type { Restored } from "./recorded-webhook.ts";

/** What a run found, and what of that is declared again. */
export interface TakenBack {
  readonly images: readonly BeforeImage[];
  /** What the run registered and somebody else put into service. */
  readonly leftActive: readonly NameAndVersion[];
  readonly restored: readonly Restored[];
}

/** What is said of it, once it is sure what is carried out. */
export function withRollbackNotes(plan: Plan, takenBack: TakenBack, run: string): Plan {
  const { images, restored } = takenBack;
  const own = [
    `reverts run ${run}; if Git still declares its changes, the next apply makes them again`,
    ...notesOnLeftActive(takenBack),
    ...notesOnHands(takenBack),
    ...notesOnStaying(restored),
    ...notesOnLater(images, plan),
    ...notesOnUnsure(images, plan),
    ...notesOnRotations(plan),
    ...notesOnProbes(restored, plan),
  ];
  return { ...plan, notes: [...plan.notes, ...own] };
}

function notesOnStaying(restored: readonly Restored[]): string[] {
  return restored
    .filter(({ lacks, stays }) => lacks === null && stays.length > 0)
    .map(
      ({ webhook, stays }) =>
        `${keyOf(webhook)} keeps what changed on the tenant and no run wrote: ${stays.join(", ")}`,
    );
}

/** What the run registered only goes out of service, and keeps what later runs made of it. */
function notesOnLater(images: readonly BeforeImage[], { changes }: Pick<Plan, "changes">): string[] {
  const changed = new Set(changes.map(({ key }) => key));
  const again = images
    .filter((image) => image.writtenSince && image.was !== null && changed.has(keyOf(image)))
    .map(keyOf);
  if (again.length === 0) return [];
  return [`later runs wrote to ${again.join(", ")} too; those changes are reverted as well`];
}

function notesOnLeftActive({ leftActive }: TakenBack): string[] {
  return leftActive.map(
    (one) => `${keyOf(one)} stays active: no run on record made it so, but somebody else`,
  );
}

/** What stays as the run left it. */
function notesOnHands({ images, restored }: Pick<TakenBack, "images" | "restored">): string[] {
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

/** What goes live by a probe that may ask for more or for less than the one that it went live by before. */
function notesOnProbes(restored: readonly Restored[], { changes }: Pick<Plan, "changes">): string[] {
  const guessed = new Set(
    restored.flatMap(({ webhook }) => (webhook.health.isGuessed ? [keyOf(webhook)] : [])),
  );
  return changes
    .filter((change) => guessed.has(change.key) && "probe" in change && change.probe?.mode === "full")
    .map(
      ({ key }) =>
        `neither a manifest nor the record says what a probe of ${key} sends and expects: it is probed with the standard event, and any 2xx is healthy`,
    );
}

/** Where nobody knows whether a write was made, what the tenant does not show may be as the run left it. */
function notesOnUnsure(images: readonly BeforeImage[], { unchanged }: Pick<Plan, "unchanged">): string[] {
  const unsure = new Set(images.filter(({ isUnsure }) => isUnsure).map(keyOf));
  return unchanged
    .filter(({ key, unverified }) => unsure.has(key) && unverified.length > 0)
    .map(
      ({ key, unverified }) =>
        `whether ${key} was written is not known, and the tenant does not show ${unverified.join(", ")}: to be sure, apply what Git declared then, and roll that run back`,
    );
}

/** A reference goes back, its value only where somebody has set that again: nobody can tell where the tenant hides it. */
function notesOnRotations({ changes }: Pick<Plan, "changes">): string[] {
  return changes.flatMap((change) => {
    if (change.action === "create" || change.action === "delete" || change.live === null) return [];
    const seen = liveValues(change.live);
    const hidden = change.fields.filter(({ path }) => !seen.has(partAt(path)));
    const live = new Map(hidden.map(({ path, before }) => [path, before]));
    const rotated = hidden.flatMap(({ path, after }) => {
      const secrets = rotatedSince(path, after, live);
      return secrets.length === 0 ? [] : [{ name: path.replace(/^headers\./, ""), secrets }];
    });
    const names = rotated.map(({ name }) => name).join(", ");
    const secrets = [...new Set(rotated.flatMap((one) => one.secrets))].join(", ");
    return names === ""
      ? []
      : [
          `${names} of ${change.key} is written with the value that ${secrets} has now, and the tenant hides what is live: make sure that ${secrets} has its former value again`,
        ];
  });
}

/** What to know where nothing is left to do: what stays as the run left it, and what of it may not have been seen. */
export function notesBesides(
  takenBack: TakenBack,
  { shortfall }: Pick<LiveListing, "shortfall">,
  plan: Pick<Plan, "unchanged">,
): string[] {
  const unseen = shortfall === null ? [] : [`the tenant's list may be incomplete: ${shortfall}`];
  return [
    ...notesOnLeftActive(takenBack),
    ...notesOnHands(takenBack),
    ...notesOnUnsure(takenBack.images, plan),
    ...unseen,
  ];
}

/** What is said where nothing is left to do. */
export function nothingToRevert({ unchanged }: Plan, run: string): string {
  const left = counted(unchanged.length, "webhook is", "webhooks are");
  return `Nothing is left to revert of run ${run}: ${left} as before it.`;
}
