import type { Result } from "../../base/result.ts";
import { counted, escapeTerminal } from "../../base/text.ts";
import { showDuration, showTimeOfDay } from "../../base/time.ts";
import { newRunId } from "../../ci/provenance.ts";
import { connectReader } from "../../cognigy/connect.ts";
import type { OnReads } from "../../cognigy/wire/connection.ts";
import { declaredPlaces } from "../../model/environment.ts";
import { describeUnread, type LiveListing, mayBeOurs, type UnreadIntegration } from "../../model/live.ts";
import type { Problem } from "../../model/problem.ts";
import type { Io } from "../../model/surroundings.ts";
import type { TenantReader } from "../../model/tenant.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { type Connection, type DeclaredFleet, reachTenant } from "./connection.ts";

/** Does some work with a tenant that it cannot write to, and hangs up after it. */
export async function withReader<T>(
  { io, options }: Invocation,
  fleet: DeclaredFleet,
  work: (reader: TenantReader, connection: Connection) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const { environment, webhooks } = fleet;
  const reached = await reachTenant(fleet, options.stateDir, io);
  if (!reached.ok) return reached;
  const connection = reached.value;
  io.events.emit({ kind: "tenant-reached", environment: environment.name, tenant: connection.host });
  const { clock, random, redactor } = io;
  const { capabilities } = environment;
  const run = newRunId(random);
  const concerns = (unread: UnreadIntegration) => mayBeOurs(unread, environment);
  const tenant = connection.settings;
  const waits = new Waits({ io, options });
  const client = await connectReader({
    tenant,
    capabilities,
    places: declaredPlaces(environment, webhooks),
    run,
    clock,
    random,
    redactor,
    isRelevant: concerns,
    ...tellingOf(io),
    onReads: costTold(environment, waits.reads),
  });
  try {
    return await work(tellingLists(client.reader, io), connection);
  } finally {
    waits.close();
    await client.close();
    await connection.close();
  }
}

/** What reading costs is told before it begins, but for the embedded tenant, where it costs nothing. */
export function costTold({ tenant }: DeclaredFleet["environment"], tell: OnReads): OnReads {
  return tenant.profile === "sandbox" ? () => {} : tell;
}

/** What a client tells while it works, beside what it is asked for. */
export function tellingOf({ events }: Io) {
  return {
    onPause: (milliseconds: number, why: string) => events.emit({ kind: "waited", milliseconds, why }),
    onRequest: events.emit,
  };
}

/** The same tenant; whoever listens hears that it is listed. */
export function tellingLists<T extends TenantReader>(tenant: T, { events }: Io): T {
  const list = () =>
    events.during(
      { kind: "list-started" },
      () => tenant.list(),
      (listed) => ({ kind: "list-finished", webhooks: listed.ok ? listed.value.webhooks.length : null }),
    );
  return { ...tenant, list };
}

/** Shorter waits are not worth a line, and scripts get none, unless somebody wants to see each step. */
const LONG_MS = 2_000;

/** What the requests of a command wait for and what they cost, for those who watch. */
export class Waits {
  readonly #invocation: Invocation;
  #why = "";
  #until = Number.NEGATIVE_INFINITY;
  #write: (line: string) => void;
  /** Hears of no more waits. */
  readonly close: () => void;

  constructor(invocation: Invocation) {
    this.#invocation = invocation;
    this.close = invocation.io.events.listen((event) => {
      if (event.kind === "waited") this.#note(event.milliseconds, event.why);
    });
    this.#write = (line) => invocation.io.stderr.write(`${line}\n`);
  }

  /** Takes note of a wait that begins, and says so in one line. Of waits at the same time the one that ends last is told. */
  #note(milliseconds: number, why: string): void {
    const { io, options } = this.#invocation;
    const until = io.clock.monotonic() + milliseconds;
    if (until < this.#until) return;
    this.#until = until;
    this.#why = why;
    const isTold = options.verbose || (options.format !== "json" && milliseconds >= LONG_MS);
    if (options.quiet || !isTold) return;
    const end = showTimeOfDay(new Date(io.clock.now().getTime() + milliseconds).toISOString());
    this.#write(escapeTerminal(`Waits ${showDuration(milliseconds)}, until ${end}: ${why}`));
  }

  /** Says in one line what a listing costs. */
  readonly reads = (endpoints: number, requests: number): void => {
    const { quiet, verbose, format } = this.#invocation.options;
    if (quiet || !(verbose || format !== "json")) return;
    this.#write(`Reading ${counted(endpoints, "Endpoint")} one by one (${counted(requests, "request")}).`);
  };

  /** Where the lines go while something else is drawn. */
  tellThrough(write: (line: string) => void): void {
    this.#write = write;
  }

  /** One sentence; null while nothing waits. */
  current(): string | null {
    const left = this.#until - this.#invocation.io.clock.monotonic();
    return left > 0 ? `waits ${showDuration(left)}: ${this.#why}` : null;
  }
}

/** Warns of integrations that cannot be read, where what is shown has no notes that would. */
export function warnUnread({ io, options }: Invocation, { unread }: LiveListing): void {
  const message = describeUnread(unread);
  if (message === null) return;
  const nowhere = { hint: null, location: null, sourceLine: null };
  const warning = { code: "unreadable-integration", severity: "warning", message, ...nowhere } as const;
  io.stderr.write(`${renderDiagnostics([warning], styleFor(io.stderr, options, io))}\n`);
}
