import { idempotencyKeyOf, isDeclarableName, keyOf, type NameAndVersion, named } from "../model/fleet/key.ts";
import { isIdentified, type LiveWebhook, lastKnownId } from "../model/fleet/live.ts";
import { documentLocation, type Webhook } from "../model/fleet/webhook.ts";
import { type Block, type BlockSubject, blockedEntry } from "../model/plan/block.ts";
import type { Entry } from "../model/plan/change.ts";
import { type Deviation, describeDeviations } from "../model/plan/deviation.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { protectedBy } from "../model/plan/protection.ts";
import type { Copied, Renamed } from "./strays.ts";

/** What cannot be done, told where it is declared; nowhere where nobody declares it. */
function blockedSubject(
  subject: NameAndVersion,
  planned: Pick<BlockSubject, "action" | "desired" | "live">,
  block: Block,
): Entry {
  const { desired } = planned;
  const location = desired === null ? null : documentLocation(desired);
  return blockedEntry({ ...named(subject), ...planned, location }, block);
}

/** What a document declares and cannot be done. */
export function blockedDocument(
  action: BlockSubject["action"],
  desired: Webhook,
  live: LiveWebhook | null,
  block: Block,
): Entry {
  return blockedSubject(desired, { action, desired, live }, block);
}

/** More than one live object has the key. */
export function ambiguous(
  subject: NameAndVersion,
  found: readonly LiveWebhook[],
  desired: Webhook | null,
  { lastWritten }: Pick<PlanInput, "lastWritten">,
): Entry {
  const ids = found.map(({ id }) => id).join(" and ");
  const known = knownAmong(found, lastWritten);
  const which = known === undefined ? "" : `; the audit log knows ${known.id}`;
  return blockedSubject(
    subject,
    { action: desired === null ? "deprecate" : "update", desired, live: found[0] ?? null },
    {
      code: "ambiguous",
      message: `the tenant has ${found.length} of it: ${ids}${which}`,
      remedy: keepOne(found, known),
      because: [],
    },
  );
}

/** Of several with one key the one that runs wrote, by its id: callers have its address. */
export function knownAmong(
  found: readonly LiveWebhook[],
  lastWritten: PlanInput["lastWritten"],
): LiveWebhook | undefined {
  return found.find((one) => lastKnownId(lastWritten.get(keyOf(one))) === one.id);
}

/** Of Endpoints one may be a copy that somebody needs. */
export function keepOne(found: readonly LiveWebhook[], known: LiveWebhook | undefined): string {
  const ids = found.map(({ id }) => id).join(" and ");
  // Callers use what people clicked: none of it is ours to have deleted.
  const isOthers = found.every(
    ({ endpoint, idempotencyKey }) => endpoint !== null && idempotencyKey === null,
  );
  if (isOthers) return `rename all but one of ${ids} on the tenant`;
  const isMarked = found.some(({ endpoint, labelled }) => endpoint !== null && labelled !== null);
  const orClear = isMarked ? ", or clear the foreignId of what is a copy" : "";
  if (known?.endpoint == null) return `delete all but one of ${ids} on the tenant${orClear}`;
  const others = found.flatMap(({ id }) => (id === known.id ? [] : [id])).join(" and ");
  const clear = isMarked ? `clear the foreignId of ${others}, or delete it` : `delete ${others}`;
  return `keep ${known.id}, whose address callers use, and ${clear} on the tenant if it is a copy, and not that of another environment`;
}

/** The record knows its key of another object, which is still there: what has it now is a copy, and perhaps in use. */
export function copied({ found, original, ...subject }: Copied, desired: Webhook | null): Entry {
  const ids = found.map(({ id }) => id).join(" and ");
  const what = "problem" in original ? "cannot be read" : `is ${asNamed(original)}`;
  const isMarked = found.some(({ labelled }) => labelled !== null);
  const isEndpoint = found.some(({ endpoint }) => endpoint !== null);
  const free = isMarked ? `clear the foreignId of ${ids}, or` : `give ${ids} another name, or`;
  return blockedSubject(
    subject,
    { action: desired === null ? "deprecate" : "update", desired, live: found[0] ?? null },
    {
      code: "ambiguous",
      message: `the audit log knows it as id ${original.id}, which ${what} now; ${ids} carries its mark, as a copy does`,
      remedy: `${isEndpoint ? `${free} ` : ""}delete ${isEndpoint ? "it" : ids} on the tenant if it is a copy`,
      because: [],
    },
  );
}

/** Where nothing on the tenant says until when an old version goes on, it would be switched off at once. */
export function notInParallel(desired: Webhook, live: LiveWebhook | null, place: string): Entry {
  return blockedDocument("replace", desired, live, {
    code: "misplaced",
    message:
      "it is to be replaced in parallel, and this tenant keeps no foreignId: the old address would be switched off at once",
    remedy: `take \`replace\` out (${place}) to replace it in place, where its address stays`,
    because: [],
  });
}

/** Somebody gave it another name or version on the tenant, or made it unreadable. Made anew it would be there twice. */
export function renamed(
  { found, unread, ...subject }: Renamed,
  desired: Webhook | null,
  input: Guarded,
): Entry {
  const [first] = found;
  const isCarried = first?.idempotencyKey === idempotencyKeyOf(subject);
  const what = isCarried ? "it carries our key" : "it has the id that the audit log knows";
  const how = unread === null ? "somebody renamed it" : "it cannot be read";
  const all = [...found.map(asFound), ...(unread === null ? [] : [unread.problem])];
  const isDeclared = desired !== null;
  return blockedSubject(
    subject,
    { action: isDeclared ? "update" : "deprecate", desired, live: first ?? null },
    {
      code: "renamed",
      message: `the tenant has it as ${all.join(" and ")}: ${what}, and ${how}`,
      remedy:
        unread === null
          ? takingBack(subject, first, isDeclared, input)
          : `correct it on the tenant, then plan again${isDeclared ? ", or declare another name to create a second one" : ""}`,
      because: [],
    },
  );
}

function asFound(live: LiveWebhook): string {
  return `${asNamed(live)} (id ${live.id})`;
}

function asNamed(live: LiveWebhook): string {
  return isIdentified(live) ? `${live.name}, version ${live.version}` : `"${live.name}"`;
}

type Guarded = Pick<PlanInput, "environment" | "protectedKeys">;

function takingBack(
  subject: NameAndVersion,
  found: LiveWebhook | undefined,
  isDeclared: boolean,
  input: Guarded,
): string {
  const key = keyOf(subject);
  if (found !== undefined && !isIdentified(found)) {
    if (input.environment.traits.key === "display-name") return `name it ${key} on the tenant again`;
    const free = found.endpoint?.occupiedBy == null ? "" : "clear its foreignId on the tenant, and ";
    const rest = isDeclared
      ? ", or declare another name to create a second one"
      : " in place of what takes over from it, and apply that first";
    return `${free}declare ${key} with \`adopt: true\` and \`cognigy.name: ${found.name}\`${rest}`;
  }
  const back = `name it ${subject.name}, version ${subject.version}, on the tenant again`;
  if (found === undefined || !isDeclarableName(found.name)) return back;
  const allowing =
    protectedBy(subject, input) !== null ? `, and pass --allow-deprecate ${key}, which is protected` : "";
  return `${back}, or declare ${keyOf(found)} with \`adopt: true\` in its place${allowing}`;
}

/** The name that is to go on in its place would not be in service. */
export function heirInactive(live: LiveWebhook, taking: Webhook, place: string): Entry {
  const { name, status } = taking;
  return blockedEntry(
    { ...named(live), action: "deprecate", desired: null, live, location: documentLocation(taking) },
    {
      code: "dependency",
      message: `it is active, and ${name}, which replaces it, is declared ${status}`,
      remedy: `declare ${name} active, or pass --allow-deprecate ${keyOf(live)} to deprecate it without a successor (\`replaces\` at ${place})`,
      because: [keyOf(taking)],
    },
  );
}

/** A higher version is in service and nobody declares it. */
export function downgrade(desired: Webhook, live: LiveWebhook | null, higher: readonly LiveWebhook[]): Entry {
  const keys = higher.map(keyOf);
  return blockedDocument("replace", desired, live, {
    code: "downgrade",
    message: `${keys.join(", ")} is live and higher, and has no manifest`,
    remedy: `restore the manifest of ${keys.join(", ")}, or pass --allow-downgrade ${desired.name}`,
    because: keys,
  });
}

/** Somebody asked for a deletion before its time. */
export function sunsetAhead(live: LiveWebhook, desired: Webhook | null, sunset: string | null): Entry {
  const key = keyOf(live);
  return blockedSubject(
    live,
    { action: "delete", desired, live },
    {
      code: "sunset-ahead",
      message: sunset === null ? "its sunset is unknown" : `its sunset, ${sunset}, has not passed`,
      remedy:
        sunset === null
          ? `declare ${key} with \`status: deprecated\` and \`deprecation.sunset\``
          : `wait until ${sunset}, or change \`deprecation.sunset\` of ${key} in a reviewed change`,
      because: [],
    },
  );
}

/** Somebody asked for a deletion on a day that is not sure to be today. */
export function clockSkewed(live: LiveWebhook, desired: Webhook | null, skew: string): Entry {
  const key = keyOf(live);
  return blockedSubject(
    live,
    { action: "delete", desired, live },
    {
      code: "clock-skew",
      message: `whether its sunset has passed is not sure: ${skew}`,
      remedy: `set this machine's clock, then plan the deletion of ${key} again`,
      because: [],
    },
  );
}

/** A field that the tenant keeps otherwise each time would be written once more, along with something else. */
export function blockKept(desired: Webhook, live: LiveWebhook, kept: readonly Deviation[]): Entry {
  const { phrase: message, remedy } = describeDeviations(kept);
  return blockedDocument("update", desired, live, { code: "kept-otherwise", message, remedy, because: [] });
}

/** Something else stands where our marker would. To write over it would take it from whoever goes by it. */
export function occupied(desired: Webhook, live: LiveWebhook, text: string, isRecorded: boolean): Entry {
  const key = keyOf(desired);
  const clear = "clear its foreignId on the tenant if nobody goes by it";
  return blockedDocument("adopt", desired, live, {
    code: "occupied",
    message: isRecorded
      ? `somebody wrote over our mark: the foreignId of what the audit log knows as ${key} (id ${live.id}) says ${text} now`
      : `the tenant has one already (id ${live.id}), and its foreignId says ${text}, which is not ours`,
    remedy: isRecorded
      ? `${clear}, and add \`adopt: true\` to the manifest of ${key}; \`status\` says what else was changed`
      : `${clear}, or give ${key} another \`cognigy.name\``,
    because: [],
  });
}
