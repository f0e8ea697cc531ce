import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { type Issued, issue, root, served } from "./pki.ts";
import { serveTls } from "./receivers.ts";
import { gateWith, targetAt } from "./surroundings.ts";

const SECRET = "kanarie/Vogel+4711-gruen-x9";
const HEX = Buffer.from(SECRET).toString("hex");
const BASE64 = Buffer.from(SECRET).toString("base64url");
const LONG_PAST = new Date("2025-01-01T12:00:00Z");
const PAST = new Date("2026-01-01T12:00:00Z");

/** What a receiver that got a header's secret before can put into its certificate. */
const CERTIFICATES: readonly (readonly [string, () => Promise<readonly Issued[]>])[] = [
  [
    "a name that is not the host's",
    async () => [await issue({ issuer: root, names: [`${HEX.slice(0, 60)}.test`] })],
  ],
  [
    "many names",
    async () => [
      await issue({
        issuer: root,
        names: Array.from({ length: 2_000 }, (_, at) => `h${at}-${BASE64.toLowerCase()}.test`),
      }),
    ],
  ],
  [
    "its only name, the common one",
    async () => [await issue({ issuer: root, names: null, subject: `CN=${SECRET.replaceAll("+", "\\+")}` })],
  ],
  [
    "an authority that nobody trusts",
    async () => {
      const own = await issue({ subject: `CN=CA ${BASE64}`, authority: true });
      return [await issue({ issuer: own })];
    },
  ],
  [
    "an intermediate that has expired",
    async () => {
      const own = await issue({
        subject: `CN=CA ${SECRET.replaceAll("+", "\\+")}`,
        authority: true,
        issuer: root,
        from: LONG_PAST,
        to: PAST,
      });
      return [await issue({ issuer: own }), own];
    },
  ],
  [
    "a name with lines, colours and turned text",
    async () => [
      await issue({
        issuer: root,
        names: null,
        subject: `CN=a\\0a::error::\\1b[31m\u202e\u2028##[x] ${SECRET.replaceAll("+", "\\+")}`,
      }),
    ],
  ],
];

for (const [how, make] of CERTIFICATES)
  test(`a certificate that repeats a secret as ${how} is told on one short line without it`, async (t) => {
    const [leaf, ...others] = await make();
    assert.ok(leaf !== undefined);
    const port = await serveTls(t, served(leaf, ...others));
    const headers = [{ name: "X-Api-Key", value: new Secret(SECRET) }];
    const { report } = await gateWith().preflight(targetAt(port, { headers }));
    const told = [report.sentence, ...report.warnings].join(" ");
    assert.notEqual(report.verdict, "healthy");
    assert.match(report.verdict, /^certificate-/, told);
    assert.doesNotMatch(told, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    assert.ok(told.length < 1_200, String(told.length));
    const plain = told.toLowerCase().replace(/[^a-z0-9]/g, "");
    for (const spelling of [SECRET, HEX, BASE64]) {
      const squeezed = spelling.toLowerCase().replace(/[^a-z0-9]/g, "");
      for (let at = 0; at + 12 <= squeezed.length; at += 1)
        assert.ok(!plain.includes(squeezed.slice(at, at + 12)), told);
    }
  });
