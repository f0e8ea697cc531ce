/**
 * Bundles src/cli/main.ts and api.ts into dist/, or the folder named: one chunk a command, so that each loads only what
 * it needs. Beside them stand the licences of all that is inside, and a bill of materials.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build, type Plugin, transform } from "esbuild";
import { billOfMaterials, bundledPackages, notices } from "./bundled-packages.ts";

const root = join(import.meta.dirname, "..");
const outdir = process.argv[2] ?? join(root, "dist");
const definitions = join(root, "src/commands/");
const api = join(root, "src/cli/api.ts");

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
 * pg makes a Response to find out whether it runs at Cloudflare, which loads the whole of Node's fetch where that was
 * not used yet: two thirds of what the driver takes to load.
 */
const pgWithoutResponse: Plugin = {
  name: "pg-without-response",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/pg\/lib\/stream\.js$/ }, ({ path }) => ({
      contents: `const Response = undefined;\n${readFileSync(path, "utf8")}`,
    }));
  },
};

/** Where undici's parser is for processors that lack what its usual one needs (SIMD): nearly none load it. */
const PLAIN_PARSER = "llhttp-wasm.cjs";

/**
 * What undici would load and we have no use for: HTTP/2, which its pools speak only when they are told to, and the bodies of
 * fetch, of which it makes forms. Together with the other parser they are half of it.
 */
const undiciInPart: Plugin = {
  name: "undici-in-part",
  setup: ({ onResolve, onLoad }) => {
    const missing = (what: string) => `throw new Error("${what} are not in this bundle");`;
    onLoad({ filter: /\/undici\/lib\/dispatcher\/client-h2\.js$/ }, () => ({
      contents: `module.exports = () => { ${missing("the parts for HTTP/2")} };`,
    }));
    onLoad({ filter: /\/undici\/lib\/web\/fetch\/body\.js$/ }, () => ({
      contents: `module.exports = { extractBody() { ${missing("the parts for forms")} } };`,
    }));
    onResolve({ filter: /\/llhttp-wasm\.js$/ }, () => ({ path: `./${PLAIN_PARSER}`, external: true }));
  },
};

/** Of its package.json the tool tells the version; 3 KB of scripts and lists would be loaded at every start. */
const ownVersionAlone: Plugin = {
  name: "own-version-alone",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/package\.json$/ }, ({ path }) =>
      path === join(root, "package.json")
        ? { contents: JSON.stringify(JSON.parse(readFileSync(path, "utf8")), ["version"]), loader: "json" }
        : undefined,
    );
  },
};

/**
 * The lists and readers that options are defined with are copied into the chunk of all definitions. Each would be a
 * chunk of its own, shared with the work behind the commands, and a file costs every start about a millisecond.
 */
const copiesForDefinitions: Plugin = {
  name: "copies-for-definitions",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\.\/(?:base|model)\// }, ({ path, importer, resolveDir, kind }) =>
      importer.startsWith(definitions) && kind === "import-statement"
        ? { path: join(resolveDir, path), suffix: "?copy" }
        : undefined,
    );
    // For the same reason: what programs import has its own copy of what the command starts with.
    onResolve({ filter: /^\.\.\/terminal\/process-io\.ts$/ }, ({ path, importer, resolveDir }) =>
      importer === api ? { path: join(resolveDir, path), suffix: "?copy" } : undefined,
    );
  },
};

/**
 * What is loaded on demand, commands above all, brings base/ and model/ along as a whole, and what run.ts has loaded by
 * then: each set of those who need a file would otherwise be a chunk of its own, some forty of them small, and to open
 * one takes as long as to read 50 KB.
 */
const groundInOnePiece: Plugin = {
  name: "ground-in-one-piece",
  setup: ({ onResolve, onLoad }) => {
    const onDemand = loadedOnDemand();
    onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) =>
      onDemand.has(path)
        ? { contents: `${readFileSync(path, "utf8")}\nimport "the:ground";`, loader: "ts" }
        : undefined,
    );
    onResolve({ filter: /^the:ground$/ }, ({ path }) => ({ path, namespace: "ground" }));
    onLoad({ filter: /.*/, namespace: "ground" }, () => ({
      contents: [...sources(GROUND), ...importsOf(RUN)]
        .map((path) => `import ${JSON.stringify(path)};`)
        .join("\n"),
      resolveDir: root,
    }));
  },
};

const GROUND = ["base", "model"];

function sources(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, "src", folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
      .map((path) => join(root, "src", folder, path)),
  );
}

/** What every start loads, which has no use for all of the ground. */
const RUN = join(root, "src/cli/run.ts");
const LOADS_RUN = [join(root, "src/cli/main.ts"), api];

/** The files of src/ that one imports when it is loaded. */
function importsOf(path: string): readonly string[] {
  const statements = readFileSync(path, "utf8").matchAll(/^import (?!type )[^;]*? from "(\.[^"]+)";$/gm);
  return [...statements].map(([, target = ""]) => join(dirname(path), target));
}

/** The files of src/ that others import when they need them. */
function loadedOnDemand(): ReadonlySet<string> {
  return new Set(
    sources([""])
      .filter((path) => !LOADS_RUN.includes(path))
      .flatMap((path) =>
        [...readFileSync(path, "utf8").matchAll(/\bimport\("(\.[^"]+)"\)/g)].map(([, target = ""]) =>
          join(dirname(path), target),
        ),
      ),
  );
}

const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: [
    { in: "src/cli/main.ts", out: "main" },
    { in: api, out: "index" },
  ],
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.18",
  mainFields: ["module", "main"],
  plugins: [
    ...[withoutChildProcess, pgWithoutResponse, undiciInPart, ownVersionAlone],
    ...[copiesForDefinitions, groundInOnePiece],
  ],
  // The same parser as the one for Node, which looks into process.env at every token, a sixth of a plan's time.
  alias: { yaml: join(root, "node_modules/yaml/browser/dist/index.js") },
  // Packages that are CommonJS call it.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
  define: { BUILT_FROM: JSON.stringify(builtFrom()) },
  sourcemap: "inline",
  metafile: true,
  write: false,
  logLevel: "warning",
});
rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });
for (const { path, text } of outputFiles) {
  const { code, map } = await transform(withRequiredBuiltins(text), {
    // Half of a file's bytes stay, and every name: a stack trace still says where it was.
    minifyWhitespace: true,
    lineLimit: 160,
    sourcemap: "external",
  });
  writeFileSync(path, code);
  writeFileSync(`${path}.map`, map);
}
copyFileSync(join(root, "node_modules/undici/lib/llhttp/llhttp-wasm.js"), join(outdir, PLAIN_PARSER));
const inputs = Object.keys(metafile.inputs);
const packages = bundledPackages([...inputs, ...inputs.flatMap(copiedInto)], root);
writeFileSync(join(outdir, "THIRD-PARTY-NOTICES"), notices(packages));
writeFileSync(join(outdir, "sbom.cdx.json"), billOfMaterials(packages, root));

/** The files of packages of which a generated file holds a copy, as it says itself. */
function copiedInto(input: string): readonly string[] {
  if (!/^src\/.*\/generated\/.*\.js$/.test(input)) return [];
  const source = readFileSync(join(root, input), "utf8");
  return [...source.matchAll(/^\/\/ (node_modules\/\S+)$/gm)].map(([, path = ""]) => path);
}

/** The commit and its date; null where there is no Git, as in an unpacked archive. */
function builtFrom(): string | null {
  try {
    const git = (...args: readonly string[]) =>
      execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    const isClean = git("status", "--porcelain", "--untracked-files=no") === "";
    const [commit, date] = git("log", "-1", "--format=%H %cI").split(" ");
    return `${commit}${isClean ? "" : "+uncommitted"} ${date}`;
  } catch {
    return null;
  }
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
