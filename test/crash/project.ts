import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import type { TestContext } from "node:test";
import type { SandboxSwitches } from "../../src/sandbox/integrations-v1/switches.ts";
import { startSandbox } from "../../src/sandbox/serve/start.ts";
import { systemClock } from "../../src/terminal/process-io.ts";
import { manifestText } from "../scenarios/fleet.ts";
import { type Ended, runIn } from "./in-folder.ts";
import { startingGate } from "./starting-gate.ts";

/** The webhooks of a project. */
export const NAMES = ["billing", "orders", "returns"];

/** A project of three webhooks, and a sandbox with these switches behind a gate at which its runs meet. */
export class Project {
  readonly directory = mkdtempSync(join(tmpdir(), "webhook-sync-at-once-"));
  readonly #bundle: string;
  #secret = "";

  constructor(bundle: string) {
    this.#bundle = bundle;
  }

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
    return await this.begin(...args).ended;
  }

  /** Runs one in this process. */
  async here(...args: readonly string[]): Promise<Ended> {
    return await runIn(this.directory, args, { TENANT_SECRET: this.#secret });
  }

  /** The same as `run`, for who has to do something meanwhile. */
  begin(...args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
    const child = spawn(process.execPath, [join(this.#bundle, "main.js"), ...args], {
      cwd: this.directory,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env.PATH, TENANT_SECRET: this.#secret },
    });
    const exited = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? -1)));
    const ended = Promise.all([exited, text(child.stdout), text(child.stderr)]).then(
      ([exit, stdout, stderr]) => ({ exit, stdout, stderr }),
    );
    return { child, ended };
  }

  /** Three applies at once, each with a state directory of its own, and with a process where those are asked for. */
  async applyThrice(how: "processes" | "here"): Promise<readonly Ended[]> {
    const apply = (number: number) => {
      const args = ["apply", "--yes", "--state-dir", `state-${number}`];
      return how === "here" ? this.here(...args) : this.run(...args);
    };
    return await Promise.all([apply(1), apply(2), apply(3)]);
  }
}
