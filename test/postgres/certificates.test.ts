import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type TestContext, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { createSecureContext, TLSSocket } from "node:tls";
import { connectTo } from "../../src/journal/postgres/database.ts";
import { databaseProblem, isConnectionLost } from "../../src/journal/postgres/fault.ts";
import { issue, root, served, stranger } from "../health/pki.ts";

/** Nothing listens there: a file that were passed over would end as a refused connection. */
const NOWHERE = "postgres://ci@127.0.0.1:1/db";
const FOLDER = mkdtempSync(join(tmpdir(), "webhook-sync-certificates-"));
test.after(() => rmSync(FOLDER, { recursive: true, force: true }));
writeFileSync(join(FOLDER, "words.pem"), "this is no certificate\n");
const BLOCK = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
writeFileSync(join(FOLDER, "joined.pem"), `${BLOCK}${BLOCK}\n`);
symlinkSync(join(FOLDER, "gone.pem"), join(FOLDER, "link.pem"));

const FILES = [
  ["none.pem", "it does not exist"],
  ["link.pem", "it does not exist"],
  ["", "it is a folder"],
  ["words.pem", "it holds no certificate"],
  ["joined.pem", "it has no line break between two of its blocks"],
] as const;

async function told(url: string, variables: Readonly<Record<string, string>>) {
  try {
    await connectTo(url, variables)();
  } catch (error) {
    assert.equal(isConnectionLost(error), false, "it would be asked again as long as the lease lasts");
    return databaseProblem("database.test/db", error);
  }
  assert.fail("it connected");
}

for (const [name, reason] of FILES) {
  const file = join(FOLDER, name);
  test(`PGSSLROOTCERT that names ${name || "a folder"} is told with its file and what helps`, async () => {
    const { message, hint } = await told(NOWHERE, { PGSSLROOTCERT: file });
    assert.ok(message.includes(`(PGSSLROOTCERT names ${file}: ${reason})`), message);
    assert.match(hint, /^name the authority's certificate, as PEM, with PGSSLROOTCERT/);
  });

  test(`sslrootcert that names ${name || "a folder"} is told so too`, async () => {
    const { message, hint } = await told(`${NOWHERE}?sslmode=verify-full&sslrootcert=${file}`, {});
    assert.ok(message.includes(`(sslrootcert in state.url names ${file}: ${reason})`), message);
    assert.match(hint, /^name the authority's certificate, as PEM, with sslrootcert in state.url/);
  });
}

test("a certificate and a key of our own that cannot be read are told by their parameter", async () => {
  for (const parameter of ["sslcert", "sslkey"]) {
    const { message, hint } = await told(`${NOWHERE}?${parameter}=${FOLDER}/none.pem`, {});
    assert.ok(
      message.includes(`(${parameter} in state.url names ${FOLDER}/none.pem: it does not exist)`),
      message,
    );
    assert.match(hint, new RegExp(`^correct ${parameter} in state.url`));
  }
});

test("a database that nothing listens for is a lost connection still", async () => {
  const error = await connectTo(NOWHERE, {})().then(
    () => null,
    (one: unknown) => one,
  );
  assert.equal(isConnectionLost(error), true);
});

/** What a PostgreSQL with ssl = on does, up to its answer over TLS: it refuses whoever was content with its certificate. */
async function tlsServer(t: TestContext): Promise<string> {
  const secureContext = createSecureContext(served(await issue({ issuer: root, names: ["localhost"] })));
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    socket.once("data", () => {
      socket.write("S");
      const secured = new TLSSocket(socket, { isServer: true, secureContext });
      secured
        .on("error", () => {})
        .once("data", () => {
          const fields = Buffer.from("SFATAL\0C28000\0Mcontent with the certificate\0\0");
          const head = Buffer.from([0x45, 0, 0, 0, fields.length + 4]);
          secured.end(Buffer.concat([head, fields]));
        });
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  return `localhost:${address.port}/db`;
}

test("a certificate is checked as the mode and PGSSLROOTCERT say, in any order, and without a warning of Node", async (t) => {
  const [own, other] = [join(FOLDER, "root.pem"), join(FOLDER, "stranger.pem")];
  writeFileSync(own, root.pem);
  writeFileSync(other, stranger.pem);
  const place = await tlsServer(t);
  const warnings: string[] = [];
  const warned = ({ message }: Error) => warnings.push(message);
  process.on("warning", warned);
  t.after(() => process.off("warning", warned));
  const [content, unknown] = [/content with the certificate/, /certificate/];
  for (const [query, variable, expected] of [
    ["", own, content],
    ["?sslmode=verify-full", own, content],
    ["?sslmode=verify-full", other, unknown],
    [`?sslmode=verify-full&sslrootcert=${own}`, other, content],
    ["?sslmode=verify-ca", own, content],
    ["?sslmode=verify-ca", other, unknown],
    ["?sslmode=require", own, content],
    ["?sslmode=require", other, unknown],
    ["?sslmode=require", "", unknown],
    ["?sslmode=prefer", "", unknown],
    ["?sslmode=require&uselibpqcompat=true", "", content],
    ["?sslmode=no-verify", "", content],
  ] as const) {
    const { message } = await told(`postgres://ci@${place}${query}`, { PGSSLROOTCERT: variable });
    assert.match(message, expected, `${query} ${variable}`);
    if (expected === unknown) assert.doesNotMatch(message, content, `${query} ${variable}`);
  }
  const byAddress = place.replace("localhost", "127.0.0.1");
  for (const mode of ["prefer", "require", "verify-ca", "verify-full"]) {
    const { message } = await told(`postgres://ci@${byAddress}?sslmode=${mode}`, { PGSSLROOTCERT: own });
    assert.match(message, /does not match certificate/, `${mode}: the certificate is another host's`);
  }
  await setImmediate();
  assert.deepEqual(warnings, []);
});
