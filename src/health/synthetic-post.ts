import type { ProbeTarget } from "../model/health.ts";
import { exposeText } from "../model/secret.ts";
import { answerWarnings, judgeExchange } from "./answer.ts";
import type { Attempt } from "./attempt.ts";
import { type Connection, type Contact, type ContactSettings, makeContact } from "./contact.ts";
import type { Deadline } from "./deadline.ts";
import { composeDelivery, type Stamp } from "./delivery.ts";
import type { Endpoint } from "./endpoint.ts";
import { exchange } from "./exchange.ts";
import { createSteps } from "./steps.ts";

/** What a synthetic delivery is made with. */
export interface PostSettings {
  readonly contact: ContactSettings;
  readonly stamp: Stamp;
}

/** One synthetic delivery, on a connection that was kept while it is open, else on a new one that is checked alike. */
export async function post(
  endpoint: Endpoint,
  target: ProbeTarget,
  kept: Contact | null,
  settings: PostSettings,
  deadline: Deadline,
): Promise<Attempt> {
  const contact =
    kept !== null && isOpen(kept) ? kept : await makeContact(endpoint, settings.contact, deadline);
  if (contact.connection === null) return contact;
  return send(contact.connection, contact, endpoint, target, settings, deadline);
}

function isOpen({ connection }: Contact): boolean {
  return connection !== null && !connection.socket.destroyed && connection.socket.writable;
}

async function send(
  { socket, certificateRequest }: Connection,
  contact: Contact,
  endpoint: Endpoint,
  target: ProbeTarget,
  settings: PostSettings,
  deadline: Deadline,
): Promise<Attempt> {
  const steps = createSteps(settings.contact.clock, contact.steps);
  const delivery = composeDelivery(endpoint.url, target, settings.stamp);
  const outcome = await steps.measure("post", () => exchange(socket, delivery, deadline));
  const finding = judgeExchange(outcome, {
    endpoint,
    expect: target.expect,
    maxLatencyMs: target.maxLatencyMs,
    latencyMs: steps.taken().at(-1)?.latencyMs ?? 0,
    timeoutMs: deadline.limitMs,
    certificateRequest,
    sent: target.headers.map(({ value }) => exposeText(value)),
  });
  return {
    finding,
    steps: steps.taken(),
    status: outcome.status,
    certificateExpires: contact.certificateExpires,
    warnings: [...contact.warnings, ...answerWarnings(outcome)],
  };
}
