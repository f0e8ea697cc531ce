import { keyOf, type Named } from "../model/fleet/key.ts";
import { formerlyOurs, isNamedAsMark, type LiveWebhook, needsHiddenValues } from "../model/fleet/live.ts";
import type { Status, Webhook } from "../model/fleet/webhook.ts";
import {
  type Adopt,
  changeEntry,
  type Entry,
  type FieldChange,
  type RiskNote,
  raised,
  type Snapshot,
  type Unadopt,
} from "../model/plan/change.ts";
import { shownDisplayName } from "../model/plan/endpoint-snapshot.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { adoptMarkerRisk, adoptRisk, unadoptRisk } from "./adoption-risk.ts";
import { blockedDocument, occupied } from "./blocks.ts";
import { declaredOn, isGated, isLastActive } from "./build-change.ts";
import { compareFields, NOTHING, probePart } from "./fields.ts";
import type { NameGroup } from "./fleet.ts";
import { plain } from "./recorded-facts.ts";
import { stopping, sunsetConcerns } from "./risk.ts";
import { successorTo } from "./takeover.ts";

/** What can be done in place of an adoption. */
const OTHER = {
  recorded: {
    integration: "set `ownership: scope` where doctor says that the tenant keeps no keys",
    endpoint: "delete it on the platform if nobody needs it",
  },
  strange: {
    integration: "choose another name where both are to deliver",
    endpoint: "give it another name with `cognigy.name`",
  },
} as const;

/** What is declared, and is there without being ours. */
export function notOurs(desired: Webhook, live: LiveWebhook, group: NameGroup, input: PlanInput): Entry {
  const key = keyOf(desired);
  const occupiedBy = live.endpoint?.occupiedBy ?? null;
  if (occupiedBy !== null)
    return occupied(desired, live, occupiedBy, input.lastWritten.get(key)?.id === live.id);
  if (desired.adopt) return changeEntry(adoptChange(desired, live, group, input));
  const adoption = `add \`adopt: true\` to the manifest of ${key} in a reviewed change`;
  const former = formerlyOurs(live, input);
  if (former !== null) return underAnotherName(desired, live, former, adoption);
  if (isNamedAsMark(live)) return namedAsMark(desired, live, adoption);
  // Then it may be our own, without the key: somebody took it off, or the tenant keeps none.
  const isRecorded = input.lastWritten.has(key);
  const whose = isRecorded ? "without our key, although the audit log records it" : "that is not managed";
  const other = isRecorded ? OTHER.recorded : OTHER.strange;
  return blockedDocument("adopt", desired, live, {
    code: "not-ours",
    message: `the tenant has one already (id ${live.id}) ${whose}`,
    remedy: `${adoption}, or ${live.endpoint === null ? other.integration : other.endpoint}`,
    because: [],
  });
}

/** Our own: the record knows it as another one. Only what has no address of its own is named on the tenant. */
function underAnotherName(desired: Webhook, live: LiveWebhook, former: Named, adoption: string): Entry {
  const { key, name, version } = former;
  const back =
    live.endpoint === null
      ? `name it ${name}, version ${version}, on the tenant again, or ${adoption}`
      : adoption;
  return blockedDocument("adopt", desired, live, {
    code: "not-ours",
    message: `the tenant has one already (id ${live.id}): it is ${key}, which somebody renamed on the tenant`,
    remedy: back,
    because: [],
  });
}

/** Perhaps our own, from a run that found out that the tenant keeps no foreignId, and whose record is lost. */
function namedAsMark(desired: Webhook, live: LiveWebhook, adoption: string): Entry {
  const key = keyOf(desired);
  return blockedDocument("adopt", desired, live, {
    code: "not-ours",
    message: `the tenant has one already (id ${live.id}) with the display name ${key}, our mark where the foreignId is not kept`,
    remedy: `set \`marker: name\` for the tenant if it keeps no foreignId, or ${adoption}`,
    because: [],
  });
}

function adoptChange(desired: Webhook, live: LiveWebhook, group: NameGroup, input: PlanInput): Adopt {
  if (live.endpoint !== null) return adoptMarker(desired, live, input);
  const difference = compareFields(desired, live, input);
  // A value that nobody can compare may be a wrong one: the receiver says so before it is written.
  const writesUnseen = desired.status === "active" && needsHiddenValues(live, input.environment.capabilities);
  const gated = isGated(desired, live, difference) || writesUnseen;
  const probe = probePart(desired, gated, input.environment);
  return {
    action: "adopt",
    ...declaredOn(desired, live, difference, input),
    reason: { kind: "adopted" },
    risk: raised(
      adoptRisk(live, difference.fields, probe, input),
      stoppingNotes(desired, live, group, input),
    ),
    probe,
    gated,
  };
}

/** What is said of our own where its manifest stops it. */
function stoppingNotes(
  desired: Webhook,
  live: LiveWebhook,
  group: NameGroup,
  input: PlanInput,
): readonly RiskNote[] {
  if (live.status !== "active") return [];
  switch (desired.status) {
    case "active":
      return [];
    case "inactive":
      return [stopping(isLastActive(live, input))];
    case "deprecated": {
      const { sunset } = desired;
      const near = sunset === null ? [] : sunsetConcerns(keyOf(live), sunset, input.now);
      return [stopping(successorTo(desired, group, input) === null), ...near];
    }
  }
}

/** The marker is written and nothing else: no secret is needed and nothing probed. What differs is for the next plan. */
function adoptMarker(desired: Webhook, live: LiveWebhook, input: PlanInput): Adopt {
  const fields = remarked(live, keyOf(desired), desired, input);
  const change = declaredOn(desired, live, { ...NOTHING, fields }, input);
  const later = compareFields(desired, live, input).fields.map(({ path }) => path);
  return {
    action: "adopt",
    ...change,
    reason: { kind: "adopted" },
    risk: adoptMarkerRisk(live, fields, later, input),
    after: fields.length === 0 ? change.before : nameIn(change.before, keyOf(desired)),
    probe: null,
    gated: false,
  };
}

/** Where the display name is all that says whose an Endpoint is, it is the field that is written; none elsewhere. */
function remarked(
  live: LiveWebhook,
  name: string,
  { source }: Webhook,
  { environment, locate }: PlanInput,
): FieldChange[] {
  const { endpoint, labelled } = live;
  const isByName = environment.traits.key === "display-name" && labelled === null;
  if (!isByName || endpoint === null || endpoint.displayName === name) return [];
  const before = plain(shownDisplayName(endpoint));
  const { location } = locate(source, ["name"]);
  return [{ path: "cognigy.name", before, after: plain(name), cause: "declared", location }];
}

function nameIn(shown: Snapshot, name: string): Snapshot {
  return shown.endpoint === undefined ? shown : { ...shown, endpoint: { ...shown.endpoint, name } };
}

/** Nothing that is declared besides is looked at: what is let go of stays as it is. */
export function unadoptChange(desired: Webhook, live: LiveWebhook, input: PlanInput): Unadopt {
  const fields = remarked(live, live.name, desired, input);
  const change = declaredOn(desired, live, { ...NOTHING, fields }, input);
  const gated = live.status === "active" && needsHiddenValues(live, input.environment.capabilities);
  const probe = probePart(desired, gated, input.environment);
  return {
    action: "unadopt",
    ...change,
    reason: { kind: "unadopted" },
    risk: unadoptRisk(input.environment, live, fields, probe),
    after: {
      ...(fields.length === 0 ? change.before : nameIn(change.before, live.name)),
      status: statusWithoutKey(live),
    },
    probe,
    gated,
  };
}

/** What says that an Endpoint is deprecated is let go of with it. */
function statusWithoutKey({ status, endpoint }: LiveWebhook): Status {
  if (endpoint === null || status !== "deprecated") return status;
  return endpoint.serves ? "active" : "inactive";
}
