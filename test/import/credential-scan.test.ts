import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { scanForCredentials } from "../../src/import/credential-scan.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { processorMs, slowness } from "../fixtures/processor-time.ts";

const holding = (name: string, value: string, url = "https://a.test/") =>
  liveOf(webhook({ name, url }), {
    headers: [{ name: "X-Key", kind: "readable", value: new Secret(value) }],
  });

test("a url that holds the value of any header is told, however many there are", () => {
  const fleet = Array.from({ length: 5_000 }, (_, at) =>
    holding(`hook-${at}`, `value-${at}-${"x".repeat(at % 40)}`),
  );
  const suspicion = scanForCredentials(fleet, [], () => false);
  // Each url beside each value takes far longer.
  const most = 10_000 * slowness();
  const scan = () => {
    for (let at = 0; at < 5_000; at += 1)
      assert.equal(suspicion.aboutUrl(`https://api.example.test/hooks/${at}/deliver`), null);
  };
  assert.ok(processorMs(scan, most) < most);
  for (const at of [7, 4_999]) {
    const value = `value-${at}-${"x".repeat(at % 40)}`;
    assert.ok(suspicion.aboutUrl(`https://a.test/?q=${value}&b=1`) !== null, value);
  }
});

test("a url with a credential in brackets is told, and others in brackets are not", () => {
  const suspicion = scanForCredentials([], [], () => false);
  for (const query of ["token[]=x1", "user[password]=x1", "client%5Bsecret%5D=x1"])
    assert.ok(suspicion.aboutUrl(`https://a.test/?${query}`) !== null, query);
  assert.equal(suspicion.aboutUrl("https://a.test/?filter[country]=de&ids%5B%5D=7"), null);
});

test("values too short to tell are no sign, and a scheme before a value is not part of it", () => {
  const suspicion = scanForCredentials(
    [holding("a", "short"), holding("b", "Bearer abcdefgh")],
    [],
    () => false,
  );
  assert.equal(suspicion.aboutUrl("https://a.test/short"), null);
  assert.ok(suspicion.aboutUrl("https://a.test/abcdefgh") !== null);
  assert.ok(suspicion.aboutUrl("https://a.test/%61bcdefgh") !== null);
  assert.equal(suspicion.aboutUrl("https://a.test/abcdefg"), null);
});
