import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { after, describe, it } from "node:test";
import { configText } from "../scenarios/fleet.ts";
import { importRun } from "./imported.ts";
import { installPackage, projectWithPackage } from "./installed.ts";
import type { Ended } from "./shell.ts";

const root = join(import.meta.dirname, "../..");
const MOST_BYTES = 5_000_000;

/** Every command that ends by itself, with its exit code, in an order in which each finds what it needs. */
const LINES: readonly (readonly [line: string, exit: number])[] = [
  ["validate", 0],
  ["plan --out plan.json", 0],
  ["show plan.json", 0],
  ["apply plan.json", 0],
  ["status", 0],
  ["report --out report.html", 0],
  ["describe orders", 0],
  ["diff orders", 0],
  ["health", 0],
  ["audit show", 0],
  ["audit verify", 0],
  ["outbox list", 0],
  ["state status", 0],
  ["policy list", 0],
  ["secrets list", 0],
  ["doctor", 0],
  ["environments", 0],
  ["import --dry-run", 0],
  ["sandbox log requests", 0],
  ["completion bash", 0],
  ["version", 0],
  ["help plan", 0],
  ["init --yes", 0],
  // What these two need is not here; they say so, by their own code.
  ["comment plan.json", 64],
  ["rollback 00000000", 64],
  ["endpoints list", 64],
  ["demo", 0],
];

/** One that reads, and one that writes; the others are loaded in the same way. */
const OF_ITS_OWN = new Set(["validate", "apply plan.json"]);

describe("the package, installed into an empty project", () => {
  const { archive } = installPackage();
  const project = projectWithPackage();
  const installed = join(project, "node_modules/webhook-sync");
  after(() => rmSync(project, { recursive: true, force: true }));

  const imported = importRun(project);

  function run(args: readonly string[]) {
    const bin = join(project, "node_modules/.bin/webhook-sync");
    return spawnSync(bin, args, {
      cwd: project,
      encoding: "utf8",
      timeout: 300_000,
      env: { PATH: process.env.PATH },
    });
  }

  /** In a process of its own where that is what the command is about. */
  async function runHere(line: string): Promise<Ended> {
    if (OF_ITS_OWN.has(line)) return run(line.split(" "));
    return await (await imported).run(line.split(" "), project, {});
  }

  it("adds one package, and needs no other", () => {
    assert.deepEqual(
      readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith(".")),
      ["webhook-sync"],
    );
    const { dependencies, optionalDependencies, peerDependencies } = JSON.parse(
      readFileSync(join(installed, "package.json"), "utf8"),
    );
    assert.deepEqual(
      [dependencies, optionalDependencies, peerDependencies],
      [undefined, undefined, undefined],
    );
    assert.ok(archive.unpackedSize < MOST_BYTES, `${archive.unpackedSize} bytes`);
    assert.deepEqual(
      archive.files.filter(({ path }) => path.endsWith(".map")),
      [],
    );
  });

  it("has all that the tool reads from its own folder", () => {
    const published = new Set(archive.files.map(({ path }) => path));
    for (const folder of ["templates", "schemas", "webhooks.d", "bin", ".github/actions/webhook-sync"]) {
      for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name).slice(root.length + 1);
        assert.ok(published.has(path), path);
      }
    }
    for (const name of ["apply", "drift", "plan"])
      assert.ok(published.has(`.github/workflows/webhooks-${name}.yml`), name);
    assert.ok(existsSync(join(root, "webhook-sync.yaml")) && published.has("webhook-sync.yaml"));
  });

  for (const [line, exit] of LINES) {
    it(`runs: ${line}`, async () => {
      const { status, stdout, stderr } = await runHere(line);
      assert.equal(status, exit, stdout + stderr);
      assert.doesNotMatch(stderr, /has a bug|Cannot find|ERR_MODULE/);
    });
  }

  it("has a line above for every command", () => {
    const tried = new Set(LINES.map(([line]) => line.split(" ")[0]));
    const { stdout } = run(["complete", "--", "webhook-sync "]);
    const commands = stdout.split("\n").flatMap((line) => line.split("\t")[0] || []);
    assert.ok(commands.length > 15);
    assert.deepEqual(
      commands.filter((name) => !tried.has(name)),
      [],
    );
  });

  it("loads what only some need: the client for PostgreSQL", () => {
    const config = "state: { backend: postgres, url: 'postgres://u@127.0.0.1:1/x' , namespace: a }\n";
    writeFileSync(join(project, "shared.yaml"), config + configText({ timeout: "15s" }));
    const { stderr } = run(["status", "--config", "shared.yaml"]);
    assert.doesNotMatch(stderr, /has a bug|Cannot find|ERR_MODULE/);
  });

  it("is run by a program that imports it", () => {
    const program = `
      import { run } from "webhook-sync";
      import config from "webhook-sync/schemas/config.schema.json" with { type: "json" };
      let printed = "";
      const exit = await run(["validate", "--json"], { stdout: (text) => { printed += text; } });
      const piped = await run(["show", "-"], { input: "", stderr: () => {}, stdout: () => {} });
      console.log(JSON.stringify([exit, JSON.parse(printed).webhooks, piped, typeof config.$id]));`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: project,
      encoding: "utf8",
    });
    assert.deepEqual(stdout === "" ? stderr : JSON.parse(stdout), [0, 1, 64, "string"]);
  });

  it("has types for that, and for the files", () => {
    writeFileSync(
      join(project, "program.ts"),
      `import { run, type ConfigFile, type JournalRecord, type PlanDocument, type WebhookManifest } from "webhook-sync";
      const actions = (plan: PlanDocument): readonly string[] => plan.changes.map(({ action }) => action);
      const names = ({ environments }: ConfigFile, { name }: WebhookManifest, { run }: JournalRecord) =>
        [...Object.keys(environments), name, run];
      const exit: Promise<number> = run(["plan"], { variables: {}, workingDirectory: "/" });
      // @ts-expect-error: a command line is words
      run("plan");
      console.log(actions, names, exit);\n`,
    );
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--types", ""];
    const compiled = spawnSync(process.execPath, [compiler, ...flags, "program.ts"], {
      cwd: project,
      encoding: "utf8",
    });
    const complaints = compiled.stdout.split("\n").filter((line) => !/console/.test(line) && line !== "");
    assert.deepEqual(complaints, []);
  });

  it("has the licence of everything inside, and a bill of materials", () => {
    const notices = readFileSync(join(installed, "dist/THIRD-PARTY-NOTICES"), "utf8");
    const bill = JSON.parse(readFileSync(join(installed, "dist/sbom.cdx.json"), "utf8"));
    assert.equal(bill.bomFormat, "CycloneDX");
    assert.match(
      bill.serialNumber,
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    assert.equal(bill.metadata.component.name, "webhook-sync");
    const names: readonly string[] = bill.components.map(({ name }: { readonly name: string }) => name);
    for (const name of ["commander", "undici", "yaml", "ajv", "pg", "@peculiar/x509"])
      assert.ok(names.includes(name), name);
    for (const { name, version, purl, licenses } of bill.components) {
      assert.equal(purl, `pkg:npm/${name.replace("@", "%40")}@${version}`);
      assert.equal(licenses.length, 1);
      const at = notices.indexOf(`${"=".repeat(78)}\n${name} ${version}\n`);
      assert.notEqual(at, -1, name);
      assert.match(notices.slice(at + 78).split("=".repeat(78))[0] ?? "", /copyright/i, name);
    }
  });
});
