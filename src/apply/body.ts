import type { WireText } from "../model/secret.ts";
import type { WireWebhook } from "../model/tenant.ts";
import type { HeaderValue, Status, Webhook } from "../model/webhook.ts";

/** What is written for a declared webhook. All its secrets must be resolved. */
export function bodyOf(webhook: Webhook, status: Status, sunset: string | null): WireWebhook {
  const { name, version, url, method, payloadFormat, protect } = webhook;
  const labelled = { sunset, protect, secrets: templatesOf(webhook) };
  return {
    name,
    version,
    url,
    method,
    payloadFormat,
    headers: headersOf(webhook),
    status,
    labelled,
    endpoint: null,
  };
}

/** By header name, what names secrets and their versions. */
function templatesOf({ headers }: Webhook): Map<string, string> {
  return new Map(
    headers.flatMap(({ name, value }) =>
      value.kind === "plain" || value.template === null
        ? []
        : [[name.toLowerCase(), value.template] as const],
    ),
  );
}

/** The declared headers with their values. */
export function headersOf({ headers }: Webhook): { name: string; value: WireText }[] {
  return headers.map(({ name, value }) => ({ name, value: wireText(name, value) }));
}

function wireText(name: string, value: HeaderValue): WireText {
  switch (value.kind) {
    case "plain":
    case "secret":
    case "kept":
      return value.value;
    case "unresolved":
      throw new Error(`header ${name}: ${value.missing.join(", ")} must be resolved before an apply`);
  }
}
