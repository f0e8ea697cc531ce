import type { Environment } from "../model/environment.ts";
import type { ApplyEvent } from "../model/outcome.ts";
import type { Projection } from "../model/projection.ts";
import type { Clock } from "../model/surroundings.ts";
import type { Tenant } from "../model/tenant.ts";
import type { Webhook } from "../model/webhook.ts";
import type { AnnouncementRounds } from "./announcement-rounds.ts";
import type { Correction } from "./corrections.ts";
import type { Announcer, Gate, JournalWriter } from "./ports.ts";
import type { PriorityLimiter } from "./priority-limiter.ts";
import type { Registrations } from "./registrations.ts";
import type { RunJournal } from "./run-journal.ts";
import type { WhileIdle } from "./schedule.ts";

/** All that carrying out a plan needs. */
export interface ApplyInput {
  readonly environment: Environment;
  readonly run: string;
  readonly tenant: Tenant;
  readonly gate: Gate;
  readonly journal: JournalWriter;
  readonly announcer: Announcer;
  /** Where to connect for a webhook in place of what DNS says; null to ask DNS. */
  readonly connectTo: (webhook: Webhook) => string | null;
  readonly clock: Clock;
  /** How many API calls, and how many probes, run at once. */
  readonly concurrency: number;
  /** What earlier runs recorded. */
  readonly recorded: Pick<Projection, "webhooks" | "learned">;
  /** What the hook has to hear first: where its last word is not what is. */
  readonly corrections: readonly Correction[];
  /** How long a write may stay invisible in lists. */
  readonly settleMs: number;
  /** Aborted when nothing new may start; what is under way is finished. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: ApplyEvent) => void;
}

/** The options and what one run shares. */
export interface ApplyContext extends ApplyInput {
  readonly journal: RunJournal;
  readonly api: PriorityLimiter;
  readonly probes: PriorityLimiter;
  readonly whileIdle: WhileIdle;
  readonly registrations: Registrations;
  readonly rounds: AnnouncementRounds;
}
