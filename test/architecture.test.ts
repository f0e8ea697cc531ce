import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { test } from "node:test";
import { grouped } from "../src/base/text.ts";

// What may import what is said in .dependency-cruiser.json; here is the rest.
const root = join(import.meta.dirname, "..");
const src = join(root, "src");
const pureFolders = foldersOfRule("pure-by-itself");
const wings = foldersOfRule("rooms-of-a-wing-apart");

/** The folders that a rule for imports is about, which lists them once. */
function foldersOfRule(name: string): readonly string[] {
  const { forbidden } = JSON.parse(readFileSync(join(root, ".dependency-cruiser.json"), "utf8"));
  const rule = forbidden.find((one: { readonly name: string }) => one.name === name);
  return /\((?:\?:)?([a-z|]+)\)/.exec(rule.from.path)?.[1]?.split("|") ?? [];
}

interface SourceFile {
  /** Below src, with forward slashes. */
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  /** Without comments and string contents. */
  readonly code: string;
}

function read(path: string): SourceFile {
  const text = readFileSync(join(src, path), "utf8");
  const withoutComments = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
  const code = withoutComments.replace(/"(?:[^"\\\n]|\\.)*"/g, '""').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
  return { path, folder: path.split("/")[0] ?? "", text, code };
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((path) => path.split(sep).join("/"))
  .filter((path) => path.endsWith(".ts"))
  .map(read);

test("architecture: there are files to check", () => {
  assert.ok(files.length > 100, `${files.length} files`);
});

test("architecture: both rules for pure folders are about the same ones", () => {
  assert.ok(pureFolders.length >= 4, pureFolders.join());
  assert.deepEqual(foldersOfRule("pure-all-the-way"), pureFolders);
});

test("architecture: pure folders use no network, clock, chance, process or output", () => {
  const impure =
    /\b(?:process|console|fetch|setTimeout|setInterval|setImmediate|performance|Date\.now|Math\.random)\b|new Date\(\)/;
  const offences = files
    .filter(({ folder }) => pureFolders.includes(folder))
    .flatMap(({ path, code }) =>
      code
        .split("\n")
        .filter((line) => impure.test(line))
        .map((line) => `${path}: ${line.trim()}`),
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
  const pure = [...readme.matchAll(/`([a-z]+)\/`(?=[^.|]*are pure)/g)].map(([, name = ""]) => name);
  assert.deepEqual(pure.toSorted(), pureFolders.toSorted());
});

/** More than that nobody has in mind. */
const MOST_LINES_OF_A_ROOM = 3_200;
/** It composes all other rooms, and does no more than that. */
const MOST_LINES_OF_CLI = 3_500;

test("architecture: no room is too large to be known, and a wing has nothing but rooms", () => {
  assert.ok(wings.length > 0);
  const written = files.filter(({ path }) => !path.includes("/generated/"));
  const loose = written.filter(({ path, folder }) => wings.includes(folder) && path.split("/").length < 3);
  assert.deepEqual(
    loose.map(({ path }) => path),
    [],
  );
  const roomOf = ({ path, folder }: SourceFile) =>
    wings.includes(folder) ? path.split("/", 2).join("/") : folder;
  const rooms = grouped(written.map((file) => [roomOf(file), file.text.split("\n").length - 1] as const));
  const sizes = [...rooms].map(([room, lines]) => ({
    room,
    lines: lines.reduce((sum, one) => sum + one, 0),
  }));
  const mostOf = (room: string) => (room === "cli" ? MOST_LINES_OF_CLI : MOST_LINES_OF_A_ROOM);
  const large = sizes.filter(({ room, lines }) => lines > mostOf(room));
  assert.deepEqual(large, []);
});

test("architecture: src/README.md names every wing and each of its rooms", () => {
  const readme = readFileSync(join(src, "README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `([a-z]+)` +\|(.*)$/gm)].map(([, wing = "", row = ""]) => {
    const rooms = [...row.matchAll(/`([a-z0-9-]+)\/`/g)].map(([, room = ""]) => room);
    return [wing, rooms.toSorted()] as const;
  });
  const roomsOf = (wing: string) =>
    files.filter(({ folder }) => folder === wing).flatMap(({ path }) => path.split("/")[1] ?? []);
  const existing = wings.map((wing) => [wing, [...new Set(roomsOf(wing))].toSorted()] as const);
  assert.deepEqual(rows, existing.toSorted());
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

test("architecture: a type that others import has a name of its own; only profiles have the same parts", () => {
  const places = files.flatMap(({ path, code }) =>
    path.includes("/generated/")
      ? []
      : [...code.matchAll(/^export (?:interface|type|class) (\w+)\b(?! as)/gm)].map(
          ([, name = ""]) => [name, path.replace(/\/(?:integrations-v1|cognigy-v2)\//, "/")] as const,
        ),
  );
  const byName = grouped(places);
  const ambiguous = [...byName].filter(([, all]) => new Set(all).size > 1);
  assert.ok(byName.size > 500, `${byName.size} types`);
  assert.deepEqual(
    ambiguous.map(([name, all]) => `${name}: ${all.join(" ")}`),
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
  for (const name of published)
    if (!/^!?dist\b/.test(name)) assert.ok(existsSync(join(root, name.replace(/^!/, ""))), name);
});
