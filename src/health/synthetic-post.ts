import type { ProbeTarget } from "../model/health.ts";
import { answerWarnings, judgeExchange } from "./answer.ts";
import type { Attempt } from "./attempt.ts";
import { type Contact, type ContactSettings, makeContact } from "./contact.ts";
import type { Deadline } from "./deadline.ts";
import { composeDelivery, type Stamp } from "./delivery.ts";
import type { Endpoint } from "./endpoint.ts";
import { exchange } from "./exchange.ts";
import { isOpen, type KeptConnections } from "./kept-connections.ts";
import { createSteps } from "./steps.ts";

/** What a synthetic delivery is made with. */
export interface PostSettings {
  readonly contact: ContactSettings;
  readonly kept: KeptConnections;
  readonly stamp: Stamp;
}

/** One synthetic delivery, on the connection that was checked for it while it is open, else on one that is checked alike. */
export async function post(
  endpoint: Endpoint,
  target: ProbeTarget,
  checked: Contact | null,
  settings: PostSettings,
  deadline: Deadline,
): Promise<Attempt> {
  const open = checked !== null && isOpen(checked) ? checked : settings.kept.take(endpoint);
  const first = open ?? (await makeContact(endpoint, settings.contact, deadline));
  const attempt = await send(first, endpoint, target, settings, deadline);
  if (attempt !== null) return attempt;
  const fresh = await makeContact(endpoint, settings.contact, deadline);
  return (await send(fresh, endpoint, target, settings, deadline)) ?? fresh;
}

/** null when the receiver had given up a connection that was used before, which says nothing of its health. */
async function send(
  contact: Contact,
  endpoint: Endpoint,
  target: ProbeTarget,
  settings: PostSettings,
  deadline: Deadline,
): Promise<Attempt | null> {
  const { connection } = contact;
  if (connection === null) return contact;
  const steps = createSteps(settings.contact.clock, contact.steps);
  const delivery = composeDelivery(endpoint.url, target, settings.stamp);
  const outcome = await steps.measure("post", () => exchange(connection.socket, delivery, deadline));
  if (connection.isReused && outcome.kind === "broken" && outcome.status === null) return null;
  if (outcome.kind === "answered" && outcome.reusable) settings.kept.keep(endpoint, contact);
  const finding = judgeExchange(outcome, {
    endpoint,
    expect: target.expect,
    maxLatencyMs: target.maxLatencyMs,
    latencyMs: steps.taken().at(-1)?.latencyMs ?? 0,
    timeoutMs: deadline.limitMs,
    certificateRequest: connection.certificateRequest,
    sent: target.headers.map(({ value }) => value),
  });
  return {
    finding,
    steps: steps.taken(),
    status: outcome.status,
    certificateExpires: contact.certificateExpires,
    warnings: [...contact.warnings, ...answerWarnings(outcome)],
  };
}
