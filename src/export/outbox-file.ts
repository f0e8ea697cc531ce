import { PRIVATE_FILE, replaceFile } from "../base/durable-files.ts";
import { readRegular } from "../base/regular-files.ts";
import type { Letter } from "../model/outbox.ts";
import { type OutboxLine, parseOutboxLine } from "./message.ts";

/** What an outbox on disk holds. */
export interface OutboxContent {
  /** Queued and not delivered, oldest first. */
  readonly letters: readonly Letter[];
  /** Whole lines that cannot be read. */
  readonly unreadable: number;
  /** Whether the file has nothing but the lines of these letters. */
  readonly compact: boolean;
}

/** Reads an outbox; none reads as an empty one. A torn last line was never promised to be kept and counts for nothing. */
export function readOutbox(file: string): OutboxContent {
  const text = readRegular(file)?.toString() ?? "";
  const found = new Map<string, Letter>();
  let unreadable = 0;
  for (const one of text.split("\n").slice(0, -1)) {
    const line = parseOutboxLine(one);
    if (line === undefined) unreadable++;
    else follow(found, line);
  }
  const letters = [...found.values()];
  return { letters, unreadable, compact: textOf(linesFor(letters)) === text };
}

function follow(letters: Map<string, Letter>, line: OutboxLine): void {
  if (line.state === "queued") {
    const { message } = line;
    letters.set(message.id, { message, refusals: 0, cause: null, isSetAside: false });
    return;
  }
  const letter = letters.get(line.id);
  if (letter === undefined) return;
  const next = after(letter, line);
  if (next === undefined) letters.delete(line.id);
  else letters.set(line.id, next);
}

/** undefined when the letter is done with. */
function after(letter: Letter, line: Exclude<OutboxLine, { state: "queued" }>): Letter | undefined {
  switch (line.state) {
    case "delivered":
    case "dropped":
      return undefined;
    case "refused":
      return { ...letter, refusals: letter.refusals + 1, cause: line.cause };
    case "set-aside":
      return { ...letter, isSetAside: true };
    case "requeued":
      return { ...letter, refusals: 0, cause: null, isSetAside: false };
  }
}

/** Puts a file with just these letters in the place of the outbox, whole or not at all. */
export function replaceOutbox(file: string, letters: readonly Letter[]): void {
  replaceFile(file, textOf(linesFor(letters)), PRIVATE_FILE);
}

function linesFor(letters: readonly Letter[]): readonly OutboxLine[] {
  return letters.flatMap(({ message, refusals, cause, isSetAside }): OutboxLine[] => [
    { state: "queued", message },
    ...Array.from(
      { length: refusals },
      () => ({ state: "refused", id: message.id, cause: cause ?? "" }) as const,
    ),
    ...(isSetAside ? [{ state: "set-aside", id: message.id } as const] : []),
  ]);
}

/** Lines as they stand in the file. */
export function textOf(lines: readonly OutboxLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
