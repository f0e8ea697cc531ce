import type { JsonObject } from "../../base/json.ts";

/** All that the tenant keeps, in one store. Times are in seconds since 1970-01-01T00:00:00Z. */
export type Document = Project | Locale | Flow | Snapshot | EndpointDocument | EndpointKey;

/** Whose it is and since when. */
interface Kept {
  /** 24 hexadecimal digits. */
  readonly id: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly lastChanged: number;
  readonly lastChangedBy: string;
}

export interface Project extends Kept {
  readonly kind: "project";
  readonly name: string;
  readonly primaryLocale: string;
}

export interface Locale extends Kept {
  readonly kind: "locale";
  readonly projectId: string;
  readonly referenceId: string;
  readonly name: string;
  readonly language: string;
  readonly primary: boolean;
}

export interface Flow extends Kept {
  readonly kind: "flow";
  readonly projectId: string;
  /** A UUID, by which Endpoints refer to it. */
  readonly referenceId: string;
  readonly name: string;
}

/** A Snapshot holds flows and locales, and no Endpoints. */
export interface Snapshot extends Kept {
  readonly kind: "snapshot";
  readonly projectId: string;
  readonly name: string;
  readonly hash: string;
  readonly resources: readonly SnapshotResource[];
}

export interface SnapshotResource {
  readonly id: string;
  readonly referenceId: string;
  readonly name: string;
  readonly type: "flow" | "locale";
}

export interface EndpointDocument extends Kept, EndpointFields {
  readonly kind: "endpoint";
  readonly projectId: string;
  /** 64 hexadecimal digits: who knows them may call. */
  readonly urlToken: string;
}

/** What a write sets. */
export interface EndpointFields {
  readonly name: string;
  readonly channel: string;
  /** A flow's referenceId, or nothing. */
  readonly flowId: string;
  /** A locale's referenceId, or nothing. */
  readonly localeId: string;
  /** A project's or a Snapshot's id. */
  readonly entrypoint: string | null;
  readonly active: boolean;
  readonly foreignId: string;
  readonly settings: JsonObject;
  /** All the other fields of the type, by their names on the wire. */
  readonly others: JsonObject;
}

/** A key for calls into an Endpoint. What it is was shown once. */
export interface EndpointKey extends Kept {
  readonly kind: "endpoint-key";
  readonly endpointId: string;
  readonly name: string;
  readonly keyPreview: string;
  /** SHA-256 of the key. */
  readonly digest: string;
}
