import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { systemClock } from "../../src/terminal/process-io.ts";
import { runIn } from "../crash/in-folder.ts";
import { change, finished, intent, outcome, started } from "../journal/fixture.ts";
import { migratedServer, stateIn } from "./fixture.ts";
import { Shared } from "./runner.ts";
import { NO_SERVER, type PostgresServer } from "./server.ts";
import { sharedServer, stoppedServer } from "./shared-server.ts";

const INTERVAL_MS = 7_000;

/** Follows a run on another machine; each time it waits the next step is taken in its place. */
async function follow(shared: Shared, run: string, steps: readonly (() => Promise<unknown>)[]) {
  const left = [...steps];
  const sleep = async (milliseconds: number, signal?: AbortSignal) => {
    if (milliseconds === INTERVAL_MS) await left.shift()?.();
    else await systemClock.sleep(milliseconds, signal);
  };
  const args = ["apply", "--interval", "7s", "--watch", run];
  const ended = await runIn(shared.checkout(), args, shared.variables("linus"), {
    clock: { ...systemClock, sleep },
  });
  assert.equal(left.length, 0, `it ended before its time: ${ended.stdout}${ended.stderr}`);
  return ended;
}

/** A run that works on another machine. */
async function workElsewhere(server: PostgresServer, { namespace }: Shared, run: string) {
  const { journal } = stateIn(server, { namespace, name: "production" });
  const opened = await journal.open({ actor: "github:octocat", run, clock: systemClock });
  assert.ok(opened.ok, JSON.stringify(opened));
  return opened.value;
}

describe("a run that works elsewhere, with its record in PostgreSQL", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await migratedServer(await sharedServer());
  });

  const elsewhere = (shared: Shared, run: string) => workElsewhere(server, shared, run);

  it("is followed until it ends, and with its exit code", async (t) => {
    const shared = await Shared.start(t, server.url);
    const journal = await elsewhere(shared, "7f3a91c2");
    const ended = await follow(shared, "7f3a91c2", [
      () => journal.append(started(`sha256:${"5".repeat(64)}`)),
      () => Promise.all([journal.append(intent("a")), journal.append(outcome("a"))]),
      () => Promise.all([journal.append(change()), journal.append(finished(5))]),
    ]);
    await journal.close();
    assert.equal(ended.exit, 5, ended.stderr);
    assert.match(ended.stdout, /started.*orders@2.*finished with exit code 5/s);
    assert.equal(ended.stdout.match(/finished/g)?.length, 1, ended.stdout);
  });

  it("is not waited for where its lease has run out and it has recorded no end", async (t) => {
    const shared = await Shared.start(t, server.url);
    const journal = await elsewhere(shared, "0badcafe");
    await journal.append(started(`sha256:${"6".repeat(64)}`));
    const ended = await follow(shared, "0badcafe", [
      () =>
        server.admin("update webhook_sync.environment set lease_until = '-infinity' where namespace = $1", [
          shared.namespace,
        ]),
    ]);
    await journal.close();
    assert.equal(ended.exit, 7, ended.stdout);
    assert.match(ended.stderr, /run 0badcafe holds the record no longer and has recorded no end/);
    assert.equal((await follow(shared, "12345678", [])).exit, 64, "it is in no record");
  });

  it("is told to be damaged where its records are edited while it is followed", async (t) => {
    const shared = await Shared.start(t, server.url);
    const journal = await elsewhere(shared, "7f3a91c2");
    await journal.append(started(`sha256:${"7".repeat(64)}`));
    const ended = await follow(shared, "7f3a91c2", [
      async () => {
        await journal.append(intent("a"));
        await server.admin(
          `update webhook_sync.record r set line = replace(line, 'orders', 'others')
           from webhook_sync.environment e where e.id = r.environment and e.namespace = $1 and r.sequence = 2`,
          [shared.namespace],
        );
      },
    ]);
    await journal.close();
    assert.equal(ended.exit, 10, ended.stdout);
    assert.match(
      ended.stderr.replace(/\s+/g, " "),
      /line 2 of 127.* was changed: its hash does not match; .* hint: restore the database from a backup/,
    );
  });
});

describe("a run that is followed while its database is away", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await migratedServer(await stoppedServer());
  });

  it("for less than a lease is followed to its end, with one warning for each time", async (t) => {
    const shared = await Shared.start(t, server.url, "2m");
    const journal = await workElsewhere(server, shared, "7f3a91c2");
    const nothing = async () => {};
    const ended = await follow(shared, "7f3a91c2", [
      () => journal.append(started(`sha256:${"5".repeat(64)}`)),
      ...[() => server.stop(), nothing, () => server.run(), () => server.stop(), nothing, nothing],
      async () => {
        await server.run();
        await Promise.all([journal.append(change()), journal.append(finished(5))]);
      },
    ]);
    await journal.close();
    assert.equal(ended.exit, 5, ended.stderr);
    assert.match(ended.stdout, /started.*orders@2.*finished with exit code 5/s);
    const warned = ended.stderr
      .replace(/\s+/g, " ")
      .match(/warning journal-unwritable: .*? again for 2 min/g);
    assert.equal(warned?.length, 2, ended.stderr);
    assert.match(ended.stderr, /ECONNREFUSED/);
    assert.doesNotMatch(ended.stderr, /error/);
  });

  it("for longer than a lease is followed no longer", async (t) => {
    const shared = await Shared.start(t, server.url, "1s");
    const journal = await workElsewhere(server, shared, "0badcafe");
    await journal.append(started(`sha256:${"6".repeat(64)}`));
    const ended = await follow(shared, "0badcafe", [() => server.stop(), () => systemClock.sleep(1_100)]);
    await server.run();
    await journal.close();
    assert.equal(ended.exit, 10, ended.stdout);
    assert.match(ended.stderr, /error journal-unwritable/);
  });

  it("as it is looked at first is told to be unreadable", async (t) => {
    const shared = await Shared.start(t, server.url, "2m");
    await server.stop();
    assert.equal((await follow(shared, "0badcafe", [])).exit, 10);
    await server.run();
  });
});
