import { createHash } from "node:crypto";
import { canonicalJson, type JsonObject } from "../../base/json.ts";
import type { Status } from "../../model/fleet/webhook.ts";
import type { Switches } from "./switches.ts";

/** What a write sets. */
export interface IntegrationFields {
  readonly name: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payloadFormat: string;
  readonly version: number;
  readonly status: Status;
  readonly idempotencyKey: string | null;
  /** Members that the tenant does not know: kept, and shown again. */
  readonly extra: JsonObject;
}

/** An integration as the tenant keeps it. */
export interface Integration extends IntegrationFields {
  /** 24 hexadecimal digits. */
  readonly id: string;
  /** In seconds since 1970-01-01T00:00:00Z, like lastChanged. */
  readonly createdAt: number;
  readonly lastChanged: number;
  readonly creation: Creation;
}

/** What the creating POST was, to know it again when it is repeated. */
export interface Creation {
  readonly key: string | null;
  readonly digest: string;
  /** In milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;
}

const MASK = "********";

/** The members that a write can set, as JSON. */
export function fieldsToJson(fields: IntegrationFields): JsonObject {
  const { name, url, method, headers, payloadFormat, version, status, idempotencyKey, extra } = fields;
  const key = idempotencyKey === null ? {} : { idempotencyKey };
  return { name, url, method, headers, payloadFormat, version, status, ...key, ...extra };
}

/** An integration as this tenant shows it. */
export function toJson(integration: Integration, switches: Switches): JsonObject {
  const { id, createdAt, lastChanged } = integration;
  const { headers: _, idempotencyKey, ...fields } = fieldsToJson(integration);
  const key = switches.echoKeys && idempotencyKey !== undefined ? { idempotencyKey } : {};
  return { id, ...fields, ...shownHeaders(integration.headers, switches), ...key, createdAt, lastChanged };
}

/** A strong ETag: it changes with everything that is kept, masked or not. */
export function etagOf(integration: Integration): string {
  return `"${digestOf(integration).slice(0, 24)}"`;
}

export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

function shownHeaders(headers: Integration["headers"], { maskHeaders }: Switches): JsonObject {
  switch (maskHeaders) {
    case "none":
      return { headers };
    case "masked":
      return { headers: Object.fromEntries(Object.keys(headers).map((name) => [name, MASK])) };
    case "absent":
      return {};
  }
}
