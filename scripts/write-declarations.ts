/** The declarations of src/cli/api.ts, which programs import, and of the types of our files. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const FILES = ["config", "journal-record", "plan", "webhook"];

/** Writes them into types/ of this folder. */
export function writeDeclarations(outdir: string): void {
  const emitted = mkdtempSync(join(tmpdir(), "webhook-sync-declarations-"));
  try {
    emit(emitted);
    const types = join(outdir, "types");
    mkdirSync(types, { recursive: true });
    const api = readFileSync(join(emitted, "src/cli/api.d.ts"), "utf8");
    writeFileSync(
      join(types, "index.d.ts"),
      api.replaceAll(/"\.\.\/model\/generated\/([\w-]+)\.ts"/g, '"./$1.js"'),
    );
    for (const name of FILES)
      writeFileSync(
        join(types, `${name}.d.ts`),
        readFileSync(join(emitted, `src/model/generated/${name}.d.ts`), "utf8"),
      );
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}

function emit(directory: string): void {
  const project = join(directory, "tsconfig.json");
  // Types are checked by `npm run typecheck`; here they are only written, of these files, and no other file is read: the
  // compiler complains where one of them would have to tell how something is typed that stands elsewhere.
  const compilerOptions = {
    ...{ noEmit: false, emitDeclarationOnly: true, declaration: true, noCheck: true },
    ...{ noResolve: true, isolatedDeclarations: true, allowJs: false, types: [] },
    ...{ outDir: directory, rootDir: root, typeRoots: [join(root, "node_modules/@types")] },
  };
  const config = {
    extends: join(root, "tsconfig.json"),
    compilerOptions,
    include: [],
    files: ["cli/api.ts", ...FILES.map((name) => `model/generated/${name}.ts`)].map((file) =>
      join(root, "src", file),
    ),
  };
  writeFileSync(project, JSON.stringify(config));
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--project", project], {
    cwd: root,
    stdio: "inherit",
  });
}
