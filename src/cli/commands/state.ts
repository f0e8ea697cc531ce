import { execute, type Shell, withExamples } from "../command.ts";

export function defineState(shell: Shell): void {
  const state = shell.program
    .command("state")
    .summary("where the record is kept, and who holds it")
    .description(
      "What an environment keeps between runs: its audit log, its undelivered messages, and the run that writes to it.",
    );
  const status = state
    .command("status")
    .summary("what is there, and who holds it")
    .description(
      "Shows where the record is, how long it is, its head, what is open, and the run that holds it.",
    );
  withExamples(status, [
    ["webhook-sync state status --env production", "before an apply that was refused is tried again"],
    ["webhook-sync state status --format json", "for scripts"],
  ]);
  execute(shell, status, async (invocation) =>
    (await import("../record/state-status.ts")).stateStatus(invocation),
  );
  const migrate = state
    .command("migrate")
    .summary("make or change the tables of the database")
    .description(
      "Brings the tables in the database that state.url names to this version of the tool, all steps in one " +
        "transaction. Nothing else changes tables. Needs a user who may create a schema; roles named " +
        "webhook_sync_writer and webhook_sync_reader get their rights.",
    );
  withExamples(migrate, [
    [
      "WEBHOOK_SYNC_STATE_URL=postgres://owner@db/webhooks webhook-sync state migrate",
      "as the owner, before the first plan",
    ],
  ]);
  execute(shell, migrate, async (invocation) =>
    (await import("../record/state-migrate.ts")).stateMigrate(invocation),
  );
  const exporting = state
    .command("export")
    .summary("write the record into a folder")
    .description(
      "Writes the record and the outbox as files, byte for byte as they are, into a folder that has none.",
    )
    .argument("<folder>", "a folder without a record; it is made where there is none");
  withExamples(exporting, [
    ["webhook-sync state export backup/production --env production", "from wherever it is kept"],
  ]);
  execute(shell, exporting, async (invocation, _options, [folder = ""]) =>
    (await import("../record/state-copy.ts")).stateExport(invocation, folder),
  );
  const importing = state
    .command("import")
    .summary("take over the record of a folder")
    .description(
      "Takes over the record and the outbox of a folder, byte for byte as they are, where there is no record yet. The " +
        "whole chain is verified first. An import that was interrupted goes on.",
    )
    .argument("<folder>", "an environment's folder, such as .webhook-sync/production");
  withExamples(importing, [
    [
      "webhook-sync state import .webhook-sync/production --env production",
      "once the config file names a database",
    ],
  ]);
  execute(shell, importing, async (invocation, _options, [folder = ""]) =>
    (await import("../record/state-copy.ts")).stateImport(invocation, folder),
  );
  const unlock = state
    .command("unlock")
    .summary("take the record away from a run that is gone")
    .description(
      "Lets the next run in where one that is gone holds the record still. A hold ends by itself when its lease runs " +
        "out. The run must be named; the record keeps who took it away. A run that lives after all sends nothing more.",
    )
    .argument("<run>", "the run that holds it, as the refusal and state status name it");
  withExamples(unlock, [
    ["webhook-sync state unlock 7f3a91c2 --env production", "a runner no longer exists"],
  ]);
  execute(shell, unlock, async (invocation, _options, [run = ""]) =>
    (await import("../record/state-unlock.ts")).stateUnlock(invocation, run),
  );
}
