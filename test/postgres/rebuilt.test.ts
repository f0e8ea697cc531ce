import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it, type TestContext } from "node:test";
import { temporaryDirectory } from "../base/temporary-directory.ts";
import { notice, steppingClock } from "../journal/fixture.ts";
import { migratedServer, stateIn } from "./fixture.ts";
import { Shared } from "./runner.ts";
import { NO_SERVER, type PostgresServer } from "./server.ts";
import { sharedServer } from "./shared-server.ts";

describe("what a database's records add up to", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await migratedServer(await sharedServer());
  });

  const edit = async ({ namespace }: Shared, sql: string) =>
    await server.admin(`with e as (select id from webhook_sync.environment where namespace = $1) ${sql}`, [
      namespace,
    ]);

  /** As another version leaves it, that wrote beside the records what this one cannot read. */
  const outdate = (shared: Shared) =>
    edit(
      shared,
      `update webhook_sync.environment o set projection = replace(projection, '"formatVersion":4', '"formatVersion":99')
       from e where o.id = e.id`,
    );

  /** A protected webhook whose manifest is gone, and a record of which the first run was pruned. */
  async function pruned(t: TestContext): Promise<Shared> {
    const shared = await Shared.start(t, server.url);
    shared.declare("orders", 1, ["protect: true"]);
    await shared.on("ada", "apply --yes", 0);
    await shared.on("ada", `state prune --before 0s --to ${join(temporaryDirectory(t), "cut")}`, 0);
    shared.remove("orders");
    return shared;
  }

  async function refused(shared: Shared, told: RegExp): Promise<void> {
    for (const line of ["plan", "status", "state status", "apply --yes"]) {
      const { stderr } = await shared.on("ada", line, 10);
      assert.match(stderr.replace(/\s+/g, " "), /journal-damaged/, line);
      assert.match(stderr.replace(/\s+/g, " "), told, line);
    }
    const [row] = await server.admin("select holder from webhook_sync.environment where namespace = $1", [
      shared.namespace,
    ]);
    assert.equal(row?.holder, null, "what refused it lets the next run in");
  }

  it("is made anew where another version wrote it, and protection stays", async (t) => {
    const shared = await pruned(t);
    await outdate(shared);
    assert.match((await shared.on("ada", "apply --yes", 11)).stdout, /protected/);
    await shared.on("ada", "audit verify --rebuild", 0);
  });

  it("is not made anew of what stands edited in the place of pruned records", async (t) => {
    const shared = await pruned(t);
    await edit(
      shared,
      `update webhook_sync.beginning b set projection = replace(projection, '"protect":true', '"protect":false')
       from e where b.environment = e.id`,
    );
    await outdate(shared);
    await refused(shared, /is not what the record of their pruning names/);
  });

  it("is not made anew of records of which some are missing, or the last is another one", async (t) => {
    for (const [sql, told] of [
      [
        "delete from webhook_sync.record r using e where r.environment = e.id and r.sequence = 3",
        /record 4 stands/,
      ],
      [
        "delete from webhook_sync.record r using e where r.environment = e.id and r.sequence > 3",
        /4 to 7 are missing/,
      ],
      [
        "update webhook_sync.environment o set head = repeat('a', 64) from e where o.id = e.id",
        /record 7 is another/,
      ],
    ] as const) {
      const shared = await Shared.start(t, server.url);
      shared.declare("orders", 1, ["protect: true"]);
      await shared.on("ada", "apply --yes", 0);
      await edit(shared, sql);
      await outdate(shared);
      await refused(shared, told);
    }
  });

  /** So that it is read as another fleet, and not as damage of the text. */
  const unprotect = `set facts = replace(facts, '"protect":true', '"protect":false')`;

  it("is refused where it, or one of the last records, was edited, and is built again as the docs say", async (t) => {
    const shared = await Shared.start(t, server.url);
    shared.declare("orders", 1, ["protect: true"]);
    await shared.on("ada", "apply --yes", 0);
    shared.remove("orders");
    for (const [there, back, told] of [
      [
        `update webhook_sync.webhook_state s ${unprotect} from e where s.environment = e.id`,
        `update webhook_sync.webhook_state s set facts = replace(facts, '"protect":false', '"protect":true') from e
         where s.environment = e.id`,
        /is not what the last run wrote with its records .* docs\/audit\.md#built-again/,
      ],
      [
        `update webhook_sync.environment o set projection = replace(projection, '"openIntents":[]', '"openIntents":[ ]')
         from e where o.id = e.id`,
        `update webhook_sync.environment o set projection = replace(projection, '"openIntents":[ ]', '"openIntents":[]')
         from e where o.id = e.id`,
        /is not what the last run wrote with its records/,
      ],
      [
        `update webhook_sync.record r set line = replace(line, '"protect":true', '"protect":false') from e
         where r.environment = e.id`,
        `update webhook_sync.record r set line = replace(line, '"protect":false', '"protect":true') from e
         where r.environment = e.id`,
        /line 2 of .* was changed: its hash does not match; the last good record is 1/,
      ],
      [
        `insert into webhook_sync.record select e.id, 8, 'x', now(), r.line from webhook_sync.record r, e
         where r.environment = e.id and r.sequence = 7`,
        "delete from webhook_sync.record r using e where r.environment = e.id and r.sequence = 8",
        /line 8 of .* does not follow the line before/,
      ],
    ] as const) {
      await edit(shared, there);
      await refused(shared, told);
      await edit(shared, back);
      assert.match((await shared.on("ada", "apply --yes", 11)).stdout, /protected/);
    }
    await edit(shared, `update webhook_sync.webhook_state s ${unprotect} from e where s.environment = e.id`);
    await edit(shared, "insert into webhook_sync.webhook_state select e.id, 'crm@1', '{}' from e");
    const [, ours = ""] = /```sql\n(begin;\n[^`]*commit;)/.exec(readFileSync("docs/audit.md", "utf8")) ?? [];
    assert.match(ours, /'acme\/webhooks'/);
    await server.admin(ours.replaceAll("acme/webhooks", shared.namespace));
    assert.match((await shared.on("ada", "apply --yes", 11)).stdout, /protected/);
    await shared.on("ada", "audit verify --rebuild", 0);
  });

  it("is told apart from a record that another run has, where its head was edited meanwhile", async () => {
    const { journal, name } = stateIn(server);
    const opened = await journal.open({ actor: "ci", run: "run-1", clock: steppingClock() });
    assert.ok(opened.ok);
    await opened.value.append(notice("first"));
    await server.admin("update webhook_sync.environment set head = 'edited' where name = $1", [name]);
    const refused = await opened.value.append(notice("second"));
    assert.ok(!refused.ok);
    assert.match(refused.error.message, /was edited while this run held it: its head is not the one/);
    await opened.value.close();
  });
});
