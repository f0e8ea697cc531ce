import { goneFrom } from "../model/fleet/endpoint.ts";
import { keyOf } from "../model/fleet/key.ts";
import { isOurs, type LiveWebhook } from "../model/fleet/live.ts";
import { placeOf, type Webhook } from "../model/fleet/webhook.ts";
import { changeEntry, type Entry, type FieldChange, raised } from "../model/plan/change.ts";
import { describeLost, describeReference } from "../model/plan/endpoint-snapshot.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { blockedDocument } from "./blocks.ts";
import { plain } from "./recorded-facts.ts";

/** What would have to be changed of an Endpoint and cannot be. */
interface Move {
  readonly path: "project" | "channel";
  readonly is: string;
  readonly declared: string;
}

function moveOf({ endpoint }: Webhook, { endpoint: live }: LiveWebhook): Move | null {
  if (endpoint === null || live === null) return null;
  const { found } = endpoint.project;
  // What was not found is told where it was looked up.
  if (found !== null && found.id !== live.project.id)
    return { path: "project", is: live.project.name ?? live.project.id, declared: found.name };
  if (endpoint.channel !== live.channel)
    return { path: "channel", is: live.channel, declared: endpoint.channel };
  return null;
}

/** Whether one write can make what is declared of what is live. */
export function isSamePlace(desired: Webhook, live: LiveWebhook): boolean {
  return desired.endpoint?.project.found != null && live.endpoint !== null && moveOf(desired, live) === null;
}

/** Declared where its Endpoint is not: callers have the address of that, which stays where it is. */
export function placedElsewhere(desired: Webhook, live: LiveWebhook, input: PlanInput): Entry | null {
  const move = desired.status === "deprecated" ? null : moveOf(desired, live);
  if (move === null) return null;
  const { path, is, declared } = move;
  return blockedDocument("update", desired, live, {
    code: "misplaced",
    message: `its Endpoint (id ${live.id}) has the ${path} ${is}, which cannot be changed to ${declared}`,
    remedy: `write \`cognigy.${path}: ${is}\` (${placeOf(desired, "cognigy", input)}), or raise \`version\` to replace it with a new Endpoint`,
    because: [],
  });
}

/**
 * What is registered runs in the primary locale where its manifest names none, and what the project has now, and may have its
 * mark as display name.
 */
export function asNew(
  declared: Webhook,
  old: LiveWebhook | undefined,
  { live, environment }: PlanInput,
): Webhook {
  const { endpoint } = declared;
  if (endpoint === null) return declared;
  const project = endpoint.project.found?.id;
  const inside = project === undefined ? undefined : live.directory?.inside.get(project);
  const primary = inside?.locales.find((locale) => locale.primary);
  const named = environment.traits.key === "display-name" ? { displayName: keyOf(declared) } : {};
  const locale = endpoint.locale ?? (primary && { by: "id", text: primary.id, found: primary });
  // A Snapshot that the old one runs does not move along: that is shown.
  const snapshot = endpoint.snapshot ?? (old?.endpoint?.snapshot ? "project" : null);
  return { ...declared, endpoint: { ...endpoint, ...named, locale: locale ?? null, snapshot } };
}

/** What a new Endpoint has otherwise than the one that it takes over from, and no write could change. */
export function movedFields(
  { endpoint, source }: Webhook,
  { endpoint: live }: LiveWebhook,
  { locate }: PlanInput,
): FieldChange[] {
  if (endpoint === null || live === null) return [];
  const { found } = endpoint.project;
  const moved = (part: "project" | "channel", before: string, after: string): FieldChange[] => {
    const { location } = locate(source, ["cognigy", part]);
    return [
      { path: `cognigy.${part}`, before: plain(before), after: plain(after), cause: "declared", location },
    ];
  };
  return [
    ...(found === null || found.id === live.project.id
      ? []
      : moved("project", describeReference(live.project), describeReference(found))),
    ...(endpoint.channel === live.channel ? [] : moved("channel", live.channel, endpoint.channel)),
  ];
}

/** What no manifest declares is left as it is, though the tenant has it no more: then callers reach nothing, and nobody knows. */
export function withGone(entries: readonly Entry[], input: PlanInput): Entry[] {
  return entries.map((entry) => {
    const why = goneIn(entry, input);
    if (why === null || entry.kind === "blocked") return entry;
    if (entry.kind === "change")
      return changeEntry({ ...entry.change, risk: raised(entry.change.risk, [{ level: "medium", why }]) });
    const { unchanged } = entry;
    return { ...entry, unchanged: { ...unchanged, notes: [...unchanged.notes, why] } };
  });
}

function goneIn(entry: Entry, { environment }: PlanInput): string | null {
  if (entry.kind === "unchanged") {
    const { live } = entry;
    return live === null || !isOurs(live, environment) ? null : describeGone(live, []);
  }
  if (entry.kind === "blocked") return null;
  const { change } = entry;
  const goesOn = change.action === "update" || change.action === "adopt" || change.action === "replace";
  return goesOn && change.live !== null ? describeGone(change.live, change.fields) : null;
}

function describeGone({ endpoint }: LiveWebhook, fields: readonly FieldChange[]): string | null {
  const gone = endpoint === null ? null : goneFrom(endpoint);
  if (endpoint === null || gone === null) return null;
  if (fields.some(({ path }) => path === `cognigy.${gone}`)) return null;
  return `${describeLost(endpoint)}; declare \`cognigy.${gone}\` in its manifest`;
}
