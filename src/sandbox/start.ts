import { createServer, type Server } from "node:http";
import type { Server as TcpServer } from "node:net";
import { sharedAbort } from "../base/concurrency.ts";
import type { ReceiverBehaviour, SandboxTenant } from "../model/environment.ts";
import { matchesAny } from "../model/glob.ts";
import { failure, type Result, success } from "../model/result.ts";
import type { Secret } from "../model/secret.ts";
import type { Clock, Random } from "../model/surroundings.ts";
import { answering } from "./answering.ts";
import { send } from "./delivery.ts";
import { addressOf, listenAll } from "./listening.ts";
import { createReceiver } from "./receiver.ts";
import { isSinkPath, serveSinks, sinkPath } from "./sinks.ts";
import { openState, type SandboxState } from "./state.ts";
import { type SandboxSwitches, STANDARD, type Switches } from "./switches.ts";
import { EmulatedTenant } from "./tenant.ts";

/** What a sandbox is started with. */
export interface SandboxOptions {
  /** Holds its state; made for its owner alone when it is absent. */
  readonly directory: string;
  /** In order; the first glob that matches a webhook's name counts. Healthy when none does. */
  readonly receivers: SandboxTenant["receivers"];
  readonly clock: Clock;
  readonly random: Random;
  /** The API's port; any free one when left out. */
  readonly port?: number;
  readonly switches?: SandboxSwitches;
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

/** Starts a tenant with receivers. Its state is what earlier sandboxes left in the directory. */
export async function startSandbox(options: SandboxOptions): Promise<Result<Sandbox, SandboxFailure>> {
  const opened = await openState(options.directory);
  if (!opened.ok) {
    const hint = "Free the disk, mend the permissions or choose another state directory";
    return failure({ message: `The sandbox cannot use ${options.directory}: ${opened.error}`, hint });
  }
  const state = opened.value;
  const closing = sharedAbort();
  const switches = { ...STANDARD, ...options.switches };
  const api = createApi(options, state, switches, closing.signal);
  const receivers = createReceivers(options, state, switches, closing.signal);
  const listening = await listenAll([
    { server: api, port: options.port ?? 0 },
    ...Object.values(receivers).map((server) => ({ server, port: 0 })),
  ]);
  if (!listening.ok) {
    state.close();
    const hint = "Choose another port, or none for any that is free";
    return failure({ message: `The sandbox cannot listen: ${listening.error}`, hint });
  }
  const shut = async () => {
    closing.abort();
    await listening.value.close();
    state.close();
  };
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= shut();
    return closed;
  };
  return success(describe(options, state, api, receivers, close));
}

type Receivers = Readonly<Record<ReceiverBehaviour, TcpServer>>;

function createApi(
  { clock, random }: SandboxOptions,
  { directory, client, store, logs }: SandboxState,
  switches: Switches,
  signal: AbortSignal,
): Server {
  const tenant = new EmulatedTenant({ store, logs, switches, client, clock, random, signal });
  const listener = answering(async (incoming, response) => {
    const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host}`);
    if (isSinkPath(url.pathname))
      send(await serveSinks(incoming, url.pathname, directory, logs, clock), response);
    else await tenant.handle(incoming, response, url);
  });
  return createServer({ keepAliveTimeout: 0 }, listener);
}

function createReceivers(
  { clock }: SandboxOptions,
  { certificates, logs }: SandboxState,
  switches: Switches,
  signal: AbortSignal,
): Receivers {
  const latencyMs = switches.latencyMs.receivers;
  const create = (behaviour: ReceiverBehaviour) =>
    createReceiver({ behaviour, certificates, logs, clock, latencyMs, signal });
  return {
    healthy: create("healthy"),
    failing: create("failing"),
    slow: create("slow"),
    "wrong-certificate": create("wrong-certificate"),
  };
}

function describe(
  options: SandboxOptions,
  { authority, client, clientSecretFile }: SandboxState,
  api: Server,
  receivers: Receivers,
  close: () => Promise<void>,
): Sandbox {
  const baseUrl = new URL(`http://${addressOf(api)}`);
  const behaviourOf = (name: string) =>
    options.receivers.find(({ names }) => matchesAny(name, [names]))?.behaviour ?? "healthy";
  return {
    baseUrl,
    clientId: client.id,
    clientSecret: client.secret,
    clientSecretFile,
    ca: authority.certificate,
    caFile: authority.file,
    monitoringUrl: new URL(sinkPath("dashboard"), baseUrl),
    hookUrl: new URL(sinkPath("events"), baseUrl),
    receiverAddress: (name) => addressOf(receivers[behaviourOf(name)]),
    addressOf: (behaviour) => addressOf(receivers[behaviour]),
    close,
  };
}
