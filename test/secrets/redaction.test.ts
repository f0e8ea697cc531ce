import assert from "node:assert/strict";
import process from "node:process";
import { test } from "node:test";
import { Redactor } from "../../src/base/redactor.ts";
import { Secret } from "../../src/base/secret.ts";
import { processorMs, slowness } from "../fixtures/processor-time.ts";
import { CANARIES, type Canary, carried } from "./canaries.ts";
import { HARMLESS } from "./harmless.ts";
import { MORE_SPELLINGS, NESTED, piecesOf, SEPARATORS, SPELLINGS } from "./spellings.ts";

const ALL_SPELLINGS = Object.entries({ ...SPELLINGS, ...MORE_SPELLINGS });

/** As a manifest makes it: the value of a header, and what of it is secret. */
function secretOf(canary: Canary): Secret {
  return new Secret(carried(canary), [new Secret(canary.value)]);
}

const everything = new Redactor(CANARIES.map(secretOf));

/** Most are, and need not be searched. */
function isHidden(shown: string): boolean {
  return shown === "(redacted)" || shown.startsWith("(withheld");
}

/** How texts go on around what they repeat. */
const SURROUNDINGS: readonly ((said: string) => string)[] = [
  (said) => said,
  (said) => `the value ${said} of header X-Api-Key is not allowed`,
  (said) => `{"headers":{"X-Api-Key":"${said}"},"n":1}`,
  (said) => `prefix${said}suffix`,
  (said) => `${"long words before it ".repeat(60)}${said}`,
];

test("there are sixty canaries, whole values and parts of values, and twelve spellings", () => {
  assert.equal(CANARIES.length, 60);
  assert.equal(new Set(CANARIES.map(({ value }) => value)).size, 60);
  assert.equal(Object.keys(SPELLINGS).length, 12);
  assert.ok(CANARIES.some(({ template }) => template !== "X"));
});

const isWhole = process.env.CAMPAIGN === "1";

/** The suite takes one of them for each secret and spelling, by turns; the campaign all. */
function inTurn<T>(all: readonly T[], turn: number): readonly T[] {
  return isWhole ? all : all.slice(turn % all.length).slice(0, 1);
}

for (const [turn, [spelling, spell]] of ALL_SPELLINGS.entries()) {
  test(`no piece of eight characters of sixty secrets is left: ${spelling}`, () => {
    const hits = CANARIES.flatMap((canary, index) => {
      const pieces = [canary.value, spell(canary.value)].flatMap(piecesOf);
      const repetitions = [...new Set([canary.value, carried(canary)])];
      return inTurn(repetitions, turn + index).flatMap((repeated) =>
        inTurn(SURROUNDINGS, turn + index).flatMap((surround) => {
          const shown = everything.clean(surround(spell(repeated)));
          const left = isHidden(shown) ? undefined : pieces.find((piece) => shown.includes(piece));
          return left === undefined ? [] : [`${canary.kind} ${JSON.stringify(left)} in ${shown}`];
        }),
      );
    });
    assert.deepEqual(hits, []);
  });
}

for (const [turn, [spelling, spell]] of Object.entries(NESTED).entries()) {
  test(`a secret within two encodings is left out: ${spelling}`, () => {
    const hits = CANARIES.filter(({ value }) => value.length >= 8).flatMap(({ value }, index) => {
      const pieces = piecesOf(spell(value));
      const texts = [spell(value), `{"said":"${spell(value)}","n":1}`, `the value ${spell(value)} is odd`];
      return inTurn(texts, turn + index).filter((said) => {
        const shown = everything.clean(said);
        return pieces.some((piece) => shown.includes(piece));
      });
    });
    assert.deepEqual(hits, []);
  });
}

for (const [turn, [called, separator]] of Object.entries(SEPARATORS).entries()) {
  test(`a secret that is taken apart is left out: ${called}`, () => {
    const seenOf = (shown: string) =>
      [separator, separator.replace(/\p{C}/gu, ""), " "].reduce(
        (rest, sign) => rest.replaceAll(sign, ""),
        shown,
      );
    const hits = CANARIES.flatMap((canary, index) =>
      inTurn([1, 3, 5], turn + index).flatMap((length) => {
        const pieces = carried(canary).match(new RegExp(`.{1,${length}}`, "gsu")) ?? [];
        const seen = seenOf(everything.clean(`refused: ${pieces.join(separator)}`));
        return piecesOf(canary.value).filter((piece) => piece.length === 8 && seen.includes(piece));
      }),
    );
    assert.deepEqual(hits, []);
  });
}

test("at most one of a hundred harmless texts is withheld, in whole or in part", () => {
  const withheld = HARMLESS.filter((text) => everything.clean(text) !== text);
  assert.ok(
    withheld.length <= HARMLESS.length / 100,
    withheld.map((text) => everything.clean(text)).join("\n"),
  );
});

test("what is shown of a text says which part is left out, where that can be told", () => {
  const redactor = new Redactor([new Secret("v1=sJ8+kd/92aLq", [new Secret("sJ8+kd/92aLq")])]);
  assert.equal(
    redactor.clean("the value sJ8\\/+kd is odd, sJ8+kd\\/92aLq"),
    "the value sJ8\\/+kd is odd, (redacted)",
  );
  assert.equal(redactor.clean("v1= is missing"), "v1= is missing");
  assert.equal(redactor.clean("the value %73%4a%38%2bkd%2f92aLq is odd"), "the value (redacted) is odd");
  assert.equal(
    redactor.clean("s J 8 + k d / 9 2 a L q is odd"),
    "(withheld: the words repeat what is kept secret)",
    "which words these are cannot be told",
  );
});

test("a secret of words that a text has in pieces takes the whole text with it", () => {
  const redactor = new Redactor([new Secret("plover warbler dunnock")]);
  assert.equal(
    redactor.clean("the phrase plover warbler is known"),
    "(withheld: the words repeat what is kept secret)",
  );
});

const CREDENTIALS: readonly (readonly [said: string, shown: string])[] = [
  ["no https://a.test/?pwd=x1&b=2", "no https://a.test/?pwd=(redacted)&b=2"],
  ["no https://a.test/#access_token=x1", "no https://a.test/#access_token=(redacted)"],
  ["passwd=hunter2; host=db", "passwd=(redacted); host=db"],
  ["auth=abc, retry", "auth=(redacted) retry"],
  ['{"password": "hunter 2", "n": 1}', '{"password": "(redacted)", "n": 1}'],
  ["{'client_secret':'h2'}", "{'client_secret':'(redacted)'}"],
  ["{'user[password]':'h2'}", "{'user[password]':'(redacted)'}"],
  ["u[token]=abcSECRET9 token[]=x1", "u[token]=(redacted) token[]=(redacted)"],
  ["client%5Bsecret%5D=h2, a[token=h2", "client%5Bsecret%5D=(redacted) a[token=(redacted)"],
  ["no https://a.test/?user[key]=x1;y2&b=2", "no https://a.test/?user[key]=(redacted)&b=2"],
  ["got Basic dXNlcjpwYXNz.", "got Basic (redacted)"],
  ['Digest username="a", response="b"', "Digest (redacted)"],
  ["https://bob:p@ss@a.test/x", "https://(redacted)@a.test/x"],
  ["https://a.test/f?code=abc", "https://a.test/f?code=(redacted)"],
  ["a -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- b", "a (redacted) b"],
];

for (const [said, shown] of CREDENTIALS) {
  test(`what looks like a credential is not shown, whoever's it is: ${said}`, () => {
    assert.equal(new Redactor().clean(said), shown);
  });
}

test("a text of 100 KB takes no time, whatever it is made of", () => {
  for (const unit of [
    "%25",
    "\\u005c",
    "&amp;",
    "a=",
    '"a":"',
    "://",
    "eyJaaaaaaaaa.",
    "bearer ",
    "=41",
    "a:b",
  ]) {
    const text = unit.repeat(100_000 / unit.length);
    const most = 500 * slowness();
    assert.ok(processorMs(() => everything.clean(text), most) < most, unit);
  }
});
