import { escapeTerminal } from "../../base/text.ts";
import type { Location } from "../../model/fleet/diagnostic.ts";
/** Something that GitHub shows beside a line of a file. */
export interface Annotation {
  readonly level: "error" | "warning";
  readonly title: string;
  readonly message: string;
  readonly location: Location | null;
}

/** GitHub shows no more of each level in one step. */
const MOST = 10;

/** Workflow commands, one a line; where there are more than GitHub shows, the last one says how many. */
export function renderAnnotations(annotations: readonly Annotation[]): string[] {
  return (["error", "warning"] as const).flatMap((level) => {
    const all = annotations.filter((annotation) => annotation.level === level);
    const shown = all.length <= MOST ? all : all.slice(0, MOST - 1);
    const more = all.length - shown.length;
    const last = {
      level,
      title: "webhook-sync",
      message: `${more} more ${level}s, see the log`,
      location: null,
    };
    return [...shown, ...(more > 0 ? [last] : [])].map(command);
  });
}

function command({ level, title, message, location }: Annotation): string {
  const place =
    location === null
      ? []
      : [`file=${property(location.file)}`, `line=${location.line}`, `col=${location.column}`];
  return `::${level} ${[...place, `title=${property(title)}`].join(",")}::${data(message)}`;
}

/** As GitHub's own toolkit does it; line breaks and other controls are made visible before. */
function data(text: string): string {
  return escapeTerminal(text).replaceAll("%", "%25");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
