import { matchesAny } from "../base/glob.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { goesOnAs, keyOf, type Renames, renamesOf, type WebhookKey } from "../model/fleet/key.ts";
import { isOurs, type LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { type BlockedChange, type Change, registersNew } from "../model/plan/change.ts";
import { sayCallersMove, whyCallersMove, whyMadeAgain } from "../model/plan/moved-callers.ts";
import type { Plan, PlanRequest } from "../model/plan/plan.ts";
import type { BeforeImage } from "./before-run.ts";
import { dependentsLeft } from "./dependents.ts";
import type { TakenBack } from "./notes.ts";
import type { Restored } from "./recorded-webhook.ts";
import { remedyInRollback } from "./remedies.ts";
import { isLeftActive, liveAs, type RestoreSources, restore } from "./restore.ts";
import { foundAs, heirsAmong, takeoversAmong } from "./twins.ts";

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
      withSunset(withCallers(takenBack(change, run, registered.has(change.key)), images), images),
    ),
    // With nothing to restore the planner only says that nothing is declared.
    blocked: restored.length === 0 ? [] : plan.blocked.map((one) => heldBack(one, restored)),
  };
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
  found: readonly BeforeImage[],
  sources: RestoreSources,
  named: ReadonlySet<WebhookKey>,
): Restoring {
  const find = foundAs(sources.live);
  const leftActive = found.filter((image) => isLeftActive(image, find(image)));
  const images = found.filter((image) => !isLeftActive(image, find(image)));
  const restored = restore(images, sources);
  const webhooks = restored.map(({ webhook }) => webhook);
  const live = liveAs(webhooks, images, sources.live);
  const renames = renamesOf(sources.declared);
  const there = new Set(live.map(keyOf));
  const staying = sources.live.filter((one) => !there.has(keyOf(one)));
  const ours = staying.filter((one) => isOurs(one, sources.environment));
  return {
    ...{ images, leftActive, restored, webhooks, live },
    takeovers: takeoversAmong(images, { webhooks, live, renames }),
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
  { restored, images, there }: Pick<Restoring, "restored" | "images"> & { there: ReadonlySet<WebhookKey> },
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
  // What goes on until its sunset is out of service: to allow it by name would be to end that before.
  const out = new Set(live.filter(({ status }) => status === "deprecated").map(keyOf));
  const free = leaving.filter(
    (one) => !one.protect && !out.has(keyOf(one)) && !matchesAny(one.name, environment.policy.protected),
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
  // The images know which address the old one had, where the plan knows only that it is gone.
  const vague = new Set(whyMadeAgain(change.name));
  const known = change.risk.why.filter((one) => !vague.has(one));
  if (!registersNew(change) || sayCallersMove(known)) return change;
  const was = images.find((image) => keyOf(image) === change.key)?.was;
  if (was?.status !== "active" || was.endpoint === undefined) return change;
  const { address } = was.endpoint;
  const which = address === undefined ? "" : ` (${address})`;
  const why = whyCallersMove(change.name, `the old one${which} does not come back`);
  const level = change.risk.level === "high" ? "high" : "medium";
  return { ...change, risk: { level, why: [...known, ...why] } };
}

/** What was out of service before the run goes no earlier than callers were told then. */
function withSunset(change: Change, images: readonly BeforeImage[]): Change {
  if (change.action !== "deprecate" || change.sunsetFrom === "declared") return change;
  const image = images.find((one) => keyOf(one) === change.key);
  const then = image?.was?.status === "deprecated" ? (image.sunset ?? null) : null;
  if (then === null || change.sunset === null || then <= change.sunset) return change;
  const { graceMs: _, ...rest } = change;
  return { ...rest, sunset: then, sunsetFrom: "recorded" };
}

/** What goes into the place of other names again: a rollback of this one has to know. */
function namesGivenBack(change: Change): string[] {
  return change.action === "delete" || change.action === "deprecate" ? [] : [...change.desired.replaces];
}

/** What the record lacks has a remedy for rollbacks already. */
function heldBack(blocked: BlockedChange, restored: readonly Restored[]): BlockedChange {
  const isOwn = restored.some(
    ({ webhook, lacks }) => keyOf(webhook) === blocked.key && lacks?.message === blocked.message,
  );
  return isOwn ? nowhere(blocked) : { ...nowhere(blocked), remedy: remedyInRollback(blocked) };
}

function nowhere<T extends object>(told: T): T & { readonly location: null } {
  return { ...told, location: null };
}
