import { printedJson } from "../../base/json.ts";
import type { JournalReading } from "../../journal/journal.ts";
import { journalProblem } from "../../journal/state-folder.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import { renderState, type StateDocument } from "../../render/state.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { reportProblem } from "../report-problem.ts";
import { openState, outboxProblem, type State } from "../state.ts";

/** Shows what an environment keeps between runs. Only reads. */
export async function stateStatus({ io, options }: Invocation): Promise<ExitCode> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const { name } = loaded.value.environment;
  const state = await openState({ io, options }, loaded.value.environment);
  const read = await state.journal.read();
  if (!read.ok) return reportProblem(io, options, journalProblem(read.error));
  const entries = await state.outbox.entries();
  if (!entries.ok) return reportProblem(io, options, outboxProblem(entries.error));
  const document = documentOf(name, state, read.value, entries.value.length);
  const text =
    options.format === "json"
      ? printedJson(document)
      : renderState(document, styleFor(io.stdout, options, io));
  io.stdout.write(`${text}\n`);
  return EXIT.done;
}

function documentOf(
  environment: string,
  { backend, place }: State,
  { projection, torn, running }: JournalReading,
  messages: number,
): StateDocument {
  const { sequence, head, tenant, webhooks, openIntents } = projection;
  return {
    ...{ environment, backend, place, records: sequence, head, tenant, torn },
    ...{ webhooks: webhooks.size, openWrites: openIntents.length, messages, running },
  };
}
