import type { JsonObject } from "../../base/json.ts";
import { type Result, success } from "../../base/result.ts";
import type { TenantResource } from "../../model/fleet/directory.ts";
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

function callsWebhook({ channel }: JsonObject): boolean {
  return CHANNELS.some((one) => one === channel);
}
