import type { Snapshot } from "../model/change.ts";
import type { Environment } from "../model/environment.ts";
import type { NameAndVersion } from "../model/key.ts";
import { failure, type Result, success } from "../model/result.ts";
import type { SecretSource } from "../model/secret.ts";
import { isPartlyShown } from "../model/shown-url.ts";
import type { Header, Webhook } from "../model/webhook.ts";
import { buildHeader } from "./header.ts";

/** What a recorded webhook lacks. */
export interface Unrecoverable {
  /** Headers, and the url, whose value no record names. */
  readonly hidden: readonly string[];
  /** Secrets that no source knows. */
  readonly missing: readonly string[];
}

/** Where its secrets come from, and the manifest of the same key for what a record does not hold. */
export interface Recovering {
  readonly environment: Environment;
  readonly secrets: SecretSource;
  readonly declared: Webhook | undefined;
}

/** Declares a webhook as a record shows it. Secrets are looked up by their references. */
export function webhookFromRecord(
  { name, version }: NameAndVersion,
  was: Snapshot,
  { environment, secrets, declared }: Recovering,
): Result<Webhook, Unrecoverable> {
  const hidden: string[] = isPartlyShown(was.url) ? ["url"] : [];
  const headers = Object.entries(was.headers).flatMap(([header, shown]): Header[] => {
    if (shown.kind === "plain") return [{ name: header, value: { kind: "plain", value: shown.text } }];
    // What it refers to was found good when it was declared.
    if (shown.kind === "secret") return [buildHeader(header, shown.template, environment, secrets, () => {})];
    hidden.push(header);
    return [];
  });
  const missing = headers.flatMap(({ value }) => (value.kind === "unresolved" ? value.missing : []));
  if (hidden.length + missing.length > 0) return failure({ hidden, missing });
  const { url, method, payloadFormat, status } = was;
  return success({
    description: null,
    owner: null,
    protect: false,
    sunset: null,
    health: { payload: undefined, expect: "2xx", maxLatencyMs: null },
    ...declared,
    source: { file: "the record", line: 1, column: 1, document: 0 },
    adopt: false,
    unadopt: false,
    // What it depends on now may not be what it depended on then.
    dependsOn: [],
    name,
    version,
    url,
    method,
    payloadFormat,
    status,
    headers,
  });
}
