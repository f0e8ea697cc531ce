import { parsedUrl } from "../../base/http.ts";
import type { JsonObject } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { Status } from "../../model/fleet/webhook.ts";
import { checkReadOnly, readExtra, readHeaders } from "./body-extras.ts";
import type { Integration, IntegrationFields } from "./integration.ts";
import type { Switches } from "./switches.ts";

const STATUSES: readonly Status[] = ["active", "inactive", "deprecated"];

const NAME = /^\S(.{0,198}\S)?$/;

const METHOD = /^(GET|POST|PUT|PATCH|DELETE)$/;

const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]{1,100}$/;

/** What a tenant keeps in its own form it takes back so. */
const OWN_METHOD = /^(get|post|put|patch|delete)$/i;

const OWN_MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]{1,100}(; charset=utf-8)?$/;

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Reads what a write sets. Strict, because a lenient tenant would hide its clients' mistakes.
 * What only the tenant sets may be repeated as it is in the integration that is written to.
 */
export function readFields(
  body: JsonObject,
  existing: Integration | null,
  switches: Switches,
): Result<IntegrationFields, readonly string[]> {
  const findings: string[] = [];
  const text = (member: string, pattern: RegExp, expected: string): string => {
    const value = body[member];
    if (typeof value === "string" && pattern.test(value)) return value;
    findings.push(`${member} must be ${expected}`);
    return "";
  };
  checkReadOnly(body, existing, findings);
  const fields: IntegrationFields = {
    name: text("name", NAME, "a text of 1 to 200 characters"),
    url: readUrl(body.url, findings),
    method: text(
      "method",
      switches.ownForm.includes("method") ? OWN_METHOD : METHOD,
      "GET, POST, PUT, PATCH or DELETE",
    ),
    headers: readHeaders(body.headers, findings),
    payloadFormat: text(
      "payloadFormat",
      switches.ownForm.includes("charset") ? OWN_MEDIA_TYPE : MEDIA_TYPE,
      "a media type",
    ),
    version: readVersion(body.version, findings),
    status: readStatus(body.status, findings),
    idempotencyKey:
      (body.idempotencyKey ?? null) === null
        ? null
        : text("idempotencyKey", KEY, "1 to 255 visible ASCII characters"),
    extra: readExtra(body, switches, findings),
  };
  return findings.length === 0 ? success(fields) : failure(findings);
}

function readUrl(value: unknown, findings: string[]): string {
  if (typeof value === "string" && /^https?:\/\//.test(value) && parsedUrl(value) !== null) return value;
  findings.push("url must be an http or https URL");
  return "";
}

function readVersion(value: unknown, findings: string[]): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1) return value;
  findings.push("version must be an integer of at least 1");
  return 0;
}

function readStatus(value: unknown, findings: string[]): Status {
  const status = STATUSES.find((known) => known === value);
  if (status === undefined) findings.push(`status must be one of ${STATUSES.join(", ")}`);
  return status ?? "inactive";
}
