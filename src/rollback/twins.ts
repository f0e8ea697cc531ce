import { grouped } from "../base/text.ts";
import {
  compareKeys,
  goesOnAs,
  keyOf,
  type NameAndVersion,
  type Renames,
  type WebhookKey,
} from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { IncompleteReason } from "../model/plan/plan.ts";
import type { BeforeImage } from "./before-run.ts";
import { goesIntoService } from "./dependencies.ts";

type Found = Pick<BeforeImage, "name" | "version" | "id">;

/** What the tenant has of what a run found: under its key, or as the same live object under another one. */
export function foundAs(live: readonly LiveWebhook[]): (image: Found) => LiveWebhook | undefined {
  const byKey = new Map(live.map((one) => [keyOf(one), one]));
  return (image) => byKey.get(keyOf(image)) ?? live.find((one) => one.id === image.id && takesBack(one));
}

/** Whether it can become the version again that it was: what goes on until its sunset stays as it is, and another one is made. */
function takesBack({ status, endpoint }: LiveWebhook): boolean {
  return endpoint === null || status !== "deprecated";
}

/** What is active since, under the same name or one that has taken its place, would deliver beside it. */
export function twinOf(
  { line, activeThen }: BeforeImage,
  others: readonly LiveWebhook[],
  renames: Renames,
): IncompleteReason | null {
  const names = namesSince(line, renames);
  const twin = others.find(
    (one) => names.has(one.name) && one.status === "active" && !activeThen.has(keyOf(one)),
  );
  if (twin === undefined) return null;
  const key = keyOf(twin);
  return {
    code: "dependency",
    message: `${key} is active and no part of that run: both would deliver`,
    remedy: `roll back the later run that made ${key} active first (audit show --name ${twin.name} names it)`,
  };
}

/**
 * What the run registered, and all that is in service of a name that was so before: a later run took the others out of
 * service. One that only goes on until its sunset is no version that stays.
 */
export function loneOf(
  image: BeforeImage,
  now: LiveWebhook | undefined,
  { images, others }: { readonly images: readonly BeforeImage[]; readonly others: readonly LiveWebhook[] },
): IncompleteReason | null {
  if (image.was !== null || now?.status !== "active" || !image.nameWasActive) return null;
  const names = new Set([...image.line, ...image.formerNames]);
  const stays =
    others.some((one) => names.has(one.name) && one.status === "active") ||
    images.some((one) => names.has(one.name) && one.was?.status === "active");
  if (stays) return null;
  const { name } = image;
  return {
    code: "dependency",
    message: `it is the only version of ${name} that is active, and those that were active before that run were taken out of service since`,
    remedy: `roll back the later run that did so first (audit show --name ${name} names it)`,
  };
}

/** Its names, and those that have taken their place since. */
function namesSince(line: ReadonlySet<string>, renames: Renames): ReadonlySet<string> {
  return new Set([...line].flatMap((name) => [name, goesOnAs(name, renames)]));
}

/** By what leaves service, the highest version that is active under its name and stays, or under one that is the same. */
export function heirsAmong(
  images: readonly BeforeImage[],
  { webhooks, live, renames }: Restoration,
): ReadonlyMap<WebhookKey, NameAndVersion> {
  const active = live.filter(({ status }) => status === "active").toSorted(compareKeys);
  if (active.length === 0) return new Map();
  const byName = grouped(active.map((one) => [one.name, one] as const));
  const leaving = new Set(webhooks.flatMap((one) => (one.status === "active" ? [] : [keyOf(one)])));
  const gone = images.filter((image) => leaving.has(keyOf(image)));
  return new Map(
    gone.flatMap((image) => {
      const names = [image.name, ...namesSince(image.line, renames), ...image.formerNames];
      const [heirs] = names.flatMap((name) => [byName.get(name) ?? []]).filter((found) => found.length > 0);
      const heir = heirs?.at(-1);
      return heir === undefined ? [] : [[keyOf(image), heir] as const];
    }),
  );
}

/** What is restored, and what of the tenant it is held against. */
interface Restoration {
  readonly webhooks: readonly Webhook[];
  readonly live: readonly LiveWebhook[];
  readonly renames: Renames;
}

/** By what goes back into service, what delivers now and goes for it: where one of them stays, both would deliver. */
export function takeoversAmong(
  images: readonly BeforeImage[],
  { webhooks, live, renames }: Restoration,
): ReadonlyMap<WebhookKey, readonly WebhookKey[]> {
  const active = new Set(live.flatMap((one) => (one.status === "active" ? [keyOf(one)] : [])));
  const leaving = webhooks.filter((one) => one.status !== "active" && active.has(keyOf(one)));
  if (leaving.length === 0) return new Map();
  const byName = grouped(leaving.map((one) => [one.name, keyOf(one)] as const));
  const restored = new Map(webhooks.map((one) => [keyOf(one), one]));
  const find = foundAs(live);
  return grouped(
    images.flatMap((image) => {
      const key = keyOf(image);
      const webhook = restored.get(key);
      if (webhook === undefined || !goesIntoService(webhook, find(image))) return [];
      const olds = [...namesSince(image.line, renames)].flatMap((name) => byName.get(name) ?? []);
      return olds.map((old) => [key, old] as const);
    }),
  );
}
