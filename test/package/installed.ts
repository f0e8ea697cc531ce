import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { writeDeclarations } from "../../scripts/write-declarations.ts";
import { configText, manifestText } from "../scenarios/fleet.ts";

const root = join(import.meta.dirname, "../..");

/** The folder of a project with what a shell finds before all else. */
export const SHORT_CUTS = ".short-cuts";

/** An empty project into which the package was installed as a user does it. */
export interface Installed {
  /** The project; its `node_modules` holds what the package added. */
  readonly directory: string;
  readonly archive: {
    readonly filename: string;
    readonly unpackedSize: number;
    readonly files: readonly { readonly path: string }[];
  };
}

let installed: Installed | undefined;

/** Packs and installs, offline; once for a process, and gone with it. */
export function installPackage(): Installed {
  installed ??= install();
  return installed;
}

function install(): Installed {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-installed-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  const archive = pack(directory);
  writeFileSync(join(directory, "package.json"), '{ "private": true, "type": "module" }\n');
  npm(["install", "--offline", "--no-audit", "--no-fund", join(directory, archive.filename)], directory);
  return { directory, archive };
}

function pack(directory: string): Installed["archive"] {
  // Of a copy: while it is built, no other test may find half a dist/ beside the sources.
  const staging = join(directory, "staging");
  for (const path of packedPaths()) cpSync(join(root, path), join(staging, path), { recursive: true });
  const dist = join(staging, "dist");
  const given = process.env.TEST_BUNDLE;
  if (given === undefined) build(dist);
  else cpSync(given, dist, { recursive: true });
  writeDeclarations(dist);
  const printed = npm(["pack", "--ignore-scripts", "--json", "--pack-destination", directory], staging);
  rmSync(staging, { recursive: true });
  const [archive] = JSON.parse(printed);
  return archive;
}

function build(dist: string): void {
  execFileSync(process.execPath, ["--import", "tsx", "scripts/build.ts", dist], {
    cwd: root,
    stdio: "pipe",
  });
}

function packedPaths(): readonly string[] {
  const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return [
    ...["package.json", "README.md", "LICENSE"],
    ...files.filter((path: string) => !path.startsWith("!") && path !== "dist"),
  ];
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

/** A project that uses the installed package and declares one webhook; a folder of its own, for the caller to remove. */
export function projectWithPackage(): string {
  const { directory } = installPackage();
  const project = mkdtempSync(join(tmpdir(), "webhook-sync-project-"));
  symlinkSync(join(directory, "node_modules"), join(project, "node_modules"));
  // As the real one here, without asking the registry or npm's cache: three times as fast, and tests start many.
  mkdirSync(join(project, SHORT_CUTS));
  const shortCuts = {
    npx: 'exec "node_modules/.bin/$@"',
    "webhook-sync": 'exec node_modules/.bin/webhook-sync "$@"',
  };
  for (const [name, script] of Object.entries(shortCuts))
    writeFileSync(
      join(project, SHORT_CUTS, name),
      `#!/bin/sh
${script}
`,
      { mode: 0o755 },
    );
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }\n');
  writeFileSync(join(project, "webhook-sync.yaml"), configText({ timeout: "15s" }));
  mkdirSync(join(project, "webhooks.d"));
  writeFileSync(join(project, "webhooks.d/orders.yaml"), manifestText("orders", 1));
  return project;
}
