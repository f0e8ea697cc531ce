import { matchesAny } from "../base/glob.ts";
import { counted } from "../base/text.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { goesOnAs, keyOf, type Renames, renamesOf, type WebhookKey } from "../model/fleet/key.ts";
import { isOurs, type LiveListing, type LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { type BlockedChange, type Change, registersNew } from "../model/plan/change.ts";
import { sayCallersMove, whyCallersMove } from "../model/plan/moved-callers.ts";
import type { Plan, PlanRequest } from "../model/plan/plan.ts";
import type { BeforeImage } from "./before-run.ts";
import { dependentsLeft } from "./dependents.ts";
import type { Restored } from "./recorded-webhook.ts";
import { liveAs, type RestoreSources, restore } from "./restore.ts";
import { heirsAmong, takeoversAmong } from "./twins.ts";

/** What a run found, and what of that is declared again. */
interface TakenBack {
  readonly images: readonly BeforeImage[];
  readonly restored: readonly Restored[];
}

/** The plan for what was restored, as the plan that takes a run back. */
export function asRollback(
  plan: Plan,
  { images, restored, takeovers }: Pick<Restoring, "images" | "restored" | "takeovers">,
  run: string,
): Plan {
  const registered = new Set(images.filter(({ was }) => was === null).map(keyOf));
  // Another version may have been switched off since: what the run made is then all that its name has.
  const wereActive = images.filter(({ nameWasActive }) => nameWasActive).map(({ name }) => name);
  return {
    ...{ ...plan, takeovers },
    keepActive: new Set([...plan.keepActive, ...wereActive]),
    renames: withFormerNames(plan.renames, images),
    changes: plan.changes.map((change) =>
      withCallers(takenBack(change, run, registered.has(change.key)), images),
    ),
    // With nothing to restore the planner only says that nothing is declared.
    blocked: restored.length === 0 ? [] : plan.blocked.map(heldBack),
  };
}

/** What is said of it, once it is sure what is carried out. */
export function withRollbackNotes(plan: Plan, { images, restored }: TakenBack, run: string): Plan {
  const own = [
    `reverts run ${run}; if Git still declares its changes, the next apply makes them again`,
    ...notesOnHands({ images, restored }),
    ...notesOnStaying(restored),
    ...notesOnLater(images, plan),
    ...notesOnUnsure(images, plan),
    ...notesOnProbes(restored, plan),
  ];
  return { ...plan, notes: [...plan.notes, ...own] };
}

/** A former name that the run did not take out of service is light of the one that it gave. */
function withFormerNames(renames: Renames, images: readonly BeforeImage[]): Renames {
  const all = new Map(renames);
  for (const { name, formerNames } of images) {
    const goingOn = goesOnAs(name, all);
    for (const former of formerNames) if (former !== goingOn && !all.has(former)) all.set(former, goingOn);
  }
  return all;
}

/** What a rollback is planned from. */
interface Restoring extends TakenBack {
  readonly webhooks: readonly Webhook[];
  /** What the tenant has of them. */
  readonly live: readonly LiveWebhook[];
  readonly takeovers: Plan["takeovers"];
  readonly environment: Environment;
  readonly request: PlanRequest;
}

/** `named` is what may be taken out of service despite its protection. */
export function restoringBy(
  images: readonly BeforeImage[],
  sources: RestoreSources,
  named: ReadonlySet<WebhookKey>,
): Restoring {
  const restored = restore(images, sources);
  const webhooks = restored.map(({ webhook }) => webhook);
  const live = liveAs(webhooks, images, sources.live);
  const renames = renamesOf(sources.declared);
  const there = new Set(live.map(keyOf));
  const staying = sources.live.filter((one) => !there.has(keyOf(one)));
  const ours = staying.filter((one) => isOurs(one, sources.environment));
  return {
    ...{ images, restored, webhooks, live, takeovers: takeoversAmong(images, { webhooks, live, renames }) },
    environment: withoutLimit(sources.environment),
    request: {
      ...requestFor({ restored, images, there }, sources, named),
      staying,
      heirs: heirsAmong(images, { webhooks, live: ours, renames }),
    },
  };
}

/** All that nobody protects by name: a rollback is asked for by its run. */
function requestFor(
  { restored, images, there }: TakenBack & { readonly there: ReadonlySet<WebhookKey> },
  { declared, live, environment }: Pick<RestoreSources, "declared" | "live" | "environment">,
  named: ReadonlySet<WebhookKey>,
): Omit<PlanRequest, "staying" | "heirs"> {
  const webhooks = restored.map(({ webhook }) => webhook);
  const incomplete = restored.flatMap(({ webhook, lacks }) =>
    lacks === null ? [] : [[keyOf(webhook), lacks] as const],
  );
  // What became another version since is not there to be allowed.
  const newNames = images.flatMap(({ renamedTo }) => renamedTo).filter((one) => there.has(keyOf(one)));
  const leaving = [...webhooks, ...newNames];
  const free = leaving.filter(
    ({ name, protect }) => !protect && !matchesAny(name, environment.policy.protected),
  );
  return {
    targets: [],
    allow: {
      delete: new Set(),
      deprecate: new Set([...free.map(keyOf), ...named]),
      downgrade: new Set(webhooks.map(({ name }) => name)),
    },
    incomplete: new Map(incomplete),
    needed: dependentsLeft(webhooks, { declared, live }),
  };
}

/** Its run says what a rollback takes out of service, so no number of it is too many. */
function withoutLimit(environment: Environment): Environment {
  return { ...environment, limits: { ...environment.limits, maxDeprecations: { percent: 100, atLeast: 0 } } };
}

/** The reason is the run, not what its record and the tenant have come to since; and it stands in no file. */
function takenBack(change: Change, run: string, registered: boolean): Change {
  const from = namesGivenBack(change);
  const reason = { kind: "rolled-back", run, registered, ...(from.length === 0 ? {} : { from }) } as const;
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

/** What callers had the address of and is made anew has another one, whoever deleted it. */
function withCallers(change: Change, images: readonly BeforeImage[]): Change {
  if (!registersNew(change) || sayCallersMove(change.risk.why)) return change;
  const was = images.find((image) => keyOf(image) === change.key)?.was;
  if (was?.status !== "active" || was.endpoint === undefined) return change;
  const { address } = was.endpoint;
  const which = address === undefined ? "" : ` (${address})`;
  const why = whyCallersMove(change.name, `the old one${which} does not come back`);
  const level = change.risk.level === "high" ? "high" : "medium";
  return { ...change, risk: { level, why: [...change.risk.why, ...why] } };
}

/** What goes into the place of other names again: a rollback of this one has to know. */
function namesGivenBack(change: Change): string[] {
  return change.action === "delete" || change.action === "deprecate" ? [] : [...change.desired.replaces];
}

/**
 * A rollback has no --target, and no limit of what it takes out of service: the only one that it meets is that of what is
 * registered again.
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

/** What stays as the run left it. */
function notesOnHands({ images, restored }: TakenBack): string[] {
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
  const guessed = new Set(restored.flatMap((one) => (one.guessesProbe ? [keyOf(one.webhook)] : [])));
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

/** What to know where nothing is left to do: what stays as the run left it, and what of it may not have been seen. */
export function notesBesides(
  takenBack: TakenBack,
  { shortfall }: Pick<LiveListing, "shortfall">,
  plan: Pick<Plan, "unchanged">,
): string[] {
  const unseen = shortfall === null ? [] : [`the tenant's list may be incomplete: ${shortfall}`];
  return [...notesOnHands(takenBack), ...notesOnUnsure(takenBack.images, plan), ...unseen];
}

/** What is said where nothing is left to do. */
export function nothingToRevert({ unchanged }: Plan, run: string, staying: readonly string[]): string {
  const left = counted(unchanged.length, "webhook is", "webhooks are");
  const done = `Nothing is left to revert of run ${run}: ${left} as before it.`;
  return [done, ...staying.map((sentence) => `Note: ${sentence}`)].join("\n");
}
