import { failure, success } from "../../base/result.ts";
import type { OutboxOptions } from "../../commands/apply.ts";
import { unrecordedProblem } from "../../journal/chain/problem.ts";
import { deliveringFor, recordDropped } from "../../journal/chain/run-records.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { dropMessages, findMessages } from "../../notify/outbox-edit.ts";
import { outboxProblem } from "../../notify/outbox-store.ts";
import { sendAgain } from "../../notify/send-again.ts";
import { unaddressedWarnings } from "../../notify/unaddressed.ts";
import { dropView, outboxView, retryView } from "../../render/text/outbox.ts";
import { withJournal } from "../apply/open-run.ts";
import type { Done, Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { openKept } from "../state.ts";
import { reachTenant } from "../tenant/connection.ts";

/** Lists the undelivered messages. Only reads. */
export async function outboxList(invocation: Invocation): Promise<Done> {
  const kept = await openKept(invocation);
  if (!kept.ok) return kept;
  const { environment, state } = kept.value;
  const entries = await state.outbox.entries();
  if (!entries.ok) return failure(outboxProblem(entries.error));
  const { monitoring, deprecation, notify } = environment;
  const chats = notify.map((one) => ({ ...one, service: invocation.io.variables[one.variable] ? {} : null }));
  const named = { monitoring, hook: deprecation.hook, chats };
  return success(outboxView(environment.name, entries.value, unaddressedWarnings(entries.value, named)));
}

/** Sends again: the messages that are named, and what waits before them; else all. */
export async function outboxRetry(
  invocation: Invocation,
  { lockTimeout }: OutboxOptions,
  ids: readonly string[],
): Promise<Done> {
  const { io, options } = invocation;
  const loaded = loadEnvironment(io, options, "required");
  if (!loaded.ok) return loaded;
  const { environment } = loaded.value;
  return await withJournal(invocation, environment, lockTimeout, async (held) => {
    const { outbox } = held.state;
    const named = await findMessages(outbox, ids);
    if (!named.ok) return named;
    const reached = await reachTenant({ environment, webhooks: [] }, options.stateDir, io);
    if (!reached.ok) return reached;
    try {
      const { monitoring, deprecation, notify } = reached.value.environment;
      held.stop.finishFirst((text) => io.stderr.write(`${text}\n`));
      const sent = await sendAgain(named.value, {
        ...{ outbox, monitoring, hook: deprecation.hook, chats: notify },
        ...{ clock: io.clock, stopped: held.stop.signal },
        ...deliveringFor(held.journal),
      });
      if (!sent.ok) return sent;
      const { left, warnings } = sent.value;
      const exitCode = held.stop.exitCode ?? (left === 0 ? EXIT.done : EXIT.unavailable);
      return success(retryView(exitCode, left, warnings));
    } finally {
      await reached.value.close();
    }
  });
}

/** Gives messages up for good. The record keeps which, by whom. */
export async function outboxDrop(
  invocation: Invocation,
  { lockTimeout }: OutboxOptions,
  ids: readonly string[],
): Promise<Done> {
  const { io, options } = invocation;
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const { environment } = loaded.value;
  return await withJournal(invocation, environment, lockTimeout, async ({ state, journal }) => {
    const named = await findMessages(state.outbox, ids);
    if (!named.ok) return named;
    const recorded = await recordDropped(journal, named.value);
    if (!recorded.ok) return failure(unrecordedProblem(recorded.error.message));
    const dropped = named.value.map(({ message }) => message.id);
    const unwritten = await dropMessages(state.outbox, dropped);
    return unwritten === undefined ? success(dropView(dropped)) : failure(unwritten);
  });
}
