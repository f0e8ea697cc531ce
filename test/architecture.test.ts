import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");
const src = join(root, "src");
const pureFolders = ["model", "policy", "plan", "status", "doctor", "render"];
/** What every folder may import, beside itself. */
const ground = ["base", "model"];
/** What pure folders may use of Node and of packages: functions of their arguments. */
const pureImports = new Set(["node:crypto", "picomatch", "chalk", "fast-string-width", "diff"]);

interface SourceFile {
  /** Below src, with forward slashes. */
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  /** Without comments and string contents. */
  readonly code: string;
  readonly imports: readonly string[];
}

function read(path: string): SourceFile {
  const text = readFileSync(join(src, path), "utf8");
  const withoutComments = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
  const imports = [...withoutComments.matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    ([, name = ""]) => name,
  );
  const code = withoutComments.replace(/"(?:[^"\\\n]|\\.)*"/g, '""').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
  return { path, folder: path.split("/")[0] ?? "", text, code, imports };
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((path) => path.split(sep).join("/"))
  .filter((path) => path.endsWith(".ts"))
  .map(read);

function foldersReachedBy(file: SourceFile): string[] {
  return pathsReachedBy(file).map((target) => target.split("/")[0] ?? "");
}

/** Below src. */
function pathsReachedBy({ path, imports }: SourceFile): string[] {
  return imports
    .filter((name) => name.startsWith("."))
    .map((name) =>
      relative(src, join(src, dirname(path), name))
        .split(sep)
        .join("/"),
    )
    .filter((target) => !target.startsWith("../schemas/") && target !== "../package.json");
}

test("architecture: there are files to check", () => {
  assert.ok(files.length > 100, `${files.length} files`);
});

test("architecture: every folder imports only base/, model/ and itself; only cli/ imports the others", () => {
  const offences = files
    .filter(({ folder }) => folder !== "cli")
    .flatMap((file) =>
      foldersReachedBy(file)
        .filter((target) => target !== file.folder && !ground.includes(target))
        .map((target) => `${file.path} imports ${target}`),
    );
  assert.deepEqual(offences, []);
});

test("architecture: no folder of cli/ imports one that imports it", () => {
  const folderOf = (path: string) => /^cli\/([a-z]+)\//.exec(path)?.[1];
  assert.deepEqual(inCircles(folderOf), []);
});

test("architecture: no file imports one that imports it", () => {
  assert.deepEqual(
    inCircles((path) => path),
    [],
  );
});

/** What is left of files, or of groups of them, when all that imports no other or that no other imports is taken away. */
function inCircles(groupOf: (path: string) => string | undefined): string[] {
  const imported = new Map<string, Set<string>>();
  for (const file of files) {
    const group = groupOf(file.path);
    if (group === undefined) continue;
    const others = pathsReachedBy(file).flatMap((path) => groupOf(path) ?? []);
    imported.set(group, new Set([...(imported.get(group) ?? []), ...others]));
  }
  for (;;) {
    const importers = (wanted: string) =>
      [...imported].filter(([group, others]) => group !== wanted && others.has(wanted));
    const end = [...imported].find(
      ([group, others]) =>
        importers(group).length === 0 ||
        [...others].every((other) => other === group || !imported.has(other)),
    );
    if (end === undefined) return [...imported.keys()];
    imported.delete(end[0]);
  }
}

test("architecture: base/ imports nothing of src/, model/ only base/", () => {
  const offences = files
    .filter(({ folder }) => ground.includes(folder))
    .flatMap((file) =>
      foldersReachedBy(file)
        .filter((target) => target !== file.folder && !(file.folder === "model" && target === "base"))
        .map((target) => `${file.path}: ${target}`),
    );
  assert.deepEqual(offences, []);
});

test("architecture: pure folders use no file system, network, clock, chance, process or output", () => {
  const impure =
    /\b(?:process|console|fetch|setTimeout|setInterval|setImmediate|performance|Date\.now|Math\.random)\b|new Date\(\)/;
  const offences = files
    .filter(({ folder }) => pureFolders.includes(folder))
    .flatMap(({ path, code, imports }) => [
      ...imports
        .filter((name) => !name.startsWith(".") && !pureImports.has(name))
        .map((name) => `${path} imports ${name}`),
      ...code
        .split("\n")
        .filter((line) => impure.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    ]);
  assert.deepEqual(offences, []);
});

test("architecture: pure folders take nothing of base/ that uses any of these", () => {
  const usesNode = (path: string) =>
    files.some((file) => file.path === path && file.imports.some((name) => name.startsWith("node:")));
  const offences = files
    .filter(({ folder }) => pureFolders.includes(folder))
    .flatMap((file) =>
      pathsReachedBy(file)
        .filter((path) => path.startsWith("base/") && usesNode(path))
        .map((path) => `${file.path} imports ${path}`),
    );
  assert.deepEqual(offences, []);
});

test("architecture: only the gate, the client, the exporter, the sandbox and the command line know of a network", () => {
  const network = /^(?:undici|node:(?:net|tls|http|https|dns|http2|dgram).*)$/;
  const allowed = ["cognigy", "health", "export", "sandbox"];
  const offences = files
    .filter(({ folder }) => !allowed.includes(folder) && folder !== "policy")
    .flatMap(({ path, imports }) =>
      imports.filter((name) => network.test(name)).map((name) => `${path} imports ${name}`),
    );
  assert.deepEqual(offences, []);
});

test("architecture: the map in src/README.md is true", () => {
  const readme = readFileSync(join(src, "README.md"), "utf8");
  const mapped = [...readme.matchAll(/^\| `([a-z]+)\/` +\|/gm)].map(([, name = ""]) => name);
  const existing = readdirSync(src, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  assert.deepEqual(mapped.toSorted(), existing.toSorted());
  for (const [, pure = ""] of readme.matchAll(/`([a-z]+)\/`(?=[^.|]*are pure)/g))
    assert.ok(pureFolders.includes(pure), pure);
});

test("architecture: names say what is inside, files are one concept", () => {
  const vague = files.filter(({ path }) =>
    /(?:^|\/)(?:utils?|helpers?|common|misc|manager)(?:\.ts|\/)/.test(path),
  );
  assert.deepEqual(
    vague.map(({ path }) => path),
    [],
  );
  const long = files.filter(
    ({ path, text }) => !path.includes("/generated/") && text.split("\n").length > 250,
  );
  assert.deepEqual(
    long.map(({ path }) => path),
    [],
  );
});

test("architecture: nothing silences the compiler or the linter", () => {
  const silenced = /@ts-(?:ignore|expect-error|nocheck)|biome-ignore|\bas any\b|\bas unknown as\b/;
  const offences = files.filter(({ text }) => silenced.test(text)).map(({ path }) => path);
  assert.deepEqual(offences, []);
});

test("architecture: installing runs no script of ours", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const name of ["preinstall", "install", "postinstall", "prepare"])
    assert.equal(scripts[name], undefined, name);
});

test("architecture: what package.json publishes is there", () => {
  const { files: published } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const name of published) if (name !== "dist") assert.ok(existsSync(join(root, name)), name);
});
