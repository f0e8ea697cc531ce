import type { JsonObject } from "../../base/json.ts";
import { type Result, success } from "../../base/result.ts";
import type { ResourceReference, TenantResource } from "../../model/fleet/directory.ts";
import { CHANNELS } from "../../model/fleet/endpoint.ts";
import type { TenantFailure } from "../../model/fleet/tenant.ts";
import type { Deadline } from "../wire/delay.ts";
import type { CognigyApi, Query } from "./api.ts";
import { type CompleteList, listAll } from "./list-all.ts";

/** What the list tells of an Endpoint: neither whether it is on nor where it posts. */
export interface ListedEndpoint {
  readonly id: string;
  readonly displayName: string;
  readonly project: TenantResource;
  readonly item: JsonObject;
}

export interface EndpointList {
  readonly endpoints: readonly ListedEndpoint[];
  readonly shortfall: string | null;
}

/** What a list can be asked for: something that was in it, and the project whose list it was. */
interface Listable {
  readonly id: string;
  readonly project: ResourceReference;
}

type Read<T> = Promise<Result<T, TenantFailure>>;

/** Lists the Endpoints of these projects that call a webhook. */
export async function listEndpoints(
  api: CognigyApi,
  projects: readonly TenantResource[],
  deadline: Deadline,
  query: Query = {},
): Read<EndpointList> {
  const lists = await Promise.all(projects.map((project) => listProject(api, project, deadline, query)));
  const endpoints: ListedEndpoint[] = [];
  let shortfall: string | null = null;
  for (const list of lists) {
    if (!list.ok) return list;
    endpoints.push(...list.value.endpoints);
    shortfall ??= list.value.shortfall;
  }
  return success({ endpoints, shortfall });
}

/**
 * Those of these that are listed still: what lists show and reads deny is there or not, and nobody knows which. A list that
 * may be short takes none away.
 */
export async function stillListed<T extends Listable>(
  api: CognigyApi,
  denied: readonly T[],
  deadline: Deadline,
): Read<readonly T[]> {
  const projects = new Map(denied.map(({ project: { id, name } }) => [id, { id, name: name ?? id }]));
  const listed = await listEndpoints(api, [...projects.values()], deadline);
  if (!listed.ok) return listed;
  const ids = new Set(listed.value.endpoints.map(({ id }) => id));
  const isShort = listed.value.shortfall !== null;
  return success(denied.filter(({ id }) => isShort || ids.has(id)));
}

/** Why one could not be read; of one that a list shows all the same it is not said that the tenant does not have it. */
export async function unlessListed(
  api: CognigyApi,
  { id, project }: Pick<Listable, "id"> & { readonly project: ResourceReference | undefined },
  why: TenantFailure,
  deadline: Deadline,
): Promise<TenantFailure> {
  if (why.kind !== "not-found" || project === undefined) return why;
  const listed = await stillListed(api, [{ id, project }], deadline);
  if (!listed.ok) return listed.error;
  if (listed.value.length === 0) return why;
  const message = `${why.message}; the list shows it all the same`;
  return { ...why, kind: "malformed", message, hint: "run it again" };
}

async function listProject(
  api: CognigyApi,
  project: TenantResource,
  deadline: Deadline,
  query: Query,
): Read<EndpointList> {
  const listed = await listFiltered(api, { projectId: project.id, ...query }, deadline);
  if (!listed.ok) return listed;
  const endpoints = listed.value.items.filter(callsWebhook).map((item) => ({
    ...{ id: String(item._id), project, item },
    displayName: typeof item.name === "string" ? item.name : "",
  }));
  return success({ endpoints, shortfall: listed.value.shortfall });
}

/** A tenant that does not know the filter refuses it; one that ignores it shows all channels. */
async function listFiltered(api: CognigyApi, query: Query, deadline: Deadline): Read<CompleteList> {
  const filtered = await listAll(api, "endpoints", { ...query, channel: CHANNELS.join(",") }, deadline);
  const isRefused = !filtered.ok && filtered.error.status === 400;
  return isRefused ? await listAll(api, "endpoints", query, deadline) : filtered;
}

/** One whose channel the list does not tell may be ours: it is read, and shows it there. */
function callsWebhook(item: JsonObject): boolean {
  const { channel } = item;
  return !tellsChannel(item) || CHANNELS.some((one) => one === channel);
}

export function tellsChannel({ channel }: JsonObject): boolean {
  return typeof channel === "string";
}
