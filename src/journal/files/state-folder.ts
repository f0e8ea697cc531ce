import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createExclusively, createPrivateDirectory } from "../../base/durable-files.ts";
import { systemCause } from "../../base/system-error.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Environment } from "../../model/environment.ts";
import { EXIT } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { Projection } from "../../model/projection.ts";
import type { JournalProblem } from "../chain/journal.ts";

const IGNORE = `# A record that Git puts back to an older state is out of date, and still looks whole.\n*\n`;

/** Makes the state folder where there is none, and keeps it out of Git. */
export function createStateFolder(path: string): void {
  if (existsSync(path)) return;
  try {
    createPrivateDirectory(path);
    createExclusively(join(path, ".gitignore"), IGNORE);
  } catch (error) {
    // Whoever opens what is to be in it tells of that.
    systemCause(error);
  }
}

/** A warning for each of them. */
export function exposureWarnings(folders: readonly string[]): readonly Diagnostic[] {
  return exposures(folders).map((message) => ({
    code: "exposed-record",
    severity: "warning",
    message,
    hint: "chmod 700 it, or name a folder of your own with --state-dir",
    location: null,
    sourceLine: null,
  }));
}

/** Who besides this user may edit what is in these folders, a sentence each. Windows tells it in another way. */
export function exposures(folders: readonly string[]): readonly string[] {
  const user = process.getuid?.();
  if (user === undefined) return [];
  return folders.flatMap((folder) => {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found === undefined) return [];
    const isOurs = found.uid === user || found.uid === 0;
    return [
      ...(isOurs ? [] : [`${folder} belongs to another user (${found.uid}), who can edit the record`]),
      ...(found.mode & 0o002 ? [`every user of this machine can edit the record in ${folder}`] : []),
    ];
  });
}

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
