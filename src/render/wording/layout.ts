import { escapeTerminal } from "../../base/text.ts";
import type { Location } from "../../model/fleet/diagnostic.ts";
import {
  displayWidth,
  indent,
  type Line,
  lineWidth,
  Span,
  type Tone,
  truncate,
  truncateStart,
  widest,
} from "./terminal.ts";
import type { Sign } from "./words.ts";

/** Where a text stands: after what, how deep on its further lines, up to which column. */
export interface Placing {
  readonly lead: Line;
  readonly indent: number;
  readonly width: number;
  readonly tone: Tone;
}

/** The words of a text after a lead, on as many lines as they need. Words are never broken. */
export function flow(text: string, placing: Placing): Line[] {
  return flowPieces(text.split(" "), placing);
}

/** The same for pieces that may hold spaces and are kept whole. */
export function flowPieces(pieces: readonly string[], placing: Placing): Line[] {
  const lines: Line[] = [];
  let lead = placing.lead;
  let column = lineWidth(lead);
  let taken: string[] = [];
  for (const piece of pieces.map(escapeTerminal)) {
    const width = displayWidth(piece);
    const gap = taken.length === 0 ? 0 : 1;
    if (column + gap + width > placing.width && column > placing.indent) {
      lines.push(closed(lead, taken, placing.tone));
      lead = [indent(placing.indent)];
      column = placing.indent;
      taken = [];
    }
    column += width + (taken.length === 0 ? 0 : 1);
    taken.push(piece);
  }
  lines.push(closed(lead, taken, placing.tone));
  return lines;
}

/** A list for flowPieces, its members kept whole. */
export function dotted(members: readonly string[]): string[] {
  return members.map((member, at) => (at === members.length - 1 ? member : `${member} ·`));
}

function closed(lead: Line, pieces: readonly string[], tone: Tone): Line {
  return [...lead, new Span(pieces.join(" "), tone)];
}

/** How deep everything stands that belongs to a row of a plan. */
export const DETAIL_INDENT = 6;

const WIDEST_KEY = 32;
const ACTION_COLUMN = "deprecate".length;
const RISK_COLUMN = "blocked".length;
const STEP_COLUMN = "step".length;
const KEY_TITLE = "webhook";
const WHY_TITLE = "why";
const SIGNS = indent(4);
const GAP = indent(2);
const BESIDE_KEY = SIGNS.width + ACTION_COLUMN + RISK_COLUMN + STEP_COLUMN + WHY_TITLE.length + 4 * GAP.width;

/** How the rows of a plan are laid out. */
export interface Table {
  readonly width: number;
  readonly keyColumn: number;
  /** Places in files are shown as seen from here. */
  readonly folder: string;
}

/** A row of a plan. */
export interface Cells {
  /** Set for what is not made. */
  readonly mark: Sign | null;
  readonly sign: Sign;
  readonly key: string;
  readonly action: string;
  readonly risk: Span;
  readonly step: string;
  readonly why: string;
}

/** How wide the keys of a table are, below their title, where there is so much room. */
export function keyColumnFor(keys: readonly string[], room: number, most = WIDEST_KEY): number {
  return Math.max(KEY_TITLE.length, Math.min(most, room, widest(keys)));
}

/**
 * Keys for lines that hold no more than a width. What is longer is cut in its middle, and its version stays: names that
 * begin alike often end in what tells them apart. Where the cut takes that, it is made nearer to either end.
 */
export function keysWithin(keys: readonly string[], width: number): readonly string[] {
  const half = Math.floor((width - 1) / 2);
  const all = new Set(keys).size;
  const ends = Array.from({ length: width }, (_, at) => (half + at) % width);
  const cuts = ends.map((end) => () => keys.map((key) => cutKey(key, width, end)));
  return (cuts.find((cut) => new Set(cut()).size === all) ?? cuts[0])?.() ?? keys;
}

/** As much of its end stays as asked, and at least its version. */
function cutKey(key: string, width: number, end: number): string {
  if (displayWidth(key) <= width) return key;
  const version = key.length - key.lastIndexOf("@");
  const kept = Math.min(width - 1, Math.max(end, version));
  return truncate(key, width - kept) + truncateStart(key, kept + 1).slice(1);
}

/** The layout for rows with these keys and places; a key longer than the column has a line of its own. */
export function tableFor(keys: readonly string[], places: readonly Location[], width: number): Table {
  const keyColumn = keyColumnFor(keys, width - BESIDE_KEY);
  return { width, keyColumn, folder: commonFolder(places.map(({ file }) => file)) };
}

/** The names of the columns. */
export function headingRow(table: Table): Line {
  const titles = [
    new Span(KEY_TITLE).padded(table.keyColumn),
    new Span("action").padded(ACTION_COLUMN),
    new Span("risk").padded(RISK_COLUMN),
    new Span("step").padded(STEP_COLUMN),
    new Span(WHY_TITLE),
  ];
  return [SIGNS, new Span(titles.map(({ text }) => text).join(GAP.text), "faint")];
}

/** The reason stands beside the rest where it fits, else below. */
export function row(cells: Cells, table: Table): Line[] {
  const key = new Span(cells.key, "strong");
  const signs = [painted(cells.mark), indent(1), painted(cells.sign), indent(1)];
  const rest = [
    new Span(cells.action, cells.sign.tone).padded(ACTION_COLUMN),
    cells.risk.padded(RISK_COLUMN),
    new Span(cells.step).padded(STEP_COLUMN),
  ];
  return withReason(keyedRow(signs, key, rest, table.keyColumn), new Span(cells.why), table);
}

/** What is known of a key, cell by cell; a key longer than its column has a line of its own. */
export function keyedRow(signs: Line, key: Span, cells: readonly Span[], keyColumn: number): Line[] {
  const rest = cells.flatMap((cell) => [GAP, cell]);
  return key.width <= keyColumn
    ? [[...signs, key.padded(keyColumn), ...rest]]
    : [
        [...signs, key],
        [indent(lineWidth(signs) + keyColumn), ...rest],
      ];
}

/** The end of a row: beside its last line where it fits, else below. */
export function withReason(lines: readonly Line[], why: Span, room: Pick<Table, "width">): Line[] {
  const last = lines.at(-1) ?? [];
  const beside = [...last, GAP, why];
  if (lineWidth(beside) <= room.width) return [...lines.slice(0, -1), beside];
  return [...lines, ...detail(why.text, room)];
}

/** A sentence that belongs to a row. */
export function detail(text: string, { width }: Pick<Table, "width">, lead: Line = []): Line[] {
  const placing = { indent: DETAIL_INDENT + lineWidth(lead), width, tone: "plain" as const };
  return flow(text, { ...placing, lead: [indent(DETAIL_INDENT), ...lead] });
}

function painted(sign: Sign | null): Span {
  return sign === null ? indent(1) : new Span(sign.sign, sign.tone);
}

/** The folder that all files are in, with a slash at the end; empty where there is no such folder. */
export function commonFolder(files: readonly string[]): string {
  const [first = "", ...others] = files.map(folderOf);
  return others.reduce(sharedFolder, first);
}

/** `file:line`, the file as seen from a folder that it is in. */
export function showPlace({ file, line }: Location, folder: string): string {
  return `${file.slice(folder.length)}:${line}`;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/") + 1);
}

function sharedFolder(a: string, b: string): string {
  let shared = a;
  while (!b.startsWith(shared)) shared = folderOf(shared.slice(0, -1));
  return shared;
}
