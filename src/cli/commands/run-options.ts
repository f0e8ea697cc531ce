import { type Command, InvalidArgumentError, Option } from "commander";
import { parseDuration } from "../../base/time.ts";

/** The options that apply and rollback share. */
export function addRunOptions(command: Command): Command {
  return command
    .option("--concurrency <n>", "API calls, and probes, at once", readConcurrency, 8)
    .option("--skip-blocked", "apply the rest when changes are blocked (still exits 11)")
    .addOption(lockTimeout());
}

/** For every command that writes to the record. */
export function lockTimeout(): Option {
  return new Option("--lock-timeout <duration>", "how long to wait for another run to finish")
    .argParser(readDuration)
    .default(0);
}

function readConcurrency(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 256)
    throw new InvalidArgumentError("a whole number from 1 to 256");
  return value;
}

function readDuration(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined) throw new InvalidArgumentError("a duration such as 30s or 5m");
  return milliseconds;
}
