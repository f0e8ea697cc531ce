import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Clock } from "../../model/run/surroundings.ts";
import { bodyText, type SandboxAnswer } from "./answer.ts";
import type { AnswerDelivery } from "./inject-fault.ts";

const MEGABYTE = 1024 * 1024;

/** Puts an answer on the wire, or what a fault made of it. */
export async function deliver(
  delivery: AnswerDelivery,
  response: ServerResponse,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  switch (delivery.kind) {
    case "send":
      return send(delivery.answer, response);
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "hang":
      return;
    case "cut":
      return cut(delivery.answer, delivery.framing, response);
    case "drip":
      return drip(delivery, response, clock, signal);
    case "bomb":
      return bomb(delivery.answer, delivery.megabytes, response);
  }
}

/** Answers as it should be. */
export function send(answer: SandboxAnswer, response: ServerResponse): void {
  const body = bodyText(answer.body);
  if (body === null) {
    response.writeHead(answer.status, answer.headers).end();
    return;
  }
  const bytes = Buffer.from(body.text);
  const headers = { ...answer.headers, "content-type": body.type, "content-length": bytes.length };
  response.writeHead(answer.status, headers).end(bytes);
}

function cut(answer: SandboxAnswer, framing: "length" | "chunked" | "close", response: ServerResponse): void {
  const body = bodyText(answer.body);
  if (body === null) {
    response.socket?.resetAndDestroy(); // Nothing to cut.
    return;
  }
  const bytes = Buffer.from(body.text);
  const length = framing === "length" ? { "content-length": bytes.length } : {};
  // Without this Node would delimit the body by chunks.
  if (framing === "close") response.removeHeader("transfer-encoding");
  const headers = { ...answer.headers, ...length, "content-type": body.type, connection: "close" };
  response.writeHead(answer.status, headers);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.end());
}

async function drip(
  { answer, intervalMs }: Extract<AnswerDelivery, { readonly kind: "drip" }>,
  response: ServerResponse,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const body = bodyText(answer.body);
  const bytes = Buffer.from(body?.text ?? "");
  const type = body === null ? {} : { "content-type": body.type, "content-length": bytes.length };
  response.writeHead(answer.status, { ...answer.headers, ...type }).flushHeaders();
  for (const byte of bytes) {
    await clock.sleep(intervalMs, signal);
    if (signal.aborted || response.destroyed) return;
    response.write(Buffer.of(byte));
  }
  response.end();
}

/** Blank space before the body, packed once: a gzip file may have many members (RFC 1952, section 2.2). */
async function bomb(answer: SandboxAnswer, megabytes: number, response: ServerResponse): Promise<void> {
  const body = bodyText(answer.body);
  const pack = promisify(gzip);
  const blank = await pack(Buffer.alloc(MEGABYTE, " "));
  const type = body?.type ?? "application/json";
  response.writeHead(answer.status === 204 ? 200 : answer.status, {
    ...answer.headers,
    "content-type": type,
    "content-encoding": "gzip",
  });
  for (let sent = 0; sent < megabytes && !response.destroyed; sent += 1) {
    if (!response.write(blank)) await Promise.race([once(response, "drain"), once(response, "close")]);
  }
  response.end(await pack(body?.text ?? ""));
}
