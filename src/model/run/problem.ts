import type { Diagnostic } from "../fleet/diagnostic.ts";
import type { TenantFailure } from "../fleet/tenant.ts";
import { EXIT, type ExitCode, exitOfReading } from "./exit-code.ts";

/** Why a command could not do its work. */
export interface Problem {
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
}

export function problem(exitCode: ExitCode, code: string, message: string, hint: string | null): Problem {
  const nowhere = { location: null, sourceLine: null };
  return { exitCode, diagnostics: [{ code, severity: "error", message, hint, ...nowhere }] };
}

export function invalid(diagnostics: readonly Diagnostic[]): Problem {
  return { exitCode: EXIT.invalid, diagnostics };
}

export function tenantProblem({ kind, message, hint }: TenantFailure): Problem {
  return problem(exitOfReading(kind), `tenant-${kind}`, message, hint);
}
