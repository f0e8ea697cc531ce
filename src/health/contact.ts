import type { Socket } from "node:net";
import type { SecureContext } from "node:tls";
import type { RuleSeverity } from "../model/environment.ts";
import type { Result } from "../model/result.ts";
import type { Clock } from "../model/surroundings.ts";
import type { CertificateRequest } from "./certificate-request.ts";
import type { Deadline } from "./deadline.ts";
import { found, type ProbeDiagnostic } from "./diagnostic.ts";
import { type AddressRule, findAddresses, needsDns, type Resolve } from "./dns.ts";
import type { Endpoint } from "./endpoint.ts";
import { type TlsConnection, tlsHandshake } from "./handshake.ts";
import { judgePeer } from "./peer.ts";
import type { ProbeAttempt } from "./retry.ts";
import type { Runway } from "./runway.ts";
import { createSteps, type Steps } from "./steps.ts";
import { openSocket } from "./tcp.ts";
import { day } from "./wording.ts";

/** What a contact is made with. */
export interface ContactSettings {
  readonly clock: Clock;
  readonly resolve: Resolve;
  readonly addressRule: AddressRule;
  readonly secureContext: () => Result<SecureContext, string>;
  readonly hasClientCertificate: boolean;
  readonly tls12Severity: RuleSeverity;
  readonly runway: Runway;
  readonly ownAuthorities: boolean;
}

/** A connection to a receiver that was found fit. */
export interface ReceiverConnection {
  readonly socket: Socket;
  readonly certificateRequest: CertificateRequest;
  /** Whether it was used before, or idle for a while: the receiver may have given it up since. */
  readonly isDoubtful: boolean;
}

/** An attempt to connect; the connection is there exactly when the finding is fit. */
export interface Contact extends ProbeAttempt {
  readonly connection: ReceiverConnection | null;
}

/** dns, tcp and tls. Leaves nothing open unless the receiver is fit. */
export async function makeContact(
  endpoint: Endpoint,
  settings: ContactSettings,
  deadline: Deadline,
): Promise<Contact> {
  const steps = createSteps(settings.clock);
  const { socket, warnings } = await connect(endpoint, settings, steps, deadline);
  const contact = socket.ok
    ? await openSession(socket.value, endpoint, settings, steps, deadline)
    : withoutCertificate(socket.error, steps);
  return { ...contact, warnings: [...warnings, ...contact.warnings] };
}

/** A connected socket, or why there is none, and what should be known of the address. */
interface ConnectedSocket {
  readonly socket: Result<Socket, ProbeDiagnostic>;
  readonly warnings: readonly string[];
}

async function connect(
  endpoint: Endpoint,
  { resolve, addressRule }: ContactSettings,
  steps: Steps,
  deadline: Deadline,
): Promise<ConnectedSocket> {
  const find = () => findAddresses(endpoint, resolve, addressRule, deadline);
  const found = await (needsDns(endpoint) ? steps.measure("dns", find) : find());
  if (!found.ok) return { socket: found, warnings: [] };
  const { addresses, warnings } = found.value;
  const socket = await steps.measure("tcp", () => openSocket(endpoint, addresses, deadline));
  return { socket, warnings };
}

async function openSession(
  socket: Socket,
  endpoint: Endpoint,
  settings: ContactSettings,
  steps: Steps,
  deadline: Deadline,
): Promise<Contact> {
  if (endpoint.secure) return secure(socket, endpoint, settings, steps, deadline);
  const diagnostic: ProbeDiagnostic = {
    verdict: "healthy",
    sentence: `connected to ${endpoint.label} without TLS`,
  };
  const connection = { socket, certificateRequest: "not-made", isDoubtful: false } as const;
  return { ...withoutCertificate(diagnostic, steps), connection };
}

async function secure(
  socket: Socket,
  endpoint: Endpoint,
  settings: ContactSettings,
  steps: Steps,
  deadline: Deadline,
): Promise<Contact> {
  const secured = await steps.measure("tls", () => handshake(socket, endpoint, settings, deadline));
  const contact = secured.ok
    ? judge(secured.value, endpoint, settings, steps)
    : withoutCertificate(secured.error, steps);
  if (contact.connection === null) socket.destroy();
  return contact;
}

async function handshake(
  socket: Socket,
  endpoint: Endpoint,
  { secureContext, hasClientCertificate }: ContactSettings,
  deadline: Deadline,
): Promise<Result<TlsConnection, ProbeDiagnostic>> {
  const context = secureContext();
  if (!context.ok) return found("unknown", context.error);
  return tlsHandshake(
    socket,
    endpoint,
    { secureContext: context.value, hasCertificate: hasClientCertificate },
    deadline,
  );
}

function judge(secured: TlsConnection, endpoint: Endpoint, settings: ContactSettings, steps: Steps): Contact {
  const { peer } = secured;
  const { diagnostic, warnings } = judgePeer(peer, { ...settings, now: settings.clock.now() });
  const certificateExpires = peer.chain[0]?.validTo ?? null;
  const seen = { status: null, retryAfterMs: null, certificateExpires, warnings, steps: steps.taken() };
  if (diagnostic !== null) {
    secured.socket.destroy();
    return { ...seen, diagnostic, connection: null };
  }
  const until = certificateExpires === null ? "" : `, certificate valid until ${day(certificateExpires)}`;
  const sentence = `${peer.protocol} with ${endpoint.label}${until}`;
  return {
    ...seen,
    diagnostic: { verdict: "healthy", sentence },
    connection: { ...secured, isDoubtful: false },
  };
}

/** A contact that ended before a certificate was seen, or without one. */
function withoutCertificate(diagnostic: ProbeDiagnostic, steps: Steps): Contact {
  return {
    diagnostic,
    steps: steps.taken(),
    status: null,
    retryAfterMs: null,
    certificateExpires: null,
    warnings: [],
    connection: null,
  };
}
