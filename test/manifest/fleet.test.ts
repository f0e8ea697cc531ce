import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf } from "../../src/model/fleet/key.ts";
import { load, loadText, told, workspace } from "./workspace.ts";

function manifest(name: string, version: number, dependsOn: readonly string[] = [], more = ""): string {
  return `name: ${name}\nversion: ${version}\nurl: https://a.test/${name}\ndependsOn: [${dependsOn.join(", ")}]\n${more}`;
}

test("webhooks come by name, then by version as a number", (t) => {
  const documents = [manifest("b", 10), manifest("b", 9), manifest("a", 1, ["b", "b@9"])];
  const { webhooks, diagnostics } = loadText(t, documents.join("---\n"));
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(webhooks.map(keyOf), ["a@1", "b@9", "b@10"]);
});

test("a circle is spelled out, once, at the line of its first member", (t) => {
  const folder = workspace(t, {
    "webhooks.d/a.yaml": manifest("c", 1, ["x", "a"]),
    "webhooks.d/b.yaml": [manifest("a", 1, ["x", "b"]), manifest("b", 1, ["c"])].join("---\n"),
    "webhooks.d/c.yaml": [manifest("x", 1), manifest("leads-there", 1, ["a"])].join("---\n"),
  });
  const { webhooks, diagnostics } = load(folder);
  assert.deepEqual(told(diagnostics), [
    "b.yaml:4:16 dependency-cycle: webhooks depend on each other in a cycle: a → b → c → a (remove one of these dependencies)",
  ]);
  assert.ok(!webhooks.map(keyOf).includes("a@1"));
});

test("a circle through two versions of a name shows the versions", (t) => {
  const documents = [manifest("a", 1, ["a@2"]), manifest("a", 2, ["a@1"])];
  const { diagnostics } = loadText(t, documents.join("---\n"));
  assert.deepEqual(
    diagnostics.map(({ message }) => message),
    ["webhooks depend on each other in a cycle: a@1 → a@2 → a@1"],
  );
});

test("a name alone means its highest version", (t) => {
  const documents = [manifest("a", 1, ["a"]), manifest("a", 2)];
  assert.deepEqual(loadText(t, documents.join("---\n")).diagnostics, []);
});

test("the dependency of an override is shown where it stands", (t) => {
  const more = "environments:\n  staging:\n    dependsOn: [b, nobody]\n";
  const documents = [manifest("a", 1, ["nobody-either"], more), manifest("b", 1)];
  const { diagnostics } = loadText(t, documents.join("---\n"));
  assert.deepEqual(told(diagnostics), [
    "a.yaml:7:20 unknown-dependency: unknown dependency `nobody` (webhooks: a and b)",
  ]);
});

test("both places of a duplicate are named, across files", (t) => {
  const folder = workspace(t, {
    "webhooks.d/a.yaml": manifest("a", 1),
    "webhooks.d/b.yml": manifest("a", 1),
  });
  const { webhooks, diagnostics } = load(folder);
  assert.deepEqual(told(diagnostics), [
    "b.yml:1:1 duplicate-webhook: duplicate webhook `a@1` (first at webhooks.d/a.yaml:1:1) (give one of them another version, or remove it)",
  ]);
  assert.deepEqual(
    webhooks.map(({ source }) => source.file),
    ["webhooks.d/a.yaml"],
  );
});

const unreadable: readonly (readonly [name: string, broken: string])[] = [
  ["has an unknown key", `${manifest("broken", 1)}frequency: 3\n`],
  ["has a version of the wrong type", "name: broken\nversion: x\nurl: https://a.test/x\n"],
  ["is not valid YAML", `${manifest("broken", 1)}headers: [\n`],
  ["has no name", "url: https://a.test/x\nversion: 1\n"],
];
for (const [name, broken] of unreadable) {
  test(`a dependency on a manifest that ${name} is no finding of its own`, (t) => {
    const folder = workspace(t, {
      "webhooks.d/a.yaml": manifest("a", 1, ["broken", "broken@1"]),
      "webhooks.d/b.yaml": broken,
    });
    const { webhooks, diagnostics } = load(folder);
    assert.deepEqual(webhooks.map(keyOf), ["a@1"]);
    assert.ok(diagnostics.length > 0);
    for (const { location } of diagnostics) assert.equal(location?.file, "webhooks.d/b.yaml");
  });
}

test("a file that cannot be read at all leaves unknown dependencies open", (t) => {
  const folder = workspace(t, {
    "webhooks.d/a.yaml": manifest("a", 1, ["maybe-there"]),
    "webhooks.d/b.yaml": Uint8Array.of(0xff),
  });
  assert.deepEqual(
    load(folder).diagnostics.map(({ code }) => code),
    ["invalid-utf-8"],
  );
});

const renaming = (name: string, replaces: string, more = "") =>
  manifest(name, 1, [], `replaces: ${replaces}\n${more}`);

test("a name that is given up stands for the one that takes its place, in any form", (t) => {
  const documents = [
    renaming("new", "[old, older]"),
    manifest("b", 1, ["old"]),
    manifest("c", 1, ["older@4"]),
  ];
  const { webhooks, diagnostics } = loadText(t, documents.join("---\n"));
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(
    webhooks.map(({ replaces }) => replaces),
    [[], [], ["old", "older"]],
  );
});

const wrongRenames: readonly { given: string; documents: readonly string[]; expected: readonly RegExp[] }[] =
  [
    {
      given: "itself",
      documents: [renaming("a", "a")],
      expected: [/^a\.yaml:5:1 replaces-itself: `a` replaces itself \(write the name that it had before/],
    },
    {
      given: "a name that is still declared",
      documents: [renaming("a", "b"), manifest("b", 1)],
      expected: [
        /^a\.yaml:5:1 replaces-declared: `a` replaces `b`, which is still declared \(.*a\.yaml:7:1\) \(remove/,
      ],
    },
    {
      given: "each other",
      documents: [renaming("a", "b"), renaming("b", "c"), renaming("c", "a")],
      expected: [5, 11, 17].map(
        (line) =>
          new RegExp(
            `^a\\.yaml:${line}:1 replaces-in-circle: webhooks replace each other in a circle: a → b → c → a \\(keep`,
          ),
      ),
    },
    {
      given: "a name that another one replaces",
      documents: [renaming("a", "old"), renaming("b", "[older, old]")],
      expected: [/^a\.yaml:11:19 replaced-twice: `old` is replaced by `a` already \(.*a\.yaml:5:1\) \(keep/],
    },
    {
      given: "a name, and only to be let go of",
      documents: [renaming("a", "old", "unadopt: true\n")],
      expected: [/contradiction: `replaces` and `unadopt` contradict each other/],
    },
    {
      given: "what is no name",
      documents: [
        renaming("a", "Old Name"),
        renaming("b", "7"),
        renaming("c", "[]"),
        renaming("d", "[x, x]"),
      ],
      expected: [/replaces/, /replaces/, /replaces/, /replaces/],
    },
  ];

for (const { given, documents, expected } of wrongRenames) {
  test(`a manifest that replaces ${given} is told so at its line`, (t) => {
    const lines = told(loadText(t, documents.join("---\n")).diagnostics);
    assert.equal(lines.length, expected.length, lines.join("\n"));
    for (const [index, line] of expected.entries()) assert.match(lines[index] ?? "", line);
  });
}

test("two versions of one name may both say what it replaces", (t) => {
  const documents = [1, 2].map((version) => manifest("a", version, [], "replaces: old\n"));
  assert.deepEqual(loadText(t, documents.join("---\n")).diagnostics, []);
});
