import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { systemReason } from "../../manifest/system-reason.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { LeftFile, WrittenFile } from "../../render/setup.ts";
import { EXIT } from "../exit-code.ts";
import { type Problem, problem } from "../problem.ts";
import type { NewFile } from "./files.ts";

/** What became of each file. */
export interface WrittenFiles {
  readonly written: readonly WrittenFile[];
  readonly left: readonly LeftFile[];
}

/** Writes the files that are not there. What is there stays as it is, whatever it is. */
export function writeNew(files: readonly NewFile[], directory: string): Result<WrittenFiles, Problem> {
  const written: WrittenFile[] = [];
  const left: LeftFile[] = [];
  for (const file of files) {
    const { path, about, unwanted } = file;
    if (unwanted !== null) {
      left.push({ file: path, because: unwanted, add: [] });
      continue;
    }
    try {
      if (writeOne(join(directory, path), file.text)) written.push({ file: path, about });
      else left.push({ file: path, because: "it exists", add: missingFrom(file, directory) });
    } catch (error) {
      const before = written.map((one) => one.file).join(", ");
      const hint = `${before === "" ? "nothing was written" : `written so far: ${before}`}; what is there is left by the next try`;
      return failure(
        problem(EXIT.usage, "unwritable-file", `cannot write ${path}: ${systemReason(error)}`, hint),
      );
    }
  }
  return success({ written, left });
}

/** False where something of that name exists, which is asked and answered in one step. */
function writeOne(path: string, text: string): boolean {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function missingFrom(file: NewFile, directory: string): readonly string[] {
  try {
    return file.missingFrom(readFileSync(join(directory, file.path), "utf8"));
  } catch {
    // A folder, a broken link, or not ours to read: then all is missing that a file could lack.
    return file.missingFrom("");
  }
}
