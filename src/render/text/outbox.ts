import { counted } from "../../base/text.ts";
import { labelOfMessage, type OutboxEntry } from "../../model/record/outbox.ts";
import type { ExitCode } from "../../model/run/exit-code.ts";
import { flow } from "../wording/layout.ts";
import { type Line, print, Span, type Style, widest } from "../wording/terminal.ts";
import type { View } from "../wording/view.ts";

const GAP = 2;

/** What waits to be told, a message a line, and below it what a person needs to know of it. */
function renderOutbox(entries: readonly OutboxEntry[], style: Style): string {
  const names = widest(entries.map(({ message }) => message.webhook)) + GAP;
  const lines = entries.flatMap((entry) => messageLines(entry, names));
  const setAside = entries.filter(({ isSetAside }) => isSetAside).length;
  const total = `${counted(entries.length, "message")}, ${setAside} set aside.`;
  return print([...lines, [new Span(total)]], style);
}

function messageLines({ message, refusals, cause, isSetAside }: OutboxEntry, names: number): Line[] {
  const fate = isSetAside ? new Span("set aside", "bad") : new Span("waiting");
  const runs = refusals === 0 ? "" : ` refused in ${counted(refusals, "run")}: ${cause ?? ""}`;
  return [
    [new Span(message.webhook, "strong").padded(names), new Span(`${labelOfMessage(message)}, `), fate],
    [new Span(`  ${message.id}${runs}`, "faint")],
  ];
}

/** The same for scripts. */
function outboxDocument(environment: string, entries: readonly OutboxEntry[]): object {
  return {
    environment,
    messages: entries.map(({ message, refusals, cause, isSetAside }) => ({
      id: message.id,
      kind: message.kind,
      webhook: message.webhook,
      state: isSetAside ? "set-aside" : "waiting",
      refusals,
      cause,
      body: message.body,
    })),
  };
}

/** The same for every format. */
export function outboxView(
  environment: string,
  entries: readonly OutboxEntry[],
  warnings: readonly string[],
): View {
  return {
    json: outboxDocument(environment, entries),
    text: (style) => [renderOutbox(entries, style), sentences(warnings, style)].filter(Boolean).join("\n"),
  };
}

/** What is left after another try, and what went wrong. */
export function retryView(exitCode: ExitCode, left: number, warnings: readonly string[]): View {
  const told = [...warnings, `${counted(left, "message")} left.`];
  return { exitCode, json: { exitCode, left, warnings }, text: (style) => sentences(told, style) };
}

function sentences(texts: readonly string[], { width, ...style }: Style): string {
  const lines = texts.flatMap((text) => flow(text, { lead: [], indent: 2, width, tone: "plain" }));
  return print(lines, { width, ...style });
}

/** Which messages were given up. */
export function dropView(dropped: readonly string[]): View {
  return { json: { dropped }, text: () => `${counted(dropped.length, "message")} dropped.` };
}
