import { identityOfUrl } from "../base/http.ts";
import { counted, firstOf } from "../base/text.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { compareKeys, keyOf, renamesOf, withNewNames } from "../model/fleet/key.ts";
import {
  carriesOwnKey,
  describeSkew,
  describeUnread,
  isOurs,
  type LiveWebhook,
} from "../model/fleet/live.ts";
import { placeOf, type Webhook } from "../model/fleet/webhook.ts";
import type { Entry } from "../model/plan/change.ts";
import type { Plan, PlanInput, Propose } from "../model/plan/plan.ts";
import { recordingNotes } from "../model/plan/protection.ts";
import { exchangedNotes } from "./exchanged.ts";
import { withLost } from "./guards/blocks.ts";
import { guardCredentials } from "./guards/credentials.ts";
import {
  guardDeclarations,
  guardMasked,
  guardPolicy,
  guardUnadopt,
  guardUnrecorded,
  guardVanished,
  lostRecordNotes,
} from "./guards/declared.ts";
import { graphOf, guardDependencies, guardDependents } from "./guards/dependencies.ts";
import { guardFormerNames } from "./guards/former-names.ts";
import { keepNamesActive } from "./guards/never-dark.ts";
import { guardProtected, guardRemovals, guardShortListing, guardTakeovers } from "./guards/removals.ts";
import { lostMarkNotes } from "./lost-marks.ts";
import { keepTargets, linkChanges, namesakesIn, orderChanges, successorsIn } from "./order.ts";
import { withOtherVersions } from "./other-versions.ts";
import { type AllMisplaced, type Placement, placeInDirectory } from "./placement.ts";
import { takeoversIn } from "./takeovers.ts";
import { unfoundNotes } from "./unfound.ts";
import { unrecordedIn } from "./unrecorded.ts";

/** Works out what would make the tenant as declared: what each webhook needs, as far as the guards let it. */
export function buildPlan(read: PlanInput, propose: Propose): Plan {
  const { input: found, misplaced } = placed(read);
  const renames = renamesOf(found.desired);
  const input = { ...found, targets: withNewNames(found.targets, renames) };
  const fleet = propose(input, renames);
  const graph = graphOf(input, renames);
  const proposed = fleet.unmanaged.length > 0 ? withOtherVersions(fleet) : fleet.entries;
  const allowed = guarded(proposed, { ...input, misplaced, graph, inUse: fleet.inUse });
  const linked = guardDependencies(linkChanges(allowed, graph), graph);
  const kept = keepTargets(linked, input.targets);
  const entries = input.environment.traits.carries.placement ? withLost(kept, input) : kept;
  const leftOut = linked.length - entries.length;
  const changes = entries.flatMap((entry) => (entry.kind === "change" ? [entry.change] : []));
  const namesakes = namesakesIn(entries, graph);
  const unrecorded = unrecordedIn(entries, graph.desired, input);
  const plan = {
    environment: input.environment.name,
    tenant: input.tenant,
    readAt: input.live.readAt,
    plannedAt: input.now,
    managed: fleet.managed + input.staying.filter((one) => isOurs(one, input.environment)).length,
    changes: orderChanges(changes),
    blocked: entries.flatMap((entry) => (entry.kind === "blocked" ? [entry.blocked] : [])),
    unchanged: entries.flatMap((entry) => (entry.kind === "unchanged" ? [entry.unchanged] : [])),
    unmanaged: fleet.unmanaged.map(({ name, version }) => ({ name, version })),
    keepActive: new Set(graph.leads.keys()),
    takeovers: namesakes.length === 0 ? NO_TAKEOVERS : takeoversIn(entries, namesakes),
    renames,
    unread: input.live.unread.length,
    leftOut,
    ...unrecorded,
    notes: [
      ...lostRecordNotes(fleet, input),
      ...skewNotes(input),
      ...notesOf(leftOut, entries, input),
      ...(unrecorded.protections.length + unrecorded.sunsets.length === 0 ? [] : recordingNotes(unrecorded)),
    ],
  };
  return keepNamesActive(plan, [...input.live.webhooks, ...input.staying], input.environment);
}

const NO_TAKEOVERS: Plan["takeovers"] = new Map();

function skewNotes({ live }: PlanInput): string[] {
  const skew = describeSkew(live);
  return skew === null ? [] : [`${skew}; nothing is deleted until they agree`];
}

/** Only a tenant that tells what else it has can be asked for what manifests refer to. */
function placed(read: PlanInput): Placement<PlanInput> {
  const { directory } = read.live;
  return directory === null ? { input: read, misplaced: new Map() } : placeInDirectory(read, directory);
}

/** What guards need to know. */
interface Guarding extends PlanInput {
  readonly misplaced: AllMisplaced;
  readonly graph: ReturnType<typeof graphOf>;
  readonly inUse: number;
}

type Guard = (entries: readonly Entry[], known: Guarding) => readonly Entry[];

/** In the order of their authority. */
const GUARDS: readonly Guard[] = [
  guardDeclarations,
  guardCredentials,
  guardPolicy,
  guardMasked,
  guardUnadopt,
  guardProtected,
  guardUnrecorded,
  guardFormerNames,
  guardTakeovers,
  guardDependents,
  guardShortListing,
  guardVanished,
  guardRemovals,
];

function guarded(entries: readonly Entry[], known: Guarding): readonly Entry[] {
  const idle = new Set<Guard>();
  if (!known.environment.traits.carries.placement) idle.add(guardCredentials);
  if (known.live.webhooks.every(carriesOwnKey)) idle.add(guardFormerNames);
  return GUARDS.filter((guard) => !idle.has(guard)).reduce((kept, guard) => guard(kept, known), entries);
}

function notesOf(leftOut: number, kept: readonly Entry[], input: PlanInput): string[] {
  const { environment, live } = input;
  const unread = describeUnread(live.unread);
  return [
    ...(leftOut > 0
      ? [`${counted(leftOut, "other change is", "other changes are")} left out by --target`]
      : []),
    ...(live.shortfall === null ? [] : [`the tenant's list may be incomplete: ${live.shortfall}`]),
    ...(unread === null ? [] : [unread]),
    ...renameNotes(kept, input),
    ...(input.desired.some(({ adopt }) => adopt) ? unfoundNotes(kept, input) : []),
    ...(live.webhooks.every(carriesOwnKey) ? [] : lostMarkNotes(input)),
    ...remarkNotes(live.webhooks, environment),
    ...(environment.traits.carries.placement ? exchangedNotes(kept, input) : []),
    ...connectNotes(environment),
  ];
}

/** The embedded tenant has receivers of its own, wherever a url leads. */
function connectNotes({ tenant, health }: Environment): string[] {
  if (tenant.profile === "sandbox") return [];
  return health.connectTo.map(
    ({ hostAndPort, address }) => `probes of ${hostAndPort} connect to ${address} (health.connectTo)`,
  );
}

/** What of ours nobody declares and people should know. */
function remarkNotes(webhooks: readonly LiveWebhook[], environment: Environment): string[] {
  const remarked = webhooks.filter((live) => live.endpoint !== null && live.endpoint.remarks.length > 0);
  return remarked
    .filter((live) => isOurs(live, environment))
    .toSorted(compareKeys)
    .flatMap((live) => (live.endpoint?.remarks ?? []).map((remark) => `${keyOf(live)}: ${remark}`));
}

/** What people should know of names that come and go. */
function renameNotes(entries: readonly Entry[], input: PlanInput): string[] {
  return [...lookalikeNotes(entries), ...replacedNotes(input)];
}

const MOST_LOOKALIKES = 5;

/** A reviewer sees two names, and not that they have one url: the one may be the new name of the other. */
function lookalikeNotes(entries: readonly Entry[]): string[] {
  const leaving = entries.flatMap((entry) => leavingIn(entry) ?? []);
  if (leaving.length === 0) return [];
  const successors = successorsIn(entries);
  return leaving.flatMap(({ live, isPlanned, dependsOn }) => {
    const takers = successors.get(identityOfUrl(live.url)) ?? [];
    const others = takers.filter(({ name }) => name !== live.name);
    const [first] = others;
    if (first === undefined) return [];
    const old = keyOf(live);
    // One address may serve a whole fleet.
    const keys = firstOf(
      others.map(({ key }) => key),
      MOST_LOOKALIKES,
    );
    const waits = isPlanned && others.every(({ key }) => dependsOn.includes(key));
    const what = waits
      ? `${old} goes only once ${keys}, which has its url, is active`
      : `${keys} has the url of ${old}, which no longer has a manifest`;
    return [
      `${what}; if ${first.name} is its new name, write \`replaces: ${live.name}\` in the manifest of ${first.key}: then both are one change`,
    ];
  });
}

interface Leaving {
  readonly live: LiveWebhook;
  readonly isPlanned: boolean;
  readonly dependsOn: readonly string[];
}

/** What nobody declares any more and is taken out of service, or would be. What Git says of it itself is no rename. */
function leavingIn(entry: Entry): Leaving | null {
  switch (entry.kind) {
    case "change": {
      const { change } = entry;
      const isLeaving = change.action === "deprecate" && change.desired === null && change.successor === null;
      return isLeaving ? { live: change.live, isPlanned: true, dependsOn: change.dependsOn } : null;
    }
    case "blocked": {
      const { blocked, desired, live } = entry;
      const isLeaving = blocked.action === "deprecate" && desired === null && live !== null;
      return isLeaving ? { live, isPlanned: false, dependsOn: [] } : null;
    }
    case "unchanged":
      return null;
  }
}

/** A line that has done its work, or that names nothing that ever was. */
function replacedNotes(input: PlanInput): string[] {
  const replacing = input.desired.filter(({ replaces, unadopt }) => replaces.length > 0 && !unadopt);
  if (replacing.length === 0) return [];
  const live = new Map(input.live.webhooks.map((one) => [keyOf(one), one]));
  return replacing.flatMap((desired) => {
    const there = live.get(keyOf(desired)) ?? null;
    return desired.replaces.flatMap((old) => noteOn(old, desired, there, input) ?? []);
  });
}

function noteOn(old: string, desired: Webhook, live: LiveWebhook | null, input: PlanInput): string | null {
  const found = input.live.webhooks.filter(({ name, version }) => name === old && version > 0);
  const inService = found.filter((one) => isOurs(one, input.environment) && one.status === "active");
  if (inService.length > 0) return null;
  const place = placeOf(desired, "replaces", input);
  const key = keyOf(desired);
  // What is not ours, or not yet, has taken over from nothing.
  if (live?.status === "active" && isOurs(live, input.environment))
    return `${key} has replaced ${old}; \`replaces: ${old}\` can be removed once every environment has it: ${place}`;
  const isKnown = found.length > 0 || [...input.recorded].some((one) => one.startsWith(`${old}@`));
  if (isKnown) return null;
  const made = live === null ? `; ${key} is created as new` : "";
  return `${key} replaces ${old} (${place}), which neither the tenant nor the audit log knows: check the name${made}`;
}
