import type { Capabilities, IntegrationsTenant } from "../../model/fleet/environment.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import { ConfirmedWrite, EventualRead } from "../wire/confirmed-write.ts";
import {
  type ReaderConnection,
  type TenantConnection,
  type Wire,
  type WireOptions,
  type WriterConnection,
  wireTo,
} from "../wire/connection.ts";
import type { Deadline } from "../wire/delay.ts";
import { RecordingTransport } from "../wire/recording-transport.ts";
import { redactedReader, redactedWriter } from "../wire/redacted-answers.ts";
import { IntegrationsApi, pathOfCollection } from "./api.ts";
import { ConfirmedCreate, movedField } from "./confirmed-create.ts";
import { type Diagnosis, diagnose } from "./diagnosis.ts";
import { IntegrationsReader } from "./reader.ts";
import { type ListPage, readPage } from "./signs.ts";
import { IntegrationsWriter } from "./writer.ts";

export interface ConnectOptions extends WireOptions {
  readonly tenant: IntegrationsTenant;
  readonly capabilities: Capabilities;
}

export interface DiagnosisConnection extends TenantConnection {
  /** Reads, and tells what there was to see. `written`: what we wrote with an idempotency key. Call once. */
  diagnose(written: ReadonlySet<WebhookKey>): Promise<Diagnosis>;
}

/** Connects for reading; there is no way to write. Nothing is sent before the first call. */
export function connectReader(options: ConnectOptions): ReaderConnection {
  const wire = wireTo(options.tenant, options);
  const { reader } = readerOver(wire, options);
  return { reader: redactedReader(reader, options.redactor), ...wire.connection };
}

/** Connects for a diagnosis; there is no way to write. Nothing is sent before it is asked for. */
export function connectDiagnosis(options: ConnectOptions): DiagnosisConnection {
  const { tenant, clock, redactor } = options;
  const collection = pathOfCollection(tenant.baseUrl);
  const pages: ListPage[] = [];
  const recorder = new RecordingTransport(clock, (path, answer) => {
    if (path !== collection) return true;
    // Of the list only its pages are remembered, without what is on them: that would be the whole list once more.
    const page = readPage(answer);
    if (page.ok) pages.push({ ...page.value, items: [] });
    return false;
  });
  const wire = wireTo(tenant, options, (transport) => recorder.recording(transport));
  const reader = redactedReader(readerOver(wire, options).reader, redactor);
  const tokenPath = tenant.auth.kind === "client-credentials" ? tenant.auth.tokenPath : null;
  const subject = { reader, recorder, pages, redactor, tokenPath, path: collection };
  return { diagnose: (written) => diagnose(subject, written), ...wire.connection };
}

/** Connects for reading and writing. Nothing is sent before the first call. */
export function connectWriter(options: ConnectOptions): WriterConnection {
  const wire = wireTo(options.tenant, options);
  const { delay, stats, sender } = wire;
  const eventualRead = new EventualRead(delay, wire.settleMs);
  const { api, reader } = readerOver(wire, options);
  const read = (id: string, deadline: Deadline) => reader.getWithin(id, deadline);
  const writer = new IntegrationsWriter({
    ...{ api, reader, eventualRead, capabilities: options.capabilities },
    confirmedCreate: new ConfirmedCreate(api, reader, eventualRead),
    confirmedWrite: new ConfirmedWrite({
      ...{ read, movedField, eventualRead, delay, stats },
      newRetries: () => sender.newRetries(),
    }),
  });
  const tenant = { ...redactedReader(reader, options.redactor), ...redactedWriter(writer, options.redactor) };
  return { tenant, ...wire.connection };
}

function readerOver({ requests, tenantClock }: Wire, { tenant, clock, isRelevant }: ConnectOptions) {
  const api = new IntegrationsApi(tenant.baseUrl, requests);
  const reader = new IntegrationsReader(api, clock, {
    deadlineMs: tenant.deadlineMs,
    isRelevant: isRelevant ?? (() => true),
    tenantClock,
    addedHeaders: tenant.addedHeaders,
  });
  return { api, reader };
}
