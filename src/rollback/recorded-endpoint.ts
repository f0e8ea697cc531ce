import { HIDDEN } from "../base/credentials.ts";
import type { Secret } from "../base/secret.ts";
import type { Directory, TenantResource } from "../model/fleet/directory.ts";
import { CHANNELS } from "../model/fleet/endpoint.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type {
  DeclaredBasicAuth,
  DeclaredEndpoint,
  DeclaredReference,
  HeaderValue,
} from "../model/fleet/webhook.ts";
import type { EndpointSnapshot } from "../model/plan/endpoint-snapshot.ts";
import { type Changed, isChanged } from "./parts.ts";

type RecordedEndpoint = EndpointSnapshot;

/** What else tells of it. */
interface Known {
  /** The parts that the run or a later one changed. */
  readonly changed: Changed;
  readonly live: LiveWebhook | undefined;
  /** Whether its live password may be written with the url that is declared. */
  readonly keepsValues: boolean;
  /** What the tenant has to refer to; null where it does not tell. */
  readonly directory: Directory | null;
  /** The value that a template stands for. */
  readonly fillIn: (name: string, template: string) => { readonly value: HeaderValue };
}

/** Parts of an Endpoint that a record may name, and nobody else. */
const PASSWORD = "basicAuth.password";

/**
 * Declares an Endpoint as a record shows it: what it ran by its id as long as the tenant has that, else by name, because ids
 * change with restored Snapshots. What nobody touched since stays as it is live. `hidden` has what nobody names any more.
 */
export function endpointFromRecord(
  shown: RecordedEndpoint,
  known: Known,
): { readonly endpoint: DeclaredEndpoint; readonly hidden: readonly string[] } {
  const { name, channel, project, flow, locale } = shown;
  const auth = basicAuthFrom(shown, known);
  const { inside, flows } = placesFor(shown, known);
  const isLeft = (part: string) => known.live !== undefined && !isChanged(known.changed, part);
  return {
    hidden: [...(name === HIDDEN ? ["cognigy.name"] : []), ...(auth === null ? [PASSWORD] : [])],
    endpoint: {
      displayName: name,
      channel: CHANNELS.find((one) => one === channel) ?? "webhook",
      project: { by: "name", text: project.id, found: null },
      flow: isLeft("cognigy.flow") ? null : referenceTo(flow, flows),
      locale: isLeft("cognigy.locale") ? null : referenceTo(locale, inside?.locales ?? []),
      snapshot: isLeft("cognigy.snapshot") ? null : snapshotOf(shown, inside?.snapshots ?? []),
      basicAuth: auth ?? { kind: "undeclared" },
      replace: "in-place",
    },
  };
}

/** What there is in its project, and the flows that it could run there. */
function placesFor({ project, entrypoint }: RecordedEndpoint, { directory }: Known) {
  const inside = directory?.inside.get(project.id);
  const run = inside?.snapshots?.find(({ id }) => id === entrypoint?.id);
  return { inside, flows: run?.flows ?? inside?.flows ?? [] };
}

function snapshotOf(
  { entrypoint, project }: RecordedEndpoint,
  snapshots: readonly TenantResource[],
): DeclaredEndpoint["snapshot"] {
  return entrypoint?.id === project.id ? "project" : referenceTo(entrypoint, snapshots);
}

function referenceTo(
  shown: RecordedEndpoint["flow"],
  among: readonly TenantResource[],
): DeclaredReference | null {
  if (shown === null || shown.id === "") return null;
  const isThere = among.some(({ id }) => id === shown.id);
  return isThere || shown.name === null || shown.name === HIDDEN
    ? { by: "id", text: shown.id, found: null }
    : { by: "name", text: shown.name, found: null };
}

/** null where the password of then is nowhere any more. What nobody touched is left as it is live. */
function basicAuthFrom(shown: RecordedEndpoint, known: Known): DeclaredBasicAuth | null {
  const { user, password } = shown;
  const isUntouched = !isChanged(known.changed, PASSWORD);
  const now = isUntouched && known.keepsValues ? known.live?.endpoint?.basicAuth : undefined;
  if (now?.kind === "none") return now;
  const wasNone = user === "" && (password === null || password.kind === "absent");
  const isOther = now !== undefined && now.user !== user && !isChanged(known.changed, "basicAuth.user");
  // Set by hand since, all of it or the user: nobody has declared that.
  if (now !== undefined && (wasNone || isOther)) return { kind: "undeclared" };
  if (wasNone) return { kind: "none" };
  if (password?.kind !== "secret" || user === null)
    return isUntouched || password === null ? { kind: "undeclared" } : null;
  const { value } = known.fillIn("password", password.template);
  const isShown = now?.password.kind === "readable";
  return { kind: "declared", user, password: isShown ? keptAs(now.password.value, value) : value };
}

/** A live value under the reference that it was last written from, unless that leads to another one: somebody may have set it. */
export function keptAs(live: Secret, declared: HeaderValue): HeaderValue {
  if (declared.kind === "plain") return { kind: "kept", template: null, references: [], value: live };
  const { template, references } = declared;
  const isOther = declared.kind === "secret" && !declared.value.equals(live);
  return { kind: "kept", template: isOther ? null : template, references, value: live };
}
