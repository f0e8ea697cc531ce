import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parseSync } from "@swc/core";
import { isJsonObject } from "../src/base/json.ts";

const ROOT = join(import.meta.dirname, "..");

/** What docs/wording.md advises against, as it would be met in a sentence. */
const WORST: readonly (readonly [phrase: RegExp, better: string])[] = [
  [/(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more\b|less\b|later\b|earlier\b)/i, "is not a"],
  [/\b(?:is|are) none of\b/i, "is not one of"],
  [/\b(?:told|tells)\b/i, "reports, shows, says"],
  [/\blet(?:s|ting)? go\b/i, "release"],
  [/\bbesides?\b/i, "next to, in addition to"],
  [/\bwhoever\b/i, "a person who, anyone who"],
  [/\bmend(?:s|ed|ing)?\b/i, "fix"],
  [/\banew\b/i, "again"],
  [/\bany more\b/i, "no longer"],
  [/\bfor good\b/i, "permanently"],
  [/\bbec(?:ame|omes?) of\b/i, "the outcome of"],
  [/\bcame about\b/i, "could not connect"],
  [/\bha(?:s|ve) it not\b/i, "does not have it"],
  [/\bt(?:ake|akes|aken|aking) back\b/i, "revert"],
  [/\bshakes? hands\b/i, "performs the TLS handshake"],
  [/\bprocess variable\b/i, "environment variable"],
  [/\boperators' files?\b/i, "config file"],
];

function faultsIn(text: string): string[] {
  return WORST.flatMap(([phrase, better]) => {
    const found = phrase.exec(text)?.[0];
    return found === undefined ? [] : [`"${found.trim()}" (${better})`];
  });
}

/** The texts of a program, those that are put together with + as one. */
function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (!isJsonObject(node) || node.type === "ImportDeclaration") return [];
  const whole = textOf(node);
  return whole === null ? Object.values(node).flatMap(textsIn) : [whole];
}

/** null for what is not a text. What stands between its parts is left out. */
function textOf(node: unknown): string | null {
  if (!isJsonObject(node)) return null;
  if (node.type === "StringLiteral") return String(node.value);
  if (node.type === "TemplateElement") return String(node.cooked ?? "");
  if (node.type !== "BinaryExpression" || node.operator !== "+") return null;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === null || right === null ? null : left + right;
}

function sources(): readonly string[] {
  return readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".ts") && !path.includes("generated"),
  );
}

describe("plain English", () => {
  it("in everything that the program says", () => {
    const files = sources();
    const texts = files.flatMap((path) => {
      const source = readFileSync(join(ROOT, "src", path), "utf8");
      return textsIn(parseSync(source, { syntax: "typescript" })).map((text) => ({ path, text }));
    });
    const sentences = texts.filter(({ text }) => /\w \w/.test(text));
    assert.ok(sentences.length > 1_000, `${sentences.length} texts in ${files.length} files`);
    const faults = sentences.flatMap(({ path, text }) =>
      faultsIn(text).map((fault) => `src/${path}: ${fault} in "${text}"`),
    );
    assert.deepEqual(faults, []);
  });

  it("in what the schemas say in an editor", () => {
    const names = readdirSync(join(ROOT, "schemas")).filter((name) => name.endsWith(".json"));
    const faults = names.flatMap((name) => {
      const described = readFileSync(join(ROOT, "schemas", name), "utf8").match(/"description": ".*"/g) ?? [];
      return described.flatMap((text) => faultsIn(text).map((fault) => `${name}: ${fault} in ${text}`));
    });
    assert.deepEqual(faults, []);
  });

  it("in the pages for people", () => {
    const docs = readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md"));
    const pages = [
      "README.md",
      "CONTRIBUTING.md",
      "SECURITY.md",
      "src/README.md",
      ...docs.map((name) => `docs/${name}`),
    ];
    const faults = pages
      // It shows what not to say.
      .filter((page) => page !== "docs/wording.md")
      .flatMap((page) =>
        readFileSync(join(ROOT, page), "utf8")
          .split("\n")
          .flatMap((line, at) => faultsIn(line).map((fault) => `${page}:${at + 1}: ${fault}`)),
      );
    assert.deepEqual(faults, []);
  });

  it("as docs/wording.md has it: whatever it advises against is found", () => {
    const rows = readFileSync(join(ROOT, "docs/wording.md"), "utf8").split("\n");
    const now = rows.flatMap((row) => /^\| ✗ (.+?) +\| ✓ /.exec(row)?.[1] ?? []);
    assert.ok(now.length >= 15, `${now.length} examples`);
    for (const phrase of now) assert.notDeepEqual(faultsIn(phrase), [], phrase);
  });
});
