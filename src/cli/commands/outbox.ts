import { execute, type Shell, withExamples } from "../command.ts";
import type { OutboxOptions } from "../outbox/outbox.ts";
import { lockTimeout } from "./run-options.ts";

export function defineOutbox(shell: Shell): void {
  const outbox = shell.program
    .command("outbox")
    .summary("what the dashboard and the hook have not taken")
    .description(
      "The messages that the monitoring dashboard and the deprecation hook have not taken yet. A message that is " +
        "refused for good in three runs (400, 404, 410, 413 …) is set aside, so that the later ones of its webhook pass.",
    );
  const list = outbox
    .command("list")
    .summary("list them")
    .description("Lists the messages with their ids, and with what they were refused.");
  withExamples(list, [["webhook-sync outbox list --format json", "with the bodies"]]);
  execute(shell, list, async (invocation) => (await import("../outbox/outbox.ts")).outboxList(invocation));
  const retry = outbox
    .command("retry")
    .summary("send them again now")
    .description(
      "Sends what waits, and again what was refused or set aside: the messages that are named, else all. Exits 9 when " +
        "one is left.",
    )
    .argument("[id...]", "messages that were refused")
    .addOption(lockTimeout());
  withExamples(retry, [["webhook-sync outbox retry", "once the service is mended"]]);
  execute(shell, retry, async (invocation, options: OutboxOptions, ids) =>
    (await import("../outbox/outbox.ts")).outboxRetry(invocation, options, ids),
  );
  const drop = outbox
    .command("drop")
    .summary("give messages up")
    .description("Takes messages out of the outbox for good. The record keeps which, and by whom.")
    .argument("<id...>", "messages")
    .addOption(lockTimeout());
  withExamples(drop, [
    ["webhook-sync outbox drop 9f2c4e1ab07d43c58e6f1a2b3c4d5e6f", "as outbox list shows it"],
  ]);
  execute(shell, drop, async (invocation, options: OutboxOptions, ids) =>
    (await import("../outbox/outbox.ts")).outboxDrop(invocation, options, ids),
  );
}
