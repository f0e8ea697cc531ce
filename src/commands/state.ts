import type { Command } from "commander";
import { withExamples } from "./line.ts";

export function defineState(program: Command): void {
  const state = program
    .command("state")
    .summary("where the record is kept, and who holds it")
    .description(
      "What an environment keeps between runs: its audit log, its undelivered messages, and the run that writes to it.",
    );
  defineStateStatus(state);
  defineStateMigrate(state);
  defineStateExport(state);
  defineStateImport(state);
  defineStatePrune(state);
  defineStateUnlock(state);
}

function defineStateStatus(state: Command): void {
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
}

function defineStateMigrate(state: Command): void {
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
}

function defineStateExport(state: Command): void {
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
}

function defineStateImport(state: Command): void {
  const importing = state
    .command("import")
    .summary("take over the record of a folder")
    .description(
      "Takes over the record and the outbox of a folder, byte for byte as they are, where there is no record yet. The " +
        "whole chain is verified first. Until an import has ended nothing goes by it; after an interruption the same command goes on.",
    )
    .argument("<folder>", "an environment's folder, such as .webhook-sync/production");
  withExamples(importing, [
    [
      "webhook-sync state import .webhook-sync/production --env production",
      "once the config file names a database",
    ],
  ]);
}

function defineStatePrune(state: Command): void {
  const prune = state
    .command("prune")
    .summary("write old records into a folder and remove them")
    .description(
      "Writes the records of all runs that were over before a time into a folder, verifies that, and removes them. A " +
        "record says who did it, up to which record, and its hash: the chain goes on from there. What plans go by stays: " +
        "protection, sunsets, versions of secrets, writes whose outcome is not known. Interrupted, the same command goes on.",
    )
    .requiredOption(
      "--before <time>",
      "only runs that were over by then: a day, an instant with its time zone, or a duration such as 365d",
    )
    .option("--to <dir>", "where the records go; one with their numbers in the working directory by default");
  withExamples(prune, [
    ["webhook-sync state prune --before 365d --env production", "keeps one year"],
    ["webhook-sync state prune --before 2026-01-01 --to archive/2025", "into a folder that is kept"],
    ["webhook-sync audit verify --folder archive/2025", "verifies what was cut"],
  ]);
}

function defineStateUnlock(state: Command): void {
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
}

/** The options of `state prune`, as commander reads them. */
export interface StatePruneOptions {
  readonly before: string;
  readonly to?: string;
}
