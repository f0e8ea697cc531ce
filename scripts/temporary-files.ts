import { execFileSync } from "node:child_process";
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** Linux keeps what stands below it in memory. */
const MEMORY = "/dev/shm";
/** Several times what the tests have there at once. */
const LEAST_FREE_BYTES = 2 ** 31;

/**
 * Where tests keep their files; gone, with what they left, when this process ends. In memory where that can be had: a
 * journal that waits for the disk thousands of times waits a minute, and is right or wrong just the same.
 */
export function temporaryFiles(): string {
  const directory = inMemory() ?? mkdtempSync(join(tmpdir(), "tests-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  // As that of temporary files is: servers that run as another user keep their files there too.
  chmodSync(directory, 0o1777);
  return directory;
}

function inMemory(): string | null {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < LEAST_FREE_BYTES) return null;
  } catch {
    return null;
  }
  const directory = mkdtempSync(join(MEMORY, "t-"));
  if (startsPrograms(directory)) return directory;
  rmSync(directory, { recursive: true });
  return null;
}

/** In a container it often is mounted so that no program starts there. */
function startsPrograms(directory: string): boolean {
  const program = join(directory, "program");
  writeFileSync(program, "#!/bin/sh\n", { mode: 0o700 });
  try {
    execFileSync(program);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(program);
  }
}
