import assert from "node:assert/strict";
import { test } from "node:test";
import { hostOf, portOf } from "../../src/base/http.ts";
import { connectToOf } from "../../src/model/fleet/health.ts";

const ENTRIES = [
  { hostAndPort: "api.yourcompany.com:443", address: "10.0.0.1:8443" },
  { hostAndPort: "*.YourCompany.com:443", address: "10.0.0.2:8443" },
  { hostAndPort: "*.yourcompany.com:*", address: "10.0.0.3:8443" },
  { hostAndPort: "[fd12::1]:443", address: "[fd12::2]:8443" },
];

const CASES = {
  "https://api.yourcompany.com/": "10.0.0.1:8443",
  "https://api.yourcompany.com:443/": "10.0.0.1:8443",
  "https://api.yourcompany.com./": "10.0.0.1:8443",
  "https://b.eu.yourcompany.com/": "10.0.0.2:8443",
  "https://api.yourcompany.com:8443/": "10.0.0.3:8443",
  "http://api.yourcompany.com/": "10.0.0.3:8443",
  "https://[FD12:0::1]/": "[fd12::2]:8443",
  "https://[fd12::1]:8443/": null,
  "https://yourcompany.com/": null,
  "https://api.yourcompany.com.evil.example/": null,
};

for (const [url, want] of Object.entries(CASES))
  test(`${url} is reached at ${want ?? "what DNS says"}`, () => {
    assert.equal(connectToOf(new URL(url), ENTRIES), want);
  });

test("a URL has its scheme's port when none is written", () => {
  assert.equal(portOf(new URL("https://a.example")), "443");
  assert.equal(portOf(new URL("http://a.example")), "80");
  assert.equal(portOf(new URL("http://a.example:443")), "443");
});

test("an IPv6 host has no brackets", () => {
  assert.equal(hostOf(new URL("https://[::1]:8443/")), "::1");
  assert.equal(hostOf(new URL("https://A.example/")), "a.example");
});
