import { HIDDEN } from "../base/credentials.ts";
import { isSameJson } from "../base/json.ts";
import type { LiveEndpoint } from "../model/fleet/endpoint.ts";
import { keyOf } from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { DeclaredEndpoint, DeclaredReference, Webhook } from "../model/fleet/webhook.ts";
import type { FieldChange, ShownValue } from "../model/plan/change.ts";
import {
  differingEndpointFields,
  type EndpointField,
  type EndpointImage,
  endpointOfDeclared,
  endpointOfLive,
  endpointOfSnapshot,
} from "../model/plan/endpoint-image.ts";
import {
  describeReference,
  GONE,
  shownDisplayName,
  shownPassword,
  shownUser,
} from "../model/plan/endpoint-snapshot.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { recordedPassword, showDeclared, shownText } from "../model/plan/redacted-snapshot.ts";
import { explain, type Seen } from "./recorded-facts.ts";

type Recorded = NonNullable<LastWritten["after"]["endpoint"]>;

/** What a comparison found. */
interface Found {
  readonly fields: readonly FieldChange[];
  readonly unverified: readonly string[];
}

/** Where a live Endpoint is not as it is declared, beside what every webhook has. */
export function compareEndpoint(sides: Sides, input: PlanInput): Found {
  const { declared, live, on } = sides;
  const differing = differingEndpointFields(endpointOfDeclared(declared), endpointOfLive(live, keyOf(on)));
  const password = comparePassword(declared, on, input);
  const paths = differing.filter((path) => path !== "basicAuth.password" || password !== "differs");
  const all = [...paths, ...(password === "differs" ? (["basicAuth.password"] as const) : [])];
  return {
    fields: all.map((path) => fieldOf(path, sides, input)),
    unverified: password === "unverified" ? ["basicAuth.password"] : [],
  };
}

/** One that can be neither read live nor resolved is compared by the version that was last written. */
function comparePassword(
  { basicAuth }: DeclaredEndpoint,
  live: LiveWebhook,
  input: PlanInput,
): "settled" | "differs" | "unverified" {
  const auth = live.endpoint?.basicAuth;
  if (basicAuth.kind !== "declared" || auth === undefined) return "settled";
  if (auth.kind === "none") return "differs";
  if (auth.password.kind === "readable" && basicAuth.password.kind !== "unresolved") return "settled";
  const known = recordedPassword(live, input);
  if (known === undefined || known.kind === "absent" || known.kind === "sensitive") return "unverified";
  return isSameJson(showDeclared(basicAuth.password), known) ? "unverified" : "differs";
}

interface Sides {
  readonly declared: DeclaredEndpoint;
  readonly live: LiveEndpoint;
  /** The webhooks that have them. */
  readonly desired: Webhook;
  readonly on: LiveWebhook;
}

function fieldOf(path: EndpointField, sides: Sides, input: PlanInput): FieldChange {
  const { desired, on } = sides;
  const written = input.lastWritten.get(keyOf(on));
  const recorded = recordedOf(path, sides, written);
  const known = knownOf(path, recorded, on, input);
  const before = beforeOf(path, sides.live, known);
  const after = afterOf(path, sides.declared);
  const seen = comparedById(path, sides, recorded) ?? { before, after, known };
  return { path, before, after, ...explain(path, { ...seen, written }, desired, input.locate) };
}

/** As it was last written. What stood there right after our write, in place of what was written, is not from Git. */
function recordedOf(path: EndpointField, { live, on }: Sides, written?: LastWritten): Recorded | undefined {
  if (written?.asked?.endpoint === undefined) return written?.after.endpoint;
  const [after, asked] = [written.after.endpoint, written.asked.endpoint];
  const now = endpointOfLive(live, keyOf(on));
  const differs = (shown: Recorded) => differingEndpointFields(endpointOfSnapshot(shown), now).includes(path);
  return after !== undefined && !differs(after) && differs(asked) ? asked : after;
}

/**
 * Things are told apart by their ids: what they are called may change, and not all are looked up. What is gone is not what
 * was there. Where Git still says the name that was written, and the tenant has another thing by that name, it is not Git that
 * changed. null where it is not about a thing.
 */
function comparedById(
  path: EndpointField,
  { declared, live, on }: Sides,
  recorded: Recorded | undefined,
): Omit<Seen, "written"> | null {
  const kind = REFERENCES.get(path);
  if (kind === undefined) return null;
  const idIn = (image: EndpointImage) => shown(image.get(path) ?? "");
  const known = recorded === undefined ? undefined : endpointOfSnapshot(recorded).get(path);
  const after = idIn(endpointOfDeclared(declared));
  const isAsInGit = recorded !== undefined && isStillNamed(kind, declared, recorded);
  return {
    before: live[kind]?.isGone === true ? shown(GONE) : idIn(endpointOfLive(live, keyOf(on))),
    after,
    known: typeof known !== "string" ? undefined : isAsInGit ? after : shown(known),
  };
}

/** Whether Git names a thing as it was written, and means the same place by it: a Snapshot has flows of its own. */
function isStillNamed(kind: ThingKind, declared: DeclaredEndpoint, recorded: Recorded): boolean {
  const { project, snapshot } = declared;
  if (project.found?.id !== recorded.project.id) return false;
  switch (kind) {
    case "flow":
      return isNamed(declared.flow, recorded.flow) && isSameSnapshot(snapshot, recorded);
    case "locale":
      return isNamed(declared.locale, recorded.locale);
    case "snapshot":
      return snapshot !== "project" && isNamed(snapshot, recorded.entrypoint);
  }
}

function isSameSnapshot(declared: DeclaredEndpoint["snapshot"], { entrypoint, project }: Recorded): boolean {
  if (declared === null || declared === "project") return entrypoint === null || entrypoint.id === project.id;
  return declared.found?.id === entrypoint?.id || isNamed(declared, entrypoint);
}

function isNamed(declared: DeclaredReference | null, written: Recorded["flow"]): boolean {
  return declared?.by === "name" && declared.text === written?.name;
}

type ThingKind = "flow" | "locale" | "snapshot";

const REFERENCES: ReadonlyMap<EndpointField, ThingKind> = new Map([
  ["cognigy.flow", "flow"],
  ["cognigy.locale", "locale"],
  ["cognigy.snapshot", "snapshot"],
] as const);

function beforeOf(path: EndpointField, live: LiveEndpoint, known: ShownValue | undefined): ShownValue {
  switch (path) {
    case "basicAuth.password": {
      const shown = shownPassword(live.basicAuth);
      return shown.kind !== "absent" && known?.kind === "secret" ? known : shown;
    }
    case "basicAuth.user":
      return live.basicAuth.kind === "none" ? { kind: "absent" } : shown(shownUser(live) ?? HIDDEN);
    case "cognigy.name":
      return shown(shownDisplayName(live));
    case "cognigy.flow":
      return shown(describeReference(live.flow));
    case "cognigy.locale":
      return shown(describeReference(live.locale));
    case "cognigy.snapshot":
      return shown(live.snapshot === null ? NO_SNAPSHOT : describeReference(live.snapshot));
  }
}

function afterOf(path: EndpointField, declared: DeclaredEndpoint): ShownValue {
  const { basicAuth, displayName, flow, locale, snapshot } = declared;
  switch (path) {
    case "basicAuth.password":
      return basicAuth.kind === "declared" ? showDeclared(basicAuth.password) : { kind: "absent" };
    case "basicAuth.user":
      return basicAuth.kind === "declared" ? shown(basicAuth.user) : { kind: "absent" };
    case "cognigy.name":
      return shown(displayName);
    case "cognigy.flow":
      return shown(describeReference(flow?.found ?? NOWHERE));
    case "cognigy.locale":
      return shown(describeReference(locale?.found ?? NOWHERE));
    case "cognigy.snapshot":
      return shown(
        snapshot === "project" || snapshot === null
          ? NO_SNAPSHOT
          : describeReference(snapshot.found ?? NOWHERE),
      );
  }
}

function knownOf(
  path: EndpointField,
  recorded: Recorded | undefined,
  live: LiveWebhook,
  input: PlanInput,
): ShownValue | undefined {
  if (path === "basicAuth.password") return recordedPassword(live, input);
  if (recorded === undefined) return undefined;
  const { name, user } = recorded;
  if (path === "cognigy.name") return shown(name);
  if (path !== "basicAuth.user") return undefined;
  return user === null ? undefined : user === "" ? { kind: "absent" } : shown(user);
}

const NO_SNAPSHOT = "(none: what the project has now)";

const NOWHERE = { id: "", name: null };

function shown(text: string): ShownValue {
  return { kind: "plain", text: shownText(text) };
}
