import type { SaidBefore } from "../../import/input.ts";
import { keyOf } from "../../model/fleet/key.ts";
import { isOurs, type LiveListing } from "../../model/fleet/live.ts";
import { recordedSunset } from "../../model/plan/redacted-snapshot.ts";
import { lastWrittenIn, type Projection, protectionsIn } from "../../model/record/projection.ts";
import { recordedFacts } from "../../plan/plan-tenant.ts";
import type { Invocation } from "../command.ts";
import { openState } from "../state.ts";
import type { DeclaredFleet } from "../tenant/connection.ts";

/** What is known of what the last manifests said, and why the record does not tell; null where it does. */
interface Known {
  readonly said: SaidBefore;
  readonly recordProblem: string | null;
}

/** Asks the record only where something is ours and undeclared. Where it cannot be read, what the tenant shows counts. */
export async function saidBefore(
  invocation: Invocation,
  { environment, webhooks }: DeclaredFleet,
  live: LiveListing,
): Promise<Known> {
  const declared = new Set(webhooks.map(keyOf));
  const isAsked = live.webhooks.some((one) => isOurs(one, environment) && !declared.has(keyOf(one)));
  const state = isAsked ? await openState(invocation, environment) : null;
  const read = state === null ? null : await state.ownRecord();
  const record: Pick<Projection, "webhooks"> =
    read?.ok === true ? read.value.projection : { webhooks: new Map() };
  const known = { lastWritten: lastWrittenIn(record), protections: protectionsIn(record) };
  const { protectedKeys, recorded } = recordedFacts(environment, live, known);
  return {
    said: {
      of: (one) => ({
        protect: protectedKeys.has(keyOf(one)),
        sunset: recordedSunset(one, { environment, ...known }),
      }),
      isRecorded: (one) => recorded.has(keyOf(one)),
    },
    recordProblem: read === null || read.ok ? null : (read.error.diagnostics[0]?.message ?? "unreadable"),
  };
}
