import assert from "node:assert/strict";
import { test } from "node:test";
import { checkAddress, placeIn } from "../../src/journal/postgres/address.ts";
import { connectTo } from "../../src/journal/postgres/database.ts";
import { databaseProblem, isConnectionLost } from "../../src/journal/postgres/fault.ts";

const PASSWORD = "pw-Canary-77";

const FORM = "write it as postgres://USER:PASSWORD@HOST/DATABASE; nothing was changed";
const ESCAPE = /^percent-encode the signs of the user and the password: %23 for #, .*; nothing was changed$/;

const odd: readonly (readonly [what: string, url: string, problem: string, hint: string | RegExp])[] = [
  [
    "nothing",
    "",
    "is empty: the environment variable that it names is not set",
    "set it to the database's URL; nothing was changed",
  ],
  ["a word", PASSWORD, "does not begin with postgres://", FORM],
  ["libpq's own form", `host=db user=ci password=${PASSWORD}`, "does not begin with postgres://", FORM],
  ["another database", `mysql://ci:${PASSWORD}@db/hooks`, "does not begin with postgres://", FORM],
  ["a name in place of a value", "$STATE_URL", "does not begin with postgres://", FORM],
  ["# in the password", `postgres://ci:a#${PASSWORD}@db/hooks`, "is not a URL that can be read", ESCAPE],
  ["/ in the password", `postgres://ci:a/${PASSWORD}@db/hooks`, "is not a URL that can be read", ESCAPE],
  ["? in the password", `postgres://ci:a?${PASSWORD}@db/hooks`, "is not a URL that can be read", ESCAPE],
  ["# behind a number", `postgres://ci:12#${PASSWORD}@db/hooks`, "is not a URL that can be read", ESCAPE],
  ["/ behind a number", `postgres://ci:12/${PASSWORD}@db/hooks`, "is not a URL that can be read", ESCAPE],
  ["? behind a number", `postgres://ci:12?${PASSWORD}@db/hooks`, "is not a URL that can be read", ESCAPE],
];

for (const [what, url, problem, remedy] of odd)
  test(`a state.url with ${what} is told before anybody is asked, without its password`, async () => {
    const error = await connectTo(url, {})().then(
      () => assert.fail("it connected"),
      (thrown: unknown) => thrown,
    );
    assert.equal(placeIn(url), null, "what stands where a host does may be a piece of the password");
    assert.equal(isConnectionLost(error), false, "it would be asked again as long as the lease lasts");
    const { message, hint } = databaseProblem("PostgreSQL", error);
    assert.equal(message, `the record in PostgreSQL cannot be read or written (state.url ${problem})`);
    assert.ok(!`${message}${hint}`.includes(PASSWORD));
    if (typeof remedy === "string") assert.equal(hint, remedy);
    else assert.match(hint, remedy);
  });

test("every way to write a URL of a database passes", () => {
  for (const url of [
    "postgres://ci:p%23w@db.internal:5432/hooks?sslmode=verify-full",
    "postgresql://ci@db/hooks",
    "POSTGRES://db",
    "postgres:///hooks?host=/var/run/postgresql",
    "postgres://ci:p@w@db/hooks",
    "postgres://[::1]:5432/hooks",
  ]) {
    assert.doesNotThrow(() => checkAddress(url), url);
    assert.notEqual(placeIn(url), null);
  }
  assert.equal(placeIn("postgres://ci:pw@db:5433/hooks?sslmode=require"), "db:5433/hooks");
});
