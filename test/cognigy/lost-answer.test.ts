import assert from "node:assert/strict";
import { test } from "node:test";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Tenant } from "../../src/model/fleet/tenant.ts";
import { PROJECT } from "./cognigy-v2/fake-cognigy.ts";
import { withCognigy } from "./cognigy-v2/with-cognigy.ts";
import { OPERATION, ORDERS } from "./connecting.ts";
import { type FakeTenant, type Interception, isCall } from "./fake-tenant.ts";
import { JumpClock } from "./jump-clock.ts";
import { sendJson } from "./server.ts";
import { type Arrangement, withTenant } from "./with-tenant.ts";

const ACTIVE = { ...ORDERS, status: "active" as const };
const STORED = {
  ...ORDERS,
  headers: {},
  labelled: undefined,
  endpoint: undefined,
  idempotencyKey: "orders:2",
};

interface Late {
  readonly call: "PUT one" | "DELETE one";
  /** How long it takes until the write shows; null for a tenant that never makes it. */
  readonly showsAfterMs: number | null;
  /** What the writes after the first are answered with; null where their answers are lost too. */
  readonly later: number | null;
}

/** A tenant that takes the first write at once, loses its answer, and shows what it made of it later. */
function late({ call, showsAfterMs, later }: Late, clock: JumpClock): Interception {
  let shown: { readonly at: number; show(tenant: FakeTenant): void } | null = null;
  return (request, response, tenant) => {
    if (shown !== null && clock.monotonic() >= shown.at) shown.show(tenant);
    if (!isCall(request, call)) return false;
    if (shown === null || later === null) {
      const { body } = request;
      const show = (shows: FakeTenant) =>
        call === "PUT one"
          ? shows.store.set("int-1", { ...JSON.parse(body), id: "int-1" })
          : shows.store.delete("int-1");
      shown = { at: clock.monotonic() + (showsAfterMs ?? Number.POSITIVE_INFINITY), show };
      response.destroy();
    } else sendJson(response, later, { message: "no" });
    return true;
  };
}

/** What a write to the one integration of such a tenant comes to: `ok`, or the kind of its failure and the message. */
async function outcomeOf(
  trouble: Late,
  write: (tenant: Tenant, live: LiveWebhook) => Promise<{ ok: true } | { ok: false; error: Failed }>,
  { tenant: settings, options }: Arrangement = {},
): Promise<readonly [string, string]> {
  const clock = new JumpClock();
  const outcomes: (readonly [string, string])[] = [];
  const arrangement = { intercept: late(trouble, clock), options: { clock, ...options } };
  await withTenant({ ...arrangement, ...(settings && { tenant: settings }) }, async ({ tenant, fake }) => {
    fake.insert(STORED);
    const listed = await tenant.list();
    const live = listed.ok ? listed.value.webhooks[0] : undefined;
    assert.ok(live);
    const written = await write(tenant, live);
    outcomes.push(written.ok ? ["ok", ""] : [written.error.kind, written.error.message]);
  });
  assert.ok(outcomes[0]);
  return outcomes[0];
}

interface Failed {
  readonly kind: string;
  readonly message: string;
}

const replace = (tenant: Tenant, live: LiveWebhook) => tenant.replace(live, ACTIVE, OPERATION);
const remove = (tenant: Tenant, live: LiveWebhook) => tenant.delete(live, OPERATION);

for (const status of [400, 401, 403, 404]) {
  test(`a write whose answer was lost is looked for until it must show, also where the next is answered ${status}`, async () => {
    const trouble = { call: "PUT one", showsAfterMs: 6_000, later: status } as const;
    assert.deepEqual(await outcomeOf(trouble, replace), ["ok", ""]);
  });

  test(`a deletion whose answer was lost is looked for until it must show, also where the next is answered ${status}`, async () => {
    const trouble = { call: "DELETE one", showsAfterMs: 6_000, later: status } as const;
    assert.deepEqual(await outcomeOf(trouble, remove), ["ok", ""]);
  });
}

for (const [call, write] of [
  ["PUT one", replace],
  ["DELETE one", remove],
] as const) {
  test(`what has not shown when it must have was not made: ${call}`, async () => {
    assert.deepEqual((await outcomeOf({ call, showsAfterMs: null, later: 403 }, write))[0], "forbidden");
    assert.deepEqual((await outcomeOf({ call, showsAfterMs: null, later: null }, write))[0], "unavailable");
  });

  test(`a write that is not sent again for want of time is looked for in the time that is left: ${call}`, async () => {
    const trouble = { call, showsAfterMs: 1_500, later: null } as const;
    const enough = { tenant: { settleMs: 2_000, deadlineMs: 3_900 } };
    assert.deepEqual(await outcomeOf(trouble, write, enough), ["ok", ""]);
    const [kind, message] = await outcomeOf(trouble, write, { tenant: { deadlineMs: 1_500 } });
    assert.equal(kind, "unknown");
    assert.match(
      message,
      /connection was closed .*; the outcome could not be looked up: the deadline has come$/,
    );
  });

  test(`a write that may have been made is unknown where the run is interrupted before it is sent again: ${call}`, async () => {
    const controller = new AbortController();
    const options = { signal: controller.signal, onPause: () => controller.abort() };
    const [kind, message] = await outcomeOf({ call, showsAfterMs: 3_000, later: null }, write, { options });
    assert.equal(kind, "unknown");
    assert.match(message, /connection was closed .*; the outcome could not be looked up: .*interrupted$/);
  });
}

for (const status of [null, 202])
  test(`on Cognigy.AI too a deletion is looked for until it must show: ${status ?? "no answer"}`, async () => {
    const clock = new JumpClock();
    let deletedAt = Number.POSITIVE_INFINITY;
    await withCognigy(
      {
        options: { clock },
        intercept: ({ method }, response, fake) => {
          const now = clock.monotonic();
          if (method !== "DELETE" && now >= deletedAt + 3_000) fake.endpoints.clear();
          if (method !== "DELETE") return false;
          deletedAt = now;
          if (status === null) response.destroy();
          else response.writeHead(status).end();
          return true;
        },
      },
      async ({ tenant }, fake) => {
        fake.insert({ name: "Orders", foreignId: "webhook-sync/1 orders@2", projectId: PROJECT });
        const listed = await tenant.list();
        const live = listed.ok ? listed.value.webhooks[0] : undefined;
        assert.ok(live);
        assert.deepEqual(await tenant.delete(live, OPERATION), { ok: true, value: null });
      },
    );
  });
