import { counted } from "../../base/text.ts";
import type { Projection } from "../../model/record/projection.ts";
import type { WorkingRun } from "../../model/report/fleet-status.ts";
import { describeWorking } from "../wording/fleet.ts";
import { type Line, print, Span, type Style, widest } from "../wording/terminal.ts";
import type { View } from "../wording/view.ts";

/** What an environment keeps between runs. */
export interface StateDocument {
  readonly environment: string;
  readonly backend: "local" | "postgres";
  readonly place: string;
  readonly records: number;
  /** null where there are no records yet. */
  readonly head: string | null;
  readonly tenant: string | null;
  /** Whether a crash left its last line half-written. */
  readonly torn: boolean;
  /** Of how many webhooks it tells. */
  readonly webhooks: number;
  readonly openWrites: number;
  /** What the dashboard and the hook have not taken. */
  readonly messages: number;
  readonly running: readonly Omit<WorkingRun, "actor">[];
  /** Why no run can hold it though none does, and what to do; null where one can. */
  readonly blocked: string | null;
}

/** What is read of the record. */
interface StateReading extends Pick<StateDocument, "torn" | "running"> {
  readonly projection: Projection;
  readonly blocked?: { readonly message: string; readonly hint: string } | null;
}

/** What a reading of the record comes to. */
export function stateDocument(
  kept: Pick<StateDocument, "environment" | "backend" | "place" | "messages">,
  { projection, torn, running, blocked = null }: StateReading,
): StateDocument {
  const { environment, backend, place, messages } = kept;
  const { sequence, head, tenant, webhooks, openIntents } = projection;
  return {
    ...{ environment, backend, place, records: sequence, head: headOf(sequence, head), tenant, torn },
    ...{ webhooks: webhooks.size, openWrites: openIntents.length, messages, running },
    blocked: blocked === null ? null : `${blocked.message}: ${blocked.hint}`,
  };
}

/** What the first record will follow is the hash of none. */
function headOf(records: number, head: string): string | null {
  return records === 0 ? null : head;
}

/** A fact a line. */
function renderState(document: StateDocument, style: Style): string {
  const { environment, place, records, head, tenant, torn, webhooks, openWrites, messages } = document;
  const end = torn ? "; its last line is incomplete, the next apply sets it aside" : "";
  const facts: readonly (readonly [string, string])[] = [
    ["kept in", place],
    ["tenant", tenant ?? "none yet"],
    ["record", `${counted(records, "record")} of ${counted(webhooks, "webhook")}${end}`],
    ["head", head ?? "none: there are no records yet"],
    ["open", `${counted(openWrites, "write")} without a recorded outcome`],
    ["undelivered", counted(messages, "message")],
    ["held by", describeHolders(document)],
  ];
  const column = widest(facts.map(([name]) => name)) + 2;
  const lines = facts.map(([name, fact]): Line => [new Span(`  ${name}`).padded(column + 2), new Span(fact)]);
  return print([[new Span(environment, "strong")], ...lines], style);
}

function describeHolders({ running, blocked }: StateDocument): string {
  if (blocked !== null) return `no run, and none can: ${blocked}`;
  return running.map((run) => `run ${describeWorking({ ...run, actor: null })}`).join(", ") || "no run";
}

/** The same for every format. */
export function stateView(document: StateDocument): View {
  return { json: document, text: (style) => renderState(document, style) };
}

/** Whether a run was made to let go of the record. */
export function unlockView(run: string, unlocked: boolean): View {
  const text = unlocked ? `Run ${run} holds the record no longer.` : "No run holds the record.";
  return { json: { run, unlocked }, text: () => text };
}

/** Which records are no longer kept, and the folder that they were written to; null where an earlier prune had done that. */
export function pruneView(pruned: {
  readonly first: number;
  readonly through: number;
  readonly head: string;
  readonly folder: string | null;
}): View {
  const { first, through, head, folder } = pruned;
  const written = folder === null ? "written out by an interrupted prune," : `written to ${folder},`;
  const records = counted(through - first + 1, "record");
  const text = `${records} ${written} and no longer kept here. The last one: ${head}`;
  return { json: { first, through, head, folder }, text: () => text };
}

/** Which version the tables had, and which they have now. */
export function migrationView({ from, to }: { readonly from: number; readonly to: number }): View {
  const text =
    from === to
      ? `The tables have version ${to} already.`
      : `The tables have version ${to} now; they had ${from}.`;
  return { json: { from, to }, text: () => text };
}

/** How much was copied: what was pruned before is not in it. `done`: written, taken over. */
export function copyView(
  done: string,
  copied: { readonly records: number; readonly pruned: number; readonly head: string },
  messages: number,
): View {
  const records = copied.records - copied.pruned;
  const head = headOf(copied.records, copied.head);
  const end = head === null ? "" : ` Head: ${head}`;
  const text = `${counted(records, "record")} and ${counted(messages, "message")} ${done}.${end}`;
  return { json: { records, head, messages }, text: () => text };
}
