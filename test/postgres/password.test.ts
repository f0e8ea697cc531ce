import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { type TestContext, test } from "node:test";
import { Shared } from "./runner.ts";

const PASSWORD = "kanarie/Vogel+4711-gruen-x9";
const ENCODED = encodeURIComponent(PASSWORD);
const EXIT_JOURNAL = 10;

/** What people put into the environment variable; nothing listens at port 1. */
const URLS: readonly (readonly [mistake: string, url: string])[] = [
  ["no mistake", `postgres://ci:${ENCODED}@127.0.0.1:1/db`],
  ["a password that is not encoded", `postgres://ci:${PASSWORD}@127.0.0.1:1/db`],
  ["a percent sign that begins nothing", `postgres://ci:%zz${ENCODED}@127.0.0.1:1/db`],
  ["a number sign in the password", `postgres://ci:a#${PASSWORD}@127.0.0.1:1/db`],
  ["a password in the query", `postgres://ci@127.0.0.1:1/db?password=${ENCODED}`],
  ["the form of libpq", `host=127.0.0.1 port=1 password=${PASSWORD}`],
];

for (const [mistake, url] of URLS) {
  test(`the address of a database with ${mistake} is exit 10 and tells no password`, async (t) => {
    await assertUntold(t, url);
  });
}

test("a database that repeats the password that it was sent has it told nowhere", async (t) => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      socket.write(message("R", Buffer.from([0, 0, 0, 3])));
      socket.once("data", (sent) => {
        const password = sent.subarray(5, -1).toString();
        socket.end(message("E", Buffer.from(`SFATAL\0C28P01\0Mno ${password} is known here\0\0`)));
      });
    });
  });
  const { port } = await listening(t, server);
  const told = await assertUntold(t, `postgres://ci:${ENCODED}@127.0.0.1:${port}/db`);
  assert.match(told, /28P01/);
});

/** What the commands have printed. */
async function assertUntold(t: TestContext, url: string): Promise<string> {
  const shared = await Shared.start(t, url);
  shared.declare("orders", 1);
  const printed: string[] = [];
  for (const line of ["plan", "apply --yes", "plan --format json", "state status", "audit verify"]) {
    const { stdout, stderr } = await shared.on("ada", line, EXIT_JOURNAL);
    printed.push(stdout, stderr);
  }
  const told = printed.join("");
  const squeezed = told.replace(/[^a-zA-Z0-9]/g, "").toLowerCase();
  for (const piece of ["kanarie", "vogel", "gruen"]) assert.ok(!squeezed.includes(piece), told);
  assert.equal(shared.tenant.store.size, 0);
  return told;
}

/** One of PostgreSQL's protocol: a letter, the length from here on, what it says. */
function message(kind: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(kind), length, content]);
}

async function listening(t: TestContext, server: Server): Promise<AddressInfo> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  return address;
}
