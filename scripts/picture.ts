/** Draws the folders of src/ and their imports into src/README.md. With --check it writes nothing and fails when the picture is stale. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const page = join(root, "src/README.md");
/** Where each picture stands on the page, and what its boxes are: what the path of a file begins with. */
const pictures = {
  folders: /^src\/([^/]+)\//,
  wings: new RegExp(`^src/((?:${wings()})/[^/]+)/`),
  "cli-folders": /^src\/cli\/([^/]+)\//,
};

/** The folders that have nothing but rooms, as the rule about them lists them. */
function wings(): string {
  const { forbidden } = JSON.parse(readFileSync(join(root, ".dependency-cruiser.json"), "utf8"));
  const rule = forbidden.find(({ name }: { readonly name: string }) => name === "rooms-of-a-wing-apart");
  return /\(([a-z|]+)\)/.exec(rule.from.path)?.[1] ?? "";
}

interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
}

function cruise(): Cruise {
  const tool = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const options = ["--config", ".dependency-cruiser.json", "--output-type", "json", "src"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...options], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`dependency-cruiser ended with ${status}: npm run imports\n${stderr}`);
  return JSON.parse(stdout);
}

/** Each box with those that its arrows lead to. */
function arrowsOf({ modules }: Cruise, box: RegExp): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = box.exec(source)?.[1];
    if (from === undefined) continue;
    const targets = dependencies.flatMap(({ resolved }) => box.exec(resolved)?.[1] ?? []);
    const others = targets.filter((to) => to !== from && isInReach(from, to));
    arrows.set(from, new Set([...(arrows.get(from) ?? []), ...others]));
  }
  return arrows;
}

/** Of what a room imports, its picture has the rooms of its own wing: the rest is the law for all folders. */
function isInReach(from: string, to: string): boolean {
  const wingOf = (box: string) => box.slice(0, box.indexOf("/") + 1);
  return wingOf(from) === wingOf(to);
}

/** Boxes whose arrows lead to the same ones share a line: the arrows are the same, the picture is not so long. */
function mermaid(arrows: ReadonlyMap<string, ReadonlySet<string>>): string {
  const lines = new Map<string, string[]>();
  for (const [from, targets] of [...arrows].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const to = [...targets].toSorted().join(" & ");
    lines.set(to, [...(lines.get(to) ?? []), from]);
  }
  const drawn = [...lines].filter(([to]) => to !== "").map(([to, from]) => `  ${from.join(" & ")} --> ${to}`);
  return `\`\`\`mermaid\nflowchart TD\n${drawn.join("\n")}\n\`\`\``;
}

/** Between the two comments that name it. */
function withPicture(text: string, name: string, picture: string): string {
  const [start, end] = [`<!-- picture: ${name} -->`, "<!-- end of picture -->"];
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`src/README.md has no place for the picture of ${name}`);
  return `${text.slice(0, from)}${start}\n\n${picture}\n\n${text.slice(to)}`;
}

const before = readFileSync(page, "utf8");
const imports = cruise();
const after = Object.entries(pictures).reduce(
  (text, [name, box]) => withPicture(text, name, mermaid(arrowsOf(imports, box))),
  before,
);
if (!process.argv.includes("--check")) writeFileSync(page, after);
else if (before !== after) {
  console.error('The picture in src/README.md is stale. Run "npm run picture".');
  process.exitCode = 1;
}
