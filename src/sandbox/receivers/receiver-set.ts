import type { Server } from "node:net";
import { matchesAny } from "../../base/glob.ts";
import type { ReceiverBehaviour, SandboxTenant } from "../../model/fleet/environment.ts";
import { addressOf } from "../wire/listening.ts";
import { createReceiver, type ReceiverParts } from "./receiver.ts";

/** One receiver for each way to behave. */
export interface ReceiverSet {
  readonly servers: readonly Server[];
  /** `address:port` of the receiver that behaves as the webhook of this name should. Once it listens. */
  receiverAddress(name: string): string;
  /** `address:port` of the receiver that behaves so. Once it listens. */
  addressOf(behaviour: ReceiverBehaviour): string;
}

/** Makes the receivers. The first glob that matches a webhook's name decides; healthy when none does. */
export function createReceivers(
  wanted: SandboxTenant["receivers"],
  parts: Omit<ReceiverParts, "behaviour">,
): ReceiverSet {
  const create = (behaviour: ReceiverBehaviour) => createReceiver({ behaviour, ...parts });
  const receivers: Readonly<Record<ReceiverBehaviour, Server>> = {
    healthy: create("healthy"),
    failing: create("failing"),
    slow: create("slow"),
    "wrong-certificate": create("wrong-certificate"),
  };
  const behaviourOf = (name: string) =>
    wanted.find(({ names }) => matchesAny(name, [names]))?.behaviour ?? "healthy";
  return {
    servers: Object.values(receivers),
    receiverAddress: (name) => addressOf(receivers[behaviourOf(name)]),
    addressOf: (behaviour) => addressOf(receivers[behaviour]),
  };
}
