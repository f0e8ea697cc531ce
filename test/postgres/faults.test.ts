import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { connectTo } from "../../src/journal/postgres/database.ts";
import { migrate } from "../../src/journal/postgres/migrate.ts";
import { runIn } from "../crash/in-folder.ts";
import { intent, notice, steppingClock } from "../journal/fixture.ts";
import { readBack } from "../journal/recalled.ts";
import { migratedServer, stateIn } from "./fixture.ts";
import { Shared } from "./runner.ts";
import { NO_SERVER, PostgresServer } from "./server.ts";

const opening = (run: string) => ({ actor: "ci", run, clock: steppingClock() });

describe("a database", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await PostgresServer.start();
  });
  after(() => server.remove());

  it("without tables, with newer ones or with other ones is refused, and state migrate makes them once", async (t) => {
    const shared = await Shared.start(t, server.url);
    shared.declare("orders", 1);
    for (const line of ["plan", "apply --yes", "audit show", "state status"]) {
      const { stderr } = await shared.on("ada", line, 10);
      assert.match(
        stderr.replace(/\s+/g, " "),
        /has no tables yet; this version of webhook-sync needs version 1.*state migrate/,
      );
    }
    assert.equal(shared.tenant.store.size, 0);
    assert.match((await shared.on("ada", "state migrate", 0)).stdout, /version 1 now; they had 0/);
    assert.match((await shared.on("ada", "state migrate", 0)).stdout, /version 1 already/);
    await shared.on("ada", "plan", 0);

    await server.admin("insert into webhook_sync.migration values (2, 'later', 'x', now(), '9.0.0')");
    const newer = await shared.on("ada", "apply --yes", 10);
    assert.match(newer.stderr.replace(/\s+/g, " "), /have version 2, this version of webhook-sync knows 1/);
    await shared.on("ada", "state migrate", 10);
    await server.admin("delete from webhook_sync.migration where version = 2");
    await server.admin("update webhook_sync.migration set sha256 = 'edited'");
    const edited = await shared.on("ada", "plan", 10);
    assert.match(
      edited.stderr.replace(/\s+/g, " "),
      /step 1 \(tables\).* is not the one that this version has: its hash differs/,
    );
    await server.admin("drop schema webhook_sync cascade");
    await migratedServer(server);
  });

  it("is migrated once by several at the same moment", async () => {
    await server.admin("drop schema webhook_sync cascade");
    const done = await Promise.all(
      [1, 2, 3, 4].map(() => migrate(connectTo(server.url, {}), "test", "0.0.0")),
    );
    assert.deepEqual(
      done.map((one) => (one.ok ? one.value.from : one.error.message)).toSorted(),
      [0, 1, 1, 1],
    );
  });

  it("lets a reader plan, and a writer neither edit nor delete a record", async (t) => {
    await server.admin("create role webhook_sync_reader login; create role webhook_sync_writer login");
    const shared = await Shared.start(t, server.url);
    await shared.on("ada", "state migrate", 0);
    const writing = await Shared.start(t, server.urlFor("webhook_sync_writer"));
    writing.declare("orders", 1);
    await writing.on("ada", "apply --yes", 0);
    const reading = await Shared.start(t, server.urlFor("webhook_sync_reader"));
    reading.declare("orders", 1);
    await reading.on("ada", "plan --detailed-exitcode", 2);
    const refused = await reading.on("ada", "apply --yes", 10);
    assert.match(refused.stderr.replace(/\s+/g, " "), /permission denied.* give this user the rights/);
    assert.equal(reading.tenant.store.size, 0);
    await server.admin("create role ci login");
    const provided = await Shared.start(t, server.urlFor("ci"));
    provided.declare("orders", 1);
    const stranger = await provided.on("ada", "plan", 10);
    assert.match(stranger.stderr.replace(/\s+/g, " "), /as a member of webhook_sync_reader to plan/);
    await server.admin("grant webhook_sync_reader to ci");
    await provided.on("ada", "plan --detailed-exitcode", 2);
    const asWriter = await connectTo(server.urlFor("webhook_sync_writer"), {})();
    for (const sql of [
      "update webhook_sync.record set line = ''",
      "delete from webhook_sync.record",
      "truncate webhook_sync.record",
    ])
      await assert.rejects(asWriter.query(sql), /permission denied/);
    await asWriter.close();
    const cut = join(writing.checkout(), "cut");
    const pruning = await writing.on("ada", `state prune --before 0s --to ${cut}`, 10);
    assert.match(
      pruning.stderr.replace(/\s+/g, " "),
      /permission denied.* run it as the owner of the tables.* nothing was changed/,
    );
    const shown = await writing.on("ada", "audit show --format json", 0);
    assert.doesNotMatch(shown.stdout, /"pruned"/, "no record tells of what did not happen");
    assert.equal(existsSync(cut), false);
    const migrating = await provided.on("ada", "state migrate", 10);
    assert.match(
      migrating.stderr.replace(/\s+/g, " "),
      /permission denied.* run it as the owner of the tables.* nothing was changed/,
    );
    await writing.on("ada", "audit verify --rebuild", 0);
  });

  it("that cannot be reached, or not with this user, database, mode or variable is exit 10 with what to do", async (t) => {
    const cases: Record<string, [url: string, told: RegExp]> = {
      "nobody listens": [
        "postgres://admin@127.0.0.1:9/postgres",
        /ECONNREFUSED.*check that the database runs/,
      ],
      "no such database": [
        server.url.replace("/postgres", "/nosuch"),
        /does not exist.*database's name in state\.url/,
      ],
      "no such user": [server.urlFor("nobody"), /does not exist.*the user and the password/],
      "no TLS there": [`${server.url}?sslmode=verify-full`, /SSL.*check sslmode in state\.url/],
      "read-only": [
        `${server.url}?options=-c%20default_transaction_read_only%3Don`,
        /read-only.*name the primary/,
      ],
      "not set": ["", /the environment variable that it names is not set/],
    };
    for (const [what, [url, told]] of Object.entries(cases)) {
      const shared = await Shared.start(t, url);
      shared.declare("orders", 1);
      const { stderr } = await shared.on("ada", "apply --yes", 10);
      assert.match(stderr.replace(/\s+/g, " "), told, what);
      assert.equal(shared.tenant.store.size, 0);
    }
  });

  it("that is full, or slower than the lease, ends the run before anything is sent", async (t) => {
    const cases: Record<string, [sql: string, told: RegExp]> = {
      full: [
        "raise exception 'could not extend file' using errcode = '53100'",
        /could not extend file.*53100.*make room on the database server/,
      ],
      slow: [
        "perform pg_sleep(2.5); return new",
        /without saying that it lives, longer than its lease allows/,
      ],
    };
    for (const [what, [sql, told]] of Object.entries(cases)) {
      const shared = await Shared.start(t, server.url, "2s");
      shared.declare("orders", 1);
      await server.admin(
        `create function webhook_sync.fault() returns trigger language plpgsql as $$ begin ${sql}; end $$`,
      );
      await server.admin(
        "create trigger fault before insert on webhook_sync.record for each row execute function webhook_sync.fault()",
      );
      const ended = await shared.on("ada", "apply --yes", 10);
      await server.admin("drop function webhook_sync.fault() cascade");
      assert.match((ended.stdout + ended.stderr).replace(/\s+/g, " "), told, what);
      assert.equal(shared.tenant.store.size, 0, what);
      await shared.on("ada", "apply --yes --lock-timeout 20s", 0);
      await shared.on("ada", "audit verify --rebuild", 0);
    }
  });

  it("whose projection or records somebody edited is told by audit verify", async (t) => {
    const shared = await Shared.start(t, server.url);
    shared.declare("orders", 1, ["protect: true"]);
    await shared.on("ada", "apply --yes", 0);
    const edit = async (sql: string) =>
      await server.admin(
        `${sql} where environment = (select id from webhook_sync.environment where namespace = $1)`,
        [shared.namespace],
      );
    const facts = (from: boolean) =>
      `update webhook_sync.webhook_state set facts = replace(facts, '"protect":${from}', '"protect":${!from}')`;
    await edit(facts(true));
    await shared.on("ada", "audit verify", 0);
    const differs = await shared.on("ada", "audit verify --rebuild", 10);
    assert.match(differs.stderr.replace(/\s+/g, " "), /journal-damaged.* is not what the last run wrote/);
    await edit(facts(false));
    await edit("update webhook_sync.record set line = replace(line, 'orders', 'orderz')");
    const changed = await shared.on("ada", "audit verify", 10);
    assert.match(changed.stderr.replace(/\s+/g, " "), /was changed: its hash does not match/);
  });

  it("whose last records are gone is told by all who read them: the chain of the others is whole", async (t) => {
    const shared = await Shared.start(t, server.url);
    shared.declare("orders", 1);
    await shared.on("ada", "apply --yes", 0);
    const told = async (line: string) => (await shared.on("ada", line, 10)).stderr.replace(/\s+/g, " ");
    for (const [last, missing] of [
      [3, /the record in 127.*: records 4 to 7 are missing .* restore the database from a backup/],
      [0, /records 1 to 7 are missing/],
    ] as const) {
      await server.admin(
        `delete from webhook_sync.record r using webhook_sync.environment e
         where e.id = r.environment and e.namespace = $1 and r.sequence > $2`,
        [shared.namespace, last],
      );
      for (const line of ["audit verify", "audit show", "apply --watch 7f3a91c2"])
        assert.match(await told(line), missing, line);
    }
  });

  it("whose last record is another one than was written is told by audit verify", async (t) => {
    const shared = await Shared.start(t, server.url);
    shared.declare("orders", 1);
    await shared.on("ada", "apply --yes", 0);
    await server.admin("update webhook_sync.environment set head = $2 where namespace = $1", [
      shared.namespace,
      "0".repeat(64),
    ]);
    const { stderr } = await shared.on("ada", "audit verify", 10);
    assert.match(stderr.replace(/\s+/g, " "), /record 7 is another one than was written there/);
  });

  it("keeps a namespace to one repository, unless another one is allowed by name", async (t) => {
    const shared = await Shared.start(t, server.url);
    shared.declare("orders", 1);
    const from = async (repository: string, line: string, exit: number) => {
      const own = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: repository };
      const ended = await runIn(shared.checkout(), line.split(" "), { ...shared.variables("ada"), ...own });
      assert.equal(ended.exit, exit, `${line}\n${ended.stdout}${ended.stderr}`);
      return ended.stderr.replace(/\s+/g, " ");
    };
    await from("acme/webhooks", "apply --yes", 0);
    const written = shared.tenant.calls.length;
    for (const line of ["apply --yes", "plan", "status", "describe orders"]) {
      const refused = await from("acme/billing", line, 10);
      assert.match(
        refused,
        /is of the repository github\.com\/acme\/webhooks, and this is github\.com\/acme\/billing/,
      );
      assert.match(
        refused,
        /own state\.namespace; .* repositories: \[github\.com\/acme\/webhooks\] to state/,
      );
    }
    assert.equal(shared.tenant.calls.length, written, "nothing was asked of the tenant");
    await from("acme/billing", "audit verify", 0);
    await shared.on("ada", "plan", 0);
    const { journal } = stateIn(server, { namespace: shared.namespace, name: "production" });
    const live = await journal.open(opening("live"));
    assert.ok(live.ok);
    assert.match(await from("acme/billing", "state unlock live", 10), /is of the repository/);
    const held = await from("acme/webhooks", "state prune --before 0s", 8);
    assert.match(held, /hint: wait for it; if that run is gone, its lease runs out/);
    assert.ok(
      (await live.value.append(notice("goes on"))).ok,
      "a refusal takes nothing from a run that lives",
    );
    await live.value.close();
    shared.allow("github.com/acme/webhooks");
    await from("acme/billing", "plan", 0);
    await from("acme/billing", "apply --yes", 0);
    await shared.on("ada", "apply --yes", 0);
  });

  it("is described by doctor: server, tables, user, lease, and what it may lose", async (t) => {
    const shared = await Shared.start(t, server.url);
    const described = await shared.on("ada", "doctor", 0);
    const told = described.stdout.replace(/\s+/g, " ");
    assert.match(told, /✓ record PostgreSQL \d+\.\d+ at 127\.0\.0\.1:\d+\/postgres .*tables of version 1/);
    assert.match(told, /! database user admin can edit and delete records/);
    assert.match(told, /✓ lease no run holds the record; a lease lasts 30 s unless renewed/);
    const careless = await Shared.start(t, `${server.url}?options=-c%20synchronous_commit%3Doff`);
    const warned = await careless.on("ada", "doctor", 0);
    assert.match(warned.stdout.replace(/\s+/g, " "), /! synchronous_commit off: .* can lose records/);
    const writing = await Shared.start(t, server.urlFor("webhook_sync_writer"));
    const writer = await writing.on("ada", "doctor", 0);
    assert.match(
      writer.stdout.replace(/\s+/g, " "),
      /webhook_sync_writer appends records, and can neither edit/,
    );
  });

  it("never has its password printed", async (t) => {
    const url = server.url.replace("admin@", "admin:s3cr3t-pass@").replace(`${server.port}`, "9");
    const shared = await Shared.start(t, url);
    shared.declare("orders", 1);
    const { stdout, stderr } = await shared.on("ada", "plan --verbose", 10);
    assert.doesNotMatch(stdout + stderr, /s3cr3t/);
    const written = shared.checkout();
    const config = await import("node:fs");
    const file = `${written}/webhook-sync.yaml`;
    config.writeFileSync(file, config.readFileSync(file, "utf8").replace("${env:STATE_URL}", url));
    const refused = await runIn(written, ["validate"], shared.variables("ada"));
    assert.equal(refused.exit, 3);
    assert.match(refused.stdout + refused.stderr, /state\.url holds a password/);
    assert.doesNotMatch(refused.stdout + refused.stderr, /s3cr3t/);
  });

  it("that restarts is met again, and the same group is there once", async () => {
    const { journal } = stateIn(server);
    const opened = await journal.open(opening("run-1"));
    assert.ok(opened.ok);
    for (let round = 0; round < 3; round++) {
      const before = Array.from({ length: 20 }, (_, index) =>
        opened.value.append(intent(`${round}-${index}`)),
      );
      await server.stop();
      const during = opened.value.append(notice(`during ${round}`));
      await server.run();
      const written = await Promise.all([...before, during]);
      assert.ok(
        written.every(({ ok }) => ok),
        JSON.stringify(written.find(({ ok }) => !ok)),
      );
    }
    await opened.value.close();
    const { records } = await readBack(journal);
    assert.equal(records.length, 63);
  });

  it("that is gone for longer than the lease ends the run: nothing may be sent any more", async () => {
    const { journal } = stateIn(server, { leaseMs: 1_500 });
    const opened = await journal.open(opening("run-1"));
    assert.ok(opened.ok);
    assert.ok((await opened.value.append(notice("one"))).ok);
    await server.stop();
    const failed = await opened.value.append(intent("late"));
    assert.ok(!failed.ok);
    assert.match(failed.error.message, /cannot be written/);
    assert.equal(opened.value.mayWrite().ok, false);
    await opened.value.close();
    await server.run();
    const next = await journal.open({ ...opening("run-2"), lockTimeoutMs: 60_000 });
    assert.ok(next.ok, JSON.stringify(next));
    assert.equal(next.value.projection().sequence, 1);
    await next.value.close();
  });

  it("lets nobody write whose record another run has taken", async () => {
    const { journal, name } = stateIn(server);
    const first = await journal.open(opening("run-1"));
    assert.ok(first.ok);
    assert.ok((await first.value.append(notice("one"))).ok);
    await server.admin("update webhook_sync.environment set lease_until = '-infinity' where name = $1", [
      name,
    ]);
    const second = await journal.open(opening("run-2"));
    assert.ok(second.ok);
    const fenced = await first.value.append(intent("late"));
    assert.ok(!fenced.ok);
    assert.match(fenced.error.message, /was taken away while this run held it; another run has it now/);
    assert.equal(first.value.mayWrite().ok, false);
    await first.value.close();
    assert.ok((await second.value.append(notice("two"))).ok, "the close of the first one lets go of nothing");
    await second.value.close();
    const { records } = await readBack(journal);
    assert.deepEqual(
      records.map(({ run }) => run),
      ["run-1", "run-2"],
    );
  });

  it("shows a record that was edited, removed or moved past the tool", async () => {
    const edits = [
      "update webhook_sync.record set line = replace(line, 'orders', 'others') where sequence = 2",
      "delete from webhook_sync.record where sequence = 2",
      "update webhook_sync.record set line = (select line from webhook_sync.record where sequence = 3 and environment = $1) where sequence = 2",
    ];
    for (const sql of edits) {
      const { journal, name } = stateIn(server);
      const opened = await journal.open(opening("run-1"));
      assert.ok(opened.ok);
      for (const id of ["a", "b", "c"]) await opened.value.append(intent(id));
      await opened.value.close();
      const [row] = await server.admin("select id from webhook_sync.environment where name = $1", [name]);
      const where = sql.includes("$1") ? " and environment = $1" : ` and environment = ${row?.id}`;
      await server.admin(sql + where, sql.includes("$1") ? [row?.id] : undefined);
      const walked = await journal.walk(() => {});
      assert.ok(!walked.ok && walked.error.kind === "damaged", sql);
      assert.match(walked.error.message, /line 2 of acme\/environment-\d+ /);
    }
  });

  it("has its projection made anew where another version wrote it", async () => {
    const { journal, name } = stateIn(server);
    const opened = await journal.open(opening("run-1"));
    assert.ok(opened.ok);
    await opened.value.append(intent("a"));
    await opened.value.close();
    await server.admin(
      "update webhook_sync.environment set projection = '{\"formatVersion\":9}' where name = $1",
      [name],
    );
    await readBack(journal);
    const next = await journal.open(opening("run-2"));
    assert.ok(next.ok);
    assert.equal(next.value.projection().openIntents.length, 1);
    await next.value.close();
    await readBack(journal);
  });
});
