import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { bundle } from "./crash/bundle.ts";

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

  function run(
    args: readonly string[],
    directory = built.directory,
    variables: NodeJS.ProcessEnv = {},
  ): string {
    const child = spawnSync(process.execPath, [join(directory, "main.js"), ...args], {
      cwd: workspace,
      env: { ...process.env, ...variables },
      encoding: "utf8",
      timeout: 300_000,
    });
    assert.equal(child.status, 0, `${args.join(" ")}\n${child.stdout}${child.stderr}`);
    return child.stdout;
  }

  it("says its version, its help and its completions", () => {
    assert.equal(run(["--version"]), `${version}\n`);
    assert.match(run(["--help"]), /^Usage: webhook-sync /);
    for (const shell of ["bash", "zsh", "fish"]) assert.match(run(["completion", shell]), /complete/);
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

  it("sets an empty folder up, and validates, plans and applies what it wrote", () => {
    run(["init"]);
    assert.deepEqual(readdirSync(workspace).toSorted(), [
      ".github",
      ".gitignore",
      "schemas",
      "webhook-sync.yaml",
      "webhooks.d",
    ]);
    assert.match(run(["validate"]), /1 webhook is valid/);
    assert.match(run(["plan"]), /\+ example@1 +create/);
    assert.match(run(["apply", "--yes"]), /1 applied, 0 held, 0 failed/);
    assert.match(run(["plan"]), /No changes/);
    assert.match(run(["environments", "--format", "json"]), /^\{"include":\[\{"environment":"sandbox"/);
  });

  it("speaks to a tenant also where the processor cannot do what the usual parser needs", () => {
    const variables = { UNDICI_NO_WASM_SIMD: "1" };
    assert.match(run(["plan"], built.directory, variables), /No changes/);
    const told = (text: string) => `process.stderr.write("the other parser");${text}`;
    const { stderr } = withFile("llhttp-wasm.cjs", told, ["plan"], variables);
    assert.match(stderr, /the other parser/);
  });

  it("loads what traces are made with only where somebody collects them", () => {
    const { stderr } = withoutChunk("resourceSpans", ["plan"], {
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9",
    });
    assert.match(stderr, /Error: loaded/);
  });

  it("loads what draws pages only where somebody asks for one", () => {
    const { stderr } = withoutChunk("prefers-color-scheme", ["plan", "--format", "html"]);
    // Who imports it by name ends before it runs.
    assert.match(stderr, /Error: loaded|does not provide an export/);
  });

  it("loads the database's driver without all of Node's fetch", () => {
    const [driver, ...others] = chunksWith("isCloudflareRuntime");
    assert.ok(driver !== undefined && others.length === 0, `${driver} ${others}`);
    const script = `
      Object.defineProperty(globalThis, "Response", { get: () => { throw new Error("a Response is made"); } });
      const { default: pg } = await import(${JSON.stringify(join(built.directory, driver))});
      console.log(typeof pg.Client);`;
    const child = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
      encoding: "utf8",
    });
    assert.equal(child.stdout, "function\n", child.stderr);
  });

  function chunksWith(text: string): readonly string[] {
    const chunks = readdirSync(built.directory).filter((name) => name.endsWith(".js"));
    return chunks.filter((name) => readFileSync(join(built.directory, name), "utf8").includes(text));
  }

  /** Runs what must do without the chunk that has this text, and then a command that needs it. */
  function withoutChunk(
    text: string,
    needing: readonly string[],
    variables: Readonly<Record<string, string>> = {},
  ) {
    const [chunk, ...others] = chunksWith(text);
    assert.ok(chunk !== undefined && others.length === 0, `${chunk} ${others}`);
    return withFile(chunk, () => 'throw new Error("loaded");', needing, variables);
  }

  /** Runs what must do with a file as it is changed, and then a command that may need it. */
  function withFile(
    file: string,
    change: (text: string) => string,
    needing: readonly string[],
    variables: Readonly<Record<string, string>> = {},
  ) {
    // Of a copy, because other tests run the bundle at the same time; beside it, because of the package.json above.
    const copy = mkdtempSync(join(built.directory, "../bundle-"));
    try {
      cpSync(built.directory, copy, { recursive: true, filter: (path) => !path.endsWith(".map") });
      writeFileSync(join(copy, file), change(readFileSync(join(copy, file), "utf8")));
      run(["--help"], copy);
      run(["plan"], copy);
      return spawnSync(process.execPath, [join(copy, "main.js"), ...needing], {
        cwd: workspace,
        encoding: "utf8",
        env: { ...process.env, ...variables },
      });
    } finally {
      rmSync(copy, { recursive: true });
    }
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
