import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { connect, createSecureContext, createServer, type SecureContext, type Server } from "node:tls";
import { promisify } from "node:util";
import { trusting } from "../../src/base/trust.ts";
import { issueAuthority, issueLeaf } from "../../src/sandbox/receivers/issuing.ts";
import { type CertifiedKey, newKey } from "../../src/sandbox/receivers/keys.ts";
import { compiled } from "../crash/bundle.ts";
import { listen } from "../fixtures/loopback.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

let authority: CertifiedKey;
let server: Server;
let port: number;

before(async () => {
  const now = new Date();
  authority = await issueAuthority(now);
  const key = newKey();
  const cert = await issueLeaf(authority, key, ["localhost"], now);
  server = createServer({ key, cert }, (socket) => socket.end());
  port = await listen(server);
});

after(() => server.close());

async function isTrusted(secureContext: SecureContext): Promise<boolean> {
  const socket = connect({
    ...{ host: "127.0.0.1", port, servername: "localhost" },
    ...{ secureContext, rejectUnauthorized: false },
  });
  await once(socket, "secureConnect");
  socket.destroy();
  return socket.authorized;
}

test("an authority is trusted in the context that it is given to, and in no other", async () => {
  assert.equal(await isTrusted(trusting(authority.certificate, {})), true);
  assert.equal(await isTrusted(createSecureContext()), false);
  const stranger = await issueAuthority(new Date());
  assert.equal(await isTrusted(trusting(stranger.certificate, {})), false);
});

test("the authorities that Node was started with are trusted beside it", async (t) => {
  const directory = temporaryDirectory(t);
  const [trusted, given] = ["trusted.pem", "given.pem"].map((name) => join(directory, name));
  assert.ok(trusted !== undefined && given !== undefined);
  writeFileSync(trusted, authority.certificate);
  writeFileSync(given, (await issueAuthority(new Date())).certificate);
  const script = await compiled(join(import.meta.dirname, "trust-check.ts"));
  const env = { ...process.env, SSL_CERT_FILE: trusted };
  const args = ["--use-openssl-ca", script, `${port}`, given];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  assert.equal(stdout, "authorized: true\n");
});
