import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readManifestFile } from "../../src/manifest/manifest-file.ts";
import { resolutionContext } from "../../src/manifest/webhook.ts";
import { isError } from "../../src/model/fleet/diagnostic.ts";
import { inventedSecrets } from "../../src/settings/secrets.ts";
import { anyText } from "../fixtures/any-text.ts";
import { slowness } from "../fixtures/processor-time.ts";
import { load, loadText, staging, told, workspace } from "./workspace.ts";

const VALID = "name: orders\nversion: 1\nurl: https://a.test/x\n";
const surroundings = resolutionContext({
  environment: staging,
  environmentNames: ["staging"],
  secrets: inventedSecrets(),
});

const beyond: readonly (readonly [name: string, text: string, want: string])[] = [
  ["33 lists in each other", `payload: ${"[".repeat(33)}`, "1:41 nested-too-deeply"],
  ["100,000 brackets", "[".repeat(100_000), "1:33 nested-too-deeply"],
  [
    "100,000 brackets that are closed",
    `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
    "1:33 nested-too-deeply",
  ],
  ["100,000 dashes", "- ".repeat(100_000), "1:65 nested-too-deeply"],
  ["100,000 question marks", "? ".repeat(100_000), "1:65 nested-too-deeply"],
  [
    "200 maps by indentation",
    Array.from({ length: 200 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join(""),
    "33:34 nested-too-deeply",
  ],
  ["braces in the keys", "{".repeat(50_000), "1:33 nested-too-deeply"],
  ["more tokens than any manifest has", "a: b\n".repeat(60_000), "35715:1 file-too-complex"],
  ["more documents than a file should have", "---\n".repeat(20_000), "10002:1 file-too-complex"],
  ["more than a megabyte", `#${"x".repeat(1_000_000)}`, "1:1 file-too-large"],
];
for (const [name, text, want] of beyond) {
  test(`refused: ${name}`, (t) => {
    const { webhooks, diagnostics } = loadText(t, text);
    assert.deepEqual(webhooks, []);
    assert.deepEqual(
      diagnostics.map(({ code, location }) => `${location?.line}:${location?.column} ${code}`).slice(-1),
      [want],
    );
  });
}

test("32 levels are allowed", (t) => {
  const text = `${VALID}health: { payload: ${"[".repeat(30)}${"]".repeat(30)} }\n`;
  assert.deepEqual(told(loadText(t, text).diagnostics), []);
});

test("what comes before the limit in a file is read all the same", (t) => {
  const { webhooks, diagnostics } = loadText(t, `${VALID}---\n${"[".repeat(100)}`);
  assert.deepEqual(
    webhooks.map(({ name }) => name),
    ["orders"],
  );
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ["nested-too-deeply"],
  );
});

test("very many mistakes of any kind end soon, with as many findings as are shown", (t) => {
  for (const text of ["]\n", "%a\n", "&a ", "@\n---\n", "? ]\n"]) {
    const { diagnostics } = loadText(t, text.repeat(2_000));
    assert.ok(diagnostics.length > 0 && diagnostics.length <= 101, text);
  }
});

/** As much of a mistake as a file has room for. */
function filled(mistake: string, head = "", tail = ""): string {
  return head + mistake.repeat((990_000 - head.length - tail.length) / mistake.length) + tail;
}

const megabytes: Readonly<Record<string, string>> = {
  "unknown escapes": filled("\\q", 'a: "', '"'),
  "unknown escapes on many lines": filled("\\q\n ", 'a: "', '"'),
  "half escapes": filled("\\xzz", 'a: "', '"'),
  "short unicode escapes": filled("\\u12", 'a: "', '"'),
  quotes: filled('"').slice(0, 240_000),
  "commas in a list": filled(",", "a: [", "]").slice(0, 240_000),
  "ends of documents": filled("... x\n").slice(0, 240_000),
  "reserved characters": filled("- @x\n").slice(0, 240_000),
};
/** Of a file of comments of this length: the less of two times, for the first has all to load. */
function plainCost(length: number): number {
  const text = filled("# a\n").slice(0, length);
  const read = () => cpuOf(() => readManifestFile(text, "a.yaml", surroundings));
  return Math.min(read(), read());
}

for (const [name, text] of Object.entries(megabytes)) {
  test(`a file full of ${name} costs no more than reading it, and tells as much as is shown`, () => {
    const start = process.memoryUsage().rss;
    const cost = cpuOf(() => {
      const { diagnostics, complete } = readManifestFile(text, "a.yaml", surroundings);
      assert.equal(diagnostics.length, 101);
      assert.equal(diagnostics.at(-1)?.code, "more-findings");
      assert.equal(complete, false);
    });
    const most = 500 * slowness();
    // What takes less is within the limit whatever comments take.
    const plain = cost < most ? 0 : plainCost(text.length);
    assert.ok(cost < most + 4 * plain, `${cost} ms, and ${plain} ms for comments`);
    assert.ok(process.memoryUsage().rss - start < 200 * 2 ** 20);
  });
}

/** The processor's time, which other work on the machine does not lengthen as it does the clock's. */
function cpuOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  return process.cpuUsage(start).user / 1_000;
}

test("files after the last finding that is shown are not read", (t) => {
  const files = Array.from({ length: 30 }, (_, index) => [
    `webhooks.d/${index + 10}.yaml`,
    "- @a\n".repeat(200),
  ]);
  const { diagnostics } = load(workspace(t, Object.fromEntries(files)));
  assert.equal(diagnostics.length, 1_001);
  assert.equal(diagnostics.at(-1)?.code, "more-findings");
});

test("very many findings are cut short, and that is told", (t) => {
  const unknown = Array.from({ length: 5_000 }, (_, index) => `k${index}: 1\n`).join("");
  const { diagnostics } = loadText(t, VALID + unknown);
  assert.equal(diagnostics.length, 101);
  assert.equal(diagnostics.at(-1)?.code, "more-findings");
  const twice = loadText(t, VALID + "url: x\n".repeat(5_000)).diagnostics;
  assert.deepEqual(twice.map(({ code }) => code).slice(-2), ["duplicate-key", "more-findings"]);
});

/** Pieces that make parsers stumble, beside those that manifests are made of. */
const piece = fc.constantFrom(
  ..."name version url headers status dependsOn environments health deprecation sunset staging orders active".split(
    " ",
  ),
  ..."{ } [ ] : , - ? | > ' \" # & * ! % @ ` ~ << --- ... \n \t".split(" "),
  ..."1 -1 1e400 .nan 0x1F true null \\ \\u0000 ${ ${var:receiver} ${secret:KEY@1} $${ https://a.test/x".split(
    " ",
  ),
  "\n",
  "\n  ",
  ": ",
  ":\n",
  "- ",
  " ",
  "\r\n",
  "é",
  "\u2028",
  "😀",
  "__proto__",
  "constructor",
  "\u0002",
  "\u001F",
);
const garbage = fc.oneof(
  anyText({ maxLength: 60 }),
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
  fc.array(piece, { maxLength: 20 }).map((pieces) => VALID + pieces.join("")),
);

test("whatever the text, there are webhooks or findings with a place, and nothing is thrown", () => {
  fc.assert(
    fc.property(garbage, (text) => {
      const { declarations, diagnostics } = readManifestFile(text, "a.yaml", surroundings);
      const lines = text.split("\n");
      for (const { location, message, code } of diagnostics) {
        assert.ok(location !== null && location.file === "a.yaml");
        assert.ok(location.line >= 1 && location.line <= lines.length);
        assert.ok(location.column >= 1 && location.column <= (lines[location.line - 1] ?? "").length + 1);
        assert.match(code, /^[a-z][a-z-]+[a-z8]$/);
        assert.ok(message.length > 0 && message.length < 400 && !message.endsWith("."));
      }
      const faulty = declarations.some((declaration) => declaration.faulty);
      assert.equal(faulty && diagnostics.length === 0, false);
    }),
    { numRuns: 500 },
  );
});

const SLOW = "name: NAME\nversion: 1\nurl: https://a.test/NAME\nhealth: { maxLatency: 1h }\n";
const MANY = Array.from({ length: 1_100 }, (_, index) => SLOW.replaceAll("NAME", `a-${index}`));
/** As many in each as a file has findings that are shown. */
const MANY_FILES = Object.fromEntries(
  Array.from({ length: 11 }, (_, index) => [
    `webhooks.d/${index}.yaml`,
    MANY.slice(100 * index, 100 * index + 100).join("---\n"),
  ]),
);

test("more warnings than are shown stop nothing", (t) => {
  const inOneFile = loadText(t, MANY.slice(0, 150).join("---\n"));
  assert.equal(inOneFile.webhooks.length, 150);
  assert.equal(inOneFile.diagnostics.length, 101);
  const { webhooks, diagnostics } = load(workspace(t, MANY_FILES));
  assert.equal(webhooks.length, 1_100);
  assert.equal(diagnostics.length, 1_001);
  assert.deepEqual(diagnostics.filter(isError), []);
  assert.equal(diagnostics.at(-1)?.code, "more-findings");
});

test("errors are shown before warnings, in a file and in all", (t) => {
  const bad = "name: b\nversion: 1\nurl: nonsense\n";
  const inOneFile = loadText(t, [...MANY.slice(0, 150), bad].join("---\n"));
  assert.deepEqual(inOneFile.diagnostics.filter(isError).length, 1);
  assert.equal(inOneFile.diagnostics.length, 101);
  const twice = "name: a-1\nversion: 1\nurl: https://a.test/twice\n";
  const { webhooks, diagnostics } = load(
    workspace(t, { ...MANY_FILES, "webhooks.d/z.yaml": bad, "webhooks.d/zz.yaml": twice }),
  );
  assert.deepEqual(
    diagnostics
      .filter(isError)
      .map(({ code }) => code)
      .toSorted(),
    ["duplicate-webhook", "invalid-url"],
  );
  assert.equal(diagnostics.length, 1_001);
  assert.equal(webhooks.length, 1_100);
});
