import assert from "node:assert/strict";
import { test } from "node:test";
import { loadText, told } from "./workspace.ts";

const SIGN = "a.yaml:3:1 invalid-url: `url` has a host with a sign that no host name has";

const rows: readonly (readonly [url: string, want: string | undefined])[] = [
  ["https://api.yourcompany.com/a", undefined],
  ["https://api.yourcompany.com:8443/a%2eb?c=$D", undefined],
  ["https://[2001:db8::1]:443/a", undefined],
  ["https://my_service.internal/a", undefined],
  ["https://$HOST/a", `${SIGN} (write a variable of the environment as \${var:NAME})`],
  ["https://evil%2eapi.yourcompany.com/", `${SIGN} (write the host with letters, digits, dots and dashes)`],
  ["https://api.yourcompany.com%00.evil.example/", SIGN],
  ["https://{{host}}/a", SIGN],
  ["https://a,b.example/", SIGN],
];

for (const [url, want] of rows) {
  test(`the url ${url} is ${want === undefined ? "taken" : "refused at its line"}`, (t) => {
    const { diagnostics } = loadText(t, `name: orders\nversion: 1\nurl: "${url}"\n`);
    const [found, ...more] = told(diagnostics);
    assert.deepEqual(more, []);
    assert.equal(found?.startsWith(want ?? "?") ?? want === undefined, true, found);
  });
}
