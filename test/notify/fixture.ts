import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import type { Chat, Service } from "../../src/model/fleet/service.ts";
import type { DeprecationEvent, Message, StatusReport } from "../../src/model/record/outbox.ts";
import { type Announcer, createAnnouncer } from "../../src/notify/announcer.ts";
import { fileOutbox } from "../../src/notify/file-outbox.ts";
import { unusedPort } from "../base/unused-port.ts";
import { loopback } from "../fixtures/loopback.ts";
import { patientClockOf } from "../fixtures/patient-clock.ts";

/** A folder that is gone after the test. */
export function temporaryDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-export-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** What a service does with a request: a status, or something that is no proper answer. */
export type Behaviour = number | "busy" | "hang" | "reset" | "continue" | "garbage" | "drip";

/** How long one that is busy asks to be left alone. */
export const BUSY_SECONDS = 2;

/** A request as a service saw it. */
export interface Seen {
  readonly id: string;
  readonly body: string;
  readonly path: string;
  readonly request: IncomingMessage;
}

/** A service on a loopback port. `behave` decides about each request. */
export interface ServiceUnderTest {
  readonly service: Service;
  readonly host: string;
  readonly seen: readonly Seen[];
  /** Of `seen`, what was answered with 2xx: their bodies, repeated ones left out. */
  accepted(): readonly unknown[];
  /** The most requests that were under way at once. */
  most(): number;
  behave(behaviour: (request: Seen) => Behaviour | Promise<Behaviour>): void;
}

export const token = new Secret('hook-s3cret "quoted"');

/** Starts a service that takes everything. */
export async function startService(t: TestContext): Promise<ServiceUnderTest> {
  const seen: Seen[] = [];
  const accepted = new Map<string, unknown>();
  let behaviour: (request: Seen) => Behaviour | Promise<Behaviour> = () => 204;
  let underWay = 0;
  let most = 0;
  const server = createServer(async (request, response) => {
    underWay++;
    most = Math.max(most, underWay);
    response.once("close", () => underWay--);
    const chunks = await request.toArray().catch(() => []);
    const body = Buffer.concat(chunks).toString();
    const one = { id: `${request.headers["idempotency-key"]}`, body, path: request.url ?? "", request };
    seen.push(one);
    const answer = await behaviour(one);
    if (typeof answer === "number" && answer < 300) accepted.set(one.id, JSON.parse(body));
    answerWith(answer, response);
  });
  const host = `127.0.0.1:${await loopback(t, server)}`;
  return {
    service: {
      url: new URL(`http://${host}/hooks/path-s3cret`),
      headers: [
        { name: "Authorization", value: token },
        { name: "X-Team", value: "integration" },
      ],
      signingKeys: [],
    },
    host,
    seen,
    accepted: () => [...accepted.values()],
    most: () => most,
    behave: (next) => {
      behaviour = next;
    },
  };
}

function answerWith(answer: Behaviour, response: ServerResponse): void {
  switch (answer) {
    case "busy":
      response.writeHead(429, { "retry-after": `${BUSY_SECONDS}` }).end();
      return;
    case "hang":
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "continue":
      response.writeContinue();
      response.writeHead(202).end();
      return;
    case "garbage":
      response.socket?.end("this is not HTTP\r\n\r\n");
      return;
    case "drip":
      response.writeHead(200).write("a body that does not end");
      return;
    default:
      response.writeHead(answer, answer === 302 ? { location: "/elsewhere" } : {}).end("body-s3cret");
  }
}

/** A service where nobody listens. */
export async function absentService(t: TestContext): Promise<Service> {
  const { service } = await startService(t);
  return { ...service, url: new URL(`http://127.0.0.1:${await unusedPort()}/`) };
}

/** An announcer for one run; closed after the test at the latest. */
export async function announcerFor(
  t: TestContext,
  directory: string,
  services: {
    readonly monitoring?: Service;
    readonly hook?: Service;
    readonly chats?: readonly Chat[];
    readonly mayDeliver?: () => boolean;
  },
  clock = patientClockOf(1),
  onSetAside: (message: Message, cause: string) => Promise<void> = async () => {},
): Promise<Announcer> {
  const { monitoring = null, hook = null, chats = [], mayDeliver = () => true } = services;
  const told = { monitoring, hook, chats };
  const outbox = fileOutbox(join(directory, "outbox.ndjson"));
  const announcer = await createAnnouncer({ outbox, ...told, clock, mayDeliver, onSetAside });
  t.after(() => announcer.close());
  return announcer;
}

export function deprecation(name: string, version: number): DeprecationEvent {
  return {
    event: "webhook_deprecated",
    name,
    old_version: version,
    new_version: version + 1,
    sunset: "2027-03-31",
    timestamp: 1_795_424_400.123,
  };
}

export function statusReport(integration: string, version: number): StatusReport {
  return { integration, version, health_status: "pass", latency_ms: 12.34, exported_at: 1_795_424_400.123 };
}
