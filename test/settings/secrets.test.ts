import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { whyNoFolder } from "../../src/base/folders.ts";
import type { SecretSource } from "../../src/base/secret.ts";
import { headerBuilder } from "../../src/manifest/for-environment.ts";
import { unresolvedIn } from "../../src/plan/secrets.ts";
import { environmentSecrets, inventedSecrets } from "../../src/settings/secrets.ts";
import { environment, locate, webhook } from "../fixtures/model.ts";
import { workspace } from "../manifest/workspace.ts";

const NOBODY = 65_534;

function find(source: SecretSource, name: string, version: number | null = null): string | undefined {
  return source.find({ name, version })?.expose();
}

test("a process variable comes before a file of the same name; empty ones do not count", (t) => {
  const directory = workspace(t, { A: "file-a\n", B: "file-b\r\n", C: "file-c\n\n", EMPTY: "\n" });
  const source = environmentSecrets({ variables: { A: "variable-a", B: "", UNSET: undefined }, directory });
  assert.equal(find(source, "A"), "variable-a");
  assert.equal(find(source, "B", 3), "file-b");
  assert.equal(find(source, "C"), "file-c\n");
  assert.equal(find(source, "EMPTY"), undefined);
  assert.equal(find(source, "UNSET"), undefined);
});

test("what one run was told of a secret stays so, also that there is none", (t) => {
  const directory = workspace(t, { A: "a" });
  const source = environmentSecrets({ variables: {}, directory });
  assert.deepEqual([find(source, "A"), find(source, "B")], ["a", undefined]);
  for (const name of ["A", "B"]) writeFileSync(join(directory, name), "later");
  assert.deepEqual([find(source, "A"), find(source, "B")], ["a", undefined]);
});

test("without a folder there are only process variables", () => {
  assert.equal(find(environmentSecrets({ variables: { A: "a" } }), "A"), "a");
  assert.equal(find(environmentSecrets({ variables: {} }), "A"), undefined);
  assert.equal(find(environmentSecrets({ variables: {} }), "constructor"), undefined);
});

test("a file that is larger than a secret can be is not read, and is named", (t) => {
  const directory = workspace(t, { A: "a".repeat(65_536), B: "b".repeat(65_537), C: "c".repeat(65_537) });
  const source = environmentSecrets({ variables: { C: "variable-c" }, directory });
  assert.equal(find(source, "A")?.length, 65_536);
  assert.equal(find(source, "B"), undefined);
  assert.equal(find(source, "C"), "variable-c");
  assert.deepEqual([...source.tooLarge], ["B"]);
});

test("only regular files that really are in the folder are read", (t) => {
  const root = workspace(t, { "secrets/..data/A": "a", "outside/B": "b", "secrets/deep/C": "c" });
  const directory = join(root, "secrets");
  mkdirSync(join(directory, "FOLDER"));
  symlinkSync("..data/A", join(directory, "A"));
  symlinkSync("../outside/B", join(directory, "B"));
  const source = environmentSecrets({ variables: {}, directory });
  assert.equal(find(source, "A"), "a");
  for (const name of ["B", "FOLDER", "NOWHERE", "../outside/B"]) assert.equal(find(source, name), undefined);
});

test("why a file is not taken for a secret is said", (t) => {
  const root = workspace(t, { "secrets/A": "a", "outside/B": "b", "secrets/EMPTY": "\n" });
  const directory = join(root, "secrets");
  mkdirSync(join(directory, "FOLDER"));
  symlinkSync("../outside/B", join(directory, "B"));
  symlinkSync("nothing", join(directory, "DANGLING"));
  symlinkSync("LOOP", join(directory, "LOOP"));
  const { whyNot } = environmentSecrets({ variables: {}, directory });
  const names = ["A", "B", "FOLDER", "DANGLING", "NOWHERE", "EMPTY", "LOOP", "L".repeat(300)];
  const said = names.map((name) => whyNot?.(name) ?? null);
  assert.deepEqual(said, [
    null,
    "the file of that name is a link that leads out of the folder",
    "what has that name is not a file",
    "the file of that name is a link that leads nowhere",
    null,
    "the file of that name is empty",
    "the file of that name cannot be read: its links form a loop",
    null,
  ]);
});

/** What CI systems leave in a variable that they do not know, or must not show. */
const UNFILLED = [
  ...["$(K)", "$(my group.K)", "${K}", "${{ secrets.K }}", "$[[ inputs.k ]]", "$[variables.K]", "%K%", "$K"],
  ...["$(K)\n", "***", "[secure]", "[MASKED]", "********"],
];

/** A password may begin so, and hold any of these signs. */
const PASSWORDS = [
  "$ecret",
  "$OTHER",
  "$(K)x",
  "a${K}",
  "%41%42",
  "100%",
  "a**b",
  "{K}",
  "${K}${L}",
  "[abc]",
];

test("what stands in place of a value is none, in a variable and in a file", (t) => {
  for (const value of UNFILLED) {
    const inVariable = environmentSecrets({ variables: { K: value } });
    const inFile = environmentSecrets({ variables: {}, directory: workspace(t, { K: value }) });
    assert.deepEqual([find(inVariable, "K"), find(inFile, "K")], [undefined, undefined], value);
    for (const { whyNot } of [inVariable, inFile])
      assert.match(
        whyNot?.("K") ?? "",
        /^the (environment variable K|file of that name) holds (a mask such as|`.+`, which the CI system)/,
      );
  }
  for (const value of PASSWORDS)
    assert.equal(find(environmentSecrets({ variables: { K: value } }), "K"), value);
});

test("a variable that was not filled in gives way to a file", (t) => {
  const directory = workspace(t, { K: "from the file" });
  assert.equal(find(environmentSecrets({ variables: { K: "$(K)" }, directory }), "K"), "from the file");
});

/** What somebody sees who is not root, whom no mode of a file keeps out. */
function asNobody<T>(look: () => T): T {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    return look();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

test("a file, and a folder, that may not be read are told with the reason", (t) => {
  const directory = workspace(t, { "secrets/KEY": "value" });
  const secrets = join(directory, "secrets");
  chmodSync(directory, 0o755);
  chmodSync(join(secrets, "KEY"), 0);
  const source = environmentSecrets({ variables: {}, directory: secrets });
  const look = () => ({
    found: find(source, "KEY"),
    why: source.whyNot?.("KEY"),
    folder: whyNoFolder(secrets),
  });
  const why = "the file of that name cannot be read: permission is denied";
  assert.deepEqual(asNobody(look), { found: undefined, why, folder: null });
  chmodSync(secrets, 0o644);
  assert.deepEqual(asNobody(look), { found: undefined, why, folder: "permission is denied" });
  chmodSync(secrets, 0o755);
});

test("an apply says that a secret's file is a link out of the folder", () => {
  const source = {
    find: () => undefined,
    whyNot: () => "the file of that name is a link that leads out of the folder",
  };
  const header = headerBuilder(environment(), source)(["X-Key", "${secret:KEY}"], () => {});
  const [problem] = unresolvedIn(webhook({ headers: [header] }), locate);
  assert.equal(
    problem?.message,
    "secret KEY of orders@1 cannot be found: the file of that name is a link that leads out of the folder; nothing was changed",
  );
  assert.equal(
    problem.hint,
    "set the environment variable KEY, or put its value into a file of that name in --secrets-dir",
  );
});

test("a header that cannot be sent names the secret or variable at fault, and what to set again", (t) => {
  const directory = workspace(t, { FILE: "a\n\n" });
  const secrets = environmentSecrets({ variables: { KEY: "a\nb", QUIET: "a" }, directory });
  const vars = new Map([
    ["region", "eu "],
    ["scheme", "Bearer "],
  ]);
  const told = (template: string) => {
    const found: string[] = [];
    headerBuilder(environment({ vars }), secrets)(["X-Key", template], ({ message, hint, within }) =>
      found.push(`${within}: ${message} (${hint})`),
    );
    return found;
  };
  const end = "again: one line, in ASCII, without quotes or white space around it";
  assert.deepEqual(told("${var:scheme}${secret:KEY}"), [
    `\${secret:KEY}: header \`X-Key\` cannot be sent: secret KEY holds a line break (set the environment variable KEY ${end})`,
  ]);
  assert.deepEqual(told("${secret:QUIET}.${secret:FILE@2}"), [
    `\${secret:FILE@2}: header \`X-Key\` cannot be sent: secret FILE ends with a line break (set the file FILE in --secrets-dir ${end})`,
  ]);
  assert.deepEqual(told("${secret:QUIET}.${var:region}"), [
    `\${var:region}: header \`X-Key\` cannot be sent: variable \`region\` of production begins or ends with white space (set vars.region, or the environment variable in it, ${end})`,
  ]);
  assert.deepEqual(told("${var:scheme}${secret:QUIET}"), []);
  assert.match(
    told(" ${secret:QUIET}").join(),
    /^null: the value of header `X-Key` begins or ends with white space/,
  );
});

test("an invented secret is always the same for a reference, and another for another", () => {
  const values = [
    find(inventedSecrets(), "A"),
    find(inventedSecrets(), "A", 1),
    find(inventedSecrets(), "B"),
  ];
  assert.equal(new Set(values).size, 3);
  assert.equal(find(inventedSecrets(), "A", 1), values[1]);
  for (const value of values) assert.match(value ?? "", /^invented-[0-9a-f]{32}$/);
});
