import type { Capabilities, IntegrationsTenant } from "../model/environment.ts";
import type { WebhookKey } from "../model/key.ts";
import { type Redactor, redactedFailure, redactedListing } from "../model/redactor.ts";
import { failure, type Result, success } from "../model/result.ts";
import type { Clock, Random } from "../model/surroundings.ts";
import type { Tenant, TenantFailure, TenantReader } from "../model/tenant.ts";
import { IntegrationsApi, pathOfCollection } from "./api.ts";
import { Changing } from "./change.ts";
import { Creation } from "./creation.ts";
import { type CredentialSource, FixedCredential } from "./credentials.ts";
import { type Diagnosis, diagnose } from "./diagnosis.ts";
import type { Exchanger } from "./exchange.ts";
import type { Concerns } from "./integration.ts";
import type { Timeouts } from "./loss.ts";
import { Pace } from "./pace.ts";
import { IntegrationsReader } from "./reader.ts";
import { Sender } from "./sender.ts";
import { Settling } from "./settling.ts";
import { type ClientStatistics, Tally } from "./tally.ts";
import { TenantClock } from "./tenant-clock.ts";
import { TokenSource } from "./token-source.ts";
import { Transport } from "./transport.ts";
import { type OnPause, Waiting } from "./waiting.ts";
import { Witness } from "./witness.ts";
import { IntegrationsWriter } from "./writer.ts";

export type { Timeouts } from "./loss.ts";

export interface ConnectOptions {
  readonly tenant: IntegrationsTenant;
  readonly capabilities: Capabilities;
  /** The run's id, part of the request ids. */
  readonly run: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Knows what else of the run is secret; learns what is sent here. */
  readonly redactor: Redactor;
  readonly onPause?: OnPause;
  /** Is called once, when the first read has left: whoever has to wait for it anyway can do something meanwhile. */
  readonly onFirstRead?: () => void;
  /** Which of the integrations that cannot be read are not to be passed over; without it, none is. */
  readonly concerns?: Concerns;
  /** Ends waits and reads and lets nothing more be sent; a write that has left is waited for. */
  readonly signal?: AbortSignal;
  /** The bounds of one exchange; in real time, whatever the clock says. */
  readonly timeouts?: Timeouts;
}

interface Connection {
  statistics(): ClientStatistics;
  /** Closes the connections to the tenant. */
  close(): Promise<void>;
}

export interface ReaderConnection extends Connection {
  readonly reader: TenantReader;
}

export interface DiagnosisConnection extends Connection {
  /** Reads, and tells what there was to see. `written`: what we wrote with an idempotency key. Call once. */
  diagnose(written: ReadonlySet<WebhookKey>): Promise<Diagnosis>;
}

export interface WriterConnection extends Connection {
  /** Reader and writer with one connection pool, token and pace. */
  readonly tenant: Tenant;
}

const CONNECT_MS = 10_000;
const BODY_MS = 10_000;

/** Connects for reading; there is no way to write. Nothing is sent before the first call. */
export function connectReader(options: ConnectOptions): ReaderConnection {
  const { list, reader, redacted, connection } = build(options);
  return {
    reader: {
      list,
      get: (id) => redacted(reader.get(id)),
      firstThere: (ids) => redacted(reader.firstThere(ids)),
    },
    ...connection,
  };
}

/** Connects for a diagnosis; there is no way to write. Nothing is sent before it is asked for. */
export function connectDiagnosis(options: ConnectOptions): DiagnosisConnection {
  const witness = new Witness(options.clock, pathOfCollection(options.tenant.baseUrl));
  const { api, list, reader, redactor, redacted, connection } = build(options, (transport) =>
    witness.lookingOn(transport),
  );
  const { auth } = options.tenant;
  const tokenPath = auth.kind === "client-credentials" ? auth.tokenPath : null;
  const careful = {
    list,
    get: (id: string) => redacted(reader.get(id)),
    firstThere: (ids: readonly string[]) => redacted(reader.firstThere(ids)),
  };
  const subject = { reader: careful, witness, redactor, tokenPath, path: api.collection.pathname };
  return { diagnose: (written) => diagnose(subject, written), ...connection };
}

/** Connects for reading and writing. Nothing is sent before the first call. */
export function connectWriter(options: ConnectOptions): WriterConnection {
  const { api, list, reader, sender, waiting, tally, redacted, connection } = build(options);
  const settling = new Settling(waiting, options.tenant.settleMs);
  const writer = new IntegrationsWriter({
    api,
    reader,
    creation: new Creation(api, reader, settling),
    changing: new Changing({ reader, settling, waiting, tally, newRetries: () => sender.newRetries() }),
    capabilities: options.capabilities,
  });
  const tenant: Tenant = {
    list,
    get: (id) => redacted(reader.get(id)),
    firstThere: (ids) => redacted(reader.firstThere(ids)),
    create: (body, operation) => redacted(writer.create(body, operation)),
    replace: (live, body, operation) => redacted(writer.replace(live, body, operation)),
    setStatus: (live, status, operation) => redacted(writer.setStatus(live, status, operation)),
    setKey: (live, key, hidden, operation) => redacted(writer.setKey(live, key, hidden, operation)),
    delete: (live, operation) => redacted(writer.delete(live, operation)),
  };
  return { tenant, ...connection };
}

function build(
  { tenant, run, clock, random, redactor, onPause, onFirstRead, signal, timeouts, concerns }: ConnectOptions,
  through: (transport: Exchanger) => Exchanger = (transport) => transport,
) {
  const tally = new Tally();
  const waiting = new Waiting(clock, tally, onPause ?? (() => {}), signal);
  const { origin } = tenant.baseUrl;
  const destination = { origin, ca: tenant.ca, proxy: tenant.proxy };
  const transport = new Transport(destination, timeouts ?? timeoutsOf(tenant), onFirstRead ?? (() => {}));
  const tenantClock = new TenantClock(clock);
  const pace = new Pace(waiting, tenant.rateLimit, random);
  const sender = new Sender({
    transport: tenantClock.lookingOn(through(transport)),
    pace,
    connections: tenant.connections,
    waiting,
    tally,
    random,
    redactor,
    signal,
  });
  let requests = 0;
  const newRequestId = () => {
    requests += 1;
    return `webhook-sync-${run}-${requests}`;
  };
  const credentials = credentialsOf(tenant, sender, clock, newRequestId);
  const api = new IntegrationsApi(tenant.baseUrl, sender, credentials, newRequestId);
  const reader = new IntegrationsReader(api, clock, {
    deadlineMs: tenant.deadlineMs,
    concerns: concerns ?? (() => true),
    tenantClock,
    addedHeaders: tenant.addedHeaders,
  });
  const connection: Connection = { statistics: () => tally.read(), close: () => transport.close() };
  /** The last word on what leaves this folder: names and ids in our own sentences are the tenant's words too. */
  const redacted = async <T>(work: Promise<Result<T, TenantFailure>>): Promise<Result<T, TenantFailure>> => {
    const result = await work;
    return result.ok ? result : failure(redactedFailure(result.error, redactor));
  };
  const list = async () => {
    const listed = await redacted(reader.list());
    return listed.ok ? success(redactedListing(listed.value, redactor)) : listed;
  };
  return { api, list, reader, sender, waiting, tally, redactor, redacted, connection };
}

function credentialsOf(
  { auth }: IntegrationsTenant,
  sender: Sender,
  clock: Clock,
  newRequestId: () => string,
): CredentialSource {
  if (auth.kind !== "client-credentials") return new FixedCredential(auth);
  return new TokenSource(auth, { sender, clock, newRequestId });
}

function timeoutsOf({ timeoutMs }: IntegrationsTenant): Timeouts {
  return { connectMs: CONNECT_MS, headersMs: timeoutMs, bodyMs: BODY_MS, totalMs: 2 * timeoutMs };
}
