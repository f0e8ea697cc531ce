import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, it } from "node:test";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "Dockerfile"), "utf8");

type Validate = (text: string) => readonly { readonly message: string }[];
// It is made for editors and has no entry for import.
const { validate }: { readonly validate: Validate } = createRequire(import.meta.url)("dockerfile-utils");

// CI builds the image and runs it with a read-only file system; an engine is not everywhere.
describe("the Dockerfile", () => {
  it("passes the linter, which finds what is wrong", () => {
    assert.deepEqual(validate(text), []);
    assert.notDeepEqual(validate(`${text}EXPOSE nowhere\n`), []);
  });

  it("copies only what is there, and keeps out what the machine has", () => {
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = ""]) =>
      paths.split(" "),
    );
    assert.ok(copied.includes("package-lock.json"));
    for (const path of copied) assert.ok(existsSync(join(root, path)), path);
    const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");
    for (const path of [".git", "**/node_modules", "dist"]) assert.ok(ignored.includes(path), path);
  });

  it("ends as a user who is not root", () => {
    const users = [...text.matchAll(/^USER (.+)$/gm)].map(([, user]) => user);
    assert.deepEqual(users, ["node"]);
  });
});
