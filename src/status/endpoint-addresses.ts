import { failure, type Result, success } from "../base/result.ts";
import { likelyCallerHost } from "../model/fleet/cognigy-hosts.ts";
import type { LiveEndpoint } from "../model/fleet/endpoint.ts";
import type { CognigyTenant, Environment } from "../model/fleet/environment.ts";
import { compareKeys, isNamed, keyOf } from "../model/fleet/key.ts";
import { isOurs, type LiveListing } from "../model/fleet/live.ts";
import { shownDisplayName } from "../model/plan/endpoint-snapshot.ts";
import type { CallerBase, EndpointAddress } from "../model/report/endpoint-address.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";

/** Whose Endpoints are called, and where. */
interface Calling {
  readonly environment: Environment;
  readonly base: CallerBase | null;
  /** For people. */
  readonly tenant: string;
}

/** Where the Endpoints that are ours are called. */
interface Addresses {
  readonly tenant: string;
  readonly base: CallerBase | null;
  readonly endpoints: readonly EndpointAddress[];
}

/** Of all of ours, or of those that are named. */
export function addressesOf(
  { webhooks }: Pick<LiveListing, "webhooks">,
  { environment, base, tenant }: Calling,
  names: readonly string[],
): Result<Addresses, Problem> {
  const ours = webhooks.filter((live) => isOurs(live, environment)).toSorted(compareKeys);
  const stranger = names.find((name) => !ours.some((live) => isNamed(live, name)));
  if (stranger !== undefined)
    return failure(
      problem(
        EXIT.usage,
        "usage",
        `${stranger}: no such webhook on the tenant`,
        "apply it first, or name another",
      ),
    );
  const addresses = ours.flatMap((live): readonly EndpointAddress[] => {
    const { endpoint, id, status } = live;
    if (endpoint === null || (names.length > 0 && !names.some((name) => isNamed(live, name)))) return [];
    const { project, serves } = endpoint;
    const displayName = shownDisplayName(endpoint);
    const address = addressOf(endpoint, base);
    return [
      { key: keyOf(live), id, displayName, project: project.name ?? project.id, status, serves, address },
    ];
  });
  return success({ tenant, base, endpoints: addresses });
}

/** What the operators say goes before what is usual. */
export function callerBaseOf({
  endpointBaseUrl,
  baseUrl,
}: Pick<CognigyTenant, "endpointBaseUrl" | "baseUrl">): CallerBase | null {
  if (endpointBaseUrl !== null) return { url: endpointBaseUrl, basis: "configured" };
  const host = likelyCallerHost(baseUrl.host);
  return host === null ? null : { url: new URL(`${baseUrl.protocol}//${host}`), basis: "assumed" };
}

/** The whole address: the one place that puts it together, for those who ask for it. */
function addressOf({ addressToken }: LiveEndpoint, base: CallerBase | null): string | null {
  const token = addressToken.expose();
  if (base === null || token === "") return null;
  const root = base.url.href.endsWith("/") ? base.url.href : `${base.url.href}/`;
  return root + encodeURIComponent(token);
}

/** The tenant has nothing that is called. */
export function notCalled(environment: string): Problem {
  const message = `the webhooks of ${environment} have no address to be called at: its tenant is not of Cognigy.AI`;
  return problem(EXIT.usage, "usage", message, "pass --env with an environment whose tenant is");
}
