import type { CommentOptions } from "../ci/github-context.ts";
import { refuseNames } from "../commands/setup.ts";
import { EXIT, type ExitCode } from "../model/exit-code.ts";
import type { ApplyOptions } from "./apply/apply.ts";
import type { RollbackOptions } from "./apply/rollback.ts";
import type { Invocation, Work } from "./command.ts";
import type { DemoOptions } from "./demo.ts";
import type { HealthOptions } from "./health/health.ts";
import type { ImportOptions } from "./import/import.ts";
import type { InitOptions } from "./init/ask.ts";
import type { OutboxOptions } from "./outbox/outbox.ts";
import type { PlanOptions } from "./plan/make-plan.ts";
import type { ShowOptions } from "./plan/show.ts";
import type { AuditRunsOptions } from "./record/audit-runs.ts";
import type { AuditShowOptions } from "./record/audit-show.ts";
import type { AuditVerifyOptions } from "./record/audit-verify.ts";
import type { DiffOptions } from "./record/describe.ts";
import type { ReportOptions } from "./record/report.ts";
import type { StatePruneOptions } from "./record/state-prune.ts";
import type { StatusOptions } from "./record/status-options.ts";
import type { WatchOptions } from "./record/watch-run.ts";
import type { SandboxServeOptions } from "./sandbox/serve.ts";
import type { DoctorOptions } from "./tenant/doctor.ts";

/** Work that reads the options and the arguments of its line. */
function work<Options extends object>(
  does: (invocation: Invocation, options: Options, args: readonly string[]) => Promise<ExitCode>,
): Work {
  return (invocation, command) => does(invocation, command.opts<Options>(), command.args);
}

/** What each command line does, by its path. Each loads what it needs when it starts. */
export const WORK: Readonly<Record<string, Work>> = {
  plan: work(async (invocation, options: PlanOptions) =>
    (await import("./plan/plan.ts")).plan(invocation, options),
  ),
  show: work(async (invocation, options: ShowOptions, files) =>
    (await import("./plan/show.ts")).show(invocation, options, files),
  ),
  validate: work(async (invocation) => (await import("./manifest/validate.ts")).validate(invocation)),
  "policy list": work(async (invocation) => (await import("./manifest/lists.ts")).policyList(invocation)),
  "secrets list": work(async (invocation) => (await import("./manifest/secrets.ts")).secretsList(invocation)),
  comment: work(async (invocation, options: CommentOptions, [file]) =>
    (await import("./comment/comment.ts")).comment(invocation, options, file),
  ),
  apply: work(async (invocation, options: ApplyOptions & WatchOptions, [file]) =>
    options.watch === undefined && options.interval === undefined
      ? (await import("./apply/apply.ts")).apply(invocation, options, file)
      : (await import("./record/watch-run.ts")).watchRun(invocation, options, file),
  ),
  rollback: work(async (invocation, options: RollbackOptions, [run = ""]) =>
    (await import("./apply/rollback.ts")).rollback(invocation, options, run),
  ),
  "outbox list": work(async (invocation) => (await import("./outbox/outbox.ts")).outboxList(invocation)),
  "outbox retry": work(async (invocation, options: OutboxOptions, ids) =>
    (await import("./outbox/outbox.ts")).outboxRetry(invocation, options, ids),
  ),
  "outbox drop": work(async (invocation, options: OutboxOptions, ids) =>
    (await import("./outbox/outbox.ts")).outboxDrop(invocation, options, ids),
  ),
  "audit show": work(async (invocation, options: AuditShowOptions) =>
    (await import("./record/audit-show.ts")).auditShow(invocation, options),
  ),
  "audit runs": work(async (invocation, options: AuditRunsOptions) =>
    (await import("./record/audit-runs.ts")).auditRuns(invocation, options),
  ),
  "audit verify": work(async (invocation, options: AuditVerifyOptions) =>
    (await import("./record/audit-verify.ts")).auditVerify(invocation, options),
  ),
  status: work(async (invocation, options: StatusOptions) =>
    (await import("./record/status.ts")).status(invocation, options),
  ),
  "state status": work(async (invocation) =>
    (await import("./record/state-status.ts")).stateStatus(invocation),
  ),
  "state migrate": work(async (invocation) =>
    (await import("./record/state-migrate.ts")).stateMigrate(invocation),
  ),
  "state export": work(async (invocation, _options, [folder = ""]) =>
    (await import("./record/state-copy.ts")).stateExport(invocation, folder),
  ),
  "state import": work(async (invocation, _options, [folder = ""]) =>
    (await import("./record/state-copy.ts")).stateImport(invocation, folder),
  ),
  "state prune": work(async (invocation, asked: StatePruneOptions) =>
    (await import("./record/state-prune.ts")).statePrune(invocation, asked),
  ),
  "state unlock": work(async (invocation, _options, [run = ""]) =>
    (await import("./record/state-unlock.ts")).stateUnlock(invocation, run),
  ),
  init: async (invocation, command) => {
    refuseNames(command);
    return (await import("./init/init.ts")).init(invocation, command.opts<InitOptions>());
  },
  completion: work(async ({ io }, _options, [name = ""]) => {
    io.stdout.write((await import("./completion.ts")).completionScript(name));
    return EXIT.done;
  }),
  complete: async ({ io }, { args: [line = ""] }, shell) => {
    io.stdout.write((await import("./completion.ts")).completeLine(shell, line));
    return EXIT.done;
  },
  demo: async (invocation, command, { run }) =>
    (await import("./demo.ts")).demo(invocation, command.opts<DemoOptions>(), run),
  "sandbox serve": work(async (invocation, options: SandboxServeOptions) =>
    (await import("./sandbox/serve.ts")).serveSandbox(invocation, options),
  ),
  "sandbox log": work(async (invocation, _options, [name]) =>
    (await import("./sandbox/serve.ts")).showSandboxLog(invocation, name),
  ),
  version: work(async (invocation) => (await import("./version.ts")).version(invocation)),
  doctor: work(async (invocation, options: DoctorOptions) =>
    (await import("./tenant/doctor.ts")).doctor(invocation, options),
  ),
  endpoints: work(async (invocation, _options: object, names) =>
    (await import("./tenant/endpoints.ts")).endpoints(invocation, names),
  ),
  health: work(async (invocation, options: HealthOptions, names) =>
    (await import("./health/health.ts")).health(invocation, options, names),
  ),
  import: work(async (invocation, options: ImportOptions, names) =>
    (await import("./import/import.ts")).importWebhooks(invocation, options, names),
  ),
  environments: work(async (invocation) => (await import("./manifest/lists.ts")).environments(invocation)),
  describe: work(async (invocation, _options, [name = ""]) =>
    (await import("./record/describe.ts")).describe(invocation, name),
  ),
  report: work(async (invocation, options: ReportOptions) =>
    (await import("./record/report.ts")).report(invocation, options),
  ),
  diff: work(async (invocation, options: DiffOptions, [name = ""]) =>
    (await import("./record/describe.ts")).diff(invocation, options, name),
  ),
};
