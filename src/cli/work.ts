import { refuseNames } from "../commands/setup.ts";
import type { Done, Invocation, Shell, Work } from "./command.ts";

/** Work that reads the options and the arguments of its line. What it needs is loaded when it starts. */
function from<Options extends object>(
  load: () => Promise<
    (invocation: Invocation, options: Options, args: readonly string[], shell: Shell) => Promise<Done>
  >,
): Work {
  return async (invocation, command, shell) => {
    const work = await load();
    return await work(invocation, command.opts<Options>(), command.args, shell);
  };
}

/** What each command line does, by its path. */
export const WORK: Readonly<Record<string, Work>> = {
  plan: from(async () => (await import("./plan/plan.ts")).plan),
  show: from(async () => (await import("./plan/saved-plan.ts")).show),
  validate: from(async () => (await import("./manifest/offline.ts")).validate),
  "policy list": from(async () => (await import("./manifest/offline.ts")).policyList),
  "secrets list": from(async () => (await import("./manifest/offline.ts")).secretsList),
  comment: from(async () => (await import("./comment/comment.ts")).comment),
  apply: async (invocation, command, shell) => {
    const { watch, interval } = command.opts<{ readonly watch?: string; readonly interval?: number }>();
    const work =
      watch === undefined && interval === undefined
        ? from(async () => (await import("./apply/apply.ts")).apply)
        : from(async () => (await import("./record/watch-run.ts")).watchRun);
    return await work(invocation, command, shell);
  },
  rollback: from(async () => (await import("./apply/rollback.ts")).rollback),
  "outbox list": from(async () => (await import("./outbox/outbox.ts")).outboxList),
  "outbox retry": from(async () => (await import("./outbox/outbox.ts")).outboxRetry),
  "outbox drop": from(async () => (await import("./outbox/outbox.ts")).outboxDrop),
  "audit show": from(async () => (await import("./record/audit.ts")).auditShow),
  "audit runs": from(async () => (await import("./record/audit.ts")).auditRuns),
  "audit verify": from(async () => (await import("./record/audit.ts")).auditVerify),
  status: from(async () => (await import("./record/status.ts")).status),
  "state status": from(async () => (await import("./record/state.ts")).stateStatus),
  "state migrate": from(async () => (await import("./record/state.ts")).stateMigrate),
  "state export": from(async () => (await import("./record/state.ts")).stateExport),
  "state import": from(async () => (await import("./record/state.ts")).stateImport),
  "state prune": from(async () => (await import("./record/state.ts")).statePrune),
  "state unlock": from(async () => (await import("./record/state.ts")).stateUnlock),
  init: async (invocation, command, shell) => {
    refuseNames(command);
    return await from(async () => (await import("./init/init.ts")).init)(invocation, command, shell);
  },
  completion: from(async () => (await import("./completion.ts")).completion),
  complete: from(async () => (await import("./completion.ts")).completeLine),
  demo: from(async () => (await import("./demo.ts")).demo),
  "sandbox serve": from(async () => (await import("./sandbox/serve.ts")).serveSandbox),
  "sandbox log": from(async () => (await import("./sandbox/serve.ts")).showSandboxLog),
  version: from(async () => (await import("./version.ts")).version),
  doctor: from(async () => (await import("./tenant/doctor.ts")).doctor),
  endpoints: from(async () => (await import("./tenant/endpoints.ts")).endpoints),
  health: from(async () => (await import("./health/health.ts")).health),
  import: from(async () => (await import("./import/import.ts")).importWebhooks),
  environments: from(async () => (await import("./manifest/offline.ts")).environments),
  describe: from(async () => (await import("./record/describe.ts")).describe),
  report: from(async () => (await import("./record/report.ts")).report),
  diff: from(async () => (await import("./record/describe.ts")).diff),
};
