import { createServer, type Server } from "node:http";
import { failure, type Result, success } from "../../base/result.ts";
import type { Secret } from "../../base/secret.ts";
import { sharedAbort } from "../../base/throttle.ts";
import type { ReceiverBehaviour, SandboxTenant } from "../../model/fleet/environment.ts";
import type { Clock, Random } from "../../model/run/surroundings.ts";
import { createReceivers, type ReceiverSet } from "../receivers/receiver-set.ts";
import { isSinkPath, serveSinks, sinkPath } from "../receivers/sinks.ts";
import type { SandboxAnswer } from "../wire/answer.ts";
import { answering } from "../wire/answering.ts";
import { send } from "../wire/delivery.ts";
import type { Fault } from "../wire/faults.ts";
import { addressOf, listenAll } from "../wire/listening.ts";
import { ServedTenant } from "../wire/served-tenant.ts";
import type { Speaker } from "../wire/speaker.ts";
import { openState, type SandboxState } from "./state.ts";

/** What every sandbox is started with, whichever API it speaks. */
export interface ServingOptions {
  /** Holds its state; made for its owner alone when it is absent. */
  readonly directory: string;
  /** In order; the first glob that matches a webhook's name counts. Healthy when none does. */
  readonly receivers: SandboxTenant["receivers"];
  readonly clock: Clock;
  readonly random: Random;
  /** The API's port; any free one when left out. */
  readonly port?: number;
  readonly latencyMs: { readonly api: number; readonly receivers: number };
  /** The first that matches a call happens. */
  readonly faults: readonly Fault[];
}

/** A running sandbox. Everything listens on loopback only. */
export interface Sandbox {
  readonly baseUrl: URL;
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** Where the secret is, for its owner alone to read. */
  readonly clientSecretFile: string;
  /** The certificate, in PEM, of the authority that signs the receivers'. */
  readonly ca: string;
  readonly caFile: string;
  /** Where JSON for the dashboard is posted. */
  readonly monitoringUrl: URL;
  /** Where deprecation events are posted. */
  readonly hookUrl: URL;
  /** `address:port` of the receiver that behaves as the webhook of this name should. */
  receiverAddress(name: string): string;
  /** `address:port` of the receiver that behaves so. */
  addressOf(behaviour: ReceiverBehaviour): string;
  /** Destroys what is connected and closes all files. Nothing then keeps the process alive. May be called twice. */
  close(): Promise<void>;
}

/** Why a sandbox cannot start: no permission, no space, a port that is taken. */
export interface SandboxFailure {
  /** One sentence without a final period. */
  readonly message: string;
  /** What to do about it, likewise. */
  readonly hint: string;
}

/** What one API adds to a sandbox. */
export interface SpeakerParts {
  readonly speaker: Speaker;
  newTraceId(): string;
  /** Servers of its own, which listen on any free port. */
  readonly servers: readonly Server[];
  /** Lets something happen to the tenant that no request asks for; null where there is nothing of the kind. */
  readonly happen: ((event: unknown) => SandboxAnswer) | null;
  close(): void;
}

/** What a speaker may lean on. */
export interface SpeakerContext extends SandboxState, Pick<ReceiverSet, "receiverAddress"> {
  readonly clock: Clock;
  readonly random: Random;
  /** Aborted when the sandbox closes. */
  readonly signal: AbortSignal;
}

/** A running sandbox, and what its API is made of. */
export interface Serving<Parts> {
  readonly sandbox: Sandbox;
  readonly parts: Parts;
}

/** Starts a tenant with receivers. Its state is what earlier sandboxes left in the directory. */
export async function serveSandbox<Parts extends SpeakerParts>(
  options: ServingOptions,
  open: (ground: SpeakerContext) => Parts,
): Promise<Result<Serving<Parts>, SandboxFailure>> {
  const { directory, clock, random, latencyMs } = options;
  const closing = sharedAbort();
  const { signal } = closing;
  const opened = await openState(directory, (state) => {
    const { certificates, logs } = state;
    const parts = { certificates, logs, clock, latencyMs: latencyMs.receivers, signal };
    const receivers = createReceivers(options.receivers, parts);
    const ground = { ...state, clock, random, signal, receiverAddress: receivers.receiverAddress };
    return { state, receivers, parts: open(ground) };
  });
  if (!opened.ok) {
    const hint = "Free disk space, fix the permissions or choose another state directory";
    return failure({ message: `The sandbox cannot use ${directory}: ${opened.error}`, hint });
  }
  const { state, receivers, parts } = opened.value;
  const api = createApi(options, state, parts, signal);
  const others = [...parts.servers, ...receivers.servers].map((server) => ({ server, port: 0 }));
  const listening = await listenAll([{ server: api, port: options.port ?? 0 }, ...others]);
  const closeFiles = () => {
    parts.close();
    state.close();
  };
  if (!listening.ok) {
    closeFiles();
    const hint = "Choose another port, or none for any that is free";
    return failure({ message: `The sandbox cannot listen: ${listening.error}`, hint });
  }
  const shut = async () => {
    closing.abort();
    await listening.value.close();
    closeFiles();
  };
  return success({ parts, sandbox: describe(state, api, receivers, once(shut)) });
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= action();
    return done;
  };
}

function createApi(
  { clock, latencyMs, faults }: ServingOptions,
  { directory, logs }: SandboxState,
  { speaker, newTraceId, happen }: SpeakerParts,
  signal: AbortSignal,
): Server {
  const tenant = new ServedTenant({
    speaker,
    logs,
    faults,
    latencyMs: latencyMs.api,
    clock,
    newTraceId,
    signal,
  });
  const listener = answering(async (incoming, response) => {
    const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host}`);
    if (isSinkPath(url.pathname))
      send(await serveSinks(incoming, url.pathname, { directory, logs, clock, happen }), response);
    else await tenant.handle(incoming, response, url);
  });
  return createServer({ keepAliveTimeout: 0 }, listener);
}

function describe(
  { authority, client, clientSecretFile }: SandboxState,
  api: Server,
  { receiverAddress, addressOf: addressOfBehaviour }: ReceiverSet,
  close: () => Promise<void>,
): Sandbox {
  const baseUrl = new URL(`http://${addressOf(api)}`);
  return {
    baseUrl,
    clientId: client.id,
    clientSecret: client.secret,
    clientSecretFile,
    ca: authority.certificate,
    caFile: authority.file,
    monitoringUrl: new URL(sinkPath("dashboard"), baseUrl),
    hookUrl: new URL(sinkPath("events"), baseUrl),
    receiverAddress,
    addressOf: addressOfBehaviour,
    close,
  };
}
