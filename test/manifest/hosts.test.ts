import assert from "node:assert/strict";
import { test } from "node:test";
import { loadText, told } from "./workspace.ts";

const HOST = "a.yaml:3:1 invalid-url: `url` has a host that cannot be one";
const MENDED = "a.yaml:3:1 invalid-url: `url` has a path or query that clients change before they send it";

const rows: readonly (readonly [url: string, want: string | undefined])[] = [
  ["https://api.yourcompany.com/a", undefined],
  ["https://api.yourcompany.com:8443/a%2eb?c=$D", undefined],
  ["https://[2001:db8::1]:443/a", undefined],
  ["https://my_service.internal/a", undefined],
  ["https://$HOST/a", `${HOST} (write a variable of the environment as \${var:NAME})`],
  [
    "https://evil%2eapi.yourcompany.com/",
    `${HOST} (write the host with letters, digits, inner dashes and single dots)`,
  ],
  ["https://api.yourcompany.com%00.evil.example/", HOST],
  ["https://{{host}}/a", HOST],
  ["https://a,b.example/", HOST],
  ["https://api..yourcompany.com/a", HOST],
  ["https://api.yourcompany.com../a", HOST],
  ["https://.yourcompany.com/a", HOST],
  ["https://-x.yourcompany.com/a", HOST],
  ["https://x-.yourcompany.com:8443/a", HOST],
  ["https://a.test./", undefined],
  ["https://xn--bcher-kva.example/", undefined],
  ["https://api.yourcompany.com:/a", undefined],
  ["https://a.test/a/../b/./c?d=/../e", `${MENDED} (write \`/b/c?d=/../e\` after the host)`],
  ["https://a.test/x/%2e%2E/y", `${MENDED} (write \`/y\` after the host)`],
  ["https://a.test/x/..", `${MENDED} (write \`/\` after the host)`],
  ["https://a.test/orders/{id}", `${MENDED} (write \`/orders/%7Bid%7D\` after the host)`],
  ["https://a.test/x?<b>", `${MENDED} (write \`/x?%3Cb%3E\` after the host)`],
  ["https://a.test/a..b/...?x={id}&y='z'&z=|", undefined],
  ["https://a.test/it's/[a]/^?", undefined],
  ["https://a.test?x=1", undefined],
  ["https://A.test:443", undefined],
  ["https://a.test//x//", undefined],
];

for (const [url, want] of rows) {
  test(`the url ${url} is ${want === undefined ? "taken" : "refused at its line"}`, (t) => {
    const { diagnostics } = loadText(t, `name: orders\nversion: 1\nurl: "${url}"\n`);
    const [found, ...more] = told(diagnostics);
    assert.deepEqual(more, []);
    assert.equal(found?.startsWith(want ?? "?") ?? want === undefined, true, found);
  });
}
