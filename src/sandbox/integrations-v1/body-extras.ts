import { isJsonObject, type JsonObject } from "../../base/json.ts";
import type { Integration } from "./integration.ts";
import type { Switches } from "./switches.ts";

const KNOWN: ReadonlySet<string> = new Set([
  "name",
  "url",
  "method",
  "headers",
  "payloadFormat",
  "version",
  "status",
  "idempotencyKey",
]);

/** What only the tenant sets. */
const READ_ONLY: ReadonlySet<string> = new Set(["id", "createdAt", "lastChanged"]);

// RFC 9110, sections 5.1 and 5.5.
const FIELD_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const FIELD_VALUE = /^[\x20-\x7e\x80-\xff\t]*$/;

export function readHeaders(value: unknown, findings: string[]): Readonly<Record<string, string>> {
  if (!isJsonObject(value)) {
    findings.push("headers must be an object of texts");
    return {};
  }
  const headers = Object.entries(value).flatMap(([name, content]) => {
    if (FIELD_NAME.test(name) && typeof content === "string" && FIELD_VALUE.test(content))
      return [[name, content] as const];
    findings.push(`headers.${name} is not a valid header`);
    return [];
  });
  const distinct = new Set(headers.map(([name]) => name.toLowerCase()));
  if (distinct.size < headers.length) findings.push("headers has a name twice");
  return Object.fromEntries(headers);
}

export function readExtra(body: JsonObject, switches: Switches, findings: string[]): JsonObject {
  const extra = Object.entries(body).filter(([member]) => !KNOWN.has(member) && !READ_ONLY.has(member));
  if (body.labels !== undefined) checkLabels(body.labels, switches, findings);
  return Object.fromEntries(extra);
}

function checkLabels(labels: unknown, switches: Switches, findings: string[]): void {
  if (!switches.labels) findings.push("labels are not supported by this tenant");
  else if (!isJsonObject(labels) || Object.values(labels).some((label) => typeof label !== "string"))
    findings.push("labels must be an object of texts");
}

export function checkReadOnly(body: JsonObject, existing: Integration | null, findings: string[]): void {
  const present = new Map(Object.entries(existing ?? {}));
  for (const member of READ_ONLY)
    if (body[member] !== undefined && body[member] !== present.get(member))
      findings.push(`${member} is read-only`);
}
