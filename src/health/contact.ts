import { connect, type Socket } from "node:net";
import type { SecureContext } from "node:tls";
import { failure, type Result, success } from "../base/result.ts";
import { errorCode } from "../base/system-error.ts";
import { showDuration } from "../base/time.ts";
import type { RuleSeverity } from "../model/fleet/environment.ts";
import type { Clock } from "../model/run/surroundings.ts";
import {
  type AddressRule,
  findAddresses,
  hostAndPort,
  needsDns,
  type ReceiverHost,
  type Resolve,
} from "./receiver-host.ts";
import { createSteps, day, found, type ProbeAttempt, type ProbeDiagnostic, type Steps } from "./report.ts";
import { type ProbeDeadline, TIMED_OUT } from "./retry.ts";
import { type CertificateRequest, judgePeer, type PeerRules, type Runway } from "./tls/diagnostics.ts";
import { type TlsConnection, tlsHandshake } from "./tls/handshake.ts";

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
  readonly isAuthority: PeerRules["isAuthority"];
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
  endpoint: ReceiverHost,
  settings: ContactSettings,
  deadline: ProbeDeadline,
): Promise<Contact> {
  const steps = createSteps(settings.clock);
  const { socket, warnings } = await openConnection(endpoint, settings, steps, deadline);
  const contact = socket.ok
    ? await openSession(socket.value, { endpoint, settings, steps, deadline })
    : withoutCertificate(socket.error, steps);
  return { ...contact, warnings: [...warnings, ...contact.warnings] };
}

/** A connected socket, or why there is none, and what should be known of the address. */
interface ConnectedSocket {
  readonly socket: Result<Socket, ProbeDiagnostic>;
  readonly warnings: readonly string[];
}

async function openConnection(
  endpoint: ReceiverHost,
  { resolve, addressRule }: ContactSettings,
  steps: Steps,
  deadline: ProbeDeadline,
): Promise<ConnectedSocket> {
  const find = () => findAddresses(endpoint, resolve, addressRule, deadline);
  const found = await (needsDns(endpoint) ? steps.measure("dns", find) : find());
  if (!found.ok) return { socket: found, warnings: [] };
  const { addresses, warnings } = found.value;
  const socket = await steps.measure("tcp", () => openSocket(endpoint, addresses, deadline));
  return { socket, warnings };
}

/** What a session is opened with, on a socket that is connected. */
interface Opening {
  readonly endpoint: ReceiverHost;
  readonly settings: ContactSettings;
  readonly steps: Steps;
  readonly deadline: ProbeDeadline;
}

async function openSession(socket: Socket, opening: Opening): Promise<Contact> {
  const { endpoint, steps } = opening;
  if (endpoint.secure) return secure(socket, opening);
  const diagnostic: ProbeDiagnostic = {
    verdict: "healthy",
    sentence: `connected to ${endpoint.label} without TLS`,
  };
  const connection = { socket, certificateRequest: "not-made", isDoubtful: false } as const;
  return { ...withoutCertificate(diagnostic, steps), connection };
}

async function secure(socket: Socket, { endpoint, settings, steps, deadline }: Opening): Promise<Contact> {
  const secured = await steps.measure("tls", () => handshake(socket, endpoint, settings, deadline));
  const contact = secured.ok
    ? judge(secured.value, endpoint, settings, steps)
    : withoutCertificate(secured.error, steps);
  if (contact.connection === null) socket.destroy();
  return contact;
}

async function handshake(
  socket: Socket,
  endpoint: ReceiverHost,
  { secureContext, hasClientCertificate }: ContactSettings,
  deadline: ProbeDeadline,
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

function judge(
  secured: TlsConnection,
  endpoint: ReceiverHost,
  settings: ContactSettings,
  steps: Steps,
): Contact {
  const { peer } = secured;
  const judgement = judgePeer(peer, { ...settings, now: settings.clock.now() });
  const { diagnostic, warnings, expires: certificateExpires } = judgement;
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

/** More addresses than this are not tried; they would leave each too little time. */
const ADDRESSES_TRIED = 3;

/** Connects to the first of the addresses that answers; each gets an equal share of the time left. */
async function openSocket(
  endpoint: ReceiverHost,
  addresses: readonly string[],
  deadline: ProbeDeadline,
): Promise<Result<Socket, ProbeDiagnostic>> {
  const tried = addresses.slice(0, ADDRESSES_TRIED);
  let result: Result<Socket, ProbeDiagnostic> = found(
    "dns-failed",
    `DNS has no address for ${endpoint.host}`,
  );
  for (const [index, address] of tried.entries()) {
    const left = tried.length - index;
    const share = left === 1 ? deadline : deadline.within(deadline.remaining() / left);
    result = await openOne(endpoint, address, share);
    if (share !== deadline) share.end();
    if (result.ok) return result;
  }
  return result;
}

async function openOne(
  endpoint: ReceiverHost,
  address: string,
  deadline: ProbeDeadline,
): Promise<Result<Socket, ProbeDiagnostic>> {
  const port = endpoint.override?.port ?? endpoint.port;
  const socket = connect({ host: address, port, noDelay: true });
  const opened = new Promise<Result<Socket, string>>((resolve) => {
    socket.once("connect", () => resolve(success(socket)));
    // The listener stays: a connection that breaks while nobody waits for it must not end the process.
    socket.on("error", (error) => resolve(failure(errorCode(error))));
  });
  const result = await deadline.race(opened);
  if (result !== TIMED_OUT && result.ok) return result;
  socket.destroy();
  const place = placeOf(endpoint, hostAndPort(address, port));
  if (result !== TIMED_OUT) return { ok: false, error: connectDiagnostic(result.error, place) };
  return found(
    "connection-timeout",
    `${place} did not accept a connection within ${showDuration(deadline.limitMs)}`,
  );
}

/** What the code of a failed connect means. */
export function connectDiagnostic(code: string, place: string): ProbeDiagnostic {
  switch (code) {
    case "ECONNREFUSED":
      return {
        verdict: "connection-refused",
        sentence: `${place} refuses connections; nothing listens there`,
      };
    case "ETIMEDOUT":
      return { verdict: "connection-timeout", sentence: `${place} did not accept a connection in time` };
    case "ECONNRESET":
      return { verdict: "connection-reset", sentence: `${place} reset the connection while it was opened` };
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return { verdict: "unreachable", sentence: `there is no route from here to ${place}` };
    default:
      return { verdict: "unreachable", sentence: `${place} cannot be connected to from here (${code})` };
  }
}

function placeOf({ host, label }: ReceiverHost, address: string): string {
  return label === address ? address : `${address} (${host})`;
}
