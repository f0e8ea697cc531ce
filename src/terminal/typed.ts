import type { Io } from "../model/surroundings.ts";

/** What is to be typed begins so where a word or an option follows; a sentence about the tool itself does not. */
const COMMAND_LINE =
  /(?<![\w./-])webhook-sync (?=--|(?:apply|audit|comment|completion|demo|doctor|endpoints|environments|health|help|import|init|outbox|plan|policy|recover|rollback|sandbox|show|state|status|validate|version)\b)/g;

/** A text with its command lines as they have to be typed: whoever started the tool by npx has no other name for it. */
export function asTyped(
  text: string,
  { npm_command: command, npm_lifecycle_event: event }: Io["variables"],
): string {
  const isByNpx = command === "exec" || event === "npx";
  return isByNpx ? text.replace(COMMAND_LINE, "npx webhook-sync ") : text;
}
