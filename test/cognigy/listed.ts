import type { ServerResponse } from "node:http";
import type { Result } from "../../src/base/result.ts";
import type { LiveListing } from "../../src/model/fleet/live.ts";
import type { TenantFailure } from "../../src/model/fleet/tenant.ts";
import { COLLECTION, type Interception } from "./fake-tenant.ts";
import type { Received } from "./server.ts";
import { withTenant } from "./with-tenant.ts";

export type Item = Readonly<Record<string, unknown>>;

/** So many integrations, as a list shows them. */
export function fleet(size: number): Item[] {
  return Array.from({ length: size }, (_, index) => item(`id-${index}`));
}

export function item(id: string): Item {
  return { id, name: `hook-${id}`, version: 1, url: "https://a.test/", headers: {}, status: "active" };
}

/** A query parameter that is a number. */
export function number(url: URL, name: string, otherwise: number): number {
  return Number(url.searchParams.get(name) ?? otherwise);
}

/** Answers what is asked of the collection, and knows which request it is, from 1. */
export function answering(
  answer: (request: Received, nth: number, response: ServerResponse) => void,
): Interception {
  let count = 0;
  return (request, response) => {
    if (request.url.pathname !== COLLECTION) return false;
    count += 1;
    answer(request, count, response);
    return true;
  };
}

/** Lists a tenant that answers so. */
export async function list(
  intercept: Interception,
  check: (listed: Result<LiveListing, TenantFailure>, requests: Received[]) => void,
): Promise<void> {
  await withTenant({ intercept }, async ({ tenant, fake }) => check(await tenant.list(), fake.calls));
}
