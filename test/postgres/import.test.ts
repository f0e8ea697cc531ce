import assert from "node:assert/strict";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { failure } from "../../src/base/result.ts";
import { readWhole, takeOver, type WholeCopy } from "../../src/journal/files/copy.ts";
import { fileJournal } from "../../src/journal/files/open.ts";
import { type Connect, connectTo } from "../../src/journal/postgres/database.ts";
import { type PostgresState, postgresState } from "../../src/journal/postgres/outbox.ts";
import { EXIT } from "../../src/model/run/exit-code.ts";
import { problem } from "../../src/model/run/problem.ts";
import { fileOutbox } from "../../src/notify/file-outbox.ts";
import { copyMessages } from "../../src/notify/outbox-edit.ts";
import { steppingClock } from "../journal/fixture.ts";
import { migratedServer, stateIn } from "./fixture.ts";
import { folderOf } from "./record-folder.ts";
import { Shared } from "./runner.ts";
import { NO_SERVER, type PostgresServer } from "./server.ts";
import { sharedServer } from "./shared-server.ts";

/** Connections that are gone for good from their nth statement on. */
function goneAfter(connect: Connect, nth: number): Connect {
  let asked = 0;
  return async () => {
    if (asked >= nth) throw new Error("gone");
    const { query, close } = await connect();
    const counting: typeof query = async (text, values) => {
      if (++asked >= nth) throw new Error("gone");
      return await query(text, values);
    };
    return { query: counting, close };
  };
}

/** What somebody imports, and where its messages are. */
interface Source {
  readonly copy: WholeCopy;
  readonly folder: string;
}

async function importInto({ journal, outbox }: PostgresState, { copy, folder }: Source): Promise<boolean> {
  const messages = fileOutbox(join(folder, "outbox.ndjson"));
  const opened = await journal.open({ actor: "ci", run: "import", clock: steppingClock(), takesOver: true });
  if (!opened.ok) return false;
  const taken = await takeOver(opened.value, copy, () => copyMessages(messages, outbox));
  await opened.value.close();
  return taken.ok;
}

/** What counts for those who go by a record. */
interface Counted {
  /** null where they are refused. */
  readonly records: number | null;
  readonly copy: WholeCopy | null;
}

/** All of them see the same. */
async function countedIn({ journal }: PostgresState): Promise<Counted> {
  const [read, walked] = [await journal.read(), await readWhole(journal)];
  const opened = await journal.open({ actor: "ci", run: "apply", clock: steppingClock() });
  if (opened.ok) await opened.value.close();
  assert.deepEqual([walked.ok, opened.ok], [read.ok, read.ok]);
  for (const one of [read, walked, opened]) if (!one.ok) assert.match(one.error.message, /has not ended/);
  return { records: read.ok ? read.value.projection.sequence : null, copy: walked.ok ? walked.value : null };
}

describe("an import", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await migratedServer(await sharedServer());
  });

  it("counts only once all of it is there, wherever it is cut off, and goes on from there", async (t) => {
    const folder = await folderOf(t, 85, 4);
    const copy = await readWhole(fileJournal(folder));
    assert.ok(copy.ok);
    const { records } = copy.value.end;
    assert.ok(records > 1_000, "in several groups");
    const source = { folder, copy: copy.value };
    const seen: (number | null)[] = [];
    while (seen.at(-1) !== records) {
      const state = stateIn(server);
      const way = { place: "acme", connect: goneAfter(connectTo(server.url, {}), seen.length + 1) };
      const origin = { repository: async () => null, others: [] };
      const name = { namespace: "acme", name: state.name };
      await importInto(postgresState({ ...way, name, leaseMs: 30_000, origin }), source);
      await server.admin("update webhook_sync.environment set lease_until = '-infinity' where name = $1", [
        state.name,
      ]);
      seen.push((await countedIn(state)).records);
      assert.ok(await importInto(state, source), `after ${seen.length} statements`);
      assert.deepEqual(await countedIn(state), { records, copy: copy.value });
      const messages = await state.outbox.entries();
      assert.deepEqual(messages.ok && messages.value.map(({ refusals }) => refusals), [1]);
      assert.ok(seen.length < 50);
    }
    assert.deepEqual([...new Set(seen)], [0, null, records]);
  });

  it("is refused by all who would go by it until its import has ended", async (t) => {
    const shared = await Shared.start(t, server.url);
    const folder = await folderOf(t, 3);
    const copy = await readWhole(fileJournal(folder));
    assert.ok(copy.ok);
    const { journal } = stateIn(server, { name: "production", namespace: shared.namespace });
    const opened = await journal.open({ actor: "ci", run: "cut", clock: steppingClock(), takesOver: true });
    assert.ok(opened.ok);
    const cut = async () => failure(problem(EXIT.journal, "cut", "cut off", null));
    assert.equal((await takeOver(opened.value, copy.value, cut)).ok, false);
    await opened.value.close();
    const readers = ["plan", "status", "state status", "audit verify", "audit show", "audit runs"];
    for (const line of [...readers, "apply --yes", "outbox drop a", "state prune --before 1d"]) {
      const { stdout, stderr } = await shared.on("ada", line, 10);
      const told = `${stdout}${stderr}`.replace(/\s+/g, " ");
      assert.match(told, /an import into .* has not ended: what follows its beginning is not counted/, line);
    }
    const other = await shared.on("ada", `state import ${await folderOf(t, 2)}`, 10);
    assert.match(other.stderr.replace(/\s+/g, " "), /an import of another record is there already/);
    await shared.on("ada", `state import ${folder}`, 0);
    await shared.on("ada", "audit verify --rebuild", 0);
    assert.match((await shared.on("ada", "state status", 0)).stdout, /9 records/);
  });
});
