import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { importTools } from "../../src/cli/import/import.ts";
import { notesOn } from "../../src/import/report-notes.ts";
import { readManifestFile } from "../../src/manifest/manifest-file.ts";
import { resolutionContext } from "../../src/manifest/webhook.ts";
import { idempotencyKeyOf } from "../../src/model/fleet/key.ts";
import { type LiveWebhook, UNLISTED_HEADERS } from "../../src/model/fleet/live.ts";
import { importOf, SCOPE } from "./fleets.ts";

const FILE = `# yaml-language-server: $schema=../schemas/webhook.schema.json
#
# The shop's.
name: orders
version: 2 # since the summer
# Where the shop is.
url: https://api.example.com/orders/\${environment}
headers:
  # Searched for in logs.
  X-Environment: \${environment}
  X-Api-Key: \${secret:ORDERS_API_KEY@3}
  X-Gone: gone
dependsOn: [customer-profile]
environments:
  production:
    status: inactive # over Christmas
---
name: customer-profile
version: 1
url: https://crm.example.com/
unadopt: true
`;

const readable = (name: string, value: string) =>
  ({ name, kind: "readable", value: new Secret(value) }) as const;

const ORDERS: LiveWebhook = {
  id: "1",
  name: "orders",
  version: 2,
  url: "https://api.example.com/orders/production",
  method: "POST",
  payloadFormat: "application/json",
  headers: [
    readable("x-environment", "production"),
    readable("X-Api-Key", "s3cret"),
    readable("X-Gone", "gone"),
  ],
  status: "inactive",
  idempotencyKey: "orders:2",
  etag: null,
  labelled: null,
  endpoint: null,
  unknownFields: {},
};
const PROFILE = {
  ...ORDERS,
  id: "2",
  name: "customer-profile",
  version: 1,
  headers: [],
  idempotencyKey: null,
};

const LISTING = {
  ...{ webhooks: [], unread: [], directory: null, clockAheadMs: 0, shortfall: null },
  readAt: new Date("2026-11-23T10:00:00Z"),
};

function declaredIn(text: string) {
  const surroundings = resolutionContext({
    environment: SCOPE,
    environmentNames: ["staging", SCOPE.name, "sandbox"],
    secrets: { find: () => new Secret("another") },
  });
  const { declarations, diagnostics } = readManifestFile(text, "webhooks.d/orders.yaml", surroundings);
  assert.deepEqual(diagnostics, []);
  return declarations.flatMap(({ webhook }) => webhook ?? []);
}

function overwrite(live: readonly LiveWebhook[], text = FILE, owner: string | null = null) {
  return importOf(live, { declared: declaredIn(text), overwrite: true, read: () => text, owner });
}

test("what is declared as it is live stays as it is, references and all", () => {
  const made = overwrite([ORDERS, { ...PROFILE, url: "https://crm.example.com/" }]);
  assert.deepEqual([made.files, made.left, made.secrets], [[], [], []]);
});

test("lines that do not change stay as they are: their spaces, their quotes and their line ends", () => {
  for (const lineEnd of ["\n", "\r\n"]) {
    const text = [
      "# ours",
      "name:   orders   # the name",
      "version: 2   # since",
      "url: 'https://api.example.com/orders/production'",
      "headers: {X-Environment: production,   X-Api-Key: '${secret:K}', X-Gone: gone} # three",
      "status: active  # now",
      "",
    ].join(lineEnd);
    const [file] = overwrite([ORDERS], text).files;
    assert.equal(file?.text, text.replace("status: active  # now", "status: inactive # now"));
    const added = overwrite([{ ...ORDERS, method: "PUT" }], text).files[0]?.text;
    assert.equal(added, `${file?.text}method: PUT${lineEnd}`);
  }
});

test("keys that differ are changed where they stand; comments, order and the rest stay", () => {
  const [headers] = [
    [readable("X-Environment", "eu"), readable("X-Api-Key", "s3cret"), readable("X-New", "n3w")],
  ];
  const live = {
    ...ORDERS,
    url: "https://new.example.com/?a=${x}",
    method: "PUT",
    status: "active" as const,
    headers,
  };
  const { files, secrets, left } = overwrite([{ ...live, idempotencyKey: null }], FILE, "team-shop");
  assert.deepEqual(left, []);
  assert.deepEqual(
    secrets.map(({ name, header }) => [name, header]),
    [["WEBHOOK_ORDERS_NEW", "X-New"]],
  );
  assert.deepEqual(
    files.map(({ file, action, webhooks }) => [file, action, webhooks]),
    [["webhooks.d/orders.yaml", "overwrite", ["orders@2"]]],
  );
  const wanted = FILE.replace(
    "url: https://api.example.com/orders/${environment}",
    () => "url: https://new.example.com/?a=$${x}",
  )
    .replace("X-Environment: ${environment}", "X-Environment: eu")
    .replace("  X-Gone: gone\n", "  X-New: ${secret:WEBHOOK_ORDERS_NEW}\n")
    .replace("status: inactive # over", "status: active # over")
    .replace("\n---", "\nmethod: PUT\nowner: team-shop\nadopt: true\n---");
  assert.equal(files[0]?.text, wanted);
  const adopted = { ...live, idempotencyKey: idempotencyKeyOf(live) };
  assert.equal(overwrite([adopted], wanted).files[0]?.text, wanted.replace("adopt: true\n", ""));
});

test("what a file cannot be made to say is left alone with a reason", () => {
  const odd: readonly (readonly [Partial<LiveWebhook>, RegExp])[] = [
    [
      { method: "GET" },
      /orders.yaml cannot be edited to declare what the tenant has of orders@2; edit it by hand/,
    ],
    [{ url: "https://api.example.com/?token=abc" }, /its url looks as if it held a credential/],
    [{ headers: [readable("a b", "x")] }, /cannot be edited to declare/],
  ];
  for (const [over, reason] of odd) {
    const { files, left, secrets } = overwrite([{ ...ORDERS, ...over }]);
    assert.deepEqual([files, secrets], [[], []]);
    assert.match(left[0]?.reason ?? "", reason);
  }
});

test("what a plan calls no difference is none: a url's normal form, a status that stands for another", () => {
  const text = "name: orders\nversion: 2\nurl: https://API.example.com\nstatus: deprecated\n";
  const live = { ...ORDERS, url: "https://api.example.com/", headers: [] };
  const environment = { ...SCOPE, capabilities: { ...SCOPE.capabilities, deprecatedStatus: false } };
  const given = { declared: declaredIn(text), overwrite: true, read: () => text };
  assert.deepEqual(importOf([live], { ...given, environment }).files, []);
  assert.match(importOf([live], given).files[0]?.text ?? "", /com\nstatus: inactive$/m);
});

/** What a file becomes where the config file has two environments more, and what is said of those. */
function overwriteAmong(live: LiveWebhook, text: string) {
  const tools = importTools(SCOPE, ["staging", SCOPE.name, "sandbox"]);
  const made = importOf([live], { declared: declaredIn(text), overwrite: true, read: () => text, tools });
  return { text: made.files[0]?.text ?? "", shared: made.shared, left: made.left };
}

test("where an override stands it is edited, and what other environments have stays", () => {
  const text = (override: string, base = "X-Env: base") =>
    `name: orders\nversion: 2\nurl: https://api.example.com/orders/production\nstatus: inactive\nheaders:\n  ${base}\nenvironments:\n  production:\n    ${override}\n`;
  const headers = (override: string) => text(`headers: { ${override} }`);
  const bare = { ...ORDERS, headers: [] };
  const sent = { ...ORDERS, headers: [readable("X-Env", "live")] };
  const value = "${secret:WEBHOOK_ORDERS_ENV}";
  const rows: readonly (readonly [LiveWebhook, before: string, after: string])[] = [
    [bare, headers("X-Env: own"), headers("X-Env: null")],
    [bare, headers("x-env: own"), headers("x-env: null")],
    [bare, headers("X-Env: null, X-Own: own"), headers("X-Env: null")],
    [sent, headers("X-Env: own"), headers(`X-Env: "${value}"`)],
    [sent, headers("X-Env: null"), headers(`X-Env: "${value}"`)],
    [sent, headers("x-env: null"), headers(`x-env: "${value}"`)],
    [
      { ...sent, headers: [readable("X-Env", "base")] },
      text("adopt: true", "X-Env: base\nadopt: true"),
      text("adopt: false", "X-Env: base\nadopt: true"),
    ],
  ];
  for (const [live, before, after] of rows) {
    const made = overwriteAmong(live, before);
    assert.deepEqual(made.left, []);
    assert.equal(made.text.replaceAll('"', ""), after.replaceAll('"', ""));
    assert.deepEqual(made.shared, []);
  }
});

test("a key that other environments have from it too is named with them", () => {
  const text =
    "name: orders\nversion: 2\nurl: https://api.example.com/\nheaders: { X-Env: base, x-own: base }\nenvironments:\n  staging: { headers: { x-env: own, X-Own: own } }\n  sandbox: { url: https://sandbox.example.com/, headers: { X-Own: null } }\n";
  const { shared, text: after } = overwriteAmong({ ...ORDERS, headers: [readable("X-Own", "x")] }, text);
  assert.match(after, /^url: https:\/\/api.example.com\/orders\/production$/m);
  assert.deepEqual(shared, [
    { file: "webhooks.d/orders.yaml", environments: ["staging"], keys: ["url"] },
    { file: "webhooks.d/orders.yaml", environments: ["staging", "sandbox"], keys: ["status"] },
    { file: "webhooks.d/orders.yaml", environments: ["sandbox"], keys: ["headers.X-Env"] },
  ]);
  const notes = notesOn(
    { ...importOf([]), shared },
    {
      ...{ environment: SCOPE, tools: importTools(SCOPE, [SCOPE.name]), declared: [], shown: "webhooks.d" },
      ...{
        tenant: "a.test",
        listing: LISTING,
        dryRun: false,
        secretFiles: null,
        valuesWithoutNames: false,
        recordProblem: null,
        flags: "",
      },
    },
  );
  assert.equal(
    notes[0],
    "this changes for staging too: url in webhooks.d/orders.yaml; where that is not meant, say it in `environments.production`",
  );
});

test("where a tenant shows no headers, those that are declared stay", () => {
  assert.deepEqual(overwrite([{ ...ORDERS, headers: [UNLISTED_HEADERS] }]).files, []);
});

test("what another name replaces gets no manifest of its own: it would be declared beside that", () => {
  const declared = declaredIn("name: order-intake\nversion: 1\nurl: https://a.test/\nreplaces: orders\n");
  const { files, left } = importOf([ORDERS], { declared });
  assert.deepEqual(files, []);
  assert.deepEqual(
    left.map(({ code, name }) => [code, name]),
    [["replaced", "orders"]],
  );
  assert.match(
    left[0]?.reason ?? "",
    /order-intake@1 replaces it \(.*:1\); take `replaces` out there to keep both/,
  );
});
