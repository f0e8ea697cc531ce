import { printedJson } from "../../base/json.ts";
import { eventDocument } from "../../render/outcome.ts";
import type { Invocation } from "../command.ts";
import type { Waits } from "../tenant/waits.ts";
import { createBoard } from "./board.ts";
import { createLines, type Progress } from "./lines.ts";

/** A stream of events as JSON, a live board on a terminal, plain lines elsewhere, nothing when quiet. */
export function createProgress(invocation: Invocation, total: number, waits: Waits): Progress {
  const { io, options } = invocation;
  const silent = { say: (text: string) => io.stderr.write(`${text}\n`), stop: () => {} };
  if (options.format === "json") {
    return {
      ...silent,
      onEvent: (event) => io.stdout.write(`${printedJson(eventDocument(event), "line")}\n`),
    };
  }
  if (options.quiet) return { ...silent, onEvent: () => {} };
  return io.stderr.isTerminal ? createBoard(invocation, total, waits) : createLines(invocation, total, waits);
}
