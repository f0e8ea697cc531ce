import { type Deviation, deviationOf } from "../model/deviation.ts";
import { keyOf } from "../model/key.ts";
import {
  differencesBetween,
  type Image,
  type ImageField,
  imageOfDeclared,
  imageOfLive,
  imageOfSnapshot,
} from "../model/likeness.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { LastWritten } from "../model/record.ts";
import type { Webhook } from "../model/webhook.ts";
import { wireStatus } from "../model/wire-status.ts";
import type { PlanInput } from "./input.ts";

/** A field that the tenant keeps otherwise than it was written, each time. */
export interface KeptOtherwise extends Deviation {
  /** In lower case. */
  readonly path: ImageField;
}

/**
 * Where a webhook differs, although nobody changed anything: Git still wants what was last written, and the tenant still has
 * what it made of that. To write it once more would end the same. Values that no record shows are not told from others.
 */
export function keptOtherwise(
  desired: Webhook,
  live: LiveWebhook,
  { lastWritten, locate, environment }: Pick<PlanInput, "lastWritten" | "locate" | "environment">,
): readonly KeptOtherwise[] {
  const record = lastWritten.get(keyOf(live));
  if (record?.asked === undefined) return [];
  const [asked, kept] = [imageOfSnapshot(record.asked), imageOfSnapshot(record.after)];
  const status = wireStatus(desired.status, environment);
  const [wanted, now] = [imageOfDeclared({ ...desired, status }), imageOfLive(live)];
  const moved = new Set([...differencesBetween(asked, wanted), ...differencesBetween(kept, now)]);
  const deviating = new Set(differencesBetween(asked, kept));
  return differencesBetween(wanted, now)
    .filter((path) => deviating.has(path) && !moved.has(path) && isLasting(path, asked, kept))
    .map((path) => {
      const { file, line } = locate(desired.source, pathOf(path, desired)).location;
      return { path, ...deviationOf(path, wanted, live, `${file}:${line}`) };
    });
}

/** Whether a version is out of service on a tenant that makes `inactive` of `deprecated`. */
export function isKeptInactive(live: LiveWebhook, lastWritten: ReadonlyMap<string, LastWritten>): boolean {
  const record = lastWritten.get(keyOf(live));
  return (
    live.status === "inactive" && record?.asked?.status === "deprecated" && record.after.status === "inactive"
  );
}

/** A status that was not taken may be taken the next time, but for one that the tenant does not have. */
function isLasting(path: ImageField, asked: Image, kept: Image): boolean {
  return path !== "status" || (asked.status === "deprecated" && kept.status === "inactive");
}

function pathOf(path: ImageField, { headers }: Webhook): readonly string[] {
  if (!path.startsWith("headers.")) return [path];
  const key = path.slice("headers.".length);
  return ["headers", headers.find(({ name }) => name.toLowerCase() === key)?.name ?? key];
}
