import { failure, type Result } from "../../base/result.ts";
import type { PlacesToRead, TenantResource } from "../../model/fleet/directory.ts";
import type { CognigyTenant } from "../../model/fleet/environment.ts";
import type { TenantFailure } from "../../model/fleet/tenant.ts";
import type { WriteCheck } from "../../model/report/write-check.ts";
import { ConfirmedWrite, EventualRead } from "../wire/confirmed-write.ts";
import {
  type ReaderConnection,
  type TenantConnection,
  type Wire,
  type WireOptions,
  type WriterConnection,
  wireTo,
} from "../wire/connection.ts";
import { Deadline } from "../wire/delay.ts";
import { RecordingTransport } from "../wire/recording-transport.ts";
import { redactedFailure, redactedReader, redactedWriter } from "../wire/redacted-answers.ts";
import { CognigyApi } from "./api.ts";
import { EndpointCreation } from "./creation.ts";
import { diagnose, type EndpointsDiagnosis } from "./diagnosis.ts";
import { movedField } from "./likeness.ts";
import { MarkerMode } from "./marker-mode.ts";
import { Places } from "./places.ts";
import { readBudget } from "./read-budget.ts";
import { EndpointsReader } from "./reader.ts";
import { WriteChecking } from "./write-check.ts";
import { EndpointsWriter } from "./writer.ts";

export interface ConnectOptions extends WireOptions {
  readonly tenant: CognigyTenant;
  /** What is declared: which projects are read, and which snapshots looked into. */
  readonly places: PlacesToRead;
}

/** Connects for reading; there is no way to write. Nothing is sent before the first call. */
export function connectReader(options: ConnectOptions): ReaderConnection {
  const wire = wireTo(options.tenant, options);
  const { reader } = readerOver(wire, options);
  return { reader: redactedReader(reader, options.redactor), ...wire.connection };
}

export interface DiagnosisConnection extends TenantConnection {
  /** Reads, where the records have something too, and tells what there was to see. Call once. */
  diagnose(recorded: PlacesToRead): Promise<EndpointsDiagnosis>;
}

/** Connects for a diagnosis; there is no way to write. Nothing is sent before it is asked for. */
export function connectDiagnosis(options: ConnectOptions): DiagnosisConnection {
  const { tenant, clock, redactor, places } = options;
  const recorder = new RecordingTransport(clock, (path) => !path.includes("/endpoints"));
  const wire = wireTo(tenant, options, (transport) => recorder.recording(transport));
  const { api, reader, places: wanted } = readerOver(wire, options);
  const tokenPath = tenant.auth.kind === "client-credentials" ? tenant.auth.tokenPath : null;
  const input = { api, reader, places: wanted, recorder, redactor, projects: places.projects, tokenPath };
  return {
    diagnose: async (recorded) => {
      const { observation, failure } = await diagnose(input, recorded);
      return { observation, failure: failure === null ? null : redactedFailure(failure, redactor) };
    },
    ...wire.connection,
  };
}

export interface WriteCheckConnection extends TenantConnection {
  /** The projects that are meant by this name or id. */
  findProjects(named: string): Promise<Result<readonly TenantResource[], TenantFailure>>;
  /** Makes, changes and deletes Endpoints in this project. `isStopped` tells when to end early and clean up. */
  check(project: TenantResource, nonce: string, isStopped: () => boolean): Promise<WriteCheck>;
}

/** Connects for a check by writing. Nothing is sent before it is asked for. */
export function connectWriteCheck(options: Omit<ConnectOptions, "places">): WriteCheckConnection {
  const { tenant, clock, redactor } = options;
  const wire = wireTo(tenant, options);
  const api = new CognigyApi(tenant.baseUrl, wire.requests);
  const newDeadline = () => new Deadline(clock, tenant.deadlineMs);
  return {
    findProjects: async (named) => {
      const listed = await new Places(api, { projects: [named], snapshots: [] }).named(newDeadline());
      return listed.ok ? listed : failure(redactedFailure(listed.error, redactor));
    },
    check: async (project, nonce, isStopped) => {
      const { delay } = wire;
      const { settleMs } = tenant;
      const input = { api, clock, delay, project, nonce, isStopped, newDeadline, settleMs };
      const checked = await new WriteChecking(input).run();
      const ended = checked.failure === null ? null : redactedFailure(checked.failure, redactor);
      return { ...checked, failure: ended };
    },
    ...wire.connection,
  };
}

/** Connects for reading and writing. Nothing is sent before the first call. */
export function connectWriter(options: ConnectOptions): WriterConnection {
  const wire = wireTo(options.tenant, options);
  const { clock, redactor } = options;
  const { delay, stats, sender, tenantClock } = wire;
  const eventualRead = new EventualRead(delay, wire.settleMs);
  const parts = readerOver(wire, options);
  const { reader } = parts;
  const read = (id: string, deadline: Deadline) => reader.getWithin(id, deadline);
  const confirmedWrite = new ConfirmedWrite({
    newRetries: () => sender.newRetries(),
    ...{ read, movedField, eventualRead, delay, stats },
  });
  const creation = new EndpointCreation({ ...parts, eventualRead, clock, tenantClock });
  const writer = new EndpointsWriter({ ...parts, creation, confirmedWrite, eventualRead });
  const tenant = { ...redactedReader(reader, redactor), ...redactedWriter(writer, redactor) };
  return { tenant, ...wire.connection };
}

function readerOver(wire: Wire, options: ConnectOptions) {
  const { requests, tenantClock } = wire;
  const { tenant, clock, redactor, places, isRelevant, onLearned, onReads } = options;
  const api = new CognigyApi(tenant.baseUrl, requests);
  const wanted = new Places(api, places);
  const markerMode = new MarkerMode(api, tenant.marker, () => onLearned?.("no-foreign-id"));
  const reader = new EndpointsReader({
    ...{ api, clock, tenantClock, redactor, markerMode },
    places: wanted,
    deadlineMs: tenant.deadlineMs,
    isRelevant: isRelevant ?? (() => true),
    refuseReads: readBudget(tenant, wire, onReads ?? (() => {})),
  });
  return { api, markerMode, reader, places: wanted };
}
