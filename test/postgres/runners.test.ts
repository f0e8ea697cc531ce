import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { before, describe, it } from "node:test";
import { runIn } from "../crash/in-folder.ts";
import { migratedServer } from "./fixture.ts";
import { Shared } from "./runner.ts";
import { NO_SERVER, type PostgresServer } from "./server.ts";
import { sharedServer } from "./shared-server.ts";

describe("runners that vanish", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await migratedServer(await sharedServer());
  });

  it("end as one runner would have it: 12 runs of 3 people, each in a new folder", async (t) => {
    const shared = await Shared.start(t, server.url);
    const { tenant } = shared;
    shared.declare("orders", 1, ["protect: true"]);
    shared.declare("billing", 1);
    await shared.on("ada", "plan --detailed-exitcode", 2);
    await shared.on("ada", "apply --yes", 0);
    await shared.on("grace", "plan --detailed-exitcode", 0);
    shared.declare("billing", 2);
    const first = await shared.on("grace", "apply --yes --format json", 0);
    const run = /"run":\s*"([0-9a-f]{8})"/.exec(first.stdout)?.[1] ?? assert.fail(first.stdout);
    const watched = await shared.on("linus", `apply --watch ${run}`, 0);
    assert.match(watched.stdout, new RegExp(`run ${run} finished with exit code 0: 1 applied`));
    shared.remove("orders");
    const refused = await shared.on("linus", "plan", 11);
    assert.match(refused.stdout, /protected/, "what the manifest of another runner protected is known");
    await shared.on("linus", "apply --yes", 11);
    shared.declare("orders", 1, ["protect: true"]);
    await shared.on("linus", "apply --yes", 0);
    await shared.on("ada", `rollback ${run} --yes`, 0);
    const statuses = [...tenant.store.values()].map(
      ({ name, version, status }) => `${name}@${version} ${status}`,
    );
    assert.deepEqual(statuses.toSorted(), ["billing@1 active", "billing@2 deprecated", "orders@1 active"]);
    await shared.on("grace", "apply --yes --allow-downgrade billing", 0);
    await shared.on("grace", "audit verify", 0);
    const shown = await shared.on("ada", "audit show --format json", 0);
    const records: readonly { actor: string; phase: string }[] = JSON.parse(shown.stdout);
    const starts = records.filter(({ phase }) => phase === "run-started").map(({ actor }) => actor);
    assert.deepEqual([...new Set(starts)].toSorted(), ["ada", "grace"]);
    const status = await shared.on("ada", "state status --format json", 0);
    assert.equal(JSON.parse(status.stdout).backend, "postgres");
    assert.match(
      (await shared.on("ada", "status", 0)).stdout,
      /last run \w{8} by grace, .*\s+exit 0, 1 applied/s,
    );
    assert.match((await shared.on("ada", "report", 0)).stdout, /the whole chain verified/);
  });

  it("leave nothing in their folder", async (t) => {
    const shared = await Shared.start(t, server.url);
    shared.declare("orders", 1);
    const directory = shared.checkout();
    assert.equal((await runIn(directory, ["apply", "--yes"], shared.variables("ada"))).exit, 0);
    assert.deepEqual(readdirSync(directory).toSorted(), ["webhook-sync.yaml", "webhooks.d"]);
  });

  it("keep apart what several repositories have in one database, and refuse a record of another tenant", async (t) => {
    const [one, other] = [await Shared.start(t, server.url), await Shared.start(t, server.url)];
    one.declare("orders", 1);
    other.declare("billing", 1);
    await one.on("ada", "apply --yes", 0);
    await other.on("ada", "apply --yes", 0);
    assert.doesNotMatch((await other.on("ada", "audit show", 0)).stdout, /orders/);
    other.configure(other.tenant.url, one.namespace);
    const refused = await other.on("ada", "plan", 10);
    assert.match(
      refused.stderr.replace(/\s+/g, " "),
      /the record in 127.* is of 127.* its own state\.namespace/,
    );
    await other.on("ada", "apply --yes", 10);
  });
});
