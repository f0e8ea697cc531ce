import { quote } from "../base/credentials.ts";
import { parseDuration } from "../base/time.ts";
import type { Resolving } from "./resolving.ts";

/** A duration that the schema has checked. */
export function milliseconds(text: string): number {
  const value = parseDuration(text);
  if (value === undefined) throw new Error(`the schema let ${quote(text)} pass as a duration`);
  return value;
}

/** The same where no time at all means nothing: what is to be done in it would never be done. */
export function someMilliseconds(text: string, path: readonly string[], { report }: Resolving): number {
  const value = milliseconds(text);
  if (value === 0) {
    const message = `${quote(path.at(-1) ?? "")} must be longer than 0`;
    report({
      code: "invalid-value",
      message,
      hint: "write a duration such as 5s, or remove the line",
      path,
      within: null,
    });
  }
  return value;
}
