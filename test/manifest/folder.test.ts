import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { loadManifests } from "../../src/manifest/load-manifests.ts";
import { inventedSecrets } from "../../src/settings/secrets.ts";
import { load, staging, told, workspace } from "./workspace.ts";

function manifest(name: string): string {
  return `name: ${name}\nversion: 1\nurl: https://a.test/x\n`;
}

/** Root may read everything. */
function asNobody<T>(work: () => T): T {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

test("yaml and yml files are read, in folders too; other files and dotfiles are not", (t) => {
  const folder = workspace(t, {
    "webhooks.d/b.yaml": manifest("b"),
    "webhooks.d/team/deep/a.yml": manifest("a"),
    "webhooks.d/README.md": "not: [yaml",
    "webhooks.d/.hidden.yaml": "not: [yaml",
    "webhooks.d/.git/c.yaml": "not: [yaml",
  });
  const { webhooks, diagnostics } = load(folder);
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(
    webhooks.map(({ source }) => source),
    [
      { file: "webhooks.d/team/deep/a.yml", line: 1, column: 1, document: 0 },
      { file: "webhooks.d/b.yaml", line: 1, column: 1, document: 0 },
    ],
  );
});

test("a name in capitals is read", (t) => {
  const files = ["a.YAML", "b.Yml", "team/C.YML"].map((file) => [
    `webhooks.d/${file}`,
    manifest(file.toLowerCase().replace(/\W.*$/, "")),
  ]);
  const { webhooks, diagnostics } = load(workspace(t, Object.fromEntries(files)));
  assert.deepEqual(diagnostics, []);
  assert.equal(webhooks.length, 3);
});

test("what looks like a manifest and has another name is told", (t) => {
  const json = JSON.stringify({ name: "a", version: 1, url: "https://a.test/x" });
  const folder = workspace(t, {
    "webhooks.d/read.yaml": manifest("read"),
    "webhooks.d/a.json": json,
    "webhooks.d/b.json": JSON.stringify(JSON.parse(json), null, 2),
    "webhooks.d/c.yaml.off": manifest("c"),
    "webhooks.d/d.yaml~": manifest("d"),
    "webhooks.d/team/e": manifest("e"),
    "webhooks.d/f.yaml.txt": manifest("f").replaceAll("\n", "\r\n"),
  });
  const { webhooks, diagnostics } = load(folder);
  assert.equal(webhooks.length, 1);
  assert.deepEqual(
    diagnostics.map(({ severity, code, location }) => `${severity} ${code} ${location?.file}`),
    ["a.json", "b.json", "c.yaml.off", "d.yaml~", "f.yaml.txt", "team/e"].map(
      (file) => `warning file-not-read webhooks.d/${file}`,
    ),
  );
});

test("what is no manifest, or lies beside its manifest, is not told", (t) => {
  const beside = [
    "a.yaml~",
    "#a.yaml#",
    "a.yaml.orig",
    "a.yaml.rej",
    "a.yaml.bak",
    ".a.yaml.swp",
    "._a.yaml",
  ];
  const folder = workspace(t, {
    "webhooks.d/a.yaml": manifest("a"),
    "webhooks.d/README.md": `As in:\n\n${manifest("b")}`,
    "webhooks.d/package.json": '{ "name": "hooks", "version": "1.0.0" }',
    "webhooks.d/Thumbs.db": new Uint8Array([0, 1, 255]),
    "webhooks.d/.gitkeep": "",
    ...Object.fromEntries(beside.map((name) => [`webhooks.d/${name}`, manifest("a")])),
  });
  assert.deepEqual(load(folder).diagnostics, []);
});

test("the number of files is bounded", (t) => {
  const folder = workspace(t, { "webhooks.d/a.yaml": manifest("a") });
  const file = (index: number) => join(folder, `webhooks.d/${index}.yml`);
  // A link is made in a tenth of the time of a file; NTFS allows a file about a thousand.
  for (let index = 0; index <= 20_000; index++) {
    if (index % 500 === 0) writeFileSync(file(index), "");
    else linkSync(file(index - (index % 500)), file(index));
  }
  assert.deepEqual(told(load(folder).diagnostics), [
    "nowhere too-many-files: the manifests folder webhooks.d has more than 20000 manifests or 20000 folders (divide the fleet into several folders, or put several webhooks into a file)",
  ]);
});

test("a relative folder starts at the working directory", (t) => {
  const folder = workspace(t, { "elsewhere/a.yaml": manifest("a") });
  const { webhooks } = loadManifests({
    directory: "elsewhere",
    environment: staging,
    environmentNames: ["staging"],
    secrets: inventedSecrets(),
    workingDirectory: folder,
  });
  assert.deepEqual(
    webhooks.map(({ source }) => source.file),
    ["elsewhere/a.yaml"],
  );
});

test("a folder below it that cannot be read is named, and the others are read", (t) => {
  const folder = workspace(t, {
    "webhooks.d/a.yaml": manifest("a"),
    "webhooks.d/team/private/b.yaml": manifest("b"),
  });
  const locked = join(folder, "webhooks.d/team/private");
  chmodSync(folder, 0o755);
  chmodSync(locked, 0o000);
  const { webhooks, diagnostics } = asNobody(() => load(folder));
  chmodSync(locked, 0o700);
  assert.deepEqual(
    webhooks.map(({ name }) => name),
    ["a"],
  );
  assert.deepEqual(told(diagnostics), [
    "team/private:1:1 unreadable-file: the folder cannot be read: permission is denied (make it a folder that can be read)",
  ]);
});

test("a folder that does not exist", (t) => {
  assert.deepEqual(told(load(workspace(t, {})).diagnostics), [
    "nowhere unreadable-folder: cannot read the manifests folder webhooks.d: it does not exist (create it, or name another one with --manifests or with manifests in the configuration)",
  ]);
});

test("a folder that is there and cannot be read is not to be created", (t) => {
  assert.deepEqual(told(load(workspace(t, { "webhooks.d": "" })).diagnostics), [
    "nowhere unreadable-folder: cannot read the manifests folder webhooks.d: it is not a folder (make it a folder that can be read, or name another one with --manifests or with manifests in the configuration)",
  ]);
});

test("a link inside the folder is read; one that leads out, to a folder or nowhere is told", (t) => {
  const folder = workspace(t, {
    "webhooks.d/..data/a.yaml": manifest("a"),
    "outside/b.yaml": manifest("b"),
  });
  const root = join(folder, "webhooks.d");
  symlinkSync("..data/a.yaml", join(root, "a.yaml"));
  symlinkSync("../outside/b.yaml", join(root, "b.yaml"));
  symlinkSync("nowhere.yaml", join(root, "c.yaml"));
  symlinkSync("../outside", join(root, "d"));
  symlinkSync("README.md", join(root, "notes.md"));
  const { webhooks, diagnostics } = load(folder);
  assert.deepEqual(
    webhooks.map(({ name }) => name),
    ["a"],
  );
  assert.deepEqual(told(diagnostics), [
    "b.yaml:1:1 unreadable-file: the link leads out of the manifests folder (replace the link by what it links to)",
    "c.yaml:1:1 unreadable-file: the link is broken: it does not exist (replace the link by what it links to)",
    "d:1:1 unreadable-file: links to folders are not followed (replace the link by what it links to)",
  ]);
});

test("a pipe is refused, not waited for", (t) => {
  const folder = workspace(t, { "webhooks.d/a.yaml": manifest("a") });
  execFileSync("mkfifo", [join(folder, "webhooks.d/b.yaml")]);
  assert.deepEqual(told(load(folder).diagnostics), [
    "b.yaml:1:1 unreadable-file: not a regular file (replace it by a file)",
  ]);
});

test("documents may be empty or comments only, and count", (t) => {
  const text = `# nothing\n---\n---\n${manifest("a")}...\n---\n# nothing\n---\n${manifest("b")}`;
  const { webhooks, diagnostics } = load(
    workspace(t, { "webhooks.d/a.yaml": text, "webhooks.d/b.yaml": "" }),
  );
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(
    webhooks.map(({ name, source }) => [name, source.document]),
    [
      ["a", 1],
      ["b", 3],
    ],
  );
});

test("a byte order mark may stand before each document, as where files were put together", (t) => {
  const text = [
    `\uFEFF${manifest("a")}`,
    `---\n\uFEFF${manifest("b")}`,
    `\uFEFF---\n${manifest("c")}`,
    `...\r\n\uFEFF${manifest("d")}`,
  ].join("");
  const { webhooks, diagnostics } = load(workspace(t, { "webhooks.d/a.yaml": text }));
  assert.deepEqual(told(diagnostics), []);
  assert.deepEqual(
    webhooks.map(({ name }) => name),
    ["a", "b", "c", "d"],
  );
  const within = load(workspace(t, { "webhooks.d/a.yaml": `${manifest("a")}\uFEFFowner: x\n` }));
  assert.match(told(within.diagnostics).join(), /unknown-key/);
});

test("one broken document does not keep the others of its file from being read", (t) => {
  const text = `${manifest("a")}---\nname: [\n---\n${manifest("c")}`;
  const { webhooks, diagnostics } = load(workspace(t, { "webhooks.d/a.yaml": text }));
  assert.deepEqual(
    webhooks.map(({ name }) => name),
    ["a", "c"],
  );
  assert.deepEqual(
    diagnostics.map(({ code, location }) => [code, location?.line]),
    [["yaml-syntax", 6]],
  );
});

const encodings: readonly (readonly [name: string, bytes: Uint8Array, want: readonly string[]])[] = [
  ["a byte order mark", Buffer.from(`\uFEFF${manifest("a")}`), []],
  ["Windows line ends", Buffer.from(manifest("a").replaceAll("\n", "\r\n")), []],
  [
    "Latin-1",
    Buffer.from(`${manifest("a")}owner: "é"\n`, "latin1"),
    ["a.yaml:4:9 invalid-utf-8: the file is not valid UTF-8 (save it as UTF-8)"],
  ],
  [
    "UTF-16",
    Buffer.from(`\uFEFF${manifest("a")}`, "utf16le"),
    ["a.yaml:1:1 invalid-utf-8: the file is not valid UTF-8 (save it as UTF-8)"],
  ],
  [
    "a NUL",
    Buffer.from("name: a\nurl: \0\n"),
    ["a.yaml:2:6 control-character: the file holds the control character U+0000 (remove it)"],
  ],
  [
    "a lone carriage return",
    Buffer.from("name: a\rversion: 1\n"),
    ["a.yaml:1:8 control-character: the file holds the control character U+000D (remove it)"],
  ],
];
for (const [name, bytes, want] of encodings) {
  test(`a file with ${name}`, (t) => {
    const { webhooks, diagnostics } = load(workspace(t, { "webhooks.d/a.yaml": bytes }));
    assert.deepEqual(told(diagnostics), want);
    assert.equal(webhooks.length, want.length === 0 ? 1 : 0);
  });
}

test("the source line is told as it is written, without its line end", (t) => {
  const text = "name: a\r\nversion: 1\r\nurl:  'https://a.test/#x' # why\r\n";
  const [diagnostic] = load(workspace(t, { "webhooks.d/a.yaml": text })).diagnostics;
  assert.equal(diagnostic?.sourceLine, "url:  'https://a.test/#x' # why");
});

test("the total size is bounded, and what was not read is no unknown dependency", (t) => {
  const folder = workspace(t, { "webhooks.d/a.yaml": `${manifest("a")}dependsOn: [z]\n` });
  mkdirSync(join(folder, "webhooks.d"), { recursive: true });
  const comment = `#${"x".repeat(98)}\n`.repeat(9_999);
  for (let index = 10; index < 22; index++) writeFileSync(join(folder, `webhooks.d/b${index}.yaml`), comment);
  const { diagnostics } = load(folder);
  assert.deepEqual(
    diagnostics.map(({ code, location }) => [code, location?.file]),
    [["manifests-too-large", "webhooks.d/b20.yaml"]],
  );
});
