import type { JournalReading } from "../../journal/journal.ts";
import { keyOf } from "../../model/key.ts";
import type { Problem } from "../../model/problem.ts";
import { withLearned } from "../../model/projection.ts";
import type { Result } from "../../model/result.ts";
import type { Invocation } from "../command.ts";
import type { Desired } from "../manifest/desired.ts";
import type { State } from "../state.ts";
import type { Connection } from "../tenant/connection.ts";
import { withReader } from "../tenant/with-reader.ts";
import { type Foreseen, foreseeRecovery } from "./current-plan.ts";

/** What was found in addition to that: the record as it is now, without what the next apply will record. */
export interface ForeseenFrom extends Pick<JournalReading, "projection" | "running"> {
  readonly connection: Connection;
}

/** Reads the record and the tenant for a command that writes nothing, and does its work with what they say. */
export async function withForeseen<T>(
  { io, options }: Invocation,
  desired: Desired,
  state: Pick<State, "ownRecord">,
  work: (foreseen: Foreseen, from: ForeseenFrom) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const journal = await state.ownRecord();
  if (!journal.ok) return journal;
  const environment = withLearned(desired.environment, journal.value.projection.learned);
  return await withReader({ io, options }, { ...desired, environment }, async (reader, connection) => {
    const wanted = desired.webhooks.map(keyOf);
    const foreseen = await foreseeRecovery(io, reader, connection, { ...journal.value, wanted });
    if (!foreseen.ok) return foreseen;
    return await work(foreseen.value, { ...journal.value, connection });
  });
}
