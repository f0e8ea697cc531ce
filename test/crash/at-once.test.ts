import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { after, before, describe, it, type TestContext } from "node:test";
import { systemClock } from "../../src/cli/io.ts";
import { startSandbox } from "../../src/sandbox/start.ts";
import type { SandboxSwitches } from "../../src/sandbox/switches.ts";
import { manifestText } from "../scenarios/fleet.ts";
import { bundle } from "./bundle.ts";
import type { Ended } from "./in-folder.ts";
import { startingGate } from "./starting-gate.ts";

const NAMES = ["billing", "orders", "returns"];

let built: Awaited<ReturnType<typeof bundle>>;

/** A project of three webhooks, and a sandbox with these switches behind a gate at which its runs meet. */
class Project {
  readonly directory = mkdtempSync(join(tmpdir(), "webhook-sync-at-once-"));
  #secret = "";

  /** Serves the sandbox until the test is over; gives what opens the gate. */
  async start(
    t: TestContext,
    switches: SandboxSwitches,
    { runs = 3, ownership = "key" }: { readonly runs?: number; readonly ownership?: "key" | "scope" } = {},
  ): Promise<() => void> {
    const directory = join(this.directory, "tenant");
    const started = await startSandbox({
      ...{ directory, switches, receivers: [] },
      clock: systemClock,
      random: Math.random,
    });
    assert.ok(started.ok);
    const { baseUrl, clientId, clientSecret, close } = started.value;
    this.#secret = clientSecret.expose();
    const gate = await startingGate(baseUrl, runs);
    t.after(async () => {
      await gate.close();
      await close();
      rmSync(this.directory, { recursive: true, force: true });
    });
    mkdirSync(join(this.directory, "webhooks.d"));
    for (const name of NAMES) {
      writeFileSync(join(this.directory, "webhooks.d", `${name}.yaml`), manifestText(name, 1));
    }
    const config = `environments:
  served:
    default: true
    tenant:
      profile: integrations-v1
      baseUrl: ${gate.url.origin}
      auth: { kind: client-credentials, clientId: ${clientId}, clientSecret: "\${env:TENANT_SECRET}" }
      ownership: ${ownership}
      settle: 0s
    health: { mode: none }
`;
    writeFileSync(join(this.directory, "webhook-sync.yaml"), config);
    return gate.open;
  }

  /** Runs one command line in a process of its own. */
  async run(...args: readonly string[]): Promise<Ended> {
    const child = spawn(process.execPath, [join(built.directory, "main.js"), ...args], {
      cwd: this.directory,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env.PATH, TENANT_SECRET: this.#secret },
    });
    const exited = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? -1)));
    const [exit, stdout, stderr] = await Promise.all([exited, text(child.stdout), text(child.stderr)]);
    return { exit, stdout, stderr };
  }

  /** Three applies at once, each with a state directory of its own. */
  async applyThrice(): Promise<readonly Ended[]> {
    const apply = (number: number) => this.run("apply", "--yes", "--state-dir", `state-${number}`);
    return await Promise.all([apply(1), apply(2), apply(3)]);
  }
}

const all = (ended: readonly Ended[]) => ended.map(({ stdout, stderr }) => stdout + stderr).join("\n---\n");
const exits = (ended: readonly Ended[]) => ended.map(({ exit }) => exit).toSorted((a, b) => a - b);

/** A tenant that prevents no double by itself. */
const CARELESS = { idempotency: "ignored", uniqueNames: false } as const;

describe("three applies at once, each a process", { concurrency: 1 }, () => {
  before(async () => {
    built = await bundle();
  });
  after(() => built.remove());

  for (const [given, switches] of [
    ["keys are honoured", { uniqueNames: false }],
    ["names are kept unique", { idempotency: "ignored" }],
  ] as const) {
    it(`three state directories, ${given}: no double, and the next apply has nothing left to do`, async (t) => {
      const project = new Project();
      await project.start(t, switches);
      const ended = await project.applyThrice();
      for (const { exit } of ended) assert.ok(exit === 0 || exit === 8, all(ended));
      const next = await project.run("apply", "--yes");
      assert.equal(next.exit, 0, all([next]));
      const planned = await project.run("plan", "--detailed-exitcode");
      assert.equal(planned.exit, 0, all([planned]));
      assert.match(planned.stdout, /3 unchanged/);
    });
  }

  for (const [given, switches, ownership] of [
    ["keys are shown and not honoured", CARELESS, "key"],
    ["keys are not even shown", { ...CARELESS, echoKeys: false }, "scope"],
  ] as const) {
    it(`three state directories, ${given}: the last one exits 7 with the ids of each double`, async (t) => {
      const project = new Project();
      await project.start(t, switches, { ownership });
      const ended = await project.applyThrice();
      const told = ended.filter(({ exit }) => exit === 7);
      assert.ok(told.length > 0, all(ended));
      // Each run may be the last one for another webhook.
      for (const name of NAMES) {
        const sentence = new RegExp(`the tenant has ${name}@1 3 times: (\\w+) and (\\w+) and (\\w+)`);
        const ids = told.flatMap(({ stdout }) => sentence.exec(stdout.replace(/\s+/g, " "))?.slice(1) ?? []);
        assert.ok(new Set(ids).size === 3, all(ended));
      }
      for (const [index, { exit }] of ended.entries()) {
        const journal = join(project.directory, `state-${index + 1}`, "served", "journal.ndjson");
        assert.equal(/"registered-twice"/.test(readFileSync(journal, "utf8")), exit === 7);
      }
      const next = await project.run("plan");
      assert.equal(next.exit, 11, all([next]));
    });
  }

  it("one state directory: one works, the others wait as long as asked and exit 8 with its name", async (t) => {
    const project = new Project();
    const open = await project.start(t, {});
    const apply = () => project.run("apply", "--yes", "--lock-timeout", "200ms");
    const runs = [apply(), apply(), apply()];
    // The one that works is held at the gate until the others have given up.
    let left = runs.length;
    for (const run of runs) void run.then(() => --left === 1 && open());
    const ended = await Promise.all(runs);
    assert.deepEqual(exits(ended), [0, 8, 8], all(ended));
    const run = /Run: ([0-9a-f]{8})/.exec(all(ended))?.[1];
    assert.ok(run !== undefined, all(ended));
    for (const { exit, stderr } of ended) {
      const told = stderr.replace(/\s+/g, " ");
      if (exit === 8) assert.match(told, new RegExp(`Run ${run} has held the journal since`));
    }
  });

  it("one state directory: those that wait long enough find nothing to do", async (t) => {
    const project = new Project();
    await project.start(t, {}, { runs: 1 });
    const apply = () => project.run("apply", "--yes", "--lock-timeout", "1m");
    const ended = await Promise.all([apply(), apply(), apply()]);
    assert.deepEqual(exits(ended), [0, 0, 0], all(ended));
    assert.equal(ended.filter(({ stdout }) => /No changes/.test(stdout)).length, 2);
  });
});
