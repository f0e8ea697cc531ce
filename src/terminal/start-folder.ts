import process from "node:process";
import { systemReason } from "../base/system-error.ts";

/** The working folder of this process; null, and said, where somebody removed it meanwhile. */
export function startFolder(say: (text: string) => void): string | null {
  try {
    return process.cwd();
  } catch (error) {
    const reason = systemReason(error);
    say(`error: the working folder cannot be used: ${reason}; change to another one\n`);
    return null;
  }
}
