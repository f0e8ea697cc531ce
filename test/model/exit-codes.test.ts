import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { EXIT, type StopSignal, worstExit } from "../../src/model/run/exit-code.ts";
import type { Io, Output } from "../../src/model/run/surroundings.ts";
import { systemClock } from "../../src/terminal/process-io.ts";
import { FakeTenant, type Interception, TOKEN } from "../cognigy/fake-tenant.ts";
import { sendJson } from "../cognigy/server.ts";
import { runIn } from "../crash/in-folder.ts";
import { configText, manifestText, tenantConfigText } from "../scenarios/fleet.ts";
import { assertJson } from "../scenarios/stage.ts";

/** A command line that ends with this code, and what makes it so. */
interface Case {
  readonly exit: number;
  readonly why: string;
  readonly line: string;
  readonly manifest?: string;
  readonly config?: string;
  /** A tenant that does this, in place of the embedded one. */
  readonly tenant?: Interception;
  readonly token?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly io?: Partial<Io>;
}

const failingClock = {
  ...systemClock,
  now: () => {
    throw new Error("the clock broke");
  },
};

/** Somebody at a terminal who answers so. */
function asked(answer: string | null): { io: Partial<Io>; told: () => string } {
  let said = "";
  const terminal: Output = {
    write: (text) => {
      said += text;
    },
    isTerminal: true,
    columns: 80,
  };
  return { io: { stdout: terminal, stderr: terminal, ask: async () => answer }, told: () => said };
}

const exhaustedClock = {
  ...systemClock,
  now: () => {
    throw Object.assign(new Error("EMFILE: too many open files, open '/x'"), { code: "EMFILE" });
  },
};

const CASES: readonly Case[] = [
  { exit: EXIT.done, why: "nothing to do", line: "plan", manifest: "" },
  { exit: EXIT.bug, why: "a bug", line: "plan", io: { clock: failingClock } },
  { exit: EXIT.unavailable, why: "too many files are open", line: "plan", io: { clock: exhaustedClock } },
  { exit: EXIT.pending, why: "changes are pending", line: "plan --detailed-exitcode" },
  { exit: EXIT.invalid, why: "a manifest is wrong", line: "plan", manifest: "name: orders\n" },
  { exit: EXIT.invalid, why: "there is no config file", line: "status --config nowhere.yaml" },
  { exit: EXIT.unauthorised, why: "the credential is refused", line: "plan", tenant: refuse(401) },
  {
    exit: EXIT.held,
    why: "a receiver fails",
    line: "apply --yes",
    config: configText({ receivers: { orders: "failing" } }),
  },
  { exit: EXIT.partial, why: "a write is refused", line: "apply --yes", tenant: refuse(422, "POST") },
  { exit: EXIT.unknown, why: "an answer is lost", line: "apply --yes", tenant: hangUpOn("POST") },
  { exit: EXIT.stale, why: "another plan was approved", line: `apply --approved sha256:${"0".repeat(64)}` },
  {
    exit: EXIT.stale,
    why: "another run works",
    line: "apply --yes",
    files: {
      ".webhook-sync/sandbox/journal.lock": JSON.stringify({
        pid: 1,
        host: "elsewhere",
        since: "2026-11-23",
        run: "7f3a91c2",
        pidNamespace: "",
      }),
    },
  },
  { exit: EXIT.unavailable, why: "the tenant answers nonsense", line: "plan", tenant: refuse(200) },
  {
    exit: EXIT.journal,
    why: "the record was edited",
    line: "apply --yes",
    files: { ".webhook-sync/sandbox/journal.ndjson": "{}\n{}\n" },
  },
  {
    exit: EXIT.journal,
    why: "the state directory is a file",
    line: "apply --yes --state-dir webhook-sync.yaml",
  },
  {
    exit: EXIT.refused,
    why: "policy refuses it",
    line: "plan",
    manifest: manifestText("orders", 1).replace("https", "http"),
  },
  {
    exit: EXIT.refused,
    why: "changes are blocked",
    line: "apply --yes",
    manifest: manifestText("orders", 1).replace("https", "http"),
  },
  { exit: EXIT.usage, why: "an unknown option", line: "plan --tagret orders" },
  { exit: EXIT.usage, why: "an unknown command", line: "paln" },
  { exit: EXIT.usage, why: "a value that is none of the choices", line: "status --fail-on everything" },
  { exit: EXIT.usage, why: "a missing argument", line: "show" },
  { exit: EXIT.usage, why: "no approval", line: "apply" },
  { exit: EXIT.interrupted, why: "it is interrupted", line: "apply --yes", io: signalled("SIGINT") },
  { exit: EXIT.terminated, why: "it is terminated", line: "apply --yes", io: signalled("SIGTERM") },
  { exit: EXIT.hungUp, why: "its terminal is gone", line: "apply --yes", io: signalled("SIGHUP") },
  { exit: EXIT.quit, why: "it is told to quit", line: "apply --yes", io: signalled("SIGQUIT") },
];

function refuse(status: number, only?: string): Interception {
  return ({ method }, response) => {
    const refused = only === undefined || method === only;
    if (refused) sendJson(response, status, { message: "no" });
    return refused;
  };
}

function hangUpOn(only: string): Interception {
  return ({ method }, response) => {
    if (method === only) response.destroy();
    return method === only;
  };
}

function signalled(signal: StopSignal): Partial<Io> {
  return {
    onSignal: (listener) => {
      listener(signal);
      return () => {};
    },
    // The process would end here; the run goes on, and begins nothing.
    exitNow: () => {},
  };
}

async function folderOf(t: TestContext, given: Case): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-exits-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const { manifest = manifestText("orders", 1), config = configText(), files = {} } = given;
  for (const folder of ["webhooks.d", ".webhook-sync/sandbox"])
    mkdirSync(join(directory, folder), { recursive: true });
  const written = { "webhook-sync.yaml": config, "webhooks.d/orders.yaml": manifest, ...files };
  for (const [file, text] of Object.entries(written)) writeFileSync(join(directory, file), text);
  if (given.tenant === undefined) return directory;
  const tenant = await FakeTenant.start(given.tenant);
  t.after(() => tenant.close());
  const served = tenantConfigText("sandbox", tenant.url, ["settle: 0s", "deadline: 1s"]);
  writeFileSync(join(directory, "webhook-sync.yaml"), served);
  return directory;
}

/** A failure has a code, a cause and what to do next, and says the exit code that the process has. */
function assertTold(stdout: string, exit: number): void {
  assertJson(stdout);
  const end = stdout.trimStart().startsWith("{\n") ? stdout : stdout.trim().split("\n").at(-1);
  const { diagnostics, exitCode } = JSON.parse(end ?? "");
  if (diagnostics === undefined) return;
  assert.equal(exitCode, exit);
  for (const { code, message, hint } of diagnostics)
    for (const said of [code, message, hint]) assert.equal(typeof said, "string", stdout);
}

function endedIn(directory: string, { line, io }: Case, format: string) {
  return runIn(directory, [...line.split(" "), "--format", format], { TENANT_TOKEN: TOKEN }, io);
}

describe("the answer to whether to apply", () => {
  for (const { answer, exit } of [
    { answer: "yes", exit: EXIT.done },
    { answer: " yes ", exit: EXIT.done },
    { answer: "no", exit: EXIT.declined },
    { answer: "y", exit: EXIT.declined },
    { answer: "", exit: EXIT.declined },
    { answer: null, exit: EXIT.declined },
  ]) {
    test(`${JSON.stringify(answer)} ends with ${exit}`, async (t) => {
      const directory = await folderOf(t, { exit, why: "somebody is asked", line: "apply" });
      const { io, told } = asked(answer);
      assert.equal((await runIn(directory, ["apply"], {}, io)).exit, exit, told());
      if (exit === EXIT.declined) assert.match(told(), /Nothing was changed: the answer was not 'yes'\./);
    });
  }
});

describe("an option that takes one value", () => {
  for (const { line, says } of [
    {
      line: "plan --env a --env b",
      says: /--env takes one value and has two, "a" and "b"; run the command once/,
    },
    { line: "--config a plan --config=a", says: /--config takes one value/ },
    { line: "apply --approved sha256:a --approved sha256:b", says: /--approved takes one value/ },
    { line: "audit verify --head a --head b", says: /--head takes one value/ },
  ]) {
    test(`is refused twice: ${line}`, async (t) => {
      const directory = await folderOf(t, { exit: EXIT.usage, why: "an option stands twice", line });
      const ended = await runIn(directory, line.split(" "));
      assert.equal(ended.exit, EXIT.usage);
      assert.match(ended.stderr, says);
    });
  }

  test("may stand among others, and several values where several are taken", async (t) => {
    const line = "plan --quiet --quiet --target orders --target orders@1 --format json";
    const directory = await folderOf(t, { exit: EXIT.done, why: "all is well", line });
    assert.equal((await runIn(directory, line.split(" "))).exit, EXIT.done);
  });
});

describe("the worst of several exit codes", () => {
  for (const [name, code] of Object.entries(EXIT)) {
    test(`passes none over: ${code} (${name})`, () => {
      assert.equal(worstExit([EXIT.done, code, EXIT.done]), code);
      if (code !== EXIT.pending && code !== EXIT.done) assert.equal(worstExit([EXIT.pending, code]), code);
    });
  }
});

describe("every exit code", () => {
  test("is here", () => {
    const covered = new Set(CASES.map(({ exit }) => exit));
    assert.deepEqual(
      [...covered].toSorted((a, b) => a - b),
      [...new Set<number>(Object.values(EXIT))],
    );
  });

  for (const given of CASES) {
    test(`${given.exit}: ${given.why} (${given.line.split(" --")[0]})`, async (t) => {
      const text = await endedIn(await folderOf(t, given), given, "text");
      assert.equal(text.exit, given.exit, text.stdout + text.stderr);
      const json = await endedIn(await folderOf(t, given), given, "json");
      assert.equal(json.exit, given.exit, "the same in JSON");
      assertTold(json.stdout, given.exit);
      if (given.exit !== EXIT.bug) assert.doesNotMatch(text.stderr + json.stderr, /^\s+at .*:\d+/m);
    });
  }
});
