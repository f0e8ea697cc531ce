import assert from "node:assert/strict";
import { test } from "node:test";
import type { Environment, RuleName } from "../../src/model/fleet/environment.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { checkPolicy, RULES } from "../../src/policy/check-policy.ts";
import { declared } from "../fixtures/endpoints.ts";
import { environment, plain, secret, webhook } from "./declared.ts";

interface Case {
  readonly rule: RuleName;
  readonly name: string;
  readonly given: readonly Webhook[];
  readonly in?: Environment;
  /** The findings of this rule, `path: message`. */
  readonly want: readonly string[];
}

const url = (text: string) => [webhook({ url: text })];
const header = (name: string, value: string) => [webhook({ headers: [plain(name, value)] })];
const ordersKey = secret("X-Api-Key", "${secret:ORDERS_API_KEY@3}");
const ordersHosts = environment({ secrets: new Map([["ORDERS_API_KEY", ["*.yourcompany.com"]]]) });
const withPassword = (to: string, user = "bot"): Webhook => {
  const basicAuth = { kind: "declared" as const, user, password: ordersKey.value };
  return { ...webhook({ url: to }), endpoint: declared({}, { basicAuth }).endpoint };
};
const random = "q7Zk2mX9vB4nR8tL1pW6yD3s";

const CASES: readonly Case[] = [
  { rule: "https-only", name: "https", given: url("https://a.example/"), want: [] },
  {
    rule: "https-only",
    name: "http",
    given: url("http://a.example/"),
    want: ["url: the url of orders@2 uses http, which anyone on the way can read and change"],
  },

  { rule: "no-url-credentials", name: "none", given: url("https://a.example/x?page=2&token="), want: [] },
  {
    rule: "no-url-credentials",
    name: "a token behind a semicolon",
    given: url("https://a.example/x?page=2;token=t0psecret"),
    want: ["url: the url of orders@2 holds a credential in its query parameter token"],
  },
  { rule: "no-url-credentials", name: "a semicolon", given: url("https://a.example/x?ids=1;2"), want: [] },
  {
    rule: "no-url-credentials",
    name: "user and password",
    given: url("https://u:hunter2@a.example/"),
    want: ["url: the url of orders@2 holds a user name or password"],
  },
  {
    rule: "no-url-credentials",
    name: "user alone, without slashes",
    given: url("https:u@a.example"),
    want: ["url: the url of orders@2 holds a user name or password"],
  },
  {
    rule: "no-url-credentials",
    name: "query parameter",
    given: url("https://a.example/?page=2&Api-Key=hunter2"),
    want: ["url: the url of orders@2 holds a credential in its query parameter Api-Key"],
  },
  {
    rule: "no-url-credentials",
    name: "query parameter in brackets",
    given: url("https://a.example/?user[password]=hunter2"),
    want: ["url: the url of orders@2 holds a credential in its query parameter user[password]"],
  },
  {
    rule: "no-url-credentials",
    name: "query parameter in encoded brackets",
    given: url("https://a.example/?token%5B%5D=hunter2"),
    want: ["url: the url of orders@2 holds a credential in its query parameter token[]"],
  },
  {
    rule: "no-url-credentials",
    name: "brackets without a credential",
    given: url("https://a.example/?filter[country]=de&ids[]=7&user[name]=bob"),
    want: [],
  },
  {
    rule: "no-url-credentials",
    name: "token in the path",
    given: url(`https://a.example/ghp_${"a1B2".repeat(9)}/x`),
    want: ["url: the url of orders@2 holds what looks like a GitHub token"],
  },

  { rule: "allowed-hosts", name: "not configured", given: url("https://anywhere.example/"), want: [] },
  {
    rule: "allowed-hosts",
    name: "matches, whatever the case",
    given: url("https://API.eu.yourcompany.com/"),
    in: environment({ hosts: ["*.YourCompany.com"] }),
    want: [],
  },
  {
    rule: "allowed-hosts",
    name: "none is listed",
    given: [webhook()],
    in: environment({ hosts: [] }),
    want: ["url: production allows no receiver at api.yourcompany.com (allowed: none)"],
  },
  {
    rule: "allowed-hosts",
    name: "ends alike",
    given: url("https://api.notyourcompany.com/"),
    in: environment({ hosts: ["*.yourcompany.com", "partner.example"] }),
    want: [
      "url: production allows no receiver at api.notyourcompany.com (allowed: *.yourcompany.com, partner.example)",
    ],
  },
  {
    rule: "allowed-hosts",
    name: "the allowed host is only in the path, the user name or a longer name",
    given: [
      ...url("https://evil.example/api.yourcompany.com"),
      ...url("https://api.yourcompany.com@evil.example/"),
      ...url("https://api.yourcompany.com.evil.example/"),
    ],
    in: environment({ hosts: ["api.yourcompany.com"] }),
    want: [
      "url: production allows no receiver at evil.example (allowed: api.yourcompany.com)",
      "url: production allows no receiver at evil.example (allowed: api.yourcompany.com)",
      "url: production allows no receiver at api.yourcompany.com.evil.example (allowed: api.yourcompany.com)",
    ],
  },

  {
    rule: "allowed-ports",
    name: "implied and listed",
    given: [...url("https://a.example/"), ...url("https://a.example:8443/")],
    want: [],
  },
  {
    rule: "allowed-ports",
    name: "another port",
    given: url("https://a.example:6379/"),
    want: ["url: production allows no receiver on port 6379 (allowed: 443, 8443)"],
  },
  {
    rule: "allowed-ports",
    name: "the port that http implies",
    given: url("http://a.example/"),
    want: ["url: production allows no receiver on port 80 (allowed: 443, 8443)"],
  },
  {
    rule: "allowed-ports",
    name: "configured",
    given: url("https://a.example/"),
    in: environment({ ports: [9443] }),
    want: ["url: production allows no receiver on port 443 (allowed: 9443)"],
  },

  {
    rule: "public-address",
    name: "a name, a public address",
    given: [...url("https://10.example/"), ...url("https://8.8.8.8/"), ...url("https://[2606:4700::1]/")],
    want: [],
  },
  {
    rule: "public-address",
    name: "a private address in octal, mapped, and this machine",
    given: [
      ...url("https://012.0.0.1/"),
      ...url("https://[::ffff:10.0.0.1]/"),
      ...url("https://A.localhost./"),
    ],
    want: [
      "url: 10.0.0.1 is not a public address: private network 10.0.0.0/8 (RFC 1918)",
      "url: ::ffff:a00:1 is not a public address: IPv4-mapped address ::ffff:0:0/96 (RFC 4291)",
      "url: a.localhost. is not a public address: this machine (RFC 6761)",
    ],
  },
  {
    rule: "public-address",
    name: "exempt where connectTo has the host and port",
    given: [...url("https://10.0.0.1/"), ...url("https://[fd12::1]:8443/"), ...url("https://10.0.0.1:8443/")],
    in: environment({}, [
      { hostAndPort: "10.0.0.*:443", address: "10.9.9.9:8443" },
      { hostAndPort: "[fd12::1]:*", address: "10.9.9.9:8443" },
    ]),
    want: ["url: 10.0.0.1 is not a public address: private network 10.0.0.0/8 (RFC 1918)"],
  },

  {
    rule: "secret-hosts",
    name: "listed",
    given: [webhook({ headers: [ordersKey] })],
    in: ordersHosts,
    want: [],
  },
  {
    rule: "secret-hosts",
    name: "the url moved",
    given: [webhook({ url: "https://evil.example/", headers: [ordersKey] })],
    in: ordersHosts,
    want: [
      "url: secret ORDERS_API_KEY in header X-Api-Key may not be sent to evil.example (allowed: *.yourcompany.com)",
    ],
  },
  {
    rule: "secret-hosts",
    name: "the password of an Endpoint, as a header",
    given: [withPassword("https://a.yourcompany.com/"), withPassword("https://evil.example/")],
    in: ordersHosts,
    want: [
      "url: secret ORDERS_API_KEY in `basicAuth.password` may not be sent to evil.example (allowed: *.yourcompany.com)",
    ],
  },
  {
    rule: "secret-hosts",
    name: "the password of an Endpoint whose secret is not listed",
    given: [withPassword("https://a.yourcompany.com/")],
    want: [
      "basicAuth.password: secret ORDERS_API_KEY in `basicAuth.password` may not be sent anywhere: production lists no hosts for it",
    ],
  },
  {
    rule: "known-token-shape",
    name: "in a user name",
    given: [withPassword("https://a.yourcompany.com/", `ghp_${"a1B2".repeat(9)}`)],
    want: ["basicAuth.user: `basicAuth.user` of orders@2 holds what looks like a GitHub token"],
  },
  {
    rule: "secret-hosts",
    name: "not listed, listed for nothing, one of several in a header, said once",
    given: [
      webhook({
        headers: [
          ordersKey,
          secret("Cookie", "a=${secret:A}; b=${secret:ORDERS_API_KEY}; c=${secret:__proto__}"),
          secret("X-Again", "${secret:A@2}"),
        ],
      }),
    ],
    in: environment({ secrets: new Map([...ordersHosts.policy.secrets, ["A", []]]) }),
    want: [
      "headers.Cookie: secret A in header Cookie may not be sent anywhere: production lists no hosts for it",
      "headers.Cookie: secret __proto__ in header Cookie may not be sent anywhere: production lists no hosts for it",
    ],
  },

  {
    rule: "known-token-shape",
    name: "ordinary text",
    given: header("X-Environment", "production"),
    want: [],
  },
  {
    rule: "known-token-shape",
    name: "a token",
    given: header("X-Token", `ghp_${"a1B2".repeat(9)}`),
    want: ["headers.X-Token: header X-Token of orders@2 holds what looks like a GitHub token"],
  },
  {
    rule: "known-token-shape",
    name: "a token beside a secret",
    given: [webhook({ headers: [secret("X-Token", `\${secret:A} AKIA${"A1B2".repeat(4)}`)] })],
    want: ["headers.X-Token: header X-Token of orders@2 holds what looks like an AWS access key id"],
  },
  {
    rule: "known-token-shape",
    name: "a secret whose name looks like a token",
    given: [webhook({ headers: [secret("X-Token", `\${secret:AKIA${"A1B2".repeat(4)}}`)] })],
    want: [],
  },

  {
    rule: "high-entropy-header",
    name: "names, paths, dates, UUIDs and short keys",
    given: [
      ...header("X-Environment", "webhook-sync-2024-production-eu-west-1"),
      ...header("X-Path", "/api/v2/customers/orders/fulfillment/2024-10-01"),
      ...header("X-Tenant", "6f1c2b9e-8a4d-4c3b-9e2f-1a2b3c4d5e6f"),
      ...header("X-Client", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0.0.0"),
      ...header("X-Short", random.slice(0, 12)),
    ],
    want: [],
  },
  {
    rule: "high-entropy-header",
    name: "a random word, a digest, a word beside a secret",
    given: [
      ...header("X-Key", `v1,${random}`),
      ...header("X-Digest", "9e107d9d372bb6826bd81d3542a419d6"),
      webhook({ headers: [secret("X-Both", `\${secret:A}.${random}`)] }),
    ],
    want: [
      "headers.X-Key: the plain value of header X-Key of orders@2 looks like a generated key",
      "headers.X-Digest: the plain value of header X-Digest of orders@2 looks like a generated key",
      "headers.X-Both: the plain value of header X-Both of orders@2 looks like a generated key",
    ],
  },
  {
    rule: "high-entropy-header",
    name: "exempt where operators say that the header is plain",
    given: header("X-Build", random),
    in: environment({ plainHeaders: ["x-build"] }),
    want: [],
  },

  {
    rule: "forbidden-headers",
    name: "credentials from secrets, ordinary headers",
    given: [
      webhook({
        headers: [
          secret("Authorization", "Bearer ${secret:A}"),
          secret("cookie", "s=${secret:A}"),
          plain("Accept", "*/*"),
        ],
      }),
    ],
    want: [],
  },
  {
    rule: "forbidden-headers",
    name: "the connection's headers, whatever their value and case",
    given: [
      webhook({
        headers: [plain("hOST", "a"), plain("Transfer-Encoding", "chunked"), secret("TE", "${secret:A}")],
      }),
    ],
    want: [
      "headers.hOST: header hOST belongs to the connection and cannot be declared",
      "headers.Transfer-Encoding: header Transfer-Encoding belongs to the connection and cannot be declared",
      "headers.TE: header TE belongs to the connection and cannot be declared",
    ],
  },
  {
    rule: "forbidden-headers",
    name: "a secret in a header whose live value is shown",
    given: [
      webhook({
        headers: [
          secret("user-agent", "acme/${secret:A}"),
          secret("X-Environment", "${secret:A}"),
          secret("X-Api-Key", "${secret:A}"),
          plain("Accept", "*/*"),
        ],
      }),
    ],
    in: environment({ plainHeaders: ["accept", "user-agent", "x-environment"] }),
    want: [
      "headers.user-agent: header user-agent takes its value from a secret, and plans show the live value of that header",
      "headers.X-Environment: header X-Environment takes its value from a secret, and plans show the live value of that header",
    ],
  },
  {
    rule: "forbidden-headers",
    name: "a plain credential",
    given: [webhook({ headers: [plain("authorization", "hunter2"), plain("Proxy-Authorization", "x")] })],
    want: [
      "headers.authorization: header authorization holds a credential that is in Git in plain text",
      "headers.Proxy-Authorization: header Proxy-Authorization holds a credential that is in Git in plain text",
    ],
  },

  { rule: "required-headers", name: "not configured", given: [webhook()], want: [] },
  {
    rule: "required-headers",
    name: "declared in another case",
    given: header("x-environment", "production"),
    in: environment({ requiredHeaders: ["X-Environment"] }),
    want: [],
  },
  {
    rule: "required-headers",
    name: "missing",
    given: header("X-Other", "x"),
    in: environment({ requiredHeaders: ["X-Environment", "X-Team"] }),
    want: [
      "headers.X-Environment: production requires header X-Environment, which orders@2 does not declare",
      "headers.X-Team: production requires header X-Team, which orders@2 does not declare",
    ],
  },

  { rule: "quota", name: "not configured", given: [webhook(), webhook()], want: [] },
  { rule: "quota", name: "just met", given: [webhook()], in: environment({ quota: 1 }), want: [] },
  {
    rule: "quota",
    name: "exceeded, said once",
    given: [webhook(), webhook({ name: "crm" }), webhook({ name: "ledger" })],
    in: environment({ quota: 1 }),
    want: ["name: 3 webhooks are declared and production allows 1"],
  },

  {
    rule: "owner-required",
    name: "named",
    given: [webhook()],
    in: environment({ rules: { "owner-required": "error" } }),
    want: [],
  },
  {
    rule: "owner-required",
    name: "not named",
    given: [webhook({ owner: null })],
    in: environment({ rules: { "owner-required": "error" } }),
    want: ["owner: orders@2 names no owner"],
  },

  {
    rule: "sunset-required",
    name: "active without, deprecated with a sunset",
    given: [webhook(), webhook({ status: "deprecated", sunset: "2027-03-31" })],
    want: [],
  },
  {
    rule: "sunset-required",
    name: "deprecated without a sunset",
    given: [webhook({ status: "deprecated" })],
    want: ["status: orders@2 is deprecated without a sunset"],
  },
];

/** The findings of one rule, each with the path that was looked up for it. */
function findingsOf({ rule, given, in: where = environment() }: Case): string[] {
  const paths: string[] = [];
  const findings = checkPolicy(given, where, ({ file }, path) => {
    const line = paths.push(path.join("."));
    return { location: { file, line, column: 1 }, sourceLine: "" };
  });
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ diagnostic: { location, message } }) => `${paths[(location?.line ?? 0) - 1]}: ${message}`);
}

for (const entry of CASES)
  test(`${entry.rule}: ${entry.name}`, () => assert.deepEqual(findingsOf(entry), entry.want));

test("every rule about manifests has a case that passes and one that fails", () => {
  for (const rule of RULES.filter(({ kind }) => kind !== "connection")) {
    const cases = CASES.filter((entry) => entry.rule === rule.name);
    assert.ok(
      cases.some(({ want }) => want.length === 0),
      `${rule.name} has no passing case`,
    );
    assert.ok(
      cases.some(({ want }) => want.length > 0),
      `${rule.name} has no failing case`,
    );
  }
});
