import process from "node:process";
import { TOOL_VERSION } from "../base/package.ts";
import { processIo } from "../terminal/process-io.ts";

const args = process.argv.slice(2);
const asksForVersion = args.length === 1 && (args[0] === "--version" || args[0] === "-V");
// Half of a short command's time would go into loading what only the others need.
if (asksForVersion) process.stdout.write(`${TOOL_VERSION}\n`);
else {
  const folder = await startFolder();
  if (folder !== null) {
    const { run } = await import("./run.ts");
    process.exitCode = await run(args, processIo(folder));
  }
}

/** null, and said, where somebody removed it meanwhile. */
async function startFolder(): Promise<string | null> {
  try {
    return process.cwd();
  } catch (error) {
    const { systemReason } = await import("../base/system-error.ts");
    const { EXIT } = await import("../model/run/exit-code.ts");
    const reason = systemReason(error);
    process.stderr.write(`error: the working folder cannot be used: ${reason}; change to another one\n`);
    process.exitCode = EXIT.usage;
    return null;
  }
}
