import { digestOf } from "../base/json.ts";
import type { Message, OutboxEntry, StatusReport } from "../model/outbox.ts";
import { linesFor } from "./file-outbox.ts";
import type { OutboxStore } from "./outbox-store.ts";

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
 * Queues what a run did not live to queue; the run that holds the journal delivers it. The id follows from the run and the
 * webhook, so that what is queued twice is one message. Gives what went wrong.
 */
export async function queueReports(
  store: OutboxStore,
  reports: readonly { readonly run: string; readonly status: StatusReport }[],
): Promise<readonly string[]> {
  const outbox = store.open();
  await Promise.all(
    reports.map(({ run, status }) => outbox.append({ state: "queued", message: messageOf(run, status) })),
  );
  await outbox.close();
  return outbox.warnings();
}

/** Puts down messages that were kept elsewhere, each as it fared. Gives what went wrong. */
export async function copyOutbox(
  store: OutboxStore,
  entries: readonly OutboxEntry[],
): Promise<readonly string[]> {
  if (entries.length === 0) return [];
  const outbox = store.open();
  for (const line of linesFor(entries)) await outbox.append(line);
  await outbox.close();
  return outbox.warnings();
}

function messageOf(run: string, status: StatusReport): Message {
  const { integration, version } = status;
  const id = digestOf({ kind: "status", run, integration, version }).replace("sha256:", "").slice(0, 32);
  return { id, kind: "status", webhook: integration, body: status };
}
