import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isSameOrigin, originOf, parsedUrl, percentDecoded } from "../../src/base/http.ts";

// UTF-8 that was read as Latin-1, as a header is: no host, and Node 20 forgets that when it has been asked often.
const REFUSED = Buffer.from("https://168。63。129。16:8080/").toString("latin1");

test("a text that is no URL is none, however often it is asked", () => {
  for (let count = 0; count < 20_000; count += 1) assert.equal(parsedUrl(REFUSED), null);
  assert.equal(parsedUrl(REFUSED, "https://api.example.test/"), null);
  assert.equal(parsedUrl("../b", "https://api.example.test/a/c")?.href, "https://api.example.test/b");
  assert.equal(parsedUrl("../b"), null);
});

test("what is no percent-encoding is not decoded", () => {
  assert.equal(percentDecoded("a%20b%C3%A9"), "a bé");
  for (const text of ["100%", "%zz", "%ff"]) assert.equal(percentDecoded(text), null, text);
});

test("the origin of a URL has its port where that is not the usual one; what is no URL is of none", () => {
  assert.equal(originOf("HTTPS://Api.Example.test:443/a?b"), "https://api.example.test");
  assert.equal(originOf("api.example.test"), null);
  assert.ok(isSameOrigin("https://a.test/x", "https://A.test:443/y"));
  for (const other of ["http://a.test/", "https://a.test:8443/", "https://b.test/", "none"])
    assert.ok(!isSameOrigin("https://a.test/", other), other);
  assert.ok(!isSameOrigin("none", "none"));
});

test("nothing in src/ asks URL.canParse, which is wrong on Node 20", () => {
  const src = join(import.meta.dirname, "../../src");
  const asking = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && file !== join("base", "http.ts"))
    .filter((file) => readFileSync(join(src, file), "utf8").includes("canParse"));
  assert.deepEqual(asking, []);
});
