/** The least that an apply has to do: the same requests, so many webhooks at once, no files, no checks, no record. */
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { Agent, buildConnector, Pool } from "undici";

const [count = "", concurrency = "", tenant = "", receivers = "", caFile = ""] = process.argv.slice(2);
const [address = "", port = ""] = receivers.split(":");
const secureContext = createSecureContext({ ca: readFileSync(caFile) });
// Kept alive for each receiver, as the gate does.
const connect = buildConnector({ secureContext, maxCachedSessions: 0 });
const api = new Pool(tenant, { connections: Number(concurrency) });
const hooks = new Agent({
  connect: (options, callback) =>
    connect({ ...options, hostname: address, port, servername: options.hostname }, callback),
});
const form = "grant_type=client_credentials&client_id=bench&client_secret=bench-secret";
const formType = { "content-type": "application/x-www-form-urlencoded" };
const { access_token } = await call("POST", "/oauth/token", form, formType);
const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
await list(1);
let next = 0;
let created = 0;
let listed: Promise<unknown> | undefined;
await Promise.all(Array.from({ length: Number(concurrency) }, work));
await listed;
await Promise.all([api.close(), hooks.close()]);

/** As many pages as so many webhooks have, all at once. */
function list(count: number): Promise<unknown> {
  const skips = Array.from({ length: Math.ceil(count / 100) }, (_, page) => page * 100);
  return Promise.all(
    skips.map((skip) => call("GET", `/api/v1/integrations?limit=100&skip=${skip}`, null, headers)),
  );
}

async function work(): Promise<void> {
  for (let index = next++; index < Number(count); index = next++) await register(index);
}

async function register(index: number): Promise<void> {
  const host = `https://hook-${index % 100}.receivers.test`;
  const path = `/cognigy/webhooks/event-${index}`;
  const webhook = {
    name: `event-${index}`,
    version: 1,
    url: host + path,
    method: "POST",
    payloadFormat: "application/json",
    headers: { "X-Environment": "production", "X-Source": "cognigy", "X-Api-Key": "k-1" },
    idempotencyKey: `event-${index}:1`,
  };
  const inactive = JSON.stringify({ ...webhook, status: "inactive" });
  const { id } = await call("POST", "/api/v1/integrations", inactive, headers);
  created += 1;
  // To see whether somebody else registered the same.
  if (created === Number(count)) listed = list(created);
  const body = JSON.stringify({ source: "cognigy-registrar", event: "health_check" });
  const delivered = await hooks.request({
    origin: host,
    path,
    method: "POST",
    headers: webhook.headers,
    body,
  });
  await delivered.body.dump();
  await call("PUT", `/api/v1/integrations/${id}`, JSON.stringify({ ...webhook, status: "active" }), headers);
}

async function call(
  method: "GET" | "POST" | "PUT",
  path: string,
  body: string | null,
  withHeaders: Record<string, string>,
) {
  const response = await api.request({ method, path, headers: withHeaders, body });
  return JSON.parse(await response.body.text());
}
