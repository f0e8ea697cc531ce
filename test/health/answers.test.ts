import assert from "node:assert/strict";
import { once } from "node:events";
import type { Socket } from "node:net";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import type { ProbeReport, ProbeTarget, Verdict } from "../../src/model/fleet/health.ts";
import type { Clock } from "../../src/model/run/surroundings.ts";
import { systemClock } from "../../src/terminal/process-io.ts";
import { watchClientSockets } from "./client-sockets.ts";
import { good, HOST, served } from "./pki.ts";
import { answering, serveTls } from "./receivers.ts";
import { gateWith, targetAt } from "./surroundings.ts";

interface Answer {
  readonly name: string;
  readonly says: (socket: Socket) => void;
  readonly special?: Partial<ProbeTarget>;
  readonly verdict: Verdict;
  readonly sentence: RegExp;
  readonly status: number | null;
  readonly warnings?: readonly string[];
  /** Read until time is up, because none of it is kept. */
  readonly endless?: true;
}

const status = (line: string, ...headers: readonly string[]) =>
  answering(
    `HTTP/1.1 ${line}\r\n${headers.map((header) => `${header}\r\n`).join("")}Content-Length: 0\r\n\r\n`,
  );

/** Writes the same bytes again and again, as fast as they are taken, until the connection ends. */
function flooding(head: string, chunk: Buffer): (socket: Socket) => void {
  return (socket) => {
    socket.once("data", () => {
      socket.write(head);
      const pour = () => {
        while (!socket.destroyed && socket.write(chunk));
      };
      socket.on("drain", pour);
      pour();
    });
  };
}

/** Writes one byte at a time. */
function dripping(head: string, byte: string): (socket: Socket) => void {
  return (socket) => {
    socket.once("data", () => {
      socket.write(head);
      const timer = setInterval(() => socket.write(byte), 20);
      socket.on("close", () => clearInterval(timer));
    });
  };
}

/** What is kept of an answer, what Node reads at once before it can be told to stop, and the handshake. */
const MOST_BYTES_READ = 1024 * 1024;

const ZEROS = Buffer.alloc(64 * 1024);
const OK = "HTTP/1.1 200 OK\r\n";

const ANSWERS: readonly Answer[] = [
  {
    name: "any 2xx",
    says: status("299 Fine"),
    verdict: "healthy",
    sentence: /^answered 299 in [0-9.]+ m?s$/,
    status: 299,
  },
  {
    name: "500",
    says: status("500 Oops"),
    verdict: "unexpected-status",
    sentence: /^answered 500, expected 2xx$/,
    status: 500,
  },
  {
    name: "another status than the one expected",
    says: status("200 OK"),
    special: { expect: "202" },
    verdict: "unexpected-status",
    sentence: /^answered 200, expected 202$/,
    status: 200,
  },
  {
    name: "a status that is expected though it is no success",
    says: status("405 No"),
    special: { expect: "4xx" },
    verdict: "healthy",
    sentence: /^answered 405 in /,
    status: 405,
  },
  {
    name: "a redirect elsewhere, its query left out",
    says: status("302 Found", "Location: https://user:pw@other.test/in?token=1"),
    verdict: "redirected",
    sentence: /^answered 302 to https:\/\/other\.test\/in; redirects are not followed; set the final URL$/,
    status: 302,
  },
  {
    name: "a redirect on the same host",
    says: status("308 Moved", "Location: /hook/"),
    verdict: "redirected",
    sentence: /^answered 308 to https:\/\/api\.example:[0-9]+\/hook\/; redirects are not followed/,
    status: 308,
  },
  {
    name: "a redirect that repeats a secret",
    says: status("302 Found", "Location: https://other.test/%63anary-4711/x"),
    special: { headers: [{ name: "Authorization", value: new Secret("Bearer canary-4711") }] },
    verdict: "redirected",
    sentence:
      /^answered 302 to an address that repeats a header; redirects are not followed; set the final URL$/,
    status: 302,
  },
  {
    name: "304 without a location",
    says: status("304 Not Modified"),
    verdict: "unexpected-status",
    sentence: /^answered 304, expected 2xx$/,
    status: 304,
  },
  {
    name: "switching protocols",
    says: answering("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
    verdict: "unexpected-status",
    sentence: /^answered 101, expected 2xx$/,
    status: 101,
  },
  {
    name: "slower than allowed",
    says: (socket) =>
      socket.once("data", () => setTimeout(() => socket.write(`${OK}Content-Length: 0\r\n\r\n`), 60)),
    special: { maxLatencyMs: 50 },
    verdict: "too-slow",
    sentence: /^answered 200 in [0-9.]+ m?s, more than the 50 ms allowed$/,
    status: 200,
  },
  {
    name: "never an answer",
    says: () => {},
    verdict: "no-answer",
    sentence: /^accepted the delivery but gave no answer within 10 s$/,
    status: null,
  },
  {
    name: "headers drip",
    says: dripping(OK, "x"),
    verdict: "no-answer",
    sentence: /^accepted the delivery but gave no answer within 10 s$/,
    status: null,
  },
  {
    name: "body drips",
    says: dripping(`${OK}Content-Length: 5000\r\n\r\n`, "x"),
    verdict: "no-answer",
    sentence: /^answered 200 but did not finish the answer within 10 s$/,
    status: 200,
  },
  {
    name: "a gigabyte of zeros as body",
    says: flooding(`${OK}Content-Length: 1073741824\r\n\r\n`, ZEROS),
    verdict: "healthy",
    sentence: /^answered 200 in /,
    status: 200,
    warnings: ["the answer is longer than 64 KB; the rest was not read"],
  },
  {
    name: "an endless failure",
    says: flooding("HTTP/1.1 503 Busy\r\n\r\n", ZEROS),
    verdict: "unexpected-status",
    sentence: /^answered 503, expected 2xx$/,
    status: 503,
    warnings: ["the answer is longer than 64 KB; the rest was not read"],
  },
  {
    name: "a flood of zeros in place of HTTP",
    says: flooding("", ZEROS),
    verdict: "malformed-answer",
    sentence: /^what it answered is not HTTP \(HPE_[A-Z_]+\)$/,
    status: null,
  },
  {
    name: "a flood of headers",
    says: flooding(OK, Buffer.from(`X-More: ${"y".repeat(1000)}\r\n`)),
    verdict: "malformed-answer",
    sentence: /^answered with more than 16 KB of headers$/,
    status: null,
  },
  {
    name: "a flood of interim answers",
    says: flooding("", Buffer.from("HTTP/1.1 102 Processing\r\n\r\n".repeat(50))),
    verdict: "no-answer",
    sentence: /^accepted the delivery but gave no answer within 10 s$/,
    status: null,
    endless: true,
  },
  {
    name: "reset before the answer",
    says: (socket) => socket.once("data", () => socket.destroy()),
    verdict: "connection-reset",
    sentence: /^api\.example:[0-9]+ (?:closed|reset) the connection without an answer$/,
    status: null,
  },
  {
    name: "closed before the answer",
    says: (socket) => socket.once("data", () => socket.end()),
    verdict: "connection-reset",
    sentence: /^api\.example:[0-9]+ closed the connection without an answer$/,
    status: null,
  },
  {
    name: "closed in the middle of the body",
    says: (socket) => socket.once("data", () => socket.end(`${OK}Content-Length: 100\r\n\r\nhalf`)),
    verdict: "malformed-answer",
    sentence: /^answered 200 and broke off after 4 bytes$/,
    status: 200,
  },
  {
    name: "something else than HTTP",
    says: answering("220 mail.example ESMTP\r\n"),
    verdict: "malformed-answer",
    sentence: /^what it answered is not HTTP \(HPE_[A-Z_]+\)$/,
    status: null,
  },
];

for (const { name, says, special, verdict, sentence, status: wanted, warnings, endless } of ANSWERS) {
  test(`${name}: ${verdict}`, async (context) => {
    const port = await serveTls(context, served(good), says);
    const sockets = watchClientSockets(context);
    let isHurried = false;
    // A flood leaves no time to wait in which a patient clock would go on, and each turn reads much of it. In the others
    // each turn lets what has come be read, however long this process was kept from it.
    const turns = endless ? 3 : 60;
    const sleep: Clock["sleep"] = async (milliseconds, signal) => {
      if (!isHurried) return await systemClock.sleep(milliseconds, signal);
      for (let turn = 0; turn < turns && signal?.aborted !== true; turn += 1)
        await systemClock.sleep(5, signal);
    };
    const gate = gateWith({ timeoutMs: 10_000 }, { clock: { ...systemClock, sleep } });
    const { deliver } = await gate.preflight(targetAt(port, special));
    isHurried = verdict === "no-answer";
    const report: ProbeReport = await deliver();
    assert.match(report.sentence, sentence);
    assert.equal(report.verdict, verdict);
    assert.equal(report.status, wanted);
    assert.deepEqual(report.warnings, warnings ?? []);
    assert.ok(report.latencyMs < 10_000);
    const read = sockets.reduce((sum, socket) => sum + socket.bytesRead, 0);
    assert.ok(endless || read < MOST_BYTES_READ, `${read} bytes were read`);
    const closed = sockets.map((socket) => socket.destroyed || once(socket, "close"));
    gate.close();
    await Promise.all(closed);
  });
}

test("a redirect is not followed", async (context) => {
  let contacts = 0;
  const elsewhere = await serveTls(context, served(good), () => {
    contacts += 1;
  });
  const location = `Location: https://${HOST}:${elsewhere}/`;
  const port = await serveTls(context, served(good), status("307 Moved", location));
  const { deliver } = await gateWith().preflight(targetAt(port));
  assert.equal((await deliver()).verdict, "redirected");
  assert.equal(contacts, 0);
});
