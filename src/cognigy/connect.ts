import type { Capabilities, IntegrationsTenant } from "../model/environment.ts";
import type { WebhookKey } from "../model/key.ts";
import { type Redactor, redactedFailure, redactedListing } from "../model/redactor.ts";
import { failure, type Result, success } from "../model/result.ts";
import type { Clock, Random } from "../model/surroundings.ts";
import type { Tenant, TenantFailure, TenantReader } from "../model/tenant.ts";
import { IntegrationsApi, pathOfCollection } from "./api.ts";
import { ClientStats, type ClientStatsSnapshot } from "./client-stats.ts";
import { ConfirmedCreate } from "./confirmed-create.ts";
import { ConfirmedWrite } from "./confirmed-write.ts";
import type { Timeouts } from "./connection-failure.ts";
import { type CredentialSource, FixedCredential } from "./credentials.ts";
import { Delay, type OnPause } from "./delay.ts";
import { type Diagnosis, diagnose } from "./diagnosis.ts";
import { EventualRead } from "./eventual-read.ts";
import type { Exchanger } from "./exchange.ts";
import type { IsRelevant } from "./integration.ts";
import { Pace } from "./pace.ts";
import { IntegrationsReader } from "./reader.ts";
import { RecordingTransport } from "./recording-transport.ts";
import { Sender } from "./sender.ts";
import { TenantClock } from "./tenant-clock.ts";
import { TokenSource } from "./token-source.ts";
import { Transport } from "./transport.ts";
import { IntegrationsWriter } from "./writer.ts";

export type { Timeouts } from "./connection-failure.ts";

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
  readonly isRelevant?: IsRelevant;
  /** Ends waits and reads and lets nothing more be sent; a write that has left is waited for. */
  readonly signal?: AbortSignal;
  /** The bounds of one exchange; in real time, whatever the clock says. */
  readonly timeouts?: Timeouts;
}

interface TenantConnection {
  statistics(): ClientStatsSnapshot;
  /** Closes the connections to the tenant. */
  close(): Promise<void>;
}

export interface ReaderConnection extends TenantConnection {
  readonly reader: TenantReader;
}

export interface DiagnosisConnection extends TenantConnection {
  /** Reads, and tells what there was to see. `written`: what we wrote with an idempotency key. Call once. */
  diagnose(written: ReadonlySet<WebhookKey>): Promise<Diagnosis>;
}

export interface WriterConnection extends TenantConnection {
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
  const recorder = new RecordingTransport(options.clock, pathOfCollection(options.tenant.baseUrl));
  const { api, list, reader, redactor, redacted, connection } = build(options, (transport) =>
    recorder.recording(transport),
  );
  const { auth } = options.tenant;
  const tokenPath = auth.kind === "client-credentials" ? auth.tokenPath : null;
  const careful = {
    list,
    get: (id: string) => redacted(reader.get(id)),
    firstThere: (ids: readonly string[]) => redacted(reader.firstThere(ids)),
  };
  const subject = { reader: careful, recorder, redactor, tokenPath, path: api.collection.pathname };
  return { diagnose: (written) => diagnose(subject, written), ...connection };
}

/** Connects for reading and writing. Nothing is sent before the first call. */
export function connectWriter(options: ConnectOptions): WriterConnection {
  const { api, list, reader, sender, delay, stats, redacted, connection } = build(options);
  const eventualRead = new EventualRead(delay, options.tenant.settleMs);
  const writer = new IntegrationsWriter({
    api,
    reader,
    confirmedCreate: new ConfirmedCreate(api, reader, eventualRead),
    confirmedWrite: new ConfirmedWrite({
      reader,
      eventualRead,
      delay,
      stats,
      newRetries: () => sender.newRetries(),
    }),
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
  {
    tenant,
    run,
    clock,
    random,
    redactor,
    onPause,
    onFirstRead,
    signal,
    timeouts,
    isRelevant,
  }: ConnectOptions,
  through: (transport: Exchanger) => Exchanger = (transport) => transport,
) {
  const stats = new ClientStats();
  const delay = new Delay(clock, stats, onPause ?? (() => {}), signal);
  const { origin } = tenant.baseUrl;
  const destination = { origin, ca: tenant.ca, proxy: tenant.proxy };
  const transport = new Transport(destination, timeouts ?? timeoutsOf(tenant), onFirstRead ?? (() => {}));
  const tenantClock = new TenantClock(clock);
  const pace = new Pace(delay, tenant.rateLimit, random);
  const sender = new Sender({
    transport: tenantClock.observing(through(transport)),
    pace,
    connections: tenant.connections,
    delay,
    stats,
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
    isRelevant: isRelevant ?? (() => true),
    tenantClock,
    addedHeaders: tenant.addedHeaders,
  });
  const connection: TenantConnection = { statistics: () => stats.read(), close: () => transport.close() };
  /** The last word on what leaves this folder: names and ids in our own sentences are the tenant's words too. */
  const redacted = async <T>(work: Promise<Result<T, TenantFailure>>): Promise<Result<T, TenantFailure>> => {
    const result = await work;
    return result.ok ? result : failure(redactedFailure(result.error, redactor));
  };
  const list = async () => {
    const listed = await redacted(reader.list());
    return listed.ok ? success(redactedListing(listed.value, redactor)) : listed;
  };
  return { api, list, reader, sender, delay, stats, redactor, redacted, connection };
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
