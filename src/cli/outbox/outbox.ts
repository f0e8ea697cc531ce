import { printedJson } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { counted } from "../../base/text.ts";
import { createAnnouncer } from "../../export/announcer.ts";
import { editOutbox } from "../../export/outbox-edit.ts";
import type { OutboxStore } from "../../export/outbox-store.ts";
import { recordDropped, recordSetAside } from "../../journal/run-records.ts";
import { unrecordedProblem } from "../../journal/state-folder.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import type { OutboxEntry } from "../../model/outbox.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { outboxDocument, renderOutbox } from "../../render/outbox.ts";
import { styleFor } from "../../terminal/style.ts";
import { type Holding, withJournal } from "../apply/open-run.ts";
import type { Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { reportProblem } from "../report-problem.ts";
import { openState, outboxProblem } from "../state.ts";
import { reachTenant } from "../tenant/connection.ts";

/** The options of `outbox retry` and `outbox drop`. */
export interface OutboxOptions {
  /** In milliseconds. */
  readonly lockTimeout: number;
}

/** How long a retry goes on beginning deliveries. */
const RETRY_MS = 60_000;

/** Lists list, resend or drop undelivered messages. Only reads. */
export async function outboxList({ io, options }: Invocation): Promise<ExitCode> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const { environment } = loaded.value;
  const entries = await (await openState({ io, options }, environment)).outbox.entries();
  if (!entries.ok) return reportProblem(io, options, outboxProblem(entries.error));
  const text =
    options.format === "json"
      ? JSON.stringify(outboxDocument(environment.name, entries.value), null, 2)
      : renderOutbox(entries.value, styleFor(io.stdout, options, io));
  io.stdout.write(`${text}\n`);
  return EXIT.done;
}

/** Sends again: the messages that are named, else all that were refused; and with them all that waits. */
export async function outboxRetry(
  invocation: Invocation,
  { lockTimeout }: OutboxOptions,
  ids: readonly string[],
): Promise<ExitCode> {
  const { io, options } = invocation;
  const loaded = loadEnvironment(io, options, "required");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const { environment } = loaded.value;
  return await withJournal(invocation, environment, lockTimeout, async (held) => {
    const { outbox } = held.state;
    const named = await entriesOf(outbox, ids);
    if (!named.ok) return reportProblem(io, options, named.error);
    const reached = await reachTenant({ environment, webhooks: [] }, options.stateDir, io);
    if (!reached.ok) return reportProblem(io, options, reached.error);
    try {
      const refused = named.value.filter(({ refusals }) => refusals > 0).map(({ message }) => message.id);
      const unwritten = await editOutbox(outbox, "requeued", refused);
      const { monitoring, deprecation, notify } = reached.value.environment;
      const announcer = await createAnnouncer({
        outbox,
        monitoring,
        hook: deprecation.hook,
        chats: notify,
        clock: io.clock,
        random: io.random,
        onSetAside: (message, cause) => recordSetAside(held.journal, message, cause),
      });
      held.stop.finishFirst((text) => io.stderr.write(`${text}\n`));
      const warnings = await announcer
        .flush(RETRY_MS, { stopped: held.stop.signal })
        .finally(() => announcer.close());
      return await reportRest(invocation, held, [...unwritten, ...warnings]);
    } finally {
      await reached.value.close();
    }
  });
}

async function reportRest(
  { io, options }: Invocation,
  { state, stop }: Holding,
  warnings: readonly string[],
): Promise<ExitCode> {
  const entries = await state.outbox.entries();
  if (!entries.ok) return reportProblem(io, options, outboxProblem(entries.error));
  const left = entries.value.length;
  const exitCode = stop.exitCode ?? (left === 0 ? EXIT.done : EXIT.unavailable);
  if (options.format === "json") io.stdout.write(`${printedJson({ exitCode, left, warnings })}\n`);
  else
    io.stdout.write([...warnings, `${counted(left, "message")} left.`].map((line) => `${line}\n`).join(""));
  return exitCode;
}

/** Gives messages up for good. The record keeps which, by whom. */
export async function outboxDrop(
  invocation: Invocation,
  { lockTimeout }: OutboxOptions,
  ids: readonly string[],
): Promise<ExitCode> {
  const { io, options } = invocation;
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const { environment } = loaded.value;
  return await withJournal(invocation, environment, lockTimeout, async ({ state, journal }) => {
    const named = await entriesOf(state.outbox, ids);
    if (!named.ok) return reportProblem(io, options, named.error);
    const recorded = await recordDropped(journal, named.value);
    if (!recorded.ok) return reportProblem(io, options, unrecordedProblem(recorded.error.message));
    const dropped = named.value.map(({ message }) => message.id);
    const [unwritten] = await editOutbox(state.outbox, "dropped", dropped);
    if (unwritten !== undefined)
      return reportProblem(
        io,
        options,
        problem(EXIT.journal, "outbox-unwritable", unwritten, "fix that, then drop the messages again"),
      );
    const text =
      options.format === "json"
        ? JSON.stringify({ dropped }, null, 2)
        : `${counted(dropped.length, "message")} dropped.`;
    io.stdout.write(`${text}\n`);
    return EXIT.done;
  });
}

/** The letters of these ids; without any, all. */
async function entriesOf(
  outbox: OutboxStore,
  ids: readonly string[],
): Promise<Result<readonly OutboxEntry[], Problem>> {
  const entries = await outbox.entries();
  if (!entries.ok) return failure(outboxProblem(entries.error));
  if (ids.length === 0) return entries;
  const unknown = ids.find((id) => !entries.value.some(({ message }) => message.id === id));
  if (unknown === undefined) return success(entries.value.filter(({ message }) => ids.includes(message.id)));
  const hint = "webhook-sync outbox list shows the ids";
  return failure(problem(EXIT.usage, "unknown-message", `the outbox has no message ${unknown}`, hint));
}
