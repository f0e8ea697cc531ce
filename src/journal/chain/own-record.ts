import { failure, type Result, success } from "../../base/result.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import type { Projection } from "../../model/record/projection.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { Journal, JournalReading, JournalStore, OpeningRun } from "./journal.ts";
import { journalProblem } from "./problem.ts";

const SANDBOX = "embedded tenant";

/** Where a record is kept. */
export interface RecordPlace {
  /** For people. */
  readonly place: string;
  readonly backend: "local" | "postgres";
}

/** What the record and plans call a tenant. */
export function tenantName({ tenant }: Pick<Environment, "tenant">): string {
  return tenant.profile === "sandbox" ? SANDBOX : tenant.baseUrl.host;
}

/**
 * A record of one tenant says nothing about another one: what it protects is not there, and what it calls interrupted
 * never reached it.
 */
function foreignRecord(
  { place, backend }: RecordPlace,
  environment: Environment,
  { tenant: recorded }: Pick<Projection, "tenant">,
): Problem | null {
  const { name, tenant } = environment;
  const now = tenantName(environment);
  const before = tenant.profile === "sandbox" ? [] : tenant.movedFrom;
  if (recorded === null || recorded === now || before.includes(recorded)) return null;
  const message = `the record in ${place} is of ${recorded}, and the tenant of ${name} is ${now}`;
  const canMove = tenant.profile !== "sandbox" && recorded !== SANDBOX;
  const former = canMove ? `${tenant.baseUrl.protocol}//${recorded}` : "";
  const moved = canMove ? `; if it is the same tenant, add movedFrom: [${former}] to it` : "";
  const own =
    backend === "local"
      ? `give ${name} its own state folder with --state-dir, or move that one away`
      : `give this repository its own state.namespace, or ${name} another name`;
  return problem(EXIT.journal, "record-of-another-tenant", message, `${own}${moved}`);
}

/** What the record of the environment's tenant adds up to: for those who plan by it. */
export async function readOwnRecord(
  kept: RecordPlace & { readonly journal: JournalStore },
  environment: Environment,
): Promise<Result<JournalReading, Problem>> {
  const read = await kept.journal.read();
  if (!read.ok) return failure(journalProblem(read.error));
  if (read.value.foreign !== null) return failure(journalProblem(read.value.foreign));
  const foreign = foreignRecord(kept, environment, read.value.projection);
  return foreign === null ? read : failure(foreign);
}

/** Opens it for one run at a time, where it is of the environment's tenant. */
export async function openOwnRecord(
  kept: RecordPlace & { readonly journal: JournalStore },
  environment: Environment,
  run: OpeningRun,
): Promise<Result<Journal, Problem>> {
  // A refusal takes nothing away from a run that lives.
  const read = run.from === undefined ? null : await readOwnRecord(kept, environment);
  if (read?.ok === false) return read;
  const opened = await kept.journal.open(run);
  if (!opened.ok) return failure(journalProblem(opened.error));
  const foreign = foreignRecord(kept, environment, opened.value.projection());
  if (foreign === null) return success(opened.value);
  await opened.value.close();
  return failure(foreign);
}
