import { retryAfterMs } from "../base/retry.ts";
import type { ProbeTarget } from "../model/health.ts";
import { answerWarnings, judgeExchange } from "./answer.ts";
import { type Contact, type ContactSettings, makeContact } from "./contact.ts";
import type { ProbeDiagnostic } from "./diagnostic.ts";
import type { ReceiverHost } from "./endpoint.ts";
import { composeDelivery, type DeliveryExchange, exchange, type Stamp } from "./exchange.ts";
import type { IdleConnection, KeptConnections } from "./kept-connections.ts";
import { createSteps } from "./report.ts";
import type { ProbeAttempt, ProbeDeadline } from "./retry.ts";

/** What a synthetic delivery is made with. */
export interface PostSettings {
  readonly contact: ContactSettings;
  readonly kept: KeptConnections;
  readonly stamp: Stamp;
}

/** Whom something is delivered to, and as what. */
interface PostReceiver {
  readonly endpoint: ReceiverHost;
  readonly target: ProbeTarget;
}

/** One synthetic delivery, on the connection that was checked for it while it is open, else on one that is checked alike. */
export async function post(
  receiver: PostReceiver,
  checked: IdleConnection | null,
  settings: PostSettings,
  deadline: ProbeDeadline,
): Promise<ProbeAttempt> {
  const { endpoint } = receiver;
  const open = checked?.resume() ?? settings.kept.take(endpoint);
  if (checked?.spokeUnasked) return { ...checked.contact, diagnostic: SPOKE_UNASKED };
  const first = open ?? (await makeContact(endpoint, settings.contact, deadline));
  const attempt = await send(first, receiver, settings, deadline);
  if (attempt !== null) return attempt;
  const fresh = await makeContact(endpoint, settings.contact, deadline);
  return (await send(fresh, receiver, settings, deadline)) ?? fresh;
}

const SPOKE_UNASKED: ProbeDiagnostic = {
  verdict: "malformed-answer",
  sentence: "the receiver sent an answer before it was asked, so that it says nothing of the delivery",
};

/** null when the receiver had given up a connection that was not in use, which says nothing of its health. */
async function send(
  contact: Contact,
  { endpoint, target }: PostReceiver,
  settings: PostSettings,
  deadline: ProbeDeadline,
): Promise<ProbeAttempt | null> {
  const { connection } = contact;
  if (connection === null) return contact;
  const steps = createSteps(settings.contact.clock, contact.steps);
  const delivery = composeDelivery(endpoint.url, target, settings.stamp);
  const outcome = await steps.measure("post", () => exchange(connection.socket, delivery, deadline));
  if (connection.isDoubtful && wasGivenUp(outcome)) {
    connection.socket.destroy();
    return null;
  }
  if (outcome.kind === "answered" && outcome.reusable) settings.kept.keep(endpoint, contact);
  const retryAfter =
    outcome.kind === "answered" ? retryAfterMs(outcome.headers, settings.contact.clock.now()) : null;
  const diagnostic = judgeExchange(outcome, {
    endpoint,
    expect: target.expect,
    accept: target.accept,
    authorized: target.headers.some(({ name }) => name.toLowerCase() === "authorization"),
    maxLatencyMs: target.maxLatencyMs,
    latencyMs: steps.taken().at(-1)?.latencyMs ?? 0,
    timeoutMs: deadline.limitMs,
    certificateRequest: connection.certificateRequest,
    retryAfterMs: retryAfter,
    sent: target.headers.map(({ value }) => value),
  });
  return {
    diagnostic,
    steps: steps.taken(),
    status: outcome.status,
    retryAfterMs: retryAfter,
    certificateExpires: contact.certificateExpires,
    warnings: [...contact.warnings, ...answerWarnings(outcome)],
  };
}

/** Closed as the delivery left, or answered by the 408 that gives up waiting for it (RFC 9110, section 15.5.9). */
function wasGivenUp(outcome: DeliveryExchange): boolean {
  return outcome.status === 408 || (outcome.kind === "broken" && outcome.status === null);
}
