#!/usr/bin/env node
// The published package runs its bundle; a checkout that has not been built runs its sources through tsx.
// What an older Node can read stands here and nothing else, so that it is told by name what it lacks. `process` is not
// imported: that evaluates all it exports, its streams included, which takes longer than all else at a start.

/** As `engines` in package.json has it, which npm only warns about. */
const OLDEST = [20, 18, 1];

if (isOlder(process.versions.node.split(".").map(Number), OLDEST)) {
  console.error(
    `error node-version: webhook-sync needs Node ${OLDEST.join(".")} or later, and this is Node ${process.versions.node}\n` +
      "hint: install a newer Node, or run it with one: npx --package node@22 --package webhook-sync webhook-sync",
  );
  process.exitCode = 64;
} else start();

function isOlder(version, oldest) {
  const at = oldest.findIndex((number, index) => number !== version[index]);
  return at !== -1 && version[at] < oldest[at];
}

async function start() {
  const bundle = new URL("../dist/main.js", import.meta.url);
  try {
    await import(bundle.href);
  } catch (error) {
    // Loaded here only: it would make every start slower.
    const { existsSync } = await import("node:fs");
    if (existsSync(bundle)) throw error;
    const { register } = await import("tsx/esm/api");
    register();
    await import("../src/cli/main.ts");
  }
}
