import process from "node:process";
import { TOOL_VERSION } from "../base/package.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { processIo, startFolder } from "../terminal/process-io.ts";

const args = process.argv.slice(2);
const asksForVersion = args.length === 1 && (args[0] === "--version" || args[0] === "-V");
// Half of a short command's time would go into loading what only the others need.
if (asksForVersion) process.stdout.write(`${TOOL_VERSION}\n`);
else {
  const folder = startFolder((text) => process.stderr.write(text));
  const { run } = await import("./run.ts");
  process.exitCode = folder === null ? EXIT.usage : await run(args, processIo(folder));
}
