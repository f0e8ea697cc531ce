import { type ClientRequest, request as createRequest, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { type Deadline, TIMED_OUT } from "./deadline.ts";
import type { SyntheticDelivery } from "./delivery.ts";

/** What the receiver made of a delivery. */
export type DeliveryExchange =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** Names in lower case. */
      readonly headers: ReadonlyMap<string, string>;
      readonly cut: boolean;
      /** Whether the socket is open still, for another delivery. */
      readonly reusable: boolean;
    }
  /** Time was up; the status is there when only the body was missing. */
  | { readonly kind: "late"; readonly status: number | null }
  /** The connection ended first; no error means that it was closed in good order. */
  | {
      readonly kind: "broken";
      readonly status: number | null;
      readonly received: number;
      readonly error: Error | null;
    };

/** How much of an answer is read. */
export const ANSWER_LIMIT_BYTES = 64 * 1024;
/** How long its headers may be. */
export const HEADERS_LIMIT_BYTES = 16 * 1024;

/** Sends the delivery over the socket and reads what comes back. Closes the socket unless it can be used again. */
export async function exchange(
  socket: Socket,
  delivery: SyntheticDelivery,
  deadline: Deadline,
): Promise<DeliveryExchange> {
  const request = createRequest({
    createConnection: () => socket,
    method: delivery.method,
    path: delivery.path,
    setHost: false,
    maxHeaderSize: HEADERS_LIMIT_BYTES,
  });
  for (const { name, value } of delivery.headers) request.setHeader(name, value);
  request.setHeader("Connection", "keep-alive");
  const progress: Progress = { status: null, received: 0 };
  const ended = ending(request, progress);
  request.end(delivery.body);
  const end = await deadline.race(ended);
  if (end !== TIMED_OUT && end.kind === "answered" && end.reusable) return end;
  request.destroy();
  socket.destroy();
  return end === TIMED_OUT ? { kind: "late", status: progress.status } : end;
}

interface Progress {
  status: number | null;
  received: number;
}

function ending(request: ClientRequest, progress: Progress): Promise<DeliveryExchange> {
  return new Promise((resolve) => {
    const breakOff = (error: Error | null) => resolve({ kind: "broken", ...progress, error });
    let answered: DeliveryExchange | null = null;
    request.on("error", breakOff);
    // Only then has it let go of the socket.
    request.on("close", () => (answered === null ? breakOff(null) : resolve(answered)));
    request.on("response", (response) => {
      const status = response.statusCode ?? 0;
      progress.status = status;
      const answer = { kind: "answered", status, headers: headersOf(response) } as const;
      response.on("error", breakOff);
      readBody(response, progress, (cut) => {
        const reusable = !cut && request.shouldKeepAlive;
        if (reusable) answered = { ...answer, cut, reusable };
        else resolve({ ...answer, cut, reusable });
      });
    });
  });
}

function headersOf({ headers }: IncomingMessage): ReadonlyMap<string, string> {
  return new Map(Object.entries(headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]));
}

function readBody(response: IncomingMessage, progress: Progress, answered: (cut: boolean) => void): void {
  response.on("data", (chunk: Buffer) => {
    progress.received += chunk.length;
    if (progress.received > ANSWER_LIMIT_BYTES) answered(true);
  });
  response.on("end", () => {
    if (response.complete) answered(false);
  });
}
