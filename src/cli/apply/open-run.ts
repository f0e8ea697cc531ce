import type { WriterConnection } from "../../cognigy/wire/connection.ts";
import type { HealthGate } from "../../health/gate.ts";
import type { Journal } from "../../journal/journal.ts";
import type { State } from "../state.ts";
import type { Stop } from "../stop.ts";
import type { Connection } from "../tenant/connection.ts";
import type { Waits } from "../tenant/waits.ts";

/** What an apply has open while it works. */
export interface OpenRun {
  readonly run: string;
  readonly state: State;
  readonly journal: Journal;
  readonly connection: Connection;
  readonly client: WriterConnection;
  readonly gate: HealthGate;
  readonly waits: Waits;
  readonly stop: Stop;
}
