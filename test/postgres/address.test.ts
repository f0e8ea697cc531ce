import assert from "node:assert/strict";
import { test } from "node:test";
import { checkAddress, placeIn } from "../../src/journal/postgres/address.ts";
import { connectBy } from "../../src/journal/postgres/connect.ts";
import { databaseProblem, isConnectionLost } from "../../src/journal/postgres/fault.ts";

const PASSWORD = "pw-Canary-77";

const FORM = "write it as postgres://USER:PASSWORD@HOST/DATABASE; nothing was changed";
const ESCAPE = /^percent-encode the signs of the user and the password: %23 for #, .*; nothing was changed$/;

const BEHIND = /^percent-encode them: %40 for @, .*; nothing was changed$/;
const ONE_HOST = /^name one host: .*; nothing was changed$/;

const odd: readonly (readonly [what: string, url: string, problem: string, hint: string | RegExp])[] = [
  [
    "nothing",
    "",
    "is empty: the environment variable that it names is not set",
    "set it to the database's URL; nothing was changed",
  ],
  ["a word", PASSWORD, "does not begin with postgres://", FORM],
  [
    "libpq's own form",
    `host=db dbname=postgres password=${PASSWORD}`,
    "is a connection string of libpq, and no URL",
    FORM,
  ],
  ["another database", `mysql://ci:${PASSWORD}@db/hooks`, "does not begin with postgres://", FORM],
  ["a name in place of a value", "$STATE_URL", "does not begin with postgres://", FORM],
  ["# in the password", `postgres://ci:a#${PASSWORD}@db/hooks`, "is not a URL that can be read", ESCAPE],
  ["/ in the password", `postgres://ci:a/${PASSWORD}@db/hooks`, "is not a URL that can be read", ESCAPE],
  ["? in the password", `postgres://ci:a?${PASSWORD}@db/hooks`, "is not a URL that can be read", ESCAPE],
  ["# behind a number", `postgres://ci:12#${PASSWORD}@db/hooks`, "is not a URL that can be read", ESCAPE],
  ["/ behind a number", `postgres://ci:12/${PASSWORD}@db/hooks`, "is not a URL that can be read", ESCAPE],
  ["? behind a number", `postgres://ci:12?${PASSWORD}@db/hooks`, "is not a URL that can be read", ESCAPE],
  ["# behind the host", `postgres://ci:${PASSWORD}@db/hooks#a`, "has an @ or a # behind its host", BEHIND],
  [
    "@ in a parameter",
    `postgres://ci:${PASSWORD}@db/hooks?application_name=a@b`,
    "has an @ or a # behind its host",
    BEHIND,
  ],
  ["hosts with ports", `postgres://ci:${PASSWORD}@h1:1,h2:2/hooks`, "names several hosts", ONE_HOST],
  ["hosts", `postgres://ci:${PASSWORD}@h1,h2/hooks`, "names several hosts", ONE_HOST],
  [
    "a port that is none",
    `postgres://ci:${PASSWORD}@db:99999/hooks`,
    "has a port that is not a number from 0 to 65535",
    FORM,
  ],
  ["a word for a port", "postgres://[::1]:x/hooks", "has a port that is not a number from 0 to 65535", FORM],
  ["a host of strange signs", "postgres://ci@a b/hooks", "is not a URL that can be read", ESCAPE],
  [
    "a user and no host",
    `postgres://ci:${PASSWORD}@/hooks?host=/run/postgresql`,
    "has a user and no host",
    "name the user behind the socket: postgres:///DATABASE?host=/FOLDER&user=USER; nothing was changed",
  ],
];

for (const [what, url, problem, remedy] of odd)
  test(`a state.url with ${what} is told before anybody is asked, without its password`, async () => {
    const error = await connectBy({ place: "", url, variables: {} })().then(
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
    "postgres:///hooks?host=/var/run/postgresql&user=ci",
    "postgres://ci:p@w@db/hooks",
    "postgres://[::1]:5432/hooks",
  ]) {
    assert.doesNotThrow(() => checkAddress(url), url);
    assert.notEqual(placeIn(url), null);
  }
  assert.equal(placeIn("postgres://ci:pw@db:5433/hooks?sslmode=require"), "db:5433/hooks");
});
