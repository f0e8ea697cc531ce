import { digestOf } from "../model/digest.ts";
import type { DeprecationEvent } from "../model/event.ts";

/**
 * The id of an event, 32 hexadecimal digits. It follows from what is announced, so that a run that takes up another's work,
 * or two at once, announce it under one id. `round`: how often it was withdrawn before; what is announced anew after that
 * is no repetition.
 */
export function eventId(
  { event, name, old_version, new_version, sunset }: DeprecationEvent,
  round: number,
): string {
  const digest = digestOf({ event, name, old_version, new_version, sunset, round });
  return digest.replace("sha256:", "").slice(0, 32);
}
