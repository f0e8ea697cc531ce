import type { Server } from "node:http";
import type { Secret } from "../../base/secret.ts";
import type { ReceiverBehaviour, SandboxTenant } from "../../model/fleet/environment.ts";
import type { Clock, Random } from "../../model/run/surroundings.ts";
import type { ReceiverSet } from "../receivers/receiver-set.ts";
import type { SandboxAnswer } from "../wire/answer.ts";
import type { Fault } from "../wire/faults.ts";
import type { Speaker } from "../wire/speaker.ts";
import type { SandboxState } from "./state.ts";
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
