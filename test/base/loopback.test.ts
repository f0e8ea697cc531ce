import assert from "node:assert/strict";
import { test } from "node:test";
import { isLoopback } from "../../src/base/http.ts";

const HOSTS: readonly (readonly [url: string, isThisMachine: boolean])[] = [
  ["http://localhost:8080/", true],
  ["http://LOCALHOST/", true],
  ["http://127.0.0.1/", true],
  ["http://127.1/", true],
  ["http://0x7f000001/", true],
  ["http://127.9.8.7/", true],
  ["http://[::1]/", true],
  ["http://[0:0::1]/", true],
  ["http://128.0.0.1/", false],
  ["http://localhost.example.com/", false],
  ["http://127.0.0.1.example.com/", false],
  ["http://[::2]/", false],
];
for (const [url, isThisMachine] of HOSTS)
  test(`${url} ${isThisMachine ? "is this machine" : "is another machine"}`, () =>
    assert.equal(isLoopback(new URL(url).hostname), isThisMachine));
