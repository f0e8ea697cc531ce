import type { DeclaredPlaces } from "../../model/directory.ts";
import type { CognigyTenant } from "../../model/environment.ts";
import { ConfirmedWrite } from "../wire/confirmed-write.ts";
import {
  type ReaderConnection,
  type Wire,
  type WireOptions,
  type WriterConnection,
  wireTo,
} from "../wire/connection.ts";
import { redactedReader, redactedWriter } from "../wire/redacted-tenant.ts";
import { CognigyApi } from "./api.ts";
import { EndpointCreation } from "./creation.ts";
import { movedField } from "./likeness.ts";
import { MarkerMode } from "./marker-mode.ts";
import { Places } from "./places.ts";
import { readBudget } from "./read-budget.ts";
import { EndpointsReader } from "./reader.ts";
import { EndpointsWriter } from "./writer.ts";

export interface ConnectOptions extends WireOptions {
  readonly tenant: CognigyTenant;
  /** Which projects are read, and which snapshots looked into. */
  readonly places: DeclaredPlaces;
}

/** Connects for reading; there is no way to write. Nothing is sent before the first call. */
export function connectReader(options: ConnectOptions): ReaderConnection {
  const wire = wireTo(options.tenant, options);
  const { reader } = readerOver(wire, options);
  return { reader: redactedReader(reader, options.redactor), ...wire.connection };
}

/** Connects for reading and writing. Nothing is sent before the first call. */
export function connectWriter(options: ConnectOptions): WriterConnection {
  const wire = wireTo(options.tenant, options);
  const { clock, redactor } = options;
  const { eventualRead, delay, stats, sender, tenantClock } = wire;
  const parts = readerOver(wire, options);
  const { reader } = parts;
  const confirmedWrite = new ConfirmedWrite({
    read: (id, deadline) => reader.getWithin(id, deadline),
    newRetries: () => sender.newRetries(),
    ...{ movedField, eventualRead, delay, stats },
  });
  const creation = new EndpointCreation({ ...parts, eventualRead, clock, tenantClock });
  const writer = new EndpointsWriter({ ...parts, creation, confirmedWrite });
  const tenant = { ...redactedReader(reader, redactor), ...redactedWriter(writer, redactor) };
  return { tenant, ...wire.connection };
}

export function readerOver({ requests, tenantClock, stats }: Wire, options: ConnectOptions) {
  const { tenant, clock, redactor, places, isRelevant, onLearned, onReads } = options;
  const api = new CognigyApi(tenant.baseUrl, requests);
  const markerMode = new MarkerMode(api, tenant.marker, () => onLearned?.("no-foreign-id"));
  const reader = new EndpointsReader({
    ...{ api, clock, tenantClock, redactor, markerMode },
    places: new Places(api, places),
    deadlineMs: tenant.deadlineMs,
    isRelevant: isRelevant ?? (() => true),
    refuseReads: readBudget(tenant, stats, onReads ?? (() => {})),
  });
  return { api, markerMode, reader };
}
