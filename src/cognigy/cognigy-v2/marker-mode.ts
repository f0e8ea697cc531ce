import { type JsonObject, membersOf } from "../../base/json.ts";
import type { Result } from "../../base/result.ts";
import type { MarkerPlace } from "../../model/fleet/environment.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import type { TenantFailure } from "../../model/fleet/tenant.ts";
import type { Deadline } from "../wire/delay.ts";
import type { CognigyApi } from "./api.ts";
import { declarableKey, readMarker } from "./marker.ts";

/**
 * Where markers are written. A tenant that drops or refuses the foreignId is found out by the first write; from then on
 * the display name carries name and version, `orders@3`.
 */
export class MarkerMode {
  readonly #api: CognigyApi;
  readonly #onLearned: () => void;
  #place: MarkerPlace;
  #user: Promise<string | null> | null = null;

  /** `onLearned` is told once that this tenant keeps no foreignId. */
  constructor(api: CognigyApi, configured: MarkerPlace, onLearned: () => void) {
    this.#api = api;
    this.#place = configured;
    this.#onLearned = onLearned;
  }

  get place(): MarkerPlace {
    return this.#place;
  }

  learnThatForeignIdIsLost(): void {
    if (this.#place === "name") return;
    this.#place = "name";
    this.#onLearned();
  }

  /** Where all that is ours is marked by its name, an earlier run has found out and said that nothing else is kept. */
  conclude(webhooks: readonly LiveWebhook[]): void {
    const ours = webhooks.filter(({ idempotencyKey }) => idempotencyKey !== null);
    if (ours.length > 0 && ours.every(({ labelled }) => labelled === null)) this.#place = "name";
  }

  /**
   * Whether the display name of an Endpoint is our marker. Where nobody has said that this tenant marks by name, only what
   * this very user has made is taken for ours.
   */
  async isMarkedByName(value: unknown, deadline: Deadline): Promise<boolean> {
    const raw = membersOf(value);
    const isCandidate =
      typeof raw.name === "string" &&
      declarableKey(raw.name) !== null &&
      readMarker(raw.foreignId).kind === "free";
    if (!isCandidate) return false;
    return this.#place === "name" || (await this.isMadeByUs(raw, deadline)) === true;
  }

  /** null where the tenant does not tell who we are, or who made it. */
  async isMadeByUs({ createdBy }: JsonObject, deadline: Deadline): Promise<boolean | null> {
    this.#user ??= this.#api.user(deadline);
    const user = await this.#user;
    return user === null || typeof createdBy !== "string" ? null : createdBy === user;
  }
}

/** Whether the tenant says itself that it does not take a foreignId, so that nothing was written. */
export function refusesForeignId({ refusesValue, message }: TenantFailure): boolean {
  return refusesValue === true && /\bforeignId\b/.test(message);
}

/** The tenant took the write and shows nothing new, or refuses the very field. */
export function mayHaveLostMarker(changed: Result<LiveWebhook, TenantFailure>): boolean {
  if (changed.ok) return true;
  return changed.error.kind === "altered" || refusesForeignId(changed.error);
}

export function isMarkerKept({ labelled, endpoint }: LiveWebhook): boolean {
  return labelled !== null || endpoint?.occupiedBy !== null;
}
