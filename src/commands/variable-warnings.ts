import { distance } from "fastest-levenshtein";
import { printable } from "../base/credentials.ts";
import { readInput } from "../base/regular-files.ts";
import type { Diagnostic } from "../model/fleet/diagnostic.ts";
import { type GlobalOptions, KNOWN_VARIABLES, PREFIX } from "./options.ts";

/** What to tell of variables that mean nothing, and of a format that this command does not have. */
export function variableWarnings(
  { config, format }: Pick<GlobalOptions, "config" | "format">,
  unknown: readonly string[],
  unusedFormat: string | undefined,
): readonly Diagnostic[] {
  const unused =
    unusedFormat === undefined
      ? []
      : [
          warning(
            "variable-not-used",
            `this command does not print ${unusedFormat}, which WEBHOOK_SYNC_FORMAT asks for; it prints ${format}`,
            "pass --format to choose for this command",
          ),
        ];
  const named = namedIn(config);
  return [...unknown.filter((name) => !named.has(name)).map(unknownVariable), ...unused];
}

/** What the config file gives a meaning: an address or a credential by `${env:NAME}`, a secret that it lists. */
function namedIn(config: string): ReadonlySet<string> {
  let text: string;
  try {
    text = readInput(config);
  } catch {
    // Whoever needs the file says what is wrong with it.
    return new Set();
  }
  return new Set(text.match(/\bWEBHOOK_SYNC_\w+/g));
}

function unknownVariable(name: string): Diagnostic {
  const message = `the environment variable ${printable(name)} means nothing to webhook-sync`;
  return warning("unknown-variable", message, remedyFor(name));
}

/** What approves a change is said on the line of the command that makes it. */
const SAID_EACH_TIME = /^(?:YES|APPROVED|ALLOW_\w+)$/;

function remedyFor(name: string): string {
  const rest = name.slice(PREFIX.length);
  if (SAID_EACH_TIME.test(rest)) {
    const flag = `--${rest.toLowerCase().replaceAll("_", "-")}`;
    return `pass ${flag} on the command line: no variable approves or allows anything`;
  }
  const [nearest = ""] = [...KNOWN_VARIABLES].toSorted((a, b) => distance(a, name) - distance(b, name));
  const isNear = distance(nearest, name) <= Math.max(2, Math.floor(rest.length / 3));
  return isNear
    ? `did you mean ${nearest}?`
    : `unset it, or see webhook-sync --help for the variables that there are`;
}

function warning(code: string, message: string, hint: string): Diagnostic {
  return { code, severity: "warning", message, hint, location: null, sourceLine: null };
}
