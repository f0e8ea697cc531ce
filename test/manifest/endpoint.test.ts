import assert from "node:assert/strict";
import { test } from "node:test";
import { ENDPOINTS } from "../../src/model/fleet/profile.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { environment } from "../fixtures/model.ts";
import { loadText, staging, told } from "./workspace.ts";

const cognigy = environment({
  ...staging,
  name: "production",
  traits: ENDPOINTS,
  tenant: { profile: "sandbox", speaks: "cognigy-v2", project: "Service", receivers: [] },
});

const HEAD = "name: orders\nversion: 2\nurl: https://api.yourcompany.test/a\n";
const AUTH = "basicAuth: { user: 'bot-${environment}', password: '${secret:ORDERS_AUTH@3}' }\n";

function only(webhooks: readonly Webhook[]): Webhook {
  const [webhook] = webhooks;
  assert.ok(webhook !== undefined && webhooks.length === 1);
  return webhook;
}

test("what is left out is left alone, and the project is the environment's", (t) => {
  const { webhooks, diagnostics } = loadText(t, HEAD, cognigy);
  assert.deepEqual(diagnostics, []);
  const { endpoint, health } = only(webhooks);
  assert.deepEqual(endpoint, {
    displayName: "orders",
    channel: "webhook",
    project: { by: "name", text: "Service", found: null },
    flow: null,
    locale: null,
    snapshot: null,
    basicAuth: { kind: "undeclared" },
    replace: "in-place",
  });
  assert.deepEqual(health.body, { kind: "flow-output", userId: "webhook-sync" });
});

test("everything that an Endpoint has, with overrides for one environment", (t) => {
  const text = `${HEAD}${AUTH}replace: parallel
cognigy: { name: Orders (prod), flow: Main, localeId: "1-2", snapshot: November }
health: { userId: u-1, accept: [404] }
environments:
  production: { cognigy: { flowId: "3-4", snapshot: null, project: Sales, channel: generic }, replace: null }
`;
  const { webhooks, diagnostics } = loadText(t, text, cognigy);
  assert.deepEqual(diagnostics, []);
  const { endpoint, health } = only(webhooks);
  assert.ok(endpoint !== null);
  const { basicAuth, ...rest } = endpoint;
  assert.deepEqual(rest, {
    displayName: "Orders (prod)",
    channel: "generic",
    project: { by: "name", text: "Sales", found: null },
    flow: { by: "id", text: "3-4", found: null },
    locale: { by: "id", text: "1-2", found: null },
    snapshot: "project",
    replace: "in-place",
  });
  assert.ok(basicAuth.kind === "declared" && basicAuth.password.kind === "secret");
  assert.equal(basicAuth.user, "bot-production");
  assert.equal(basicAuth.password.template, "${secret:ORDERS_AUTH@3}");
  assert.deepEqual([health.body, health.accept], [{ kind: "flow-output", userId: "u-1" }, [404]]);
});

test("one manifest serves both profiles: what an Endpoint has is passed over where there is none", (t) => {
  const text = `${HEAD}cognigy: { flow: Main }\nbasicAuth: none\n`;
  const { webhooks, diagnostics } = loadText(t, text);
  assert.deepEqual(diagnostics, []);
  assert.equal(only(webhooks).endpoint, null);
});

const REFUSED: readonly (readonly [rest: string, place: string, said: RegExp])[] = [
  ["headers: { X-A: b }", "4:12", /not-carried: this tenant sends no headers of yours .*use `basicAuth`/],
  ["method: PUT", "4:1", /not-carried: this tenant delivers by POST only/],
  ["payloadFormat: text/plain", "4:1", /not-carried: this tenant delivers application\/json only/],
  ["cognigy: { name: 'a:b' }", "4:12", /invalid-display-name: the display name holds :, /],
  ["cognigy: { name: ' a' }", "4:12", /begins or ends with white space/],
  ["cognigy: { name: 'a ' }\nreplace: parallel", "4:12", /begins or ends with white space/],
  [
    `cognigy: { name: ${"x".repeat(198)} }\nreplace: parallel`,
    "4:12",
    /invalid-display-name: the display name has more than 200 characters \(it is written with " v2" at its end: give `cognigy.name` at most 197\)/,
  ],
  ["cognigy: { flow: A, flowId: b }", "4:21", /contradiction: `cognigy.flow` and `cognigy.flowId`/],
  ["basicAuth: { user: 'a:b', password: '${secret:A}' }", "4:14", /invalid-user: .* holds a colon/],
  ["basicAuth: { user: u, password: hunter2 }", "4:23", /literal-credential: `password` must be one/],
  ["basicAuth: { user: '${secret:A}', password: '${secret:A}' }", "4:21", /may not stand in a user name/],
  ["basicAuth: { user: u }", "4:1", /missing key `password`/],
  ["health: { userId: u, body: health-event }", "4:11", /`health.userId` is a part of/],
  ["health: { body: health-event, payload: x }", "4:11", /`health.payload` is sent in place of/],
  ["health: { accept: [401] }", "4:11", /401 or 403/],
];

test("what the tenant has no place for is an error at its line, and a password is never shown", (t) => {
  for (const [rest, place, said] of REFUSED) {
    const { webhooks, diagnostics } = loadText(t, `${HEAD}${rest}\n`, cognigy);
    const [line = ""] = told(diagnostics);
    assert.deepEqual(told(diagnostics).slice(1), [], rest);
    assert.deepEqual(webhooks, []);
    assert.match(line, said);
    assert.ok(line.startsWith(`a.yaml:${place} `), `${rest}: ${line}`);
    assert.doesNotMatch(JSON.stringify(diagnostics), /hunter2/);
  }
});

test("a display name may have as many characters as the tenant takes, with the version that is added to it", (t) => {
  for (const [length, replace] of [
    [197, "parallel"],
    [200, "in-place"],
  ] as const) {
    const text = `${HEAD}cognigy: { name: ${"x".repeat(length)} }\nreplace: ${replace}\n`;
    const { webhooks, diagnostics } = loadText(t, text, cognigy);
    assert.deepEqual(diagnostics, []);
    assert.equal(only(webhooks).endpoint?.displayName.length, 200);
  }
});

test("other profiles refuse credentials and replacing in place, in their own environment only", (t) => {
  const both = `${HEAD}${AUTH}replace: in-place\n`;
  assert.deepEqual(told(loadText(t, both, cognigy).diagnostics), []);
  const lines = told(loadText(t, both).diagnostics);
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? "", /^a\.yaml:4:1 not-carried: .*environments\.staging\.basicAuth: null/);
  assert.match(lines[1] ?? "", /^a\.yaml:5:1 not-carried: this tenant does not replace `in-place`/);
  const mended = `${both}environments: { staging: { basicAuth: null, replace: null, headers: { X-Key: a } } }\n`;
  assert.deepEqual(told(loadText(t, mended).diagnostics), []);
});

test("two versions of a name can be active at once only in parallel", (t) => {
  const lower = HEAD.replace("version: 2", "version: 1");
  const [line = ""] = told(loadText(t, `${lower}---\n${HEAD}`, cognigy).diagnostics);
  assert.match(line, /^a\.yaml:2:1 two-active-versions: `orders` is declared active in version 1 and in/);
  const deprecated = `${lower}status: deprecated\n---\n${HEAD}`;
  assert.deepEqual(told(loadText(t, deprecated, cognigy).diagnostics), []);
  const parallel = `${lower}---\n${HEAD}replace: parallel\n`;
  assert.deepEqual(told(loadText(t, parallel, cognigy).diagnostics), []);
  assert.deepEqual(told(loadText(t, `${lower}---\n${HEAD}`).diagnostics), []);
});

test("references stand in every text that says how something is called", (t) => {
  const text = `${HEAD}owner: team-\${environment}
description: for \${environment}, $\${not} \${var:receiver}
cognigy: { name: 'Orders (\${environment})', project: '\${environment}-p', flow: '\${var:receiver}', localeId: 'l-\${environment}', snapshot: 's-\${environment}' }
health: { userId: 'probe-\${environment}' }
`;
  const { webhooks, diagnostics } = loadText(t, text, cognigy);
  assert.deepEqual(told(diagnostics), []);
  const { owner, description, endpoint, health } = only(webhooks);
  assert.deepEqual([owner, description], ["team-production", "for production, ${not} api.yourcompany.test"]);
  assert.ok(endpoint?.flow && endpoint.locale && endpoint.snapshot && endpoint.snapshot !== "project");
  const { displayName, project, flow, locale, snapshot } = endpoint;
  assert.deepEqual(
    [displayName, project.text, flow.text, locale.text, snapshot.text],
    ["Orders (production)", "production-p", "api.yourcompany.test", "l-production", "s-production"],
  );
  assert.deepEqual(health.body, { kind: "flow-output", userId: "probe-production" });
});

test("a reference that cannot be filled in is told where it stands, and none is looked for where nothing is carried", (t) => {
  const text = `${HEAD}cognigy: { flow: '\${var:nowhere}' }\nowner: '\${secret:KEY}'\n`;
  const secret =
    "a.yaml:5:9 misplaced-reference: `${secret:KEY}` may stand only in header values (send it in a header)";
  assert.deepEqual(told(loadText(t, text, cognigy).diagnostics), [
    "a.yaml:4:19 unknown-variable: unknown variable `${var:nowhere}` in environment production (variables of production: receiver)",
    secret,
  ]);
  assert.deepEqual(told(loadText(t, text).diagnostics), [secret]);
});

test("a secret that stands in a payload is never to be written out there", (t) => {
  const text = `${HEAD}health: { payload: { key: '\${secret:KEY}' } }\n`;
  const [finding = ""] = told(loadText(t, text).diagnostics);
  assert.match(finding, /literal-reference: `\$\{secret:KEY\}` is sent as it stands/);
  assert.match(finding, /take it out: a payload is in Git and in plans; a secret goes into a header/);
  assert.doesNotMatch(finding, /write the value/);
});

test("a reference in a payload is sent as it stands, with a warning", (t) => {
  const text = `${HEAD}health: { payload: { a: ['\${var:receiver}', '\${name}'], b: 1 } }\n`;
  const { webhooks, diagnostics } = loadText(t, text);
  assert.equal(JSON.stringify(only(webhooks).health.payload), `{"a":["\${var:receiver}","\${name}"],"b":1}`);
  assert.deepEqual(
    diagnostics.map(({ severity }) => severity),
    ["warning"],
  );
  assert.deepEqual(told(diagnostics), [
    "a.yaml:4:27 literal-reference: `${var:receiver}` is sent as it stands: a payload is not filled in (write the value itself, or a payload for each environment)",
  ]);
});
