import { hostOf, portOf } from "../../base/http.ts";
import { type JsonObject, stringifyExactly } from "../../base/json.ts";
import type { Redactor } from "../../base/redactor.ts";
import { failure } from "../../base/result.ts";
import type { Secret } from "../../base/secret.ts";
import { LONGEST_TIMER_MS } from "../../base/time.ts";
import type { RemoteTenant } from "../../model/fleet/environment.ts";
import type { UnreadIntegration } from "../../model/fleet/live.ts";
import type { Operation, Tenant, TenantReader } from "../../model/fleet/tenant.ts";
import type { RequestFinished } from "../../model/run/run-events.ts";
import type { Clock, Random } from "../../model/run/surroundings.ts";
import {
  type Call,
  type CallResult,
  type CredentialSource,
  FixedCredential,
  outOfTime,
  type Repetition,
} from "./call.ts";
import type { Timeouts } from "./connection-failure.ts";
import {
  ClientStats,
  type ClientStatsSnapshot,
  type Deadline,
  Delay,
  type OnPause,
  TenantClock,
} from "./delay.ts";
import type { Exchanger, Method } from "./exchange.ts";
import { Pace } from "./pace.ts";
import { Sender } from "./sender.ts";
import { TokenSource } from "./tokens.ts";
import { Transport } from "./transport.ts";

/** Whether an integration that cannot be read may be one of those that we manage, so that it is not passed over. */
export type IsRelevant = (unread: UnreadIntegration) => boolean;

export type OnReads = (count: number, requests: number) => void;

/** What a write can find out about a tenant. */
export type LearnedTrait = "no-foreign-id";

export interface WireOptions {
  /** The run's id, part of the request ids. */
  readonly run: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Knows what else of the run is secret; learns what is sent here. */
  readonly redactor: Redactor;
  readonly onPause?: OnPause;
  /** Is told of each request when it has come to its end. */
  readonly onRequest?: (request: RequestFinished) => void;
  /** Is called once, when the first read has left: whoever has to wait for it anyway can do something meanwhile. */
  readonly onFirstRead?: () => void;
  /** Which of the integrations that cannot be read are not to be passed over; without it, none is. */
  readonly isRelevant?: IsRelevant;
  /** Is told how many webhooks are about to be read one by one, and how many requests that makes in all. */
  readonly onReads?: OnReads;
  /** Is told once of what the tenant turned out not to do. */
  readonly onLearned?: (learned: LearnedTrait) => void;
  /** Ends waits and reads and lets nothing more be sent; a write that has left is waited for. */
  readonly signal?: AbortSignal;
  /** Aborted when nothing new may start: no write that was refused is sent again, and nobody waits for long. */
  readonly stopped?: AbortSignal;
  /** The bounds of one exchange; in real time, whatever the clock says. */
  readonly timeouts?: Timeouts;
}

export interface TenantConnection {
  statistics(): ClientStatsSnapshot;
  /** Closes the connections to the tenant. */
  close(): Promise<void>;
}

export interface ReaderConnection extends TenantConnection {
  readonly reader: TenantReader;
}

export interface WriterConnection extends TenantConnection {
  /** Reader and writer with one connection pool, token and pace. */
  readonly tenant: Tenant;
}

/** What a profile's client is made of. Nothing is sent before the first call. */
export interface Wire {
  readonly requests: Requests;
  readonly sender: Sender;
  /** How long a write may stay invisible. */
  readonly settleMs: number;
  readonly delay: Delay;
  readonly pace: Pace;
  readonly stats: ClientStats;
  readonly tenantClock: TenantClock;
  readonly connection: TenantConnection;
}

const CONNECT_MS = 10_000;
const BODY_MS = 10_000;

/** `through` sees the exchanges pass by. */
export function wireTo(
  remote: RemoteTenant,
  { run, clock, random, redactor, onPause, onRequest, onFirstRead, timeouts, ...ends }: WireOptions,
  through: (transport: Exchanger) => Exchanger = (transport) => transport,
): Wire {
  const stats = new ClientStats();
  const delay = new Delay(clock, stats, onPause ?? (() => {}), ends);
  const { origin } = remote.baseUrl;
  const destination = { origin, ca: remote.ca, proxy: remote.proxy };
  const transport = new Transport(destination, timeouts ?? timeoutsOf(remote), onFirstRead ?? (() => {}));
  const tenantClock = new TenantClock(clock);
  const pace = new Pace(delay, remote.rateLimit, random);
  const sender = new Sender({
    transport: through(transport),
    tenantClock,
    ...{ pace, connections: remote.connections, delay, stats, random, redactor, signal: ends.signal },
    server: { host: hostOf(remote.baseUrl), port: portOf(remote.baseUrl) },
    onRequest: onRequest ?? (() => {}),
  });
  let count = 0;
  const newRequestId = () => {
    count += 1;
    return `webhook-sync-${run}-${count}`;
  };
  const credentials = credentialsOf(remote, sender, clock, newRequestId);
  return {
    requests: new Requests(sender, credentials, newRequestId),
    ...{ sender, settleMs: remote.settleMs, delay, pace, stats, tenantClock },
    connection: { statistics: () => stats.read(), close: () => transport.close() },
  };
}

function credentialsOf(
  { auth }: RemoteTenant,
  sender: Sender,
  clock: Clock,
  newRequestId: () => string,
): CredentialSource {
  if (auth.kind !== "client-credentials") return new FixedCredential(auth);
  return new TokenSource(auth, { sender, clock, newRequestId });
}

function timeoutsOf({ timeoutMs }: RemoteTenant): Timeouts {
  return { connectMs: CONNECT_MS, headersMs: timeoutMs, bodyMs: BODY_MS, totalMs: 2 * timeoutMs };
}

/** A body of a write: what goes over the wire, and what of it is secret. */
export interface WriteBody {
  readonly json: JsonObject;
  readonly secrets: readonly Secret[];
}

/** A request that may change something. */
export interface WriteRequest {
  readonly method: Exclude<Method, "GET">;
  readonly path: string;
  readonly operation: Operation;
  readonly body: WriteBody | null;
  /** Beside those that every request has. */
  readonly headers: Readonly<Record<string, string>>;
  readonly repetition: Repetition;
}

/** Sent with every request, also with a GET: some tenants answer in another format without it. */
const ACCEPT = { accept: "application/json", "accept-encoding": "gzip" };
/** Where the ETag matters: web servers give what they pack another one, which If-Match then never matches. */
const ACCEPT_UNPACKED = { ...ACCEPT, "accept-encoding": "identity" };

/** The requests of an API that speaks JSON, authorised. A GET never has a body. */
export class Requests {
  readonly #sender: Sender;
  readonly #credentials: CredentialSource;
  readonly #newRequestId: () => string;

  constructor(sender: Sender, credentials: CredentialSource, newRequestId: () => string) {
    this.#sender = sender;
    this.#credentials = credentials;
    this.#newRequestId = newRequestId;
  }

  read(path: string, deadline: Deadline): Promise<CallResult> {
    return this.#read(path, ACCEPT, deadline);
  }

  /** With an ETag that a write can be bound to. */
  readOne(path: string, deadline: Deadline): Promise<CallResult> {
    return this.#read(path, ACCEPT_UNPACKED, deadline);
  }

  async #read(path: string, headers: typeof ACCEPT, deadline: Deadline): Promise<CallResult> {
    const call: Call = {
      wire: { method: "GET", path, headers, body: null },
      requestId: this.#newRequestId(),
      repetition: "safe",
      needsJson: true,
      secrets: [],
    };
    return await this.#untilLate(call, deadline);
  }

  /** The beginning of something long, as text; it is asked for unpacked. */
  async readBeginning(path: string, enoughBytes: number, deadline: Deadline): Promise<CallResult> {
    const call: Call = {
      wire: { method: "GET", path, headers: ACCEPT_UNPACKED, body: null, enoughBytes },
      requestId: this.#newRequestId(),
      repetition: "safe",
      needsJson: false,
      secrets: [],
    };
    return await this.#untilLate(call, deadline);
  }

  write(request: WriteRequest, deadline: Deadline): Promise<CallResult> {
    const { method, path, operation, body, headers, repetition } = request;
    const { requestId, mayLeave } = operation;
    const type = body === null ? {} : { "content-type": "application/json" };
    const call: Call = {
      wire: {
        method,
        path,
        headers: { ...ACCEPT_UNPACKED, ...type, ...headers },
        body: body === null ? null : stringifyExactly(body.json),
        ...(mayLeave === undefined ? {} : { mayLeave }),
      },
      requestId,
      repetition,
      needsJson: false,
      secrets: body?.secrets ?? [],
    };
    return this.#sender.send(call, deadline, this.#credentials);
  }

  /** What is read may be left where it is; a write that has left is waited for. Sockets live in real time. */
  async #untilLate(call: Call, deadline: Deadline): Promise<CallResult> {
    const late = () => failure(outOfTime(call, deadline));
    if (deadline.remainingMs() <= 0) return late();
    let timer: NodeJS.Timeout | undefined;
    const ended = new Promise<CallResult>((resolve) => {
      timer = setTimeout(() => resolve(late()), Math.min(deadline.remainingMs(), LONGEST_TIMER_MS));
    });
    const sent = this.#sender.send(call, deadline, this.#credentials);
    return await Promise.race([sent, ended]).finally(() => clearTimeout(timer));
  }
}
