import { createServer, type Server } from "node:http";
import { failure, type Result, success } from "../../base/result.ts";
import { sharedAbort } from "../../base/throttle.ts";
import { createReceivers, type ReceiverSet } from "../receivers/receiver-set.ts";
import { isSinkPath, serveSinks, sinkPath } from "../receivers/sinks.ts";
import { answering } from "../wire/answering.ts";
import { send } from "../wire/delivery.ts";
import { addressOf, listenAll } from "../wire/listening.ts";
import { ServedTenant } from "../wire/served-tenant.ts";
import type {
  Sandbox,
  SandboxFailure,
  Serving,
  ServingOptions,
  SpeakerContext,
  SpeakerParts,
} from "./sandbox.ts";
import { openState, type SandboxState } from "./state.ts";

/** Starts a tenant with receivers. Its state is what earlier sandboxes left in the directory. */
export async function serveSandbox<Parts extends SpeakerParts>(
  options: ServingOptions,
  open: (context: SpeakerContext) => Parts,
): Promise<Result<Serving<Parts>, SandboxFailure>> {
  const { directory, clock, random, latencyMs } = options;
  const closing = sharedAbort();
  const { signal } = closing;
  const opened = await openState(directory, (state) => {
    const { certificates, logs } = state;
    const parts = { certificates, logs, clock, latencyMs: latencyMs.receivers, signal };
    const receivers = createReceivers(options.receivers, parts);
    const context = { ...state, clock, random, signal, receiverAddress: receivers.receiverAddress };
    return { state, receivers, parts: open(context) };
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
