import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { before, describe, it, type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { JournalStore } from "../../src/journal/chain/journal.ts";
import { fileJournal } from "../../src/journal/files/open.ts";
import type { JournalRecord } from "../../src/model/record/record.ts";
import { temporaryDirectory } from "../base/temporary-directory.ts";
import { compiled } from "../crash/bundle.ts";
import { readBack } from "../journal/recalled.ts";
import { migratedServer, stateIn } from "./fixture.ts";
import { NO_SERVER, type PostgresServer } from "./server.ts";
import { sharedServer } from "./shared-server.ts";

// The whole campaign takes minutes; the suite takes a cut of it.
const SIZE =
  process.env.CAMPAIGN === "1"
    ? { writers: 20, requests: 150, contenders: 20, turns: 25, kills: 25, stops: 6 }
    : { writers: 4, requests: 40, contenders: 4, turns: 8, kills: 3, stops: 1 };

/** Of those whose lease is to run out. The others are never kept from renewing theirs for so long. */
const SHORT_LEASE_MS = 1_500;
const LEASE_MS = 30_000;

/** Until it is stopped. */
const ENDLESS: Work = { requests: 100_000, inFlight: 4, leaseMs: SHORT_LEASE_MS };

/** Where workers write, and how it is read. */
interface Place {
  readonly argument: string;
  readonly name: string;
  readonly store: JournalStore;
}

const script = await compiled(join(import.meta.dirname, "worker.ts"));

/** So many requests, and so many of them at once. */
interface Work {
  readonly requests: number;
  readonly inFlight: number;
  readonly leaseMs?: number;
}

/** Another process that writes as an apply does. */
class Worker {
  readonly run: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #printed = "";

  constructor(t: TestContext, { argument, name }: Place, run: string, work: Work) {
    this.run = run;
    const { requests, inFlight, leaseMs = LEASE_MS } = work;
    const args = [argument, name, run, `${requests}`, `${inFlight}`, `${leaseMs}`];
    this.#child = spawn(process.execPath, [script, ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#child.stdout?.on("data", (text) => {
      this.#printed += String(text);
    });
    this.#ended = once(this.#child, "close").then(([code]) => code);
    t.after(() => this.#child.kill("SIGKILL"));
  }

  /** Of each request that was sent, when. */
  get sent(): ReadonlyMap<string, number> {
    const lines = this.#printed.split("\n").slice(0, -1);
    return new Map(
      lines.flatMap((line) => {
        const [at = "", sent, id = ""] = line.split(" ");
        return sent === "sent" ? [[id, Number(at)] as const] : [];
      }),
    );
  }

  async until(holds: (worker: Worker) => boolean): Promise<void> {
    while (!holds(this)) await pause(5);
  }

  get isHolding(): boolean {
    return this.#printed.includes("holding\n");
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  end(): Promise<number | null> {
    return this.#ended;
  }
}

/** How often a record of another run follows. */
function switches(records: readonly JournalRecord[]): number {
  return records.filter(({ run }, index) => index > 0 && run !== records[index - 1]?.run).length;
}

function assertAnnounced(workers: readonly Worker[], records: readonly JournalRecord[]): void {
  const intents = new Set(
    records.flatMap((record) => (record.phase === "intent" ? [record.request_id] : [])),
  );
  for (const id of workers.flatMap(({ sent }) => [...sent.keys()]))
    assert.ok(intents.has(id), `${id} was sent unrecorded`);
}

for (const kind of ["files", "PostgreSQL"] as const) {
  describe(`many runs on ${kind}`, { skip: kind === "PostgreSQL" ? NO_SERVER : undefined }, () => {
    let server: PostgresServer | undefined;
    before(async () => {
      if (kind === "PostgreSQL") server = await migratedServer(await sharedServer());
    });

    const placeFor = (t: TestContext): Place => {
      if (server === undefined) {
        const argument = temporaryDirectory(t);
        return { argument, name: "", store: fileJournal(argument) };
      }
      const { name, journal } = stateIn(server);
      return { argument: server.url, name, store: journal };
    };

    it("write to their own environments at once, several requests in flight each", async (t) => {
      const places = Array.from({ length: SIZE.writers }, () => placeFor(t));
      const work = { requests: SIZE.requests, inFlight: 8 };
      const workers = places.map((place, index) => new Worker(t, place, `run-${index}`, work));
      for (const worker of workers) assert.equal(await worker.end(), 0);
      for (const { store } of places) assert.equal((await readBack(store)).records.length, 2 * SIZE.requests);
    });

    it("take one environment by turns, and none comes between another's records", async (t) => {
      const place = placeFor(t);
      const workers = Array.from(
        { length: SIZE.contenders },
        (_, index) => new Worker(t, place, `run-${index}`, { requests: SIZE.turns, inFlight: 4 }),
      );
      for (const worker of workers) assert.equal(await worker.end(), 0);
      const { records } = await readBack(place.store);
      assert.equal(records.length, 2 * SIZE.turns * SIZE.contenders);
      assert.equal(switches(records), SIZE.contenders - 1);
    });

    it("lose nothing that was acknowledged when they are killed, and let the next one in", async (t) => {
      const place = placeFor(t);
      const workers: Worker[] = [];
      for (let kill = 0; kill < SIZE.kills; kill++) {
        const worker = new Worker(t, place, `run-${kill}`, ENDLESS);
        workers.push(worker);
        await worker.until(({ sent }) => sent.size > (kill * 37) % 60);
        worker.signal("SIGKILL");
        await worker.end();
      }
      const last = new Worker(t, place, "last", { requests: 5, inFlight: 1 });
      assert.equal(await last.end(), 0);
      const { records } = await readBack(place.store);
      assertAnnounced([...workers, last], records);
      assert.equal(switches(records), SIZE.kills);
    });

    it("send nothing more after they stood still for longer than their lease", async (t) => {
      for (let stop = 0; stop < SIZE.stops; stop++) {
        const place = placeFor(t);
        const stopped = new Worker(t, place, "stopped", ENDLESS);
        await stopped.until(({ sent }) => sent.size > 20);
        stopped.signal("SIGSTOP");
        const next = new Worker(t, place, "next", { requests: 20, inFlight: 2 });
        await next.until(({ isHolding }) => isHolding);
        const taken = Date.now();
        const already = stopped.sent.size;
        stopped.signal("SIGCONT");
        assert.equal(await stopped.end(), 10);
        assert.equal(await next.end(), 0);
        const late = [...stopped.sent.values()].filter((at) => at > taken);
        // What it had printed when it was stopped may be read only now.
        assert.deepEqual(late, [], `${stopped.sent.size - already} requests were read later`);
        const { records } = await readBack(place.store);
        assertAnnounced([stopped, next], records);
        assert.equal(switches(records), 1);
      }
    });
  });
}
