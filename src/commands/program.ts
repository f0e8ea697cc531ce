import type { Command } from "commander";
import { defineApply, defineOutbox, defineRollback } from "./apply.ts";
import { defineDescribe, defineDiff, defineReport } from "./describe.ts";
import { defineHelp } from "./help.ts";
import { refuseRepeated } from "./line.ts";
import {
  defineComment,
  definePlan,
  definePolicy,
  defineSecrets,
  defineShow,
  defineValidate,
} from "./plan.ts";
import { defineAudit, defineStatus } from "./record.ts";
import { defineCompletion, defineDemo, defineInit, defineSandbox, defineVersion } from "./setup.ts";
import { defineState } from "./state.ts";
import { defineDoctor, defineEndpoints, defineEnvironments, defineHealth, defineImport } from "./tenant.ts";

export const VARIABLES = `
Environment variables:
  WEBHOOK_SYNC_ENV sets --env where it is not given. In the same way:
  ..._CONFIG, ..._MANIFESTS, ..._SECRETS_DIR, ..._STATE_DIR, ..._FORMAT,
  ..._COLOR, ..._CONCURRENCY and ..._LOCK_TIMEOUT. WEBHOOK_SYNC_ACTOR is who
  the audit log says it was. OTEL_EXPORTER_OTLP_ENDPOINT is where traces and
  metrics go.`;

export const EXIT_CODES = `
Exit codes:
  0 done or nothing to do         6 partly applied: a write failed
  1 not confirmed, or a bug       7 an outcome is unknown
  2 changes pending               8 stale plan or locked
    (only where asked for)        9 tenant unavailable or malformed
  3 invalid manifest or config   10 journal cannot be trusted or written
  4 authentication or scope      11 refused by policy, protection or limits
  5 held by the health gate      64 usage
                            129-143 ended by a signal`;

/** By their names, in the order of their help. */
const DEFINITIONS: Readonly<Record<string, (program: Command) => void>> = {
  init: defineInit,
  validate: defineValidate,
  plan: definePlan,
  show: defineShow,
  apply: defineApply,
  rollback: defineRollback,
  comment: defineComment,
  status: defineStatus,
  describe: defineDescribe,
  diff: defineDiff,
  report: defineReport,
  health: defineHealth,
  audit: defineAudit,
  outbox: defineOutbox,
  state: defineState,
  policy: definePolicy,
  secrets: defineSecrets,
  doctor: defineDoctor,
  endpoints: defineEndpoints,
  environments: defineEnvironments,
  import: defineImport,
  sandbox: defineSandbox,
  demo: defineDemo,
  completion: defineCompletion,
  version: defineVersion,
};

/** These speak of all commands that there are. */
const NEEDS_ALL: ReadonlySet<string> = new Set(["completion"]);

/**
 * Adds the command lines that there are. A line that begins with a command's name needs no other, and every start would
 * pay for defining them.
 */
export function defineCommands(program: Command, [first = ""]: readonly string[]): void {
  const define = NEEDS_ALL.has(first) || !Object.hasOwn(DEFINITIONS, first) ? undefined : DEFINITIONS[first];
  if (define !== undefined) define(program);
  else {
    for (const defineOne of Object.values(DEFINITIONS)) defineOne(program);
    defineHelp(program);
  }
  refuseRepeated(program);
}
