/** Bundles src/cli/main.ts into dist/, or the folder named: one chunk a command, so that each loads only what it needs. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build, type Plugin } from "esbuild";

const root = join(import.meta.dirname, "..");
const outdir = process.argv[2] ?? join(root, "dist");
const definitions = join(root, "src/cli/commands/");

/** commander loads it at every start, for subcommands that are programs of their own; we have none. */
const withoutChildProcess: Plugin = {
  name: "commander-without-child-process",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes("node_modules/commander/") ? { path, namespace: "unused" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "module.exports = {};" }));
  },
};

/**
 * The lists and readers that options are defined with are copied into the chunk of all definitions. Each would be a
 * chunk of its own, shared with the work behind the commands, and a file costs every start about a millisecond.
 */
const copiesForDefinitions: Plugin = {
  name: "copies-for-definitions",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\.\/(?:\.\.|init)\// }, ({ path, importer, resolveDir, kind }) =>
      importer.startsWith(definitions) && kind === "import-statement"
        ? { path: join(resolveDir, path), suffix: "?copy" }
        : undefined,
    );
  },
};

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ["src/cli/main.ts"],
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.18",
  mainFields: ["module", "main"],
  plugins: [withoutChildProcess, copiesForDefinitions],
  // The same parser as the one for Node, which looks into process.env at every token, a sixth of a plan's time.
  alias: { yaml: join(root, "node_modules/yaml/browser/dist/index.js") },
  // Packages that are CommonJS call it.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
  sourcemap: true,
  write: false,
  logLevel: "warning",
});
rmSync(outdir, { recursive: true, force: true });
for (const { path, text } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, path.endsWith(".js") ? withRequiredBuiltins(text) : text);
}

/**
 * Takes Node's own modules with require. An import of one evaluates all that it exports, the streams of `process`
 * and the classes of `fs` included, which takes longer than all else that a short command does. Lines stay where
 * they are, for the source maps.
 */
function withRequiredBuiltins(code: string): string {
  return code
    .replace(/^import (\w+) from "(node:[\w/]+)";$/gm, 'const $1 = require("$2");')
    .replace(/^import \* as (\w+) from "(node:[\w/]+)";$/gm, 'const $1 = require("$2");')
    .replace(
      /^import \{([^}]*)\} from "(node:[\w/]+)";$/gm,
      (_, names: string, name) => `const {${names.replaceAll(" as ", ": ")}} = require("${name}");`,
    );
}
