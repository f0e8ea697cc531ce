import process from "node:process";
import { processIo } from "../terminal/process-io.ts";
import { TOOL_VERSION } from "./tool.ts";

const args = process.argv.slice(2);
const asksForVersion = args.length === 1 && (args[0] === "--version" || args[0] === "-V");
// Half of a short command's time would go into loading what only the others need.
if (asksForVersion) process.stdout.write(`${TOOL_VERSION}\n`);
else {
  const { run } = await import("./run.ts");
  process.exitCode = await run(args, processIo());
}
