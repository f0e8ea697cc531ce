import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { systemClock } from "../../src/terminal/process-io.ts";
import { runIn } from "../crash/in-folder.ts";
import { type ServiceUnderTest, startService, statusReport } from "../notify/fixture.ts";
import { migratedServer, stateIn } from "./fixture.ts";
import { Shared } from "./runner.ts";
import { NO_SERVER, type PostgresServer } from "./server.ts";
import { stoppedServer } from "./shared-server.ts";

describe("messages of a run whose database goes away for longer than its lease", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await migratedServer(await stoppedServer());
  });

  const queued = async ({ namespace }: Shared, versions: readonly number[]) => {
    const state = stateIn(server, { namespace, name: "production" });
    const opened = await state.journal.open({ actor: "ci", run: "queueing", clock: systemClock });
    assert.ok(opened.ok, JSON.stringify(opened));
    const outbox = state.outbox.open();
    for (const version of versions) {
      const body = statusReport("orders", version);
      await outbox.append({
        state: "queued",
        message: { id: `id-${version}`, kind: "status", webhook: "orders", body },
      });
    }
    assert.deepEqual(outbox.warnings(), []);
    await opened.value.close();
  };

  const retry = async (shared: Shared, { service }: ServiceUnderTest) => {
    const cwd = shared.checkout();
    appendFileSync(join(cwd, "webhook-sync.yaml"), `    monitoring: { url: "${service.url}" }\n`);
    const ended = await runIn(cwd, ["outbox", "retry", "--lock-timeout", "20s"], shared.variables("ada"));
    return { exit: ended.exit, told: `${ended.stdout}${ended.stderr}`.replace(/\s+/g, " ") };
  };

  it("are left to the next run, in their order", async (t) => {
    const shared = await Shared.start(t, server.url, "2s");
    const dashboard = await startService(t);
    await queued(shared, [1, 2, 3, 4]);
    dashboard.behave(async () => {
      await server.stop();
      return 200;
    });
    const cut = await retry(shared, dashboard);
    assert.equal(cut.exit, 10, cut.told);
    assert.match(
      cut.told,
      /has not taken 3 status reports \(this run no longer holds the record\).* what it delivered meanwhile is not recorded: the next run delivers it again/,
    );
    assert.match(cut.told, /then run the same command again, which delivers what is left/);
    assert.doesNotMatch(cut.told, /nothing was changed/);
    assert.deepEqual(
      dashboard.seen.map(({ id }) => id),
      ["id-1"],
      cut.told,
    );
    await server.run();
    dashboard.behave(() => 200);
    const next = await retry(shared, dashboard);
    assert.equal(next.exit, 0, next.told);
    const [, ...later] = dashboard.seen.map(({ id }) => id);
    assert.deepEqual(later, ["id-1", "id-2", "id-3", "id-4"]);
  });
});
