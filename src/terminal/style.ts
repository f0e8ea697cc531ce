import type { Io, Output } from "../model/surroundings.ts";

/** When colours are used. */
type ColorMode = "auto" | "always" | "never";

/** How to print on a stream: its width, and colour unless something says otherwise (https://no-color.org). */
export function styleFor(output: Output, options: { readonly color: ColorMode }, io: Io) {
  return {
    color: usesColor(output, options.color, io.variables),
    width: Math.max(40, Math.min(output.columns, 120)),
  };
}

function usesColor(output: Output, mode: ColorMode, variables: Io["variables"]): boolean {
  if (mode !== "auto") return mode === "always";
  if (variables.NO_COLOR) return false;
  if (variables.FORCE_COLOR) return variables.FORCE_COLOR !== "0";
  return output.isTerminal && variables.TERM !== "dumb";
}

/** What is to be typed begins so where a word or an option follows; a sentence about the tool itself does not. */
const COMMAND_LINE =
  /(?<![\w./-])webhook-sync (?=--|(?:apply|audit|comment|completion|demo|describe|diff|doctor|endpoints|environments|health|help|import|init|outbox|plan|policy|recover|report|rollback|sandbox|secrets|show|state|status|validate|version)\b)/g;

/** A text with its command lines as they have to be typed: whoever started the tool by npx has no other name for it. */
export function asTyped(
  text: string,
  { npm_command: command, npm_lifecycle_event: event }: Io["variables"],
): string {
  const isByNpx = command === "exec" || event === "npx";
  return isByNpx ? text.replace(COMMAND_LINE, "npx webhook-sync ") : text;
}
