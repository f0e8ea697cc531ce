/**
 * Makes one file of the tests of each process, with the sources that they test. Node would load a thousand files for
 * each process, and tsx look at each of them.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

const root = join(import.meta.dirname, "..");

const PLACE = /\bimport\.meta\.(dirname|url)\b/;
const PLACES = new RegExp(PLACE, "g");

/** Code finds the files beside it where its source is, not where the bundle is. */
const placesOfSources: Plugin = {
  name: "places-of-sources",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      if (!PLACE.test(source)) return undefined;
      const place = { dirname: dirname(path), url: pathToFileURL(path).href };
      const contents = source.replace(PLACES, (_, what: "dirname" | "url") => JSON.stringify(place[what]));
      return { contents, loader: "ts" };
    });
  },
};

/** Tells untracked.mjs when all is loaded. */
function entryOf(files: readonly string[]): string {
  return [...files.map((file) => `import ${JSON.stringify(file)};`), 'process.emit("tests-loaded");'].join(
    "\n",
  );
}

/** Makes a file for each list of files, which runs them in this order. They are gone with this process. */
export async function bundledTests(lists: readonly (readonly string[])[]): Promise<readonly string[]> {
  const bundles = join(root, ".bundles");
  mkdirSync(bundles, { recursive: true });
  // Below the project, where Node finds the packages.
  const outdir = mkdtempSync(join(bundles, "tests-"));
  process.once("exit", () => rmSync(outdir, { recursive: true, force: true }));
  const names = lists.map((_, index) => `share-${`${index}`.padStart(3, "0")}.test`);
  const entries: Plugin = {
    name: "entries",
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^share-\d+\.test$/ }, ({ path }) => ({ path, namespace: "share" }));
      onLoad({ filter: /.*/, namespace: "share" }, ({ path }) => ({
        contents: entryOf(lists[names.indexOf(path)] ?? []),
        resolveDir: root,
      }));
    },
  };
  await build({
    ...{
      entryPoints: names.map((name) => ({ in: name, out: name })),
      outdir,
      plugins: [entries, placesOfSources],
    },
    ...{ bundle: true, splitting: true, packages: "external" },
    // As the tool has it: the parser for Node looks into process.env at every token.
    alias: { yaml: join(root, "node_modules/yaml/browser/dist/index.js") },
    // Node reads each map as it loads its file. The sources stand on the disk.
    ...{ sourcemap: "linked", sourcesContent: false },
    ...{ format: "esm", platform: "node", target: "node20.18", outExtension: { ".js": ".mjs" } },
    logLevel: "warning",
  });
  return names.map((name) => join(outdir, `${name}.mjs`));
}
