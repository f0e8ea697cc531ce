#!/usr/bin/env node
// The published package runs its bundle; a checkout that has not been built runs its sources through tsx.
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
