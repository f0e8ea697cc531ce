import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { programOf } from "../../src/cli/run.ts";
import { leavesOf, pathOf } from "../../src/commands/line.ts";
import { KNOWN_VARIABLES } from "../../src/commands/options.ts";
import { COMMAND_NAMES } from "../../src/commands/table.ts";
import { EXIT, EXIT_OF_SIGNAL, OUTPUT_LOST } from "../../src/model/run/exit-code.ts";
import { asTyped, processIo } from "../../src/terminal/process-io.ts";
import { runIn } from "../crash/in-folder.ts";
import { configText, manifestText } from "../scenarios/fleet.ts";

function folder(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-help-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const NPX = { npm_command: "exec" };

async function helpOf(t: TestContext, line: string): Promise<string> {
  const { exit, stdout, stderr } = await runIn(folder(t), line.split(" "));
  assert.equal(exit, 0, `${line}: ${stderr}`);
  return stdout;
}

describe("help", () => {
  it("is that of the command that is named, however deep", async (t) => {
    assert.equal(await helpOf(t, "help audit show"), await helpOf(t, "audit show --help"));
    assert.equal(await helpOf(t, "help"), await helpOf(t, "--help"));
    assert.match(await helpOf(t, "help audit"), /verify/);
    const unknown = await runIn(folder(t), ["help", "audit", "nothing"]);
    assert.equal(unknown.exit, 64);
    assert.match(unknown.stderr, /no command 'audit nothing'/);
  });

  for (const { line, formats } of [
    { line: "plan", formats: "text, json, markdown, summary, html, github, gitlab" },
    { line: "validate", formats: "text, json, github, gitlab, sarif" },
    { line: "audit show", formats: "text, json, csv" },
    { line: "status", formats: "text, json, openmetrics" },
  ]) {
    it(`names the formats of ${line}`, async (t) => {
      const help = (await helpOf(t, `help ${line}`)).replace(/\s+/g, " ");
      assert.ok(help.includes(`output format: ${formats} (default`), help);
    });
  }

  it("shows no option that means nothing to the command", async (t) => {
    for (const [line, absent] of [
      ["demo", /--env|--format|--secrets-dir/],
      ["completion", /--env|--color/],
      ["validate", /--state-dir|--secrets-dir/],
      ["policy list", /--state-dir/],
      ["init", /--config|--manifests|--secrets-dir|--state-dir/],
      ["show", /--quiet/],
      ...["audit show", "audit verify", "outbox list", "outbox retry", "state status", "sandbox serve"].map(
        (line) => [line, /--verbose/] as const,
      ),
    ] as const)
      assert.doesNotMatch(await helpOf(t, `help ${line}`), absent, line);
    for (const line of ["init", "plan", "doctor", "report"])
      assert.match(await helpOf(t, `help ${line}`), /--quiet[\s\S]*--verbose/, line);
    assert.match(await helpOf(t, "help validate"), /--quiet/);
    assert.match(await helpOf(t, "help apply"), /--secrets-dir[\s\S]*--state-dir/);
  });

  it("names every exit code, and every variable of ours", async (t) => {
    const help = await helpOf(t, "--help");
    const [, codes = ""] = help.split("Exit codes:");
    const [, first, last] = /(\d+)-(\d+) ended by a signal/.exec(codes) ?? [];
    const ofSignals: readonly number[] = Object.values(EXIT_OF_SIGNAL);
    assert.deepEqual([first, last].map(Number), [Math.min(...ofSignals), Math.max(...ofSignals)]);
    const named = new Set([...codes.matchAll(/(?:^| )(\d+) [a-z]/gm)].map(([, code]) => Number(code)));
    const others = [...Object.values(EXIT), OUTPUT_LOST].filter((code) => !ofSignals.includes(code));
    for (const code of others) assert.ok(named.has(code), `${code}`);
    for (const variable of KNOWN_VARIABLES) {
      const short = variable.replace("WEBHOOK_SYNC", "...");
      assert.ok(help.includes(variable) || help.includes(short), variable);
    }
  });

  it("fits a terminal of 80 columns, whatever the command; command lines are not broken", async (t) => {
    const paths = [""];
    for (const path of paths) {
      const help = await helpOf(t, `${path} --help`.trim());
      const wide = help.split("\n").filter((line) => line.length > 80 && !line.startsWith("  $ "));
      assert.deepEqual(wide, [], path);
      const [, below = ""] = help.split("\nCommands:\n");
      const names = [...below.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = ""]) => name);
      if (path.split(" ").length < 2)
        paths.push(...names.filter((name) => name !== "help").map((name) => `${path} ${name}`.trim()));
    }
    assert.ok(paths.length > 40, `${paths.length} commands`);
  });

  it("has the options of the command that runs when none below is named", async (t) => {
    const options = (help: string) => help.match(/^ {2}--(?:speaks|port|switches) .*$/gm);
    const [short, long] = [await helpOf(t, "sandbox --help"), await helpOf(t, "help sandbox serve")];
    assert.equal(options(short)?.length, 3, short);
    assert.deepEqual(options(short), options(long));
    assert.match(short, /^ {2}\$ webhook-sync sandbox --port 4010$/m);
  });

  it("has the exit codes of signals", async (t) => {
    assert.match(await helpOf(t, "--help"), /129-143 ended by a signal/);
  });

  it("is what a wrong command line is pointed to, by its whole name", async (t) => {
    for (const [line, path] of [
      ["audit show --nothing", "audit show "],
      ["plan --nothing", "plan "],
      ["nothing", ""],
    ] as const) {
      const { exit, stderr } = await runIn(folder(t), line.split(" "));
      assert.equal(exit, 64);
      assert.ok(stderr.includes(`(see webhook-sync ${path}--help)`), stderr);
    }
  });
});

describe("a command line that is to be typed", () => {
  it("begins with npx where npx started the tool, and nothing else does", () => {
    const text =
      "webhook-sync validate && webhook-sync plan, see webhook-sync --help; webhook-sync has a bug, webhook-sync.yaml";
    assert.equal(asTyped(text, COMMAND_NAMES, {}), text);
    assert.equal(
      asTyped(text, COMMAND_NAMES, NPX),
      "npx webhook-sync validate && npx webhook-sync plan, see npx webhook-sync --help; webhook-sync has a bug, webhook-sync.yaml",
    );
  });

  it("begins so whichever command it is of", () => {
    const program = programOf({ io: processIo(), run: async () => 0, finish: () => {} }, []);
    // What shells ask for nobody types.
    for (const path of leavesOf(program)
      .map(pathOf)
      .filter((one) => one !== "complete"))
      assert.equal(asTyped(`webhook-sync ${path}`, COMMAND_NAMES, NPX), `npx webhook-sync ${path}`);
    assert.equal(asTyped("webhook-sync recover", COMMAND_NAMES, NPX), "webhook-sync recover");
  });

  it("is so in next steps, in hints and in help", async (t) => {
    const directory = folder(t);
    const started = await runIn(directory, ["init", "--yes", "--no-github"], NPX);
    assert.match(started.stdout, /\$ npx webhook-sync validate && npx webhook-sync plan\n/);
    const elsewhere = await runIn(folder(t), ["plan"], NPX);
    assert.match(elsewhere.stderr, /make one with npx webhook-sync init/);
    assert.match((await runIn(directory, ["plan", "--help"], NPX)).stdout, /\$ npx webhook-sync plan --out/);
  });
});

describe("without a config file", () => {
  it("each command says how to have one", async (t) => {
    for (const line of ["plan", "validate", "status", "doctor"]) {
      const { exit, stderr } = await runIn(folder(t), [line]);
      assert.equal(exit, 3);
      assert.match(stderr, /make one with webhook-sync init, or name another file with --config/);
    }
  });

  it("a folder above that has one is named", async (t) => {
    const directory = folder(t);
    writeFileSync(join(directory, "webhook-sync.yaml"), configText());
    mkdirSync(join(directory, "webhooks.d/team"), { recursive: true });
    const { exit, stderr } = await runIn(join(directory, "webhooks.d/team"), ["plan"]);
    assert.equal(exit, 3);
    assert.match(stderr.replace(/\s+/g, " "), /or pass --config \.\.\/\.\.\/webhook-sync\.yaml/);
  });
});

describe("what is named and is not there", () => {
  const folderWithFleet = (t: TestContext) => {
    const directory = folder(t);
    writeFileSync(join(directory, "webhook-sync.yaml"), configText());
    mkdirSync(join(directory, "webhooks.d"));
    writeFileSync(join(directory, "webhooks.d/orders.yaml"), manifestText("orders", 1));
    return directory;
  };

  it("is told where --target took the saved plan for a name", async (t) => {
    const { exit, stderr } = await runIn(folderWithFleet(t), ["apply", "--target", "orders", "plan.json"]);
    assert.equal(exit, 64);
    assert.match(
      stderr.replace(/\s+/g, " "),
      /--target plan\.json is not the name or key of a webhook.*write a saved plan before it/,
    );
  });

  it("is noted where it was allowed for nothing", async (t) => {
    const line =
      "plan --allow-deprecate nosuch@1 --allow-delete orders@7 --allow-downgrade nobody --allow-deprecate orders@1";
    const { exit, stdout } = await runIn(folderWithFleet(t), [...line.split(" "), "--format", "json"]);
    assert.equal(exit, 0);
    assert.deepEqual(
      JSON.parse(stdout).notes.filter((note: string) => note.includes("allows nothing")),
      ["--allow-delete orders@7", "--allow-deprecate nosuch@1", "--allow-downgrade nobody"].map(
        (option) => `${option} allows nothing: no such webhook is declared or live`,
      ),
    );
  });
});
