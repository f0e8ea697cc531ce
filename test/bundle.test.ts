import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { bundle } from "./crash/bundle.ts";
import { importRunFrom } from "./package/imported.ts";

const root = join(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

describe("the bundle, which is what npm publishes", () => {
  const workspace = mkdtempSync(join(tmpdir(), "webhook-sync-bundle-"));
  let built: Awaited<ReturnType<typeof bundle>>;
  before(async () => {
    built = await bundle();
  });
  after(() => {
    rmSync(workspace, { recursive: true });
  });

  function start(args: readonly string[], directory: string, variables: NodeJS.ProcessEnv = {}) {
    return spawnSync(process.execPath, [join(directory, "main.js"), ...args], {
      cwd: workspace,
      env: { ...process.env, ...variables },
      encoding: "utf8",
      timeout: 300_000,
    });
  }

  function run(args: readonly string[], directory = built.directory): string {
    const child = start(args, directory);
    assert.equal(child.status, 0, `${args.join(" ")}\n${child.stdout}${child.stderr}`);
    return child.stdout;
  }

  /** In this process, for what is loaded like the others. */
  async function runHere(args: readonly string[]): Promise<string> {
    const imported = await importRunFrom(built.directory);
    const { status, stdout, stderr } = await imported.run(args, workspace, {});
    assert.equal(status, 0, `${args.join(" ")}\n${stdout}${stderr}`);
    return stdout;
  }

  it("says its version, its help and its completions", async () => {
    assert.equal(run(["--version"]), `${version}\n`);
    assert.match(run(["--help"]), /^Usage: webhook-sync /);
    assert.match(run(["completion", "bash"]), /complete/);
    for (const shell of ["zsh", "fish"]) assert.match(await runHere(["completion", shell]), /complete/);
    assert.match(run(["complete", "--", "webhook-sync val"]), /^validate\t/);
  });

  it("loads for help, and for a command line that is wrong, little more than what reads command lines", () => {
    const loaded = loadedAtStart(built.directory);
    const bytes = loaded.reduce((sum, file) => sum + statSync(join(built.directory, file)).size, 0);
    assert.ok(loaded.length <= 8, `${loaded.length} files: ${loaded.join(", ")}`);
    assert.ok(bytes <= 140_000, `${bytes} bytes`);
    const sources = loaded.flatMap((file) => sourcesOf(join(built.directory, file)));
    const packages = sources.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    assert.deepEqual([...new Set(packages)], ["commander"]);
    // Of the folders below cli/ only lists that options are defined with.
    const rooms = sources.flatMap((path) => /\/src\/(\w+)\//.exec(path)?.[1] ?? []);
    assert.deepEqual([...new Set(rooms)].toSorted(), ["base", "cli", "commands", "model", "terminal"]);
    const heavy = /redactor|secret|token-shapes|text-readings|\/glob|projection|validators|\/generated\//;
    assert.deepEqual(
      sources.filter((path) => heavy.test(path)),
      [],
    );
  });

  it("sets an empty folder up, and validates, plans and applies what it wrote", async () => {
    run(["init"]);
    assert.deepEqual(readdirSync(workspace).toSorted(), [
      ".github",
      ".gitignore",
      "schemas",
      "webhook-sync.yaml",
      "webhooks.d",
    ]);
    assert.match(await runHere(["validate"]), /1 webhook is valid/);
    assert.match(await runHere(["plan"]), /\+ example@1 +create/);
    assert.match(run(["apply", "--yes"]), /1 applied, 0 held, 0 failed/);
    assert.match(await runHere(["plan"]), /No changes/);
    assert.match(
      await runHere(["environments", "--format", "json"]),
      /^\{"include":\[\{"environment":"sandbox"/,
    );
  });

  describe("in which what only some need fails, or tells of itself", () => {
    let changed = "";
    before(() => {
      // Of a copy, because other tests run the bundle at the same time; beside it, because of the package.json above.
      changed = mkdtempSync(join(built.directory, "../bundle-"));
      const chunks = [chunkWith("resourceSpans"), chunkWith("prefers-color-scheme")];
      cpSync(built.directory, changed, { recursive: true, filter: (path) => !path.endsWith(".map") });
      for (const chunk of chunks) writeFileSync(join(changed, chunk), 'throw new Error("loaded");');
      const parser = join(changed, "llhttp-wasm.cjs");
      const told = 'process.stderr.write("the other parser");';
      writeFileSync(parser, told + readFileSync(parser, "utf8"));
    });
    after(() => {
      rmSync(changed, { recursive: true, force: true });
    });

    it("shows help and plans as ever", () => {
      for (const args of [["--help"], ["plan"]]) {
        const { status, stderr } = start(args, changed);
        assert.equal(status, 0, stderr);
        assert.doesNotMatch(stderr, /the other parser/);
      }
    });

    it("speaks to a tenant also where the processor cannot do what the usual parser needs", () => {
      const { stdout, stderr } = start(["plan"], changed, { UNDICI_NO_WASM_SIMD: "1" });
      assert.match(stdout, /No changes/);
      assert.match(stderr, /the other parser/);
    });

    it("loads what traces are made with where somebody collects them", () => {
      const { stderr } = start(["plan"], changed, { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" });
      assert.match(stderr, /Error: loaded/);
    });

    it("loads what draws pages where somebody asks for one", () => {
      const { stderr } = start(["plan", "--format", "html"], changed);
      // Who imports it by name ends before it runs.
      assert.match(stderr, /Error: loaded|does not provide an export/);
    });
  });

  it("loads the database's driver without all of Node's fetch", () => {
    const driver = chunkWith("isCloudflareRuntime");
    const script = `
      Object.defineProperty(globalThis, "Response", { get: () => { throw new Error("a Response is made"); } });
      const { default: pg } = await import(${JSON.stringify(join(built.directory, driver))});
      console.log(typeof pg.Client);`;
    const child = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
      encoding: "utf8",
    });
    assert.equal(child.stdout, "function\n", child.stderr);
  });

  /** The one that has this text. */
  function chunkWith(text: string): string {
    const chunks = readdirSync(built.directory).filter((name) => name.endsWith(".js"));
    const [chunk, ...others] = chunks.filter((name) =>
      readFileSync(join(built.directory, name), "utf8").includes(text),
    );
    assert.ok(chunk !== undefined && others.length === 0, `${chunk} ${others}`);
    return chunk;
  }
});

/** The chunks of main.js and run.ts, as they import each other when they are loaded. */
function loadedAtStart(directory: string): readonly string[] {
  const run = readdirSync(directory).find((name) => /^run-\w+\.js$/.test(name));
  const loaded = new Set(["main.js", run ?? assert.fail("run.ts is no chunk of its own")]);
  for (const file of loaded) {
    const code = readFileSync(join(directory, file), "utf8");
    for (const [, imported = ""] of code.matchAll(/\b(?:from|import)"\.\/([^"]+)"/g)) loaded.add(imported);
  }
  return [...loaded];
}

function sourcesOf(chunk: string): readonly string[] {
  return JSON.parse(readFileSync(`${chunk}.map`, "utf8")).sources;
}
