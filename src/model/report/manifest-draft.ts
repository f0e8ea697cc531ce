import type { Environment } from "../fleet/environment.ts";

/** A header as a manifest has it: the value is a template. */
export interface DraftedHeader {
  readonly name: string;
  readonly template: string;
}

/** What an Endpoint has beside, as a manifest has it. */
export interface DraftedEndpoint {
  readonly cognigy: Readonly<Record<string, string>>;
  /** The password is a template; null where there are no credentials. */
  readonly basicAuth: { readonly user: string; readonly password: string } | null;
}

/** What the last manifest of ours said and no field of the live object shows. */
export interface KeptSayings {
  readonly protect: boolean;
  /** null where it said none, or nothing tells. */
  readonly sunset: string | null;
}

/** What a manifest says beside what the live object does. */
export interface DraftOptions {
  readonly defaults: Environment["defaults"];
  readonly headers: readonly DraftedHeader[];
  /** null where the tenant has no Endpoints. */
  readonly endpoint: DraftedEndpoint | null;
  readonly description: string | null;
  readonly owner: string | null;
  readonly adopt: boolean;
  readonly kept: KeptSayings;
  /** Where the schema is, as seen from the manifest. */
  readonly schema: string;
}

/** A key of a manifest that is to have another value; null takes the key away. */
export interface Edit {
  /** Which document of the file, from 0. */
  readonly document: number;
  readonly path: readonly string[];
  readonly value: string | boolean | null;
}

/** Keys of a manifest that an edit changes for other environments too. */
export interface SharedKeys {
  readonly environments: readonly string[];
  /** `headers.X-Environment` */
  readonly keys: readonly string[];
}
