import { Outbox } from "./outbox.ts";

/** Writes what a person decided about messages. Only the run that holds the journal may. Gives what went wrong. */
export async function editOutbox(
  file: string,
  state: "requeued" | "dropped",
  ids: readonly string[],
): Promise<readonly string[]> {
  const outbox = new Outbox(file);
  await Promise.all(ids.map((id) => outbox.append({ state, id })));
  await outbox.close();
  return outbox.warnings();
}
