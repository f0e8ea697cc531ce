import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { test } from "node:test";
import fc from "fast-check";
import type { Tenant } from "../../src/model/fleet/tenant.ts";
import { OPERATION, ORDERS } from "./connecting.ts";
import { type FakeTenant, type Interception, isCall, type Stored } from "./fake-tenant.ts";
import { JumpClock } from "./jump-clock.ts";
import { sendJson } from "./server.ts";
import { withTenant } from "./with-tenant.ts";

interface Cell {
  readonly key: "honoured" | "ignored";
  readonly lagMs: number;
  readonly uniqueNames: boolean;
  /** What happens to each POST, in turn; then nothing more does. */
  readonly troubles: readonly Trouble[];
}

type Trouble = "none" | "lost" | "committed and lost" | "500" | "committed and 500" | "429";

const SETTLE_MS = 4_000;

const cells: fc.Arbitrary<Cell> = fc.record({
  key: fc.constantFrom("honoured", "ignored"),
  lagMs: fc.constantFrom(0, 1_500, SETTLE_MS),
  uniqueNames: fc.boolean(),
  troubles: fc.array(
    fc.constantFrom<Trouble>("none", "lost", "committed and lost", "500", "committed and 500", "429"),
    { maxLength: 4 },
  ),
});

/** What the tenant makes of POSTs and shows of them. */
class Registry {
  readonly #cell: Cell;
  readonly #clock: JumpClock;
  readonly #troubles: Trouble[];
  readonly #since = new Map<string, number>();

  constructor(cell: Cell, clock: JumpClock) {
    this.#cell = cell;
    this.#clock = clock;
    this.#troubles = [...cell.troubles];
  }

  readonly intercept: Interception = (request, response, tenant) => {
    if (isCall(request, "GET all")) sendJson(response, 200, this.#visible(tenant));
    else if (isCall(request, "POST all")) this.#post(JSON.parse(request.body), response, tenant);
    else return false;
    return true;
  };

  #visible(tenant: FakeTenant): Stored[] {
    const now = this.#clock.monotonic();
    return [...tenant.store.values()].filter(
      ({ id }) => (this.#since.get(id) ?? 0) + this.#cell.lagMs <= now,
    );
  }

  #post(body: Stored, response: ServerResponse, tenant: FakeTenant): void {
    const trouble = this.#troubles.shift() ?? "none";
    const commits = trouble === "none" || trouble.startsWith("committed");
    const made = commits ? this.#commit(body, tenant) : undefined;
    if (trouble === "429") sendJson(response, 429, {}, { "retry-after": "1" });
    else if (trouble.endsWith("lost")) response.destroy();
    else if (trouble.endsWith("500")) sendJson(response, 500, {});
    else if (made === undefined) sendJson(response, 409, { message: "exists" });
    else sendJson(response, 201, made);
  }

  /** undefined where the name exists already. */
  #commit(body: Stored, tenant: FakeTenant): Stored | undefined {
    const [existing] = tenant.store.values();
    if (existing !== undefined && this.#cell.key === "honoured") return existing;
    if (existing !== undefined && this.#cell.uniqueNames) return undefined;
    const made = tenant.insert(body);
    this.#since.set(made.id, this.#clock.monotonic());
    return made;
  }
}

/** One run of the tool: what is listed is left alone, what is not is created. */
async function run(tenant: Tenant): Promise<"there" | "created" | "unknown"> {
  const listed = await tenant.list();
  assert.ok(listed.ok);
  if (listed.value.webhooks.length > 0) return "there";
  const created = await tenant.create(ORDERS, OPERATION);
  if (created.ok) return "created";
  assert.equal(created.error.kind, "unknown", created.error.message);
  return "unknown";
}

test("whatever a tenant does with keys, lists and names, and whatever gets lost: never a duplicate", async () => {
  await fc.assert(
    fc.asyncProperty(cells, async (cell) => {
      const clock = new JumpClock();
      await withTenant(
        {
          intercept: new Registry(cell, clock).intercept,
          tenant: { settleMs: SETTLE_MS },
          options: { clock },
        },
        async ({ tenant, fake }) => {
          for (let runs = 0; runs < 6; runs += 1) {
            const outcome = await run(tenant);
            assert.ok(fake.store.size <= 1, "a duplicate");
            if (outcome !== "unknown") assert.equal(fake.store.size, 1);
            clock.advance(cell.lagMs);
          }
          assert.equal(await run(tenant), "there");
        },
      );
    }),
    { numRuns: 60 },
  );
});
