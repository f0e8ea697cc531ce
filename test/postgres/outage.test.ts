import assert from "node:assert/strict";
import process from "node:process";
import { before, describe, it, type TestContext } from "node:test";
import { systemClock } from "../../src/terminal/process-io.ts";
import { FakeTenant } from "../cognigy/fake-tenant.ts";
import { migratedServer, stateIn } from "./fixture.ts";
import { Shared } from "./runner.ts";
import { NO_SERVER, type PostgresServer } from "./server.ts";
import { stoppedServer } from "./shared-server.ts";

const isCampaign = process.env.CAMPAIGN === "1";
const WEBHOOKS = 8;
const STOPS = isCampaign ? [1, 2, 4, 6, 8, 10, 13, 16] : [1, 9];
const RESTARTS = isCampaign ? [1, 2, 3, 5, 6, 8, 9, 11, 13, 14, 16] : [2, 16];

interface Outage {
  readonly shared: Shared;
  readonly tenant: FakeTenant;
}

interface Blow {
  readonly nth: number;
  /** How long the run may go on without its database. */
  readonly lease: string;
  readonly happens: () => Promise<void>;
}

/** An apply of eight creates; something happens before the tenant answers its nth write. */
async function outageAt(t: TestContext, server: PostgresServer, blow: Blow): Promise<Outage> {
  const { nth, lease, happens } = blow;
  let writes = 0;
  const tenant = await FakeTenant.start(async ({ method, url }) => {
    if (method === "GET" || url.pathname.includes("token")) return false;
    writes += 1;
    if (writes === nth) await happens();
    return false;
  });
  const shared = await Shared.start(t, server.url, lease, tenant);
  for (let index = 0; index < WEBHOOKS; index++) shared.declare(`hook-${index}`, 1);
  return { shared, tenant };
}

/** Each write that the tenant has had is announced in the record, and nothing is there twice. */
async function assertAnnounced({ shared, tenant }: Outage): Promise<void> {
  const shown = await shared.on("ada", "audit show --format json", 0);
  const records: readonly { phase: string; request_id?: string }[] = JSON.parse(shown.stdout);
  const intents = new Set(
    records.filter(({ phase }) => phase === "intent").map(({ request_id }) => request_id),
  );
  const writes = tenant.calls.filter(({ method }) => method !== "GET");
  assert.ok(writes.length > 0);
  for (const { headers } of writes)
    assert.ok(intents.has(String(headers["x-request-id"])), "it was sent unrecorded");
  const names = [...tenant.store.values()].map(({ name }) => name);
  assert.equal(names.length, new Set(names).size, "nothing twice");
}

describe("a database that these tests stop", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await migratedServer(await stoppedServer());
  });

  describe("a database that goes away in mid-apply", () => {
    for (const nth of STOPS) {
      it(`at write ${nth} and stays away: exit 10, nothing sent that is not recorded, and the next apply ends it`, async (t) => {
        const outage = await outageAt(t, server, { nth, lease: "3s", happens: () => server.stop() });
        await outage.shared.on("ada", "apply --yes --concurrency 4", 10);
        await server.run();
        await assertAnnounced(outage);
        await outage.shared.on("grace", "apply --yes --lock-timeout 20s", 0);
        await assertAnnounced(outage);
        assert.equal(outage.tenant.store.size, WEBHOOKS);
        await outage.shared.on("grace", "plan --detailed-exitcode", 0);
      });
    }

    for (const nth of RESTARTS) {
      it(`at write ${nth} and comes back: the apply ends as if it had not`, async (t) => {
        let isBack = Promise.resolve();
        const happens = async () => {
          await server.stop();
          isBack = server.run();
        };
        // However long a busy machine takes to start it.
        const outage = await outageAt(t, server, { nth, lease: "2m", happens });
        await outage.shared.on("ada", "apply --yes --concurrency 4", 0);
        await isBack;
        await assertAnnounced(outage);
        await outage.shared.on("ada", "audit verify", 0);
      });
    }
  });

  describe("a run that waits for another one while the database goes away", () => {
    /** One that holds the record, and one that waits so long for it; each time it waits the next step is taken in its place. */
    async function wait(seconds: number, steps: readonly (() => Promise<unknown>)[]) {
      const { journal } = stateIn(server);
      const held = await journal.open({ actor: "ci", run: "holds", clock: systemClock });
      assert.ok(held.ok, JSON.stringify(held));
      const left = [...steps, () => held.value.close()];
      let now = 0;
      const clock = {
        ...systemClock,
        monotonic: () => now,
        sleep: async () => {
          now += 1_000;
          await left.shift()?.();
        },
      };
      const lockTimeoutMs = seconds * 1_000;
      const opened = await journal.open({ actor: "ci", run: "waits", clock, lockTimeoutMs });
      await held.value.close();
      return { opened, left: left.length };
    }

    const nothing = async () => {};

    it("and comes back takes the record when that one is done", async () => {
      const steps = [nothing, () => server.stop(), nothing, nothing, () => server.run(), nothing];
      const { opened } = await wait(60, steps);
      assert.ok(opened.ok, JSON.stringify(opened));
      await opened.value.close();
    });

    it("and stays away is told of that when it has waited as long as it was to", async () => {
      const { opened, left } = await wait(5, [
        () => server.stop(),
        ...Array.from({ length: 9 }, () => nothing),
      ]);
      await server.run();
      assert.ok(!opened.ok);
      assert.equal(left, 6, "five seconds");
      assert.match(opened.error.message, /ECONNREFUSED/);
      assert.match(opened.error.hint, /; nothing was changed$/);
    });

    it("does not wait for it unless it was to wait", async () => {
      const { opened, left } = await wait(0, [nothing]);
      assert.equal(opened.ok ? "open" : opened.error.kind, "locked");
      assert.equal(left, 2);
    });
  });
});
