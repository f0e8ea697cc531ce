import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { openJournal } from "../../src/journal/files/open.ts";
import { temporaryDirectory } from "../base/temporary-directory.ts";
import { runIn } from "../crash/in-folder.ts";
import { intent, steppingClock } from "../journal/fixture.ts";
import { migratedServer } from "./fixture.ts";
import { folderOf } from "./record-folder.ts";
import { Shared } from "./runner.ts";
import { NO_SERVER, type PostgresServer } from "./server.ts";
import { sharedServer } from "./shared-server.ts";

function filesIn(directory: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory)
      .toSorted()
      .map((name) => [name, readFileSync(join(directory, name), "utf8")]),
  );
}

describe("a record that moves", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await migratedServer(await sharedServer());
  });

  it("from a folder of 200 runs into a database and out again is the same, byte for byte", async (t) => {
    const shared = await Shared.start(t, server.url);
    const folder = await folderOf(t, 200);
    assert.ok(readdirSync(folder).length > 6, "in several parts");
    const taken = await shared.on("ada", `state import ${folder} --format json`, 0);
    assert.equal(JSON.parse(taken.stdout).messages, 1);
    const out = join(temporaryDirectory(t), "out");
    await shared.on("ada", `state export ${out}`, 0);
    assert.deepEqual(filesIn(out), filesIn(folder));
    await shared.on("ada", "audit verify", 0);
    const again = await shared.on("ada", `state export ${out}`, 10);
    assert.match(again.stderr.replace(/\s+/g, " "), /has a record already/);
    await shared.on("ada", `state import ${folder}`, 0);
  });

  it("does not mix with another one, and is taken over only where it is whole", async (t) => {
    const shared = await Shared.start(t, server.url);
    const [folder, other] = [await folderOf(t, 3), await folderOf(t, 4)];
    await shared.on("ada", `state import ${folder}`, 0);
    const longer = temporaryDirectory(t);
    cpSync(folder, longer, { recursive: true });
    const opening = { actor: "ci", run: "later", clock: steppingClock(), segmentBytes: 50_000 };
    const journal = await openJournal({ ...opening, directory: longer });
    assert.ok(journal.ok);
    await journal.value.append(intent("later"));
    await journal.value.close();
    await shared.on("ada", `state import ${longer}`, 0);
    const shown = await shared.on("ada", "audit show --format json", 0);
    assert.equal(JSON.parse(shown.stdout).length, 10, "what was missing was added");
    const file = join(other, "journal.ndjson");
    writeFileSync(file, readFileSync(file, "utf8").replace("hook-1", "hook-9"));
    await shared.on("ada", `state import ${other}`, 10);
    const fresh = await Shared.start(t, server.url);
    await fresh.on("ada", `state import ${other}`, 10);
    await fresh.on("ada", `state import ${temporaryDirectory(t)}`, 64);
    assert.equal((await fresh.on("ada", "state status", 0)).stdout.includes("0 records"), true);
    const shorter = await shared.on("ada", `state import ${await folderOf(t, 2)}`, 10);
    assert.match(shorter.stderr, /another record is there already, of 10 records/);
  });

  it("is pruned in the database by its owner, and goes on and out from there", async (t) => {
    const shared = await Shared.start(t, server.url);
    shared.declare("orders", 1, ["protect: true"]);
    await shared.on("ada", "apply --yes", 0);
    const cut = join(temporaryDirectory(t), "cut");
    const pruned = await shared.on("ada", `state prune --before 0s --to ${cut} --format json`, 0);
    const { first, through, head } = JSON.parse(pruned.stdout);
    assert.equal(first, 1);
    const [left] = await server.admin(
      "select count(*)::int as records from webhook_sync.record r join webhook_sync.environment e on e.id = r.environment where e.namespace = $1 and r.sequence <= $2",
      [shared.namespace, through],
    );
    assert.equal(left?.records, 0);
    await shared.on("ada", `audit verify --folder ${cut} --head ${head}`, 0);
    await shared.on("ada", "audit verify --rebuild", 0);
    shared.remove("orders");
    assert.match((await shared.on("ada", "apply --yes", 11)).stdout, /protected/);
    shared.declare("crm", 1);
    shared.declare("orders", 1, ["protect: true"]);
    await shared.on("bob", "apply --yes", 0);
    const out = join(temporaryDirectory(t), "out");
    await shared.on("ada", `state export ${out}`, 0);
    const other = await Shared.start(t, server.url);
    await other.on("ada", `state import ${out}`, 0);
    const back = join(temporaryDirectory(t), "back");
    await other.on("ada", `state export ${back}`, 0);
    assert.deepEqual(filesIn(back), filesIn(out));
    await other.on("ada", "audit verify --rebuild", 0);
    const edited =
      "update webhook_sync.beginning set projection = replace(projection, '\"protect\":true', '\"protect\":false')";
    await server.admin(edited);
    assert.match((await other.on("ada", "audit verify", 10)).stderr, /beginning-missing/);
  });

  it("goes on where a prune was interrupted as it removed records", async (t) => {
    const shared = await Shared.start(t, server.url);
    shared.declare("orders", 1);
    await shared.on("ada", "apply --yes", 0);
    const kept = "from webhook_sync.record r join webhook_sync.environment e on e.id = r.environment";
    const taken = await server.admin(
      `select r.* ${kept} where e.namespace = $1 and r.sequence between 3 and 7`,
      [shared.namespace],
    );
    const prune = `state prune --before 0s --to ${join(temporaryDirectory(t), "cut")} --format json`;
    const { head } = JSON.parse((await shared.on("ada", prune, 0)).stdout);
    for (const { environment, sequence, run, recorded_at, line } of taken)
      await server.admin("insert into webhook_sync.record values ($1, $2, $3, $4, $5)", [
        ...[environment, sequence, run, recorded_at, line],
      ]);
    const again = "state prune --before 1d";
    const told = (await shared.on("ada", `${again} --format json`, 0)).stdout;
    assert.deepEqual(JSON.parse(told), { first: 3, through: 7, head, folder: null });
    const [left] = await server.admin(
      `select count(*)::int as records ${kept} where e.namespace = $1 and r.sequence <= 7`,
      [shared.namespace],
    );
    assert.equal(left?.records, 0);
    assert.match((await shared.on("ada", again, 64)).stderr, /nothing-to-prune/);
    await shared.on("ada", "audit verify --rebuild", 0);
  });

  it("is let go of by a prune that is told to stop", async (t) => {
    const shared = await Shared.start(t, server.url);
    shared.declare("orders", 1);
    await shared.on("ada", "apply --yes", 0);
    let listener: ((signal: "SIGTERM") => void) | null = null;
    let looks = 0;
    const clock = steppingClock();
    const now = () => {
      // The first look is as the record is taken, the second as something is recorded.
      if (listener !== null && ++looks === 2) listener("SIGTERM");
      return new Date();
    };
    const onSignal = (told: (signal: "SIGTERM") => void) => {
      listener = told;
      return () => {};
    };
    const stopped = new Promise<unknown>((resolve) => {
      const exitNow = (code: number) => {
        const asked = "select holder, $2::int as code from webhook_sync.environment where namespace = $1";
        resolve(server.admin(asked, [shared.namespace, code]));
      };
      const args = ["state", "prune", "--before", "0s", "--to", join(temporaryDirectory(t), "cut")];
      const overrides = { clock: { ...clock, now }, onSignal, exitNow };
      void runIn(shared.checkout(), args, shared.variables("ada"), overrides).then(({ stderr }) =>
        resolve(stderr),
      );
    });
    assert.deepEqual(await stopped, [{ holder: null, code: 143 }]);
  });

  it("goes from a folder into another one as well", async (t) => {
    const shared = await Shared.start(t, server.url);
    const directory = shared.checkout();
    const config = join(directory, "webhook-sync.yaml");
    writeFileSync(config, readFileSync(config, "utf8").replace(/^state:.*\n/, ""));
    const folder = await folderOf(t, 5);
    const taken = await runIn(directory, ["state", "import", folder], shared.variables("ada"));
    assert.equal(taken.exit, 0, taken.stderr);
    const kept = filesIn(join(directory, ".webhook-sync", "production"));
    assert.equal(kept["journal.ndjson"], filesIn(folder)["journal.ndjson"]);
  });
});
