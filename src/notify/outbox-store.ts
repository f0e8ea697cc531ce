import type { Result } from "../base/result.ts";
import type { OutboxEntry, OutboxLine } from "../model/record/outbox.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";

/** Why an outbox cannot be read. */
export interface OutboxFailure {
  readonly message: string;
  readonly hint: string;
}

/** What is still to be delivered, wherever it is kept. */
export interface OutboxStore {
  /** As it stands, oldest first. */
  entries(): Promise<Result<readonly OutboxEntry[], OutboxFailure>>;
  /** For the one run that holds the journal. */
  open(): OpenOutbox;
}

/** An outbox that a run writes to. It never fails its caller; what went wrong is told as a warning. */
export interface OpenOutbox {
  /** What earlier runs left undelivered, oldest first. */
  load(): Promise<readonly OutboxEntry[]>;
  /** Resolves when the line is durable or cannot be made so. */
  append(line: OutboxLine): Promise<void>;
  /** One sentence each. */
  warnings(): readonly string[];
  /** Waits for the lines under way. */
  close(): Promise<void>;
}

/** The outbox cannot be read. */
export function outboxProblem({ message, hint }: OutboxFailure): Problem {
  return problem(EXIT.journal, "outbox-unreadable", message, hint);
}
