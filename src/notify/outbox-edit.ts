import { failure, type Result, success } from "../base/result.ts";
import { type OutboxEntry, reportOf, type StatusReport } from "../model/record/outbox.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import { linesFor } from "./file-outbox.ts";
import { type OutboxStore, outboxProblem } from "./outbox-store.ts";

/** Writes what a person decided about messages. Only the run that holds the journal may. Gives what went wrong. */
export async function editOutbox(
  store: OutboxStore,
  state: "requeued" | "dropped",
  ids: readonly string[],
): Promise<readonly string[]> {
  const outbox = store.open();
  await Promise.all(ids.map((id) => outbox.append({ state, id })));
  await outbox.close();
  return outbox.warnings();
}

/**
 * Queues what a run did not live to queue, or to record; the run that holds the journal delivers it. What is queued twice is
 * one message. Gives what went wrong.
 */
export async function queueReports(
  store: OutboxStore,
  reports: readonly { readonly run: string; readonly status: StatusReport }[],
): Promise<readonly string[]> {
  const outbox = store.open();
  await Promise.all(
    reports.map(({ run, status }) => outbox.append({ state: "queued", message: reportOf(run, status) })),
  );
  await outbox.close();
  return outbox.warnings();
}

/** Puts down the messages that are kept elsewhere, each as it fared; gives how many. */
export async function copyMessages(from: OutboxStore, to: OutboxStore): Promise<Result<number, Problem>> {
  const entries = await from.entries();
  if (!entries.ok) return failure(outboxProblem(entries.error));
  if (entries.value.length === 0) return success(0);
  const outbox = to.open();
  for (const line of linesFor(entries.value)) await outbox.append(line);
  await outbox.close();
  const [warning] = outbox.warnings();
  if (warning === undefined) return success(entries.value.length);
  return failure(problem(EXIT.journal, "outbox-unwritable", warning, "fix that, then do it again"));
}

/** The messages of these ids; without any, all. */
export async function findMessages(
  store: OutboxStore,
  ids: readonly string[],
): Promise<Result<readonly OutboxEntry[], Problem>> {
  const entries = await store.entries();
  if (!entries.ok) return failure(outboxProblem(entries.error));
  if (ids.length === 0) return entries;
  const unknown = ids.find((id) => !entries.value.some(({ message }) => message.id === id));
  if (unknown === undefined) return success(entries.value.filter(({ message }) => ids.includes(message.id)));
  const hint = "webhook-sync outbox list shows the ids";
  return failure(problem(EXIT.usage, "unknown-message", `the outbox has no message ${unknown}`, hint));
}

/** How many wait, and how many were set aside; null where that cannot be read. */
export async function countMessages(
  store: OutboxStore,
): Promise<{ readonly waiting: number; readonly setAside: number } | null> {
  const entries = await store.entries();
  if (!entries.ok) return null;
  const setAside = entries.value.filter(({ isSetAside }) => isSetAside).length;
  return { waiting: entries.value.length - setAside, setAside };
}

/** Gives messages up for good. */
export async function dropMessages(store: OutboxStore, ids: readonly string[]): Promise<Problem | undefined> {
  const [unwritten] = await editOutbox(store, "dropped", ids);
  if (unwritten === undefined) return undefined;
  return problem(EXIT.journal, "outbox-unwritable", unwritten, "fix that, then drop the messages again");
}
