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
