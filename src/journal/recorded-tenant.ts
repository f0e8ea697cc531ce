import type { Environment } from "../model/environment.ts";
import { EXIT } from "../model/exit-code.ts";
import { type Problem, problem } from "../model/problem.ts";
import type { Projection } from "../model/projection.ts";
import type { JournalProblem } from "./journal.ts";

const SANDBOX = "embedded tenant";

/** Where a record is kept, for people. */
interface RecordPlace {
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
export function foreignRecord(
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

/** A journal that cannot be used. */
export function journalProblem({ kind, message, hint }: JournalProblem): Problem {
  switch (kind) {
    case "locked":
      return problem(EXIT.stale, "locked", message, hint);
    case "damaged":
      return problem(EXIT.journal, "journal-damaged", message, hint);
    case "unwritable":
      return problem(EXIT.journal, "journal-unwritable", message, hint);
  }
}

/** A journal that took no record while a command worked. */
export function unrecordedProblem(message: string): Problem {
  const hint = "fix that, then run the same command again: it looks up the outcome of what was sent";
  return problem(EXIT.journal, "journal-unwritable", message, hint);
}
