import { idempotencyKeyOf, isDeclarableName, keyOf, type NameAndVersion } from "../model/fleet/key.ts";
import { isIdentified, isRecordedAsNamed, type LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { Entry } from "../model/plan/change.ts";
import { shownDisplayName } from "../model/plan/endpoint-snapshot.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { protectedBy } from "../model/plan/protection.ts";
import { blockedSubject } from "./blocks.ts";
import { lostFrom, type NameGroup } from "./fleet.ts";
import type { Copied, Renamed } from "./strays.ts";

/** Without a manifest of their own. What is retired stays as it is, whatever its name. */
export function classifyMistaken(group: NameGroup, input: PlanInput): Entry[] {
  const declared = new Set(group.desired.map(keyOf));
  return [
    ...lostFrom(group, input).map((lost) => renamed(lost, null, input)),
    ...group.copied.filter(({ key }) => !declared.has(key)).map((copy) => copied(copy, null)),
  ];
}

/** Active, known by its id in the record, and without our key and a manifest. */
export function classifyForgotten({ keyless }: NameGroup, input: PlanInput): Entry[] {
  return keyless.filter((live) => isRecordedAsNamed(live, input)).map(forgotten);
}

/** What is not known any more by the key that is declared: it stands under another one, or something else has it. */
export function mistaken(desired: Webhook, group: NameGroup, input: PlanInput): Entry | null {
  const key = keyOf(desired);
  const elsewhere = group.renamed.find((one) => one.key === key);
  if (elsewhere !== undefined) return renamed(elsewhere, desired, input);
  const copy = group.copied.find((one) => one.key === key);
  return copy === undefined ? null : copied(copy, desired);
}

/** The record knows its key of another object, which is still there: what has it now is a copy, and perhaps in use. */
function copied({ found, original, ...subject }: Copied, desired: Webhook | null): Entry {
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

/** Somebody gave it another name or version on the tenant, or made it unreadable. Made anew it would be there twice. */
function renamed({ found, unread, ...subject }: Renamed, desired: Webhook | null, input: Guarded): Entry {
  const [first] = found;
  const isCarried = first?.idempotencyKey === idempotencyKeyOf(subject);
  const what = isCarried ? "it carries our key" : "it has the id that the audit log knows";
  const how = unread === null ? whatWasDone(subject, first, input) : "it cannot be read";
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

type Guarded = Pick<PlanInput, "environment" | "protectedKeys" | "lastWritten" | "desired">;

/** An Endpoint has a name for people, which it may have kept. */
function whatWasDone(
  subject: NameAndVersion,
  found: LiveWebhook | undefined,
  { lastWritten }: Pick<PlanInput, "lastWritten">,
): string {
  const name = lastWritten.get(keyOf(subject))?.after.endpoint?.name;
  const endpoint = found?.endpoint ?? null;
  if (endpoint === null || found?.idempotencyKey != null || shownDisplayName(endpoint) !== name)
    return "somebody renamed it";
  return endpoint.occupiedBy === null
    ? "somebody took our mark off"
    : `somebody wrote ${endpoint.occupiedBy} over our mark`;
}

function isTakenOver({ name }: NameAndVersion, { desired }: Pick<PlanInput, "desired">): boolean {
  return desired.some((one) => one.name === name || one.replaces.includes(name));
}

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
    if (!isDeclared && !isTakenOver(subject, input))
      return `${free}declare ${key} with \`cognigy.name: ${found.name}\`, and with \`adopt: true\`, or \`unadopt: true\` to release it`;
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

/** It has its name, and our key no more; and nobody declares it. Only the record says that it is ours. */
function forgotten(live: LiveWebhook): Entry {
  const key = keyOf(live);
  return blockedSubject(
    live,
    { action: "deprecate", desired: null, live },
    {
      code: "not-ours",
      message: `the tenant has it (id ${live.id}) without our key, although the audit log records it`,
      remedy: `declare ${key} with \`adopt: true\`${(live.idempotencyKey ?? "") === "" ? ", or with `unadopt: true` to release it" : ""}`,
      because: [],
    },
  );
}
