import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { connectTo } from "../../src/journal/postgres/database.ts";
import { databaseProblem, isConnectionLost } from "../../src/journal/postgres/fault.ts";

/** Nothing listens there: a file that were passed over would end as a refused connection. */
const NOWHERE = "postgres://ci@127.0.0.1:1/db";
const FOLDER = mkdtempSync(join(tmpdir(), "webhook-sync-certificates-"));
test.after(() => rmSync(FOLDER, { recursive: true, force: true }));
writeFileSync(join(FOLDER, "words.pem"), "this is no certificate\n");
symlinkSync(join(FOLDER, "gone.pem"), join(FOLDER, "link.pem"));

const FILES = [
  ["none.pem", "it does not exist"],
  ["link.pem", "it does not exist"],
  ["", "it is a folder"],
  ["words.pem", "it holds no certificate"],
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
