import { escapeTerminal } from "../../base/text.ts";
import { parsedUrl } from "../../base/url.ts";
import { actorOf, ciRunUrl } from "../../ci/provenance.ts";
import { createAnnouncer } from "../../export/announcer.ts";
import type { OutboxStore } from "../../export/outbox-store.ts";
import type { Journal } from "../../journal/chain/journal.ts";
import { recordSetAside } from "../../journal/chain/run-records.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import type { Chat } from "../../model/fleet/service.ts";
import type { Plan } from "../../model/plan/plan.ts";
import type { Outcome } from "../../model/record/outcome.ts";
import { EXIT, type ExitCode } from "../../model/run/exit-code.ts";
import { isFailure, type RunReport, reportedChanges } from "../../model/run/run-report.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { slackMessage } from "../../render/chat/slack.ts";
import { teamsMessage } from "../../render/chat/teams.ts";

/** How long the end of a run goes on telling chats; what is left is sent by the next run. */
const FLUSH_MS = 5_000;

/** What a run has come to so far: those who hear how it ended are told of it. */
export interface Ending {
  /** As it is typed, without options. */
  command: string;
  /** What is carried out; null before that. */
  plan: Plan | null;
  outcomes: readonly Outcome[];
}

/** What there is to tell, and what it is kept in until it is told. */
export interface EndedRun {
  readonly run: string;
  readonly environment: Environment;
  /** The tenant's host. */
  readonly host: string;
  readonly outbox: OutboxStore;
  readonly journal: Pick<Journal, "append">;
  readonly signal: AbortSignal;
  readonly ending: Ending;
  readonly exitCode: ExitCode;
}

/**
 * Tells the chats how the run ended, through the outbox: what cannot be told now is told by the next run. Never changes
 * an exit code; what went wrong is a warning.
 */
export async function tellChats(io: Io, ended: EndedRun): Promise<void> {
  const { environment, host, run, exitCode } = ended;
  const { command, plan, outcomes } = ended.ending;
  const page = ciRunUrl(io);
  const report: RunReport = {
    ...{ command, environment: environment.name, tenant: host, run, exitCode },
    actor: actorOf(io),
    page: page !== null && /^https?:\/\//.test(page) ? parsedUrl(page) : null,
    changes: reportedChanges(outcomes, plan?.changes ?? []),
  };
  const announcer = await createAnnouncer({
    ...{ outbox: ended.outbox, monitoring: null, hook: null, chats: environment.notify },
    ...{ clock: io.clock, random: io.random },
    onSetAside: (message, cause) => recordSetAside(ended.journal, message, cause),
  });
  const due = environment.notify.filter((chat) => isDue(chat, report));
  for (const chat of due) {
    const message = chat.kind === "slack" ? slackMessage : teamsMessage;
    await announcer.tell(chat.name, `run-${run}-${chat.name}`, message(report, chat.mentions));
  }
  const told = await announcer.flush(FLUSH_MS, { stopped: ended.signal }).finally(() => announcer.close());
  for (const warning of [...due.flatMap(unreachable), ...told])
    io.stderr.write(`warning: ${escapeTerminal(warning)}\n`);
}

function isDue({ when }: Chat, { exitCode, changes }: RunReport): boolean {
  // Whoever said no knows of it.
  if (exitCode === EXIT.declined) return false;
  switch (when) {
    case "always":
      return true;
    case "changes":
      return changes.length > 0;
    case "failure":
      return isFailure(exitCode);
  }
}

function unreachable({ name, service, variable }: Chat): readonly string[] {
  if (service !== null) return [];
  return [`chat ${name} did not get the summary: environment variable ${variable} is not set`];
}
