import assert from "node:assert/strict";
import { join } from "node:path";
import type { Integration } from "../../src/sandbox/integrations-v1/integration.ts";
import { TenantStore } from "../../src/sandbox/integrations-v1/tenant-store.ts";
import type { Stage } from "./stage.ts";

/** An integration as somebody clicks it together. */
export interface Clicked {
  readonly name: string;
  readonly version?: number;
  readonly url?: string;
  readonly method?: string;
  readonly status?: "active" | "inactive" | "deprecated";
  readonly headers?: Readonly<Record<string, string>>;
  readonly payloadFormat?: string;
  readonly [unknown: string]: unknown;
}

/** Registers integrations at a served tenant without us, in this order. */
export async function clickTogether(
  announced: string,
  stage: Stage,
  webhooks: readonly Clicked[],
): Promise<void> {
  const baseUrl = /baseUrl: (\S+)/.exec(announced)?.[1];
  const clientId = /clientId: (\S+)/.exec(announced)?.[1];
  assert.ok(baseUrl && clientId, announced);
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: stage.read(".webhook-sync/sandbox/tenant/client-secret").trim(),
  });
  const granted = await fetch(new URL("/oauth/token", baseUrl), { method: "POST", body });
  const { access_token } = Object(await granted.json());
  const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
  for (const webhook of webhooks) {
    const fields = {
      method: "POST",
      headers: {},
      payloadFormat: "application/json",
      status: "active",
      version: 1,
    };
    const url = `https://api.example.test/${encodeURIComponent(webhook.name)}`;
    const answer = await fetch(new URL("/api/v1/integrations", baseUrl), {
      method: "POST",
      headers,
      body: JSON.stringify({ url, ...fields, ...webhook }),
    });
    assert.equal(answer.status, 201, await answer.text());
  }
}

/** Everything that the served tenant holds, hidden values included. */
export function heldBy(stage: Stage): readonly Integration[] {
  const store = new TenantStore(join(stage.directory, ".webhook-sync/sandbox/tenant/tenant.ndjson"));
  try {
    return store.all();
  } finally {
    store.close();
  }
}
