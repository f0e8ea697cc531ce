import { existsSync, readFileSync } from "node:fs";
import { basename, isAbsolute, join } from "node:path";
import { printedJson } from "../../base/json.ts";
import { packageRoot } from "../../base/package.ts";
import { success } from "../../base/result.ts";
import { placeInRepository, repositoryOf } from "../../ci/provenance.ts";
import { DEFAULT_CONFIG } from "../../commands/options.ts";
import { quoted } from "../../commands/repeated.ts";
import type { Choices } from "../../init/choices.ts";
import { chooseFrom, type InitOptions } from "../../init/choose.ts";
import { filesFor } from "../../init/files.ts";
import { type Checkup, nextSteps, type SetupFolder, whyNotExamined } from "../../init/next-steps.ts";
import { groundIn, type WrittenFiles, writeNew } from "../../manifest/setup-folder.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { renderNextSteps, renderSetup } from "../../render/text/setup.ts";
import { readAddress } from "../../settings/tenant.ts";
import { styleFor } from "../../terminal/process-io.ts";
import { type Done, type Invocation, tell, tellDone } from "../command.ts";
import { doctor } from "../tenant/doctor.ts";

/** Sets a folder up, and examines the tenant where that is possible yet. What the examination finds is no failure. */
export async function init(invocation: Invocation, command: Omit<InitOptions, "env">): Promise<Done> {
  const { io, options } = invocation;
  const { workingDirectory } = io;
  const chosen = await chooseFrom(
    { ...command, env: options.env },
    {
      ask: io.ask,
      tell: (findings) => tell(invocation, findings),
      readAddress,
      repository: () => repositoryOf(join(workingDirectory, DEFAULT_CONFIG), io),
      folder: basename(workingDirectory),
    },
  );
  if (!chosen.ok) return chosen;
  const choices = chosen.value;
  const found = groundIn(workingDirectory, choices.baseUrl === null ? null : choices.environment);
  const read = (path: string) => readFileSync(join(packageRoot(), path), "utf8");
  const files = writeNew(filesFor(choices, { ...found, read }), workingDirectory);
  if (!files.ok) return files;
  await (options.format === "json" ? tellScript : tellPerson)(invocation, choices, files.value);
  return success(EXIT.done);
}

async function tellPerson(
  invocation: Invocation,
  choices: Choices,
  { written, left }: WrittenFiles,
): Promise<void> {
  const { io, options } = invocation;
  const style = styleFor(io.stdout, options, io);
  io.stdout.write(`${renderSetup(written, left, style)}\n\n`);
  const checkup = await examine(invocation, choices, written);
  if (checkup.kind === "examined") io.stdout.write("\n");
  const steps = nextSteps(choices, checkup, folderOf(invocation)).map(({ command, what }) => ({
    command: command === null ? null : io.asTyped(command),
    what: io.asTyped(what),
  }));
  io.stdout.write(`${renderNextSteps(steps, style)}\n`);
}

async function tellScript(
  invocation: Invocation,
  choices: Choices,
  { written, left }: WrittenFiles,
): Promise<void> {
  const { io, options } = invocation;
  const found: string[] = [];
  const stdout = { ...io.stdout, write: (text: string) => void found.push(text) };
  const checkup = await examine({ io: { ...io, stdout }, options }, choices, written);
  const document = {
    exitCode: EXIT.done,
    written,
    left,
    doctor: found.length === 0 ? null : JSON.parse(found.join("")),
    next: nextSteps(choices, checkup, folderOf(invocation)),
  };
  io.stdout.write(`${printedJson(document)}\n`);
}

function folderOf({ io, options: { folder } }: Invocation): SetupFolder {
  const below = placeInRepository(io.workingDirectory, io);
  return {
    path: folder === undefined ? null : quoted(folder),
    isPinned: existsSync(join(io.workingDirectory, "node_modules", "webhook-sync", "package.json")),
    below: below === "" || isAbsolute(below) ? null : below,
  };
}

/** Runs doctor where an address was given, its environment was written and its credentials are there. */
async function examine(
  { io, options }: Invocation,
  choices: Choices,
  written: WrittenFiles["written"],
): Promise<Checkup> {
  const hindered = whyNotExamined(choices, written, io.variables);
  if (hindered !== null) return hindered;
  const { environment } = choices;
  const config = join(io.workingDirectory, DEFAULT_CONFIG);
  const stateDir = join(io.workingDirectory, ".webhook-sync");
  // What was written is here, whatever a variable names or a folder above has.
  const here = { ...options, env: environment, config, stateDir, isConfigAbove: false, manifests: undefined };
  const invocation = { io, options: here };
  return { kind: "examined", exitCode: await tellDone(invocation, await doctor(invocation, {})) };
}
