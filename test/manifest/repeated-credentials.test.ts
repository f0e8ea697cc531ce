import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { loadConfig } from "../../src/manifest/config-file.ts";
import { createLocate } from "../../src/manifest/load-manifests.ts";
import type { Diagnostic } from "../../src/model/fleet/diagnostic.ts";
import { checkPolicy } from "../../src/policy/check-policy.ts";
import { renderFindingAnnotations } from "../../src/render/formats/annotations.ts";
import { renderSarif } from "../../src/render/formats/sarif.ts";
import { renderDiagnostics } from "../../src/render/text/diagnostics.ts";
import { resolveEnvironment } from "../../src/settings/environment.ts";
import { TOKENS } from "../fixtures/tokens.ts";
import { load, staging, workspace } from "./workspace.ts";

const HEAD = "name: orders\nversion: 1\n";
const URL_LINE = "url: https://api.yourcompany.com/a\n";

/** What people do who paste a token into a manifest, and get something else wrong beside it. */
const MISTAKES: Readonly<Record<string, (token: string) => string>> = {
  "an unknown key": (token) => `${HEAD}${URL_LINE}apiKey: ${token}\n`,
  "a misspelt key": (token) => `${HEAD}${URL_LINE}heders: { X-Api-Key: "${token}" }\n`,
  "the token as a key": (token) => `${HEAD}${URL_LINE}"${token}": X-Api-Key\n`,
  "the token as a header's name": (token) => `${HEAD}${URL_LINE}headers: { "${token}": X-Api-Key }\n`,
  "name and value changed places, twice": (token) =>
    `${HEAD}${URL_LINE}headers:\n  "${token}-x": "1"\n  "${token}-x": "2"\n`,
  "a bad escape": (token) => `${HEAD}${URL_LINE}headers: { X-Api-Key: "${token}\\q" }\n`,
  "no closing quote": (token) => `${HEAD}${URL_LINE}headers:\n  X-Api-Key: "${token}\n`,
  "no colon": (token) => `${HEAD}${URL_LINE}headers:\n  X-Api-Key ${token}\n`,
  "no space after the colon": (token) => `${HEAD}${URL_LINE}headers:\n  X-Api-Key:${token}\n`,
  "wrong indentation": (token) => `${HEAD}${URL_LINE}headers:\n    A: x\n  X-Api-Key: ${token}\n`,
  "a tab": (token) => `${HEAD}${URL_LINE}headers:\n\tX-Api-Key: ${token}\n`,
  "a list in place of text": (token) => `${HEAD}${URL_LINE}headers: { X-Api-Key: ["${token}"] }\n`,
  "a map in place of text": (token) => `${HEAD}${URL_LINE}headers: { X-Api-Key: { value: "${token}" } }\n`,
  "a text in place of the map": (token) => `${HEAD}${URL_LINE}headers: "X-Api-Key ${token}"\n`,
  "no choice": (token) => `${HEAD}${URL_LINE}status: "${token}"\n`,
  "no name": (token) => `name: "${token}"\nversion: 1\n${URL_LINE}`,
  "an unknown dependency": (token) => `${HEAD}${URL_LINE}dependsOn: ["${token}"]\n`,
  "no reference": (token) => `${HEAD}${URL_LINE}headers: { X-Api-Key: "\${secret:${token}}" }\n`,
  "a reference of another kind": (token) =>
    `${HEAD}${URL_LINE}headers: { X-Api-Key: "\${token:${token}}" }\n`,
  "a reference that is not closed": (token) =>
    `${HEAD}${URL_LINE}headers: { X-Api-Key: "\${secret:X ${token}" }\n`,
  "an unknown variable": (token) => `${HEAD}url: "https://\${var:${token}}/a"\n`,
  "an anchor": (token) => `${HEAD}${URL_LINE}description: &${token} x\n`,
  "a tag": (token) => `${HEAD}${URL_LINE}description: !${token} x\n`,
  "an unknown environment": (token) => `${HEAD}${URL_LINE}environments: { "${token}": { status: active } }\n`,
  "a url that cannot be read": (token) => `${HEAD}url: "https://a b/${token}"\n`,
  "a url's password": (token) =>
    `${HEAD}url: "http://bob:${token.replaceAll("/", "")}@api.yourcompany.com:99999/a"\n`,
  "a url's host": (token) => `${HEAD}url: "https://${token.replace(/[^A-Za-z0-9]/g, "")}.example/a"\n`,
  "a url's query": (token) => `${HEAD}url: "http://api.yourcompany.com:81/a?token=${token}"\n`,
  "a character that HTTP does not allow": (token) =>
    `${HEAD}${URL_LINE}headers: { X-Api-Key: "${token}\\u263a" }\n`,
  "no day": (token) => `${HEAD}${URL_LINE}deprecation: { sunset: "${token}" }\n`,
  "no duration": (token) => `${HEAD}${URL_LINE}health: { maxLatency: "${token}" }\n`,
  "text behind the document": (token) => `${HEAD}${URL_LINE}...\n${token}\n`,
};

/** The same in the config file. */
const MISTAKES_OF_OPERATORS: Readonly<Record<string, (token: string) => string>> = {
  "a literal credential": (token) => tenant(`auth: { kind: bearer, token: "${token}" }`),
  "an unknown key": (token) => tenant(`auth: { kind: bearer, tokn: "${token}" }`),
  "an unknown kind": (token) => tenant(`auth: { kind: "${token}" }`),
  "no closing quote": (token) => tenant(`auth: { kind: bearer, token: "${token} }`),
  "a bad escape": (token) => tenant(`auth: { kind: bearer, token: "${token}\\q" }`),
  "a list": (token) => tenant(`auth: { kind: bearer, token: ["${token}"] }`),
  "a url's password": (token) =>
    `environments:\n  staging:\n    tenant:\n      profile: integrations-v1\n      baseUrl: "https://bob:${token.replaceAll("/", "")}@t.example"\n      auth: { kind: bearer, token: "\${env:T}" }\n`,
  "a proxy's password": (token) =>
    `${tenant('auth: { kind: bearer, token: "${env:T}" }')}      proxy: "http://bob:${token.replaceAll("/", "")}@proxy.example:3128"\n`,
  "a reference of another kind": (token) => tenant(`auth: { kind: bearer, token: "\${secret:${token}}" }`),
  "an unknown environment": (token) => `environments:\n  "${token}": { tenant: { profile: nothing } }\n`,
  "a secret in place of its name": (token) =>
    `${tenant('auth: { kind: bearer, token: "${env:T}" }')}    policy: { secrets: { "${token}": "x" } }\n`,
  "a dashboard's header": (token) =>
    `${tenant('auth: { kind: bearer, token: "${env:T}" }')}    monitoring: { url: nowhere, headers: { Authorization: "${token}" } }\n`,
};

function tenant(line: string): string {
  return `environments:\n  staging:\n    tenant:\n      profile: integrations-v1\n      baseUrl: https://t.example\n      ${line}\n`;
}

/** The part that nobody but its owner has: the first letters only tell the kind. */
function telltalesOf(token: string): readonly string[] {
  const bare = token.replace(/^.*?:\/\/[^:]*:/, "");
  const pieces = Array.from({ length: Math.max(0, bare.length - 12) }, (_, at) => bare.slice(at, at + 12));
  return pieces.filter((piece) => /[0-9]/.test(piece) && /[A-Za-z]/.test(piece));
}

/** In all the forms in which findings are told. */
function assertUntold(token: string, diagnostics: readonly Diagnostic[]): void {
  assert.ok(diagnostics.length > 0, "there is something to tell");
  const style = { width: 4_000, color: false };
  const forms = [
    renderDiagnostics(diagnostics, style),
    JSON.stringify(diagnostics),
    renderSarif(diagnostics, { toolVersion: "1.0.0", config: "webhook-sync.yaml" }),
    renderFindingAnnotations(diagnostics).join("\n"),
  ];
  for (const form of forms) {
    const told = telltalesOf(token).find(
      (piece) => form.includes(piece) || form.includes(piece.toLowerCase()),
    );
    assert.equal(told, undefined, form);
  }
}

/** One of a kind; what looks like no token at all is no worse when it is told. */
const EXAMPLES = Object.entries(TOKENS).map(([called, [example = ""]]) => ({ called, example }));

for (const [mistake, write] of Object.entries(MISTAKES)) {
  test(`no finding repeats a token: ${mistake}`, (t) => {
    for (const { example } of EXAMPLES) {
      const folder = workspace(t, { "webhooks.d/a.yaml": write(example) });
      const { webhooks, diagnostics } = load(folder);
      const findings = checkPolicy(webhooks, staging, createLocate(staging.name, folder));
      const all = [...diagnostics, ...findings.map(({ diagnostic }) => diagnostic)];
      if (all.length > 0) assertUntold(example, all);
    }
  });
}

for (const [mistake, write] of Object.entries(MISTAKES_OF_OPERATORS)) {
  test(`no finding about the config file repeats a token: ${mistake}`, (t) => {
    for (const { example } of EXAMPLES) {
      const folder = workspace(t, { "webhook-sync.yaml": write(example) });
      const config = loadConfig(join(folder, "webhook-sync.yaml"), folder);
      const resolving = { variables: {}, credentials: "ignored" } as const;
      const resolved = config.ok ? resolveEnvironment(config.value, undefined, resolving) : config;
      assert.ok(!resolved.ok, write(example));
      assertUntold(example, resolved.error);
    }
  });
}
