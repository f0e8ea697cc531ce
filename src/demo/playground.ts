import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failure, type Result, success } from "../base/result.ts";
import { isSystemError, systemReason, systemRemedy } from "../base/system-error.ts";
import { EXIT, type ExitCode } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import type { Io } from "../model/run/surroundings.ts";

/** What the demo is played on. */
export interface Stage {
  readonly io: Io;
  /** Where the example fleets are. */
  readonly packageRoot: string;
  heading(title: string, text: string): string;
  /** Runs a command line; gives its exit code. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** A folder of the demo's own, with an example fleet, in which it runs real commands. */
export class Playground {
  readonly directory = mkdtempSync(join(tmpdir(), "webhook-sync-demo-"));
  readonly #io: Io;
  readonly #stage: Stage;

  /** The fleet is where in the package it lies: a config file and its manifests. */
  constructor(stage: Stage, fleet: string) {
    this.#stage = stage;
    this.#io = { ...stage.io, workingDirectory: this.directory };
    for (const path of ["webhooks.d", "webhook-sync.yaml"])
      cpSync(join(stage.packageRoot, fleet, path), join(this.directory, path), { recursive: true });
    cpSync(join(stage.packageRoot, "schemas"), join(this.directory, "schemas"), { recursive: true });
  }

  say(title: string, text: string): void {
    this.#io.stdout.write(`\n${this.#stage.heading(title, text)}\n`);
  }

  /** Runs a command line; an exit code that the story does not expect is a bug of ours. */
  async run(line: string, expected: ExitCode): Promise<void> {
    this.#io.stdout.write(`\n$ webhook-sync ${line}\n`);
    const exitCode = await this.#stage.run(line.split(" "), this.#io);
    this.#io.stdout.write(`(exit ${exitCode})\n`);
    if (exitCode !== expected)
      throw new Error(`the demo expected exit ${expected} from: webhook-sync ${line}`);
  }

  /** Replaces a text that must be there. */
  edit(path: string, search: string, replacement: string): void {
    const file = join(this.directory, path);
    const text = readFileSync(file, "utf8");
    if (!text.includes(search)) throw new Error(`the demo found no '${search}' in ${path}`);
    writeFileSync(file, text.replace(search, replacement));
    this.#io.stdout.write(`  edited ${path}\n`);
  }

  /** Takes the one document out of a file that holds this text. */
  removeDocument(path: string, holding: string): void {
    const documents = readFileSync(join(this.directory, path), "utf8").split("---\n");
    const found = documents.find((document) => document.includes(holding));
    if (found === undefined) throw new Error(`the demo found no '${holding}' in ${path}`);
    this.edit(path, `---\n${found}`, "");
  }
}

/** Opens it, where there can be such a folder. */
export function openPlayground(stage: Stage, fleet: string): Result<Playground, Problem> {
  try {
    return success(new Playground(stage, fleet));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const message = `the demo has no folder below ${tmpdir()}: ${systemReason(error)}`;
    const hint = systemRemedy(error) ?? "set TMPDIR to a folder that is there and can be written";
    return failure(problem(EXIT.usage, "demo-folder", message, hint));
  }
}
