import { diffArrays } from "diff";
import { isJsonObject, parseJson } from "../../base/json.ts";
import { showDuration } from "../../base/time.ts";
import { DEFAULTS } from "../../model/fleet/config.ts";
import { declaredBody } from "../../model/fleet/health.ts";
import type { FieldChange, ShownValue } from "../../model/plan/change.ts";
import type { ChangeDocument } from "../../model/plan/plan.ts";
import { DETAIL_INDENT, showPlace, type Table } from "./layout.ts";
import { indent, type Line, lineWidth, Span, widest } from "./terminal.ts";
import { describeCause } from "./words.ts";

const WIDEST_NAME = 24;
const HEADER = /^headers\./;
const GAP = 2;

/** The field as people call it. */
export function fieldName(path: string): string {
  return path.replace(HEADER, "");
}

/** One line under a change: the field, its value or values, and what a reviewer looks up. */
interface Field {
  readonly name: string;
  readonly value: string;
  /** What the value becomes; null where there is but one. */
  readonly next: string | null;
  /** Both, line by line, where they are long and have lines in common. */
  readonly lines: readonly DiffLine[] | null;
  readonly note: string;
}

/** What differs, a field a line. A cause that is that of the whole change is not said again. */
export function fieldLines({ fields, reason }: ChangeDocument, table: Table): Line[] {
  const isMixed = reason.kind === "differs" && reason.causes.length > 1;
  const described = fields.map((field) => {
    const cause = isMixed && field.cause !== "declared" ? [describeCause(field.cause)] : [];
    const place = field.location === null ? [] : [showPlace(field.location, table.folder)];
    const note = [...cause, ...place].join("  ");
    return { name: fieldName(field.path), ...showStep(field), lines: diffOf(field), note };
  });
  return layOut(described, table.width);
}

/** What changes in a long plain value; null where the two values are best shown as they are. */
export function diffOf({ before, after }: FieldChange): readonly DiffLine[] | null {
  return before.kind === "plain" && after.kind === "plain" ? lineDiff(before.text, after.text) : null;
}

/** Before and after. Where both look alike because neither may be shown, the fact that they differ is all that can be told. */
export function showStep({ path, before, after }: FieldChange): Pick<Field, "value" | "next"> {
  const isHeader = HEADER.test(path);
  const value = showValue(before, isHeader);
  const next = showValue(after, isHeader);
  return value === next ? { value: `${value}, the value differs`, next: null } : { value, next };
}

/** A value in words. A header's plain text is quoted: that tells it from a secret's reference. So is what could be taken for two values. */
export function showValue(value: ShownValue, isHeader: boolean): string {
  switch (value.kind) {
    case "plain":
      return isHeader || value.text.includes(" ") ? `"${value.text.replaceAll('"', '\\"')}"` : value.text;
    case "secret":
      return value.template;
    case "sensitive":
      return "(sensitive)";
    case "masked":
      return "(hidden by the tenant)";
    case "absent":
      return "(none)";
  }
}

/** What is declared besides, a value a line; a long one on lines of its own. */
export function declaredLines(change: ChangeDocument, table: Table): Line[] {
  const fields = declaredFields(change).map(({ name, lines }): Field => {
    const [value = "", ...others] = lines;
    const shown = others.length === 0 ? null : lines.map((text): DiffLine => ({ sign: " ", text }));
    return { name, value, next: null, lines: shown, note: "" };
  });
  return layOut(fields, table.width);
}

function layOut(fields: readonly Field[], width: number): Line[] {
  const column = Math.min(WIDEST_NAME, widest(fields.map(({ name }) => name)));
  return fields.flatMap((field) => layOutOne(field, column, width));
}

/** All on one line where it fits, else a value a line, else below the name. The note stands where there is room. */
function layOutOne({ name, value, next, lines, note }: Field, column: number, width: number): Line[] {
  const title = new Span(name, "faint");
  const start = DETAIL_INDENT + column + GAP;
  const named = [indent(DETAIL_INDENT), title.padded(column), indent(GAP)];
  const values: Line[] = [[new Span(value)]];
  if (next !== null) values.push([new Span("→ ", "faint"), new Span(next)]);

  const inOne = values.flatMap((span, at) => (at === 0 ? span : [indent(1), ...span]));
  const beside = () => [[...named, ...inOne]];
  const stacked = () => values.map((span, at) => [...(at === 0 ? named : [indent(start)]), ...span]);
  const below = () => [
    [indent(DETAIL_INDENT), title],
    ...(lines?.map(diffLine) ?? values).map((piece) => [indent(DETAIL_INDENT + GAP), ...piece]),
  ];
  const noted = (placed: readonly Line[]) => withNote(placed, new Span(note, "faint"), start, width);
  const isBroken = lines !== null && next === null;
  for (const place of isBroken ? [] : [beside, stacked]) {
    const placed = place();
    if (placed.every((line) => lineWidth(line) <= width)) return noted(placed);
  }
  return noted(below());
}

const DIFF_TONES = { " ": "plain", "-": "bad", "+": "good", "…": "faint" } as const;

function diffLine({ sign, text }: DiffLine): Line {
  return [new Span(`${sign} ${text}`, DIFF_TONES[sign])];
}

function withNote(lines: readonly Line[], note: Span, start: number, width: number): Line[] {
  if (note.width === 0) return [...lines];
  const last = lines.at(-1) ?? [];
  const room = width - lineWidth(last) - note.width;
  if (room >= GAP) return [...lines.slice(0, -1), [...last, indent(room), note]];
  return [...lines, [indent(Math.max(start, width - note.width)), note]];
}

/** What a manifest says besides what the tenant keeps, as its lines. */
export interface DeclaredField {
  /** The key in the manifest. */
  readonly name: string;
  readonly lines: readonly string[];
}

const STANDARD_EXPECTATION = "2xx";
const LONGEST_ON_A_LINE = 50;

/** Who is asked about it, what guards it, and what its probe sends and expects; what is not declared is not told. */
export function declaredFields(change: ChangeDocument): DeclaredField[] {
  if (change.action === "delete" || change.declared === null) return [];
  const { owner, protect, sunset } = change.declared;
  const told: (DeclaredField | null)[] = [
    owner === null ? null : { name: "owner", lines: [owner] },
    protect ? { name: "protect", lines: ["true"] } : null,
    // A deprecation tells it with what follows from it.
    sunset === null || change.action === "deprecate" ? null : { name: "deprecation.sunset", lines: [sunset] },
    ...(change.action === "deprecate" ? [] : probeFields(change)),
  ];
  return told.filter((field) => field !== null);
}

function probeFields({ probe, after }: Exclude<ChangeDocument, { action: "delete" | "deprecate" }>) {
  if (probe === null || probe.mode !== "full") return [];
  const { payload, expect, accept = [], maxLatencyMs, userId } = probe;
  const body = declaredBody(probe, after.endpoint !== undefined);
  return [
    payload === null ? null : { name: "health.payload", lines: payloadLines(payload) },
    body === null ? null : { name: "health.body", lines: [body] },
    expect === STANDARD_EXPECTATION ? null : { name: "health.expect", lines: [expect] },
    accept.length === 0 ? null : { name: "health.accept", lines: [accept.join(", ")] },
    userId === undefined || userId === DEFAULTS.probeUser ? null : { name: "health.userId", lines: [userId] },
    maxLatencyMs === null ? null : { name: "health.maxLatency", lines: [showDuration(maxLatencyMs)] },
  ];
}

/** As it is sent; long JSON is laid out. */
function payloadLines(payload: string): string[] {
  if (payload === "") return ["(empty)"];
  const value = parseJson(payload);
  const isLong = payload.length > LONGEST_ON_A_LINE && (isJsonObject(value) || Array.isArray(value));
  return (isLong ? JSON.stringify(value, null, 2) : payload).split(/\r\n|\n|\r/);
}

/** A line of a long value: kept, gone or new, or how many that are kept are not shown. */
export interface DiffLine {
  readonly sign: " " | "-" | "+" | "…";
  readonly text: string;
}

/** So many pieces before and after what changes are shown. */
const CONTEXT = 3;

/** Values that are shorter are read at a glance. */
const LONG = 48;

/** Where a long value without line breaks is broken: after a url's host, before its parameters, after list commas. */
const SEAMS = /(?=\/)(?<=^https?:\/\/[^/?]{1,253})|(?=[?&])|(?<=[,;] )/;

/** What changes in a long value, line by line; null where both are short or have nothing in common. */
function lineDiff(before: string, after: string): readonly DiffLine[] | null {
  if (before.length < LONG && after.length < LONG && !/\n/.test(before + after)) return null;
  const parts = diffArrays(linesOf(before), linesOf(after));
  if (!parts.some(({ added, removed }) => !added && !removed)) return null;
  const last = parts.length - 1;
  return parts.flatMap(({ added, removed, value }, at): DiffLine[] => {
    if (!added && !removed) return kept(value, at === 0 ? 0 : CONTEXT, at === last ? 0 : CONTEXT);
    return value.map((text) => ({ sign: added ? "+" : "-", text }));
  });
}

/** What is kept between two changes, but for its middle. One piece takes no more room than to say that it is hidden. */
function kept(pieces: readonly string[], first: number, last: number): DiffLine[] {
  const hidden = pieces.length - first - last;
  const shown = (texts: readonly string[]) => texts.map((text): DiffLine => ({ sign: " ", text }));
  if (hidden < 2) return shown(pieces);
  const gap: DiffLine = { sign: "…", text: `${hidden} pieces hidden` };
  return [...shown(pieces.slice(0, first)), gap, ...shown(pieces.slice(pieces.length - last))];
}

function linesOf(value: string): string[] {
  return value.includes("\n") ? value.split("\n") : value.split(SEAMS);
}
