import { newRunId } from "../../ci/identity.ts";
import { connectReader } from "../../cognigy/connect.ts";
import { declaredPlaces } from "../../model/declared-places.ts";
import { mayBeOurs, type UnreadIntegration } from "../../model/live.ts";
import type { Problem } from "../../model/problem.ts";
import type { Result } from "../../model/result.ts";
import type { TenantReader } from "../../model/tenant.ts";
import type { Invocation } from "../command.ts";
import { type Connection, type Fleet, reachTenant } from "./connection.ts";
import { Waits } from "./waits.ts";

/** Does some work with a tenant that it cannot write to, and hangs up after it. */
export async function withReader<T>(
  { io, options }: Invocation,
  fleet: Fleet,
  work: (reader: TenantReader, connection: Connection) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const { environment, webhooks } = fleet;
  const reached = await reachTenant(fleet, options.stateDir, io);
  if (!reached.ok) return reached;
  const connection = reached.value;
  const { clock, random, redactor } = io;
  const { capabilities } = environment;
  const run = newRunId(random);
  const concerns = (unread: UnreadIntegration) => mayBeOurs(unread, environment);
  const tenant = connection.settings;
  const onPause = new Waits({ io, options }).note;
  const client = await connectReader({
    tenant,
    capabilities,
    places: declaredPlaces(environment, webhooks),
    run,
    clock,
    random,
    redactor,
    isRelevant: concerns,
    onPause,
  });
  try {
    return await work(client.reader, connection);
  } finally {
    await client.close();
    await connection.close();
  }
}
