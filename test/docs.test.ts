import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, it } from "node:test";
import { anchorOf } from "../scripts/reference/markdown.ts";

const root = join(import.meta.dirname, "..");
const docs = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "src/README.md",
  ...docs.map((name) => `docs/${name}`),
];

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** Where the links of a page lead that stay in the repository: a path from the root, and a heading's anchor or "". */
function linksOf(page: string): { readonly path: string; readonly anchor: string }[] {
  const text = read(page).replace(/^```[\s\S]*?^```/gm, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = "", anchor = ""] = target.split("#");
      const from = path === "" ? page : relative(root, join(root, dirname(page), path));
      return { path: from.replaceAll("\\", "/"), anchor };
    });
}

function anchorsOf(page: string): string[] {
  const text = read(page).replace(/^```[\s\S]*?^```/gm, "");
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));
}

describe("docs/architecture.md", () => {
  const page = read("docs/architecture.md");

  it("names only files that exist", () => {
    const named = [...page.matchAll(/`((?:src|test|schemas|docs|scripts)\/[^`*]+)`/g)].map(
      ([, path = ""]) => path,
    );
    assert.ok(named.length > 25, `${named.length} paths`);
    for (const path of named) assert.ok(existsSync(join(root, path)), `${path} is not there`);
  });

  it("follows a changed url through at most 25 files, each with a sentence, as many as CONTRIBUTING says", () => {
    const [, way = ""] = page.split(/^## The way.*$|^## Where.*$/m);
    const steps = [...way.matchAll(/^(\d+)\. `src\/[^`]+\.ts` .+[a-z]/gm)];
    const numbers = [...way.matchAll(/^(\d+)\. /gm)];
    assert.equal(steps.length, numbers.length, "each step names a file and says something of it");
    assert.ok(steps.length >= 15 && steps.length <= 25, `${steps.length} steps`);
    const [, said] = /in (\d+) files/.exec(read("CONTRIBUTING.md")) ?? [];
    assert.equal(Number(said), steps.length);
  });
});

describe("docs/package.md", () => {
  const [, withSchema = "", withoutSchema = ""] = read("docs/package.md").split(
    /^These outputs of|^The other schemas|^## In other tools/m,
  );

  it("says of each command that prints JSON whether that has a schema", () => {
    const sections = read("docs/commands.md").split(/^## /m);
    const commands = sections
      .filter((section) => /^Formats: .*`json`/m.test(section))
      .map((section) => section.slice(0, section.indexOf("\n")));
    assert.ok(commands.length > 30, `${commands.length} commands`);
    const page = `${withSchema}${withoutSchema}`;
    const unsaid = commands.filter(
      (command) => !page.includes(`\`${command}\``) && !page.includes(`\`${command} `),
    );
    assert.deepEqual(unsaid, []);
  });

  it("names each schema of an output", () => {
    const ofFiles = ["config", "webhook", "sandbox-switches"];
    const schemas = readdirSync(join(root, "schemas"))
      .filter((name) => name.endsWith(".schema.json"))
      .map((name) => name.replace(".schema.json", ""));
    const named = [...withSchema.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
    );
    assert.deepEqual([...named, ...ofFiles].sort(), schemas.sort());
  });
});

describe("the pages for people", () => {
  it("are all in the index of docs/", () => {
    const linked = new Set(linksOf("docs/README.md").map(({ path }) => path));
    for (const name of docs.filter((page) => page !== "README.md"))
      assert.ok(linked.has(`docs/${name}`), name);
  });

  for (const page of pages)
    it(`${page}: its links lead somewhere`, () => {
      for (const { path, anchor } of linksOf(page)) {
        assert.ok(existsSync(join(root, path)), `${path} is not there`);
        if (anchor !== "" && path.endsWith(".md"))
          assert.ok(anchorsOf(path).includes(anchor), `${path} has no heading #${anchor}`);
      }
    });

  it("of the package lead to nothing that stays behind", () => {
    const { files } = JSON.parse(read("package.json"));
    const published: readonly string[] = [...files, "README.md", "LICENSE", "package.json"];
    const lost = ["README.md", "SECURITY.md", ...docs.map((name) => `docs/${name}`)].flatMap((page) =>
      linksOf(page)
        .filter(({ path }) => !published.some((kept) => path === kept || path.startsWith(`${kept}/`)))
        .map(({ path }) => `${page}: ${path}`),
    );
    assert.deepEqual(lost, []);
  });
});
