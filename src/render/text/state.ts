import { counted } from "../../base/text.ts";
import type { Projection } from "../../model/record/projection.ts";
import { type Line, print, Span, type Style, widest } from "../wording/terminal.ts";

/** What an environment keeps between runs. */
export interface StateDocument {
  readonly environment: string;
  readonly backend: "local" | "postgres";
  readonly place: string;
  readonly records: number;
  readonly head: string;
  readonly tenant: string | null;
  /** Whether a crash left its last line half-written. */
  readonly torn: boolean;
  /** Of how many webhooks it tells. */
  readonly webhooks: number;
  readonly openWrites: number;
  /** What the dashboard and the hook have not taken. */
  readonly messages: number;
  readonly running: readonly {
    readonly run: string;
    readonly since: string;
    readonly pid: number;
    readonly host: string;
  }[];
}

/** What a reading of the record comes to. */
export function stateDocument(
  kept: Pick<StateDocument, "environment" | "backend" | "place" | "messages">,
  {
    projection,
    torn,
    running,
  }: Pick<StateDocument, "torn" | "running"> & { readonly projection: Projection },
): StateDocument {
  const { environment, backend, place, messages } = kept;
  const { sequence, head, tenant, webhooks, openIntents } = projection;
  return {
    ...{ environment, backend, place, records: sequence, head, tenant, torn },
    ...{ webhooks: webhooks.size, openWrites: openIntents.length, messages, running },
  };
}

/** A fact a line. */
export function renderState(document: StateDocument, style: Style): string {
  const { environment, place, records, head, tenant, torn, webhooks, openWrites, messages, running } =
    document;
  const end = torn ? "; its last line is incomplete, the next apply sets it aside" : "";
  const facts: readonly (readonly [string, string])[] = [
    ["kept in", place],
    ["tenant", tenant ?? "none yet"],
    ["record", `${counted(records, "record")} of ${counted(webhooks, "webhook")}${end}`],
    ["head", head],
    ["open", `${counted(openWrites, "write")} without a recorded outcome`],
    ["undelivered", counted(messages, "message")],
    ["held by", running.map(holderText).join(", ") || "no run"],
  ];
  const column = widest(facts.map(([name]) => name)) + 2;
  const lines = facts.map(([name, fact]): Line => [new Span(`  ${name}`).padded(column + 2), new Span(fact)]);
  return print([[new Span(environment, "strong")], ...lines], style);
}

function holderText({ run, since, pid, host }: StateDocument["running"][number]): string {
  return `run ${run} since ${since} (pid ${pid} on ${host})`;
}
