import { connect, type Socket } from "node:net";
import { errorCode } from "../base/system-error.ts";
import { showDuration } from "../base/time.ts";
import { failure, type Result, success } from "../model/result.ts";
import { type Deadline, TIMED_OUT } from "./deadline.ts";
import { found, type ProbeDiagnostic } from "./diagnostic.ts";
import { type Endpoint, hostAndPort } from "./endpoint.ts";

/** More addresses than this are not tried; they would leave each too little time. */
const ADDRESSES_TRIED = 3;

/** Connects to the first of the addresses that answers; each gets an equal share of the time left. */
export async function openSocket(
  endpoint: Endpoint,
  addresses: readonly string[],
  deadline: Deadline,
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
  endpoint: Endpoint,
  address: string,
  deadline: Deadline,
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

function placeOf({ host, label }: Endpoint, address: string): string {
  return label === address ? address : `${address} (${host})`;
}
