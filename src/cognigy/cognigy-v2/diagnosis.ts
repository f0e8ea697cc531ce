import { HIDDEN, isMask } from "../../base/credentials.ts";
import { type JsonObject, membersOf } from "../../base/json.ts";
import type { Redactor } from "../../base/redactor.ts";
import type { Directory, PlacesToRead, TenantResource } from "../../model/fleet/directory.ts";
import { CHANNELS } from "../../model/fleet/endpoint.ts";
import type {
  EndpointListObservation,
  EndpointReadsObservation,
  EndpointsObservation,
  ProjectObservation,
} from "../../model/fleet/endpoint-observation.ts";
import type { LiveListing } from "../../model/fleet/live.ts";
import type { TenantFailure } from "../../model/fleet/tenant.ts";
import type { Deadline } from "../wire/delay.ts";
import { type RecordingTransport, tokenSeen } from "../wire/recording-transport.ts";
import type { CognigyApi, Query } from "./api.ts";
import { type CursorPage, listAll, readPage } from "./list-all.ts";
import { listEndpoints } from "./list-endpoints.ts";
import type { Places } from "./places.ts";
import type { EndpointsReader } from "./reader.ts";

/** What was seen of a tenant, and why no more. */
export interface EndpointsDiagnosis {
  readonly observation: EndpointsObservation;
  /** null when all that can be read was read. */
  readonly failure: TenantFailure | null;
}

export interface DiagnosisInput {
  readonly api: CognigyApi;
  readonly reader: EndpointsReader;
  readonly places: Places;
  readonly recorder: RecordingTransport;
  readonly redactor: Redactor;
  readonly projects: readonly string[];
  /** null where no token is asked for. */
  readonly tokenPath: string | null;
}

/** Reads a tenant as a plan does, then what only a diagnosis wants to know. Nothing is written. */
export async function diagnose(input: DiagnosisInput, recorded: PlacesToRead): Promise<EndpointsDiagnosis> {
  const { reader, recorder, redactor } = input;
  const deadline = reader.newDeadline();
  const listing = await reader.list(recorded);
  const seen = listing.ok ? overviewOf(listing.value) : await withoutReads(input, listing.error, deadline);
  const directory = seen?.directory ?? null;
  const observation = {
    contact: recorder.contact,
    reached: recorder.reached,
    token: tokenSeen(input),
    version: seen === null ? null : await versionOf(input, deadline),
    user: seen === null ? null : await userOf(input, deadline),
    // Named once all has been read that can be secret.
    projects: (directory === null ? [] : await projectsOf(input, directory, deadline)).map((project) =>
      projectHidingSecrets(project, redactor),
    ),
    list: seen === null || directory === null ? null : await listOf(input, seen, directory, deadline),
    reads: listing.ok ? readsOf(reader, listing.value) : null,
    auditEvents: seen === null ? ("unseen" as const) : await auditOf(input, deadline),
  };
  return { observation, failure: listing.ok ? null : listing.error };
}

/** What shows of a tenant before its Endpoints are read one by one. */
interface Overview {
  readonly directory: Directory | null;
  readonly count: number;
  readonly shortfall: string | null;
}

function overviewOf({ directory, webhooks, unread, shortfall }: LiveListing): Overview {
  return { directory, count: webhooks.length + unread.length, shortfall };
}

/** Where the tenant could be read, and it is our own bound that there are too many to read; null otherwise. */
async function withoutReads(
  { api, places }: DiagnosisInput,
  { kind, status }: TenantFailure,
  deadline: Deadline,
): Promise<Overview | null> {
  if (kind !== "rate-limited" || status !== null) return null;
  const directory = await places.read(deadline);
  if (!directory.ok) return null;
  const projects = [...directory.value.inside.values()].map(({ project }) => project);
  const listed = await listEndpoints(api, projects, deadline);
  if (!listed.ok) return null;
  const { endpoints, shortfall } = listed.value;
  return { directory: directory.value, count: endpoints.length, shortfall };
}

/** Enough for the head of the tenant's own OpenAPI description; all of it has 8 MB. */
const HEAD_BYTES = 65_536;

async function versionOf({ api, redactor }: DiagnosisInput, deadline: Deadline): Promise<string | null> {
  const answer = await api.description(HEAD_BYTES, deadline);
  if (!answer.ok || answer.value.body.kind === "none") return null;
  const { body } = answer.value;
  const text = body.kind === "text" ? body.text : JSON.stringify(body.value);
  const version = /"info"\s*:\s*\{[^{}]*?"version"\s*:\s*"([0-9A-Za-z.+-]{1,40})"/.exec(text)?.[1];
  return version === undefined ? null : redactor.clean(version);
}

async function userOf({ api, redactor }: DiagnosisInput, deadline: Deadline): Promise<string | null> {
  const id = await api.user(deadline);
  return id === null ? null : redactor.clean(id);
}

/** What the config file names is told as it is written there. */
function projectHidingSecrets(project: ProjectObservation, redactor: Redactor): ProjectObservation {
  const { named, found, flows, locales, primaryLocale, snapshots } = project;
  const shown = (text: string) => (text !== named && redactor.repeatsSecret(text) ? HIDDEN : text);
  return {
    named,
    found: found.map(({ id, name }) => ({ id: shown(id), name: shown(name) })),
    flows: flows.map(shown),
    locales: locales.map(shown),
    primaryLocale: primaryLocale === null ? null : shown(primaryLocale),
    snapshots: snapshots?.map(shown) ?? null,
  };
}

async function projectsOf(
  { api, projects }: DiagnosisInput,
  { projects: seen, inside }: Directory,
  deadline: Deadline,
): Promise<readonly ProjectObservation[]> {
  const foundAs = (named: string) => {
    const byId = seen.filter(({ id }) => id === named);
    return byId.length > 0 ? byId : seen.filter(({ name }) => name === named);
  };
  const named = new Set(projects.flatMap(foundAs).map(({ id }) => id));
  const others = [...inside.keys()].filter((id) => !named.has(id));
  return await Promise.all(
    [...projects, ...others].map(async (named) => {
      const found = foundAs(named);
      const [only] = found;
      const directory = found.length === 1 && only !== undefined ? inside.get(only.id) : undefined;
      const snapshots = only === undefined ? null : await snapshotsOf(api, only, deadline);
      return {
        ...{ named, found, snapshots },
        flows: (directory?.flows ?? []).map(({ name }) => name),
        locales: (directory?.locales ?? []).map(({ name }) => name),
        primaryLocale: directory?.locales.find(({ primary }) => primary)?.name ?? null,
      };
    }),
  );
}

async function snapshotsOf(
  api: CognigyApi,
  { id }: TenantResource,
  deadline: Deadline,
): Promise<readonly string[] | null> {
  const listed = await listAll(api, "snapshots", { projectId: id }, deadline);
  return listed.ok ? listed.value.items.map(({ name }) => String(name)) : null;
}

async function listOf(
  { api }: DiagnosisInput,
  { count, shortfall }: Overview,
  { inside }: Directory,
  deadline: Deadline,
): Promise<EndpointListObservation> {
  const [projectId] = inside.keys();
  const base = { webhooks: count, shortfall };
  if (projectId === undefined) return { ...base, all: null, channelFilter: "unseen", skip: "unseen" };
  const filtered = await pageOf(api, { projectId, limit: "100", channel: CHANNELS.join(",") }, deadline);
  const plain = await pageOf(api, { projectId, limit: "2" }, deadline);
  const next = plain?.cursor ?? null;
  const byCursor = next === null ? null : await pageOf(api, { projectId, limit: "2", next }, deadline);
  const bySkip = next === null ? null : await pageOf(api, { projectId, limit: "2", skip: "2" }, deadline);
  return {
    ...base,
    all: inside.size === 1 ? (plain?.total ?? null) : null,
    channelFilter: filterSeen(filtered, plain),
    skip: byCursor === null || bySkip === null ? "unseen" : sameIds(byCursor, bySkip) ? "agrees" : "differs",
  };
}

/** Where all Endpoints are of the channels that are asked for, nothing tells whether the filter does anything. */
function filterSeen(
  filtered: CursorPage | null,
  plain: CursorPage | null,
): EndpointListObservation["channelFilter"] {
  if (plain === null) return "unseen";
  // The one is the other with a filter.
  if (filtered === null) return "refused";
  const others = filtered.items.filter(({ channel }) => !CHANNELS.some((one) => one === channel));
  if (others.length > 0) return "ignored";
  return plain.total !== null && filtered.total !== null && plain.total > filtered.total ? "works" : "unseen";
}

function sameIds(a: CursorPage, b: CursorPage): boolean {
  const ids = ({ items }: CursorPage) => items.map(({ _id }) => String(_id)).join();
  return ids(a) === ids(b);
}

function readsOf(reader: EndpointsReader, { webhooks }: LiveListing): EndpointReadsObservation {
  const passwords = { readable: 0, masked: 0, absent: 0, none: 0 };
  const raws = webhooks.map(({ id }) => reader.lastRead(id));
  for (const raw of raws) passwords[passwordIn(membersOf(raw?.settings))] += 1;
  return {
    read: webhooks.length,
    failed: reader.failed.length,
    byMarker: webhooks.filter(({ labelled }) => labelled !== null).length,
    byName: webhooks.filter(({ labelled, idempotencyKey }) => labelled === null && idempotencyKey !== null)
      .length,
    occupied: webhooks.filter(({ endpoint }) => endpoint !== null && endpoint.occupiedBy !== null).length,
    passwords,
    withTransformer: raws.filter((raw) => membersOf(raw?.transformer).outputTransformerEnabled === true)
      .length,
  };
}

/** Which way a password is shown, and never what it is. */
export function passwordIn(settings: JsonObject): keyof EndpointReadsObservation["passwords"] {
  const { basicAuthUser, basicAuthPassword } = settings;
  const hasUser = typeof basicAuthUser === "string" && basicAuthUser !== "";
  if (typeof basicAuthPassword === "string" && basicAuthPassword !== "")
    return isMask(basicAuthPassword) ? "masked" : "readable";
  return hasUser ? "absent" : "none";
}

async function auditOf(
  { api }: DiagnosisInput,
  deadline: Deadline,
): Promise<EndpointsObservation["auditEvents"]> {
  const answer = await api.read("auditevents", { limit: "1" }, deadline);
  if (answer.ok) return "readable";
  return answer.error.failure.kind === "forbidden" ? "refused" : "unseen";
}

async function pageOf(api: CognigyApi, query: Query, deadline: Deadline): Promise<CursorPage | null> {
  const answer = await api.read("endpoints", query, deadline);
  const page = answer.ok ? readPage(answer.value) : null;
  return page?.ok ? page.value : null;
}
