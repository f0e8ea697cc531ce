/** The least that an apply of new Endpoints has to do: one POST, one delivery and one PATCH each, so many at once. */
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
const headers = { "x-api-key": "bench-secret", "content-type": "application/json" };
const projectId = "64b600000000000000000001";
const [flows, locales] = await Promise.all([
  call("GET", `flows?projectId=${projectId}&limit=100`),
  call("GET", `locales?projectId=${projectId}&limit=100`),
]);
await list();
let next = 0;
let created = 0;
let listed: Promise<unknown> | undefined;
await Promise.all(Array.from({ length: Number(concurrency) }, work));
await listed;
await Promise.all([api.close(), hooks.close()]);

function list(): Promise<unknown> {
  return call("GET", `endpoints?projectId=${projectId}&limit=100`);
}

async function work(): Promise<void> {
  for (let index = next++; index < Number(count); index = next++) await register(index);
}

async function register(index: number): Promise<void> {
  const origin = `https://hook-${index % 100}.receivers.test`;
  const path = `/cognigy/webhooks/event-${index}`;
  const foreignId = `webhook-sync/1 event-${index}@1 auth=BENCH_KEY@1`;
  const settings = { webhookUrl: origin + path, basicAuthUser: "bench", basicAuthPassword: "k-1" };
  const refers = { flowId: flows.items[0].referenceId, localeId: locales.items[0].referenceId };
  const made = { projectId, channel: "webhook", name: `event-${index}`, ...refers, settings };
  const { _id } = await call("POST", "endpoints", { ...made, active: false, foreignId: `${foreignId} op=1` });
  created += 1;
  // To see whether somebody else registered the same.
  if (created === Number(count)) listed = list();
  const body = JSON.stringify({
    userId: "webhook-sync",
    sessionId: "health",
    AIOutput: { text: "", data: {} },
  });
  const authorization = `Basic ${btoa("bench:k-1")}`;
  const delivered = await hooks.request({
    ...{ origin, path, method: "POST", body },
    headers: { "content-type": "application/json", authorization },
  });
  await delivered.body.dump();
  await call("PATCH", `endpoints/${_id}`, { active: true, foreignId });
}

async function call(method: "GET" | "POST" | "PATCH", path: string, sent?: object) {
  const body = sent === undefined ? null : JSON.stringify(sent);
  const response = await api.request({ method, path: `/new/v2.0/${path}`, headers, body });
  const text = await response.body.text();
  return text === "" ? null : JSON.parse(text);
}
