import { diffArrays } from "diff";

/** A line of a long value: kept, gone or new. */
export interface DiffLine {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

/** Values that are shorter are read at a glance. */
const LONG = 48;

/** Where a long value without line breaks is broken: after a url's host, before its parameters, after list commas. */
const SEAMS = /(?=\/)(?<=^https?:\/\/[^/?]{1,253})|(?=[?&])|(?<=[,;] )/;

/** What changes in a long value, line by line; null where both are short or have nothing in common. */
export function lineDiff(before: string, after: string): readonly DiffLine[] | null {
  if (before.length < LONG && after.length < LONG && !/\n/.test(before + after)) return null;
  const parts = diffArrays(linesOf(before), linesOf(after));
  if (!parts.some(({ added, removed }) => !added && !removed)) return null;
  return parts.flatMap(({ added, removed, value }) =>
    value.map((text) => ({ sign: added ? ("+" as const) : removed ? ("-" as const) : (" " as const), text })),
  );
}

function linesOf(value: string): string[] {
  return value.includes("\n") ? value.split("\n") : value.split(SEAMS);
}
