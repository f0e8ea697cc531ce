import type { Location } from "../fleet/diagnostic.ts";
import type { WebhookKey } from "../fleet/key.ts";

/** Where a machine has a secret from; null where it has none. */
export type SecretPlace = "environment" | "secrets-dir" | "invented" | null;

/** A webhook that sends a secret. */
export interface SecretUser {
  readonly key: WebhookKey;
  /** What holds it: `header X-Api-Key`. */
  readonly what: string;
  /** The declared version; null where the manifest names none. */
  readonly version: number | null;
  readonly host: string;
  /** Whether the policy lets the secret go to that host. */
  readonly mayGo: boolean;
  readonly owner: string | null;
  readonly location: Location;
}

/** A secret that manifests or the config file name. Its value is nowhere in this. */
export interface ListedSecret {
  readonly name: string;
  readonly place: SecretPlace;
  /** Why one that seems to be there is not taken, a phrase; null where there is nothing to say. */
  readonly whyNot: string | null;
  /** The hosts that it may go to, as globs; null where the policy leaves that open. */
  readonly hosts: readonly string[] | null;
  readonly users: readonly SecretUser[];
}

/** All of one environment, by name. */
export interface SecretList {
  readonly environment: string;
  readonly secrets: readonly ListedSecret[];
}
