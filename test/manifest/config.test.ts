import assert from "node:assert/strict";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { test } from "node:test";
import { loadConfig } from "../../src/manifest/config-file.ts";
import type { Config } from "../../src/model/fleet/config.ts";
import { defaultEnvironmentName, environmentNames, manifestsDirectory } from "../../src/settings/config.ts";
import { told, workspace } from "./workspace.ts";

const SANDBOX = "environments:\n  sandbox:\n    tenant: { profile: sandbox }\n";

function configOf(t: TestContext, text: string): Config {
  const config = loadConfig("webhook-sync.yaml", workspace(t, { "webhook-sync.yaml": text }));
  assert.ok(config.ok);
  return config.value;
}

const wrong: readonly (readonly [name: string, text: string, want: readonly string[]])[] = [
  [
    "an empty file",
    "# nothing\n",
    ["webhook-sync.yaml:1:1 empty-file: the configuration is empty (it needs at least environments)"],
  ],
  [
    "two documents",
    `${SANDBOX}---\n${SANDBOX}`,
    [
      "webhook-sync.yaml:5:1 several-documents: the configuration must be one document (move the content of the second one into the first)",
    ],
  ],
  [
    "no environments",
    "manifests: a\n",
    ["webhook-sync.yaml:1:1 missing-key: missing key `environments` (needed here: environments)"],
  ],
  [
    "a misspelt rule",
    `${SANDBOX}policy: { rules: { https-olny: warn } }\n`,
    ["webhook-sync.yaml:4:20 unknown-key: unknown key `https-olny` (did you mean `https-only`?)"],
  ],
  [
    "a rule that is set to no word",
    `${SANDBOX}policy: { rules: { https-only: true } }\n`,
    [
      "webhook-sync.yaml:4:20 wrong-type: `policy.rules.https-only` must be text, not true or false (choices: off, warn and error)",
    ],
  ],
  [
    "an address from an environment variable",
    "environments:\n  prod:\n    tenant: { profile: integrations-v1, baseUrl: '${env:URL}', auth: { kind: bearer, token: '${env:T}' } }\n",
    [
      "webhook-sync.yaml:3:41 invalid-value: `environments.prod.tenant.baseUrl` must be a URL that starts with https:// or http:// (write it out: only credentials come from environment variables, as ${env:NAME})",
    ],
  ],
  ...(["read\\n", "", " read", "re\\\\ad"] as const).map(
    (scope) =>
      [
        `a scope that no request for a token can carry: ${scope}`,
        `environments:\n  prod:\n    tenant: { profile: integrations-v1, baseUrl: https://a.test, auth: { kind: client-credentials, clientId: "\${env:I}", clientSecret: "\${env:S}", scopes: ["${scope}"] } }\n`,
        [
          `webhook-sync.yaml:3:157 invalid-value: \`environments.prod.tenant.auth.scopes[0]\` must be a scope of OAuth 2.0: ASCII without quotes, backslashes and line breaks`,
        ],
      ] as const,
  ),
  [
    "an environment's name with capitals",
    "environments:\n  Prod:\n    tenant: { profile: sandbox }\n",
    [
      "webhook-sync.yaml:2:3 invalid-value: `environments.Prod` must be lower-case letters, digits and inner dashes, 63 characters at most",
    ],
  ],
  [
    "no profile",
    "environments:\n  prod:\n    tenant: { baseUrl: 'https://a.test' }\n",
    [
      "webhook-sync.yaml:3:5 missing-key: missing key `profile` in `environments.prod.tenant` (needed here: profile)",
    ],
  ],
  [
    "an unknown profile, and nothing about the known ones",
    "environments:\n  prod:\n    tenant: { profile: integration-v1, auth: {} }\n",
    [
      "webhook-sync.yaml:3:15 invalid-value: `environments.prod.tenant.profile` must be sandbox, integrations-v1 or cognigy-v2, not `integration-v1` (did you mean `integrations-v1`?)",
    ],
  ],
  [
    "a known kind of authentication, and nothing about the others",
    "environments:\n  prod:\n    tenant: { profile: integrations-v1, baseUrl: 'https://a.test', auth: { kind: bearer, tokn: x } }\n",
    [
      "webhook-sync.yaml:3:68 missing-key: missing key `token` in `environments.prod.tenant.auth` (needed here: kind and token)",
      "webhook-sync.yaml:3:90 unknown-key: unknown key `tokn` (did you mean `token`?)",
    ],
  ],
  [
    "two defaults",
    "environments:\n  a: { default: true, tenant: { profile: sandbox } }\n  b: { default: true, tenant: { profile: sandbox } }\n",
    [
      "webhook-sync.yaml:3:8 several-defaults: the environments a and b are both the default (keep default: true in one of them)",
    ],
  ],
];

/** Environments a, b and so on, each with its baseUrl and its project, `""` where the profile has none. */
function tenants(...all: readonly (readonly [string, string])[]): string {
  const lines = all.map(([baseUrl, project], index) => {
    const own = project === "" ? "integrations-v1" : `cognigy-v2, project: '${project}'`;
    const auth = "auth: { kind: api-key, key: '${env:T}' }";
    return `  ${"abc"[index]}: { tenant: { profile: ${own}, baseUrl: '${baseUrl}', ${auth} } }\n`;
  });
  return `environments:\n${lines.join("")}`;
}

test("environments that do not share a tenant, or not a project of it, load", (t) => {
  for (const text of [
    tenants(["https://a.test", ""], ["https://a.test:8443", ""], ["https://a.test/b", ""]),
    tenants(["https://a.test", ""], ["https://a.test", "Shop"], ["https://a.test", "Other"]),
    "environments:\n  a: { tenant: { profile: sandbox } }\n  b: { tenant: { profile: sandbox } }\n",
  ]) {
    const config = loadConfig("webhook-sync.yaml", workspace(t, { "webhook-sync.yaml": text }));
    assert.ok(config.ok, text);
  }
});

for (const [name, text, want] of wrong) {
  test(name, (t) => {
    const config = loadConfig("webhook-sync.yaml", workspace(t, { "webhook-sync.yaml": text }));
    assert.ok(!config.ok);
    assert.deepEqual(told(config.error), want);
  });
}

test("a configuration that does not exist", (t) => {
  const config = loadConfig("ops/webhook-sync.yaml", workspace(t, {}));
  assert.ok(!config.ok);
  assert.deepEqual(told(config.error), [
    "ops/webhook-sync.yaml:1:1 unreadable-file: cannot read ops/webhook-sync.yaml: it does not exist (make one with webhook-sync init, or name another file with --config)",
  ]);
});

test("a configuration whose name ends otherwise is named", (t) => {
  for (const [asked, there] of [
    ["webhook-sync.yaml", "webhook-sync.yml"],
    ["webhook-sync.yml", "webhook-sync.yaml"],
  ] as const) {
    const config = loadConfig(asked, workspace(t, { [there]: SANDBOX }));
    assert.ok(!config.ok);
    assert.deepEqual(told(config.error), [
      `${asked}:1:1 unreadable-file: cannot read ${asked}: it does not exist (${there} is here: rename it to ${asked}, or pass --config ${there})`,
    ]);
  }
});

test("a line with a literal credential is not shown, whatever is found there", (t) => {
  const lines = [
    "environments: { prod: { tenant: { profile: integrations-v1, baseUrl: 'https://a.test',",
    "  auth: { kind: bearer, token: hunter2, extra: 1 } } } }",
  ];
  for (const text of [lines.join("\n"), `${lines.join("\n")}]`]) {
    const config = loadConfig("webhook-sync.yaml", workspace(t, { "webhook-sync.yaml": text }));
    assert.ok(!config.ok);
    assert.ok(config.error.length > 0);
    assert.ok(!JSON.stringify(config.error).includes("hunter2"));
  }
});

test("the default environment is the only one, or the one that says so", (t) => {
  const two = "environments:\n  a: { tenant: { profile: sandbox } }\n  b: { tenant: { profile: sandbox } }\n";
  const marked = two.replace("b: {", "b: { default: true,");
  assert.equal(defaultEnvironmentName(configOf(t, SANDBOX)), "sandbox");
  assert.equal(defaultEnvironmentName(configOf(t, two)), undefined);
  assert.equal(defaultEnvironmentName(configOf(t, marked)), "b");
  assert.deepEqual(environmentNames(configOf(t, marked)), ["a", "b"]);
});

test("the manifests folder is relative to the configuration", (t) => {
  const folder = workspace(t, { "ops/a.yaml": SANDBOX, "ops/b.yaml": `manifests: ../hooks\n${SANDBOX}` });
  const directories = ["ops/a.yaml", join(folder, "ops/b.yaml")].map((file) => {
    const config = loadConfig(file, folder);
    assert.ok(config.ok);
    return manifestsDirectory(config.value);
  });
  assert.deepEqual(directories, [join(folder, "ops/webhooks.d"), join(folder, "hooks")]);
});

test("a duration without its unit is told how durations are written, not to be quoted", (t) => {
  const at = (line: string) => `${SANDBOX}    ${line}\n`;
  for (const line of ["health: { timeout: 5 }", "health: { timeout: 5.5 }", "deprecation: { grace: 30 }"]) {
    const config = loadConfig("webhook-sync.yaml", workspace(t, { "webhook-sync.yaml": at(line) }));
    assert.match(told(config.ok ? [] : config.error).join(), /\(write a duration such as 500ms, 5s/, line);
  }
});

const EITHER = "`audit.anchors[0]` must have one of the keys file, gitNotes or hook, and no more than one";
const anchors: readonly (readonly [anchor: string, want: string])[] = [
  ["{ file: 5 }", "wrong-type: `audit.anchors[0].file` must be text, not a number (put the value in quotes)"],
  ["{ fil: x }", "unknown-key: unknown key `fil` (did you mean `file`?)"],
  ["{ file: x, path: y }", "unknown-key: unknown key `path` (keys: file)"],
  ["{}", `invalid-value: ${EITHER}`],
  ["{ file: x, gitNotes: refs/notes/x }", `invalid-value: ${EITHER}`],
  [
    "{ gitNotes: notes/x }",
    "invalid-value: `audit.anchors[0].gitNotes` must be refs/notes/ and up to 101 letters, digits, dots, slashes, hyphens and underscores",
  ],
  ["{ hook: text }", "wrong-type: `audit.anchors[0].hook` must be a map, not text"],
  ["{ hook: {} }", "missing-key: missing key `url` in `audit.anchors[0].hook` (needed here: url)"],
  ["text", "wrong-type: `audit.anchors[0]` must be a map, not text"],
];

for (const [anchor, want] of anchors) {
  test(`an anchor that is wrong is one finding, of what it is meant to be: ${anchor}`, (t) => {
    const text = `${SANDBOX}audit:\n  anchors:\n    - ${anchor}\n`;
    const config = loadConfig("webhook-sync.yaml", workspace(t, { "webhook-sync.yaml": text }));
    assert.deepEqual(
      told(config.ok ? [] : config.error).map((finding) => finding.replace(/^\S+ /, "")),
      [want],
    );
  });
}
