import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse, parseAllDocuments } from "yaml";
import configSchema from "../schemas/config.schema.json" with { type: "json" };
import webhookSchema from "../schemas/webhook.schema.json" with { type: "json" };
import { rewriteManifests } from "../src/manifest/rewrite.ts";
import type { ConfigFile } from "../src/model/fleet/environment.ts";
import type { WebhookManifest } from "../src/model/generated/webhook.ts";

const ajv = new Ajv2020({ strict: false });
const isConfig = ajv.compile<ConfigFile>(configSchema);
const isManifest = ajv.compile<WebhookManifest>(webhookSchema);

const root = new URL("../", import.meta.url);
const files = readdirSync(new URL("webhooks.d/", root));
const textOf = (path: string) => readFileSync(new URL(path, root), "utf8");

const byFile = new Map(
  files.map((file) => [
    file,
    parseAllDocuments(textOf(`webhooks.d/${file}`)).map((document): WebhookManifest => {
      const value: unknown = document.toJS();
      assert.ok(isManifest(value), `${file}: ${JSON.stringify(isManifest.errors)}`);
      return value;
    }),
  ]),
);
const fleet = [...byFile.values()].flat();

/** How many webhooks must be live before this one; unknown names count as a fault. */
function depthOf(name: string): number {
  const versions = fleet.filter((webhook) => webhook.name === name.replace(/@.*/, ""));
  assert.ok(versions.length > 0, `nobody declares ${name}`);
  return Math.max(
    ...versions.flatMap(({ dependsOn = [] }) => [0, ...dependsOn.map((on) => 1 + depthOf(on))]),
  );
}

describe("the example fleet of Cognigy.AI", () => {
  const folder = "examples/cognigy-v2";
  const names = readdirSync(new URL(`${folder}/webhooks.d/`, root));
  const manifests = names.flatMap((file) =>
    parseAllDocuments(textOf(`${folder}/webhooks.d/${file}`)).map((document): WebhookManifest => {
      const value: unknown = document.toJS();
      assert.ok(isManifest(value), `${file}: ${JSON.stringify(isManifest.errors)}`);
      return value;
    }),
  );

  test("has a config file as its schema says, with the sandbox as default", () => {
    const config: unknown = parse(textOf(`${folder}/webhook-sync.yaml`));
    assert.ok(isConfig(config), JSON.stringify(isConfig.errors));
    const { sandbox, production } = config.environments;
    assert.equal(sandbox?.default, true);
    assert.equal(production?.tenant?.profile, "cognigy-v2");
  });

  test("shows what can be declared: twelve webhooks in two projects", () => {
    assert.equal(manifests.length, 12);
    const projects = new Set(manifests.map(({ cognigy }) => cognigy?.project ?? "Customer service"));
    assert.deepEqual([...projects].toSorted(), ["Customer service", "Orders"]);
    const has = (shows: (manifest: WebhookManifest) => unknown) => assert.ok(manifests.some(shows));
    has(({ cognigy }) => cognigy?.name);
    has(({ cognigy }) => cognigy?.snapshot);
    has(({ cognigy }) => cognigy?.locale === "German");
    has(({ basicAuth }) => basicAuth === "none");
    has(({ replace }) => replace === "parallel");
    has(({ status }) => status === "inactive");
    has(({ protect }) => protect);
    has(({ dependsOn }) => dependsOn?.length);
    has(({ health }) => health?.accept);
    has(({ environments }) => environments?.production?.health);
  });

  test("is laid out as import lays out what it writes, and tells editors its schemas", () => {
    for (const file of names) {
      const text = textOf(`${folder}/webhooks.d/${file}`);
      assert.equal(rewriteManifests(text, "sandbox", []), text, file);
      assert.ok(text.startsWith("# yaml-language-server: $schema=../../../schemas/webhook.schema.json\n"));
    }
  });
});

describe("the example fleet", () => {
  test("has a config file as its schema says, with the sandbox as default", () => {
    const config: unknown = parse(textOf("webhook-sync.yaml"));
    assert.ok(isConfig(config), JSON.stringify(isConfig.errors));
    assert.deepEqual(Object.keys(config.environments), ["sandbox", "staging", "production"]);
    assert.equal(config.environments.sandbox?.default, true);
  });

  test("tells editors its schemas", () => {
    for (const file of files)
      assert.ok(textOf(`webhooks.d/${file}`).startsWith("# yaml-language-server: $schema=../schemas/"), file);
    assert.ok(textOf("webhook-sync.yaml").startsWith("# yaml-language-server: $schema=./schemas/"));
  });

  test("is laid out as import lays out what it writes", () => {
    for (const file of files) {
      const text = textOf(`webhooks.d/${file}`);
      assert.equal(rewriteManifests(text, "sandbox", []), text, file);
    }
    const byHand = "a:   {b: c, d: [ 1,2 ]} # why\n---\nlist: [  ]\n";
    assert.equal(rewriteManifests(byHand, "sandbox", []), byHand, "what nothing is to be changed in");
  });

  test("shows what can be declared", () => {
    assert.ok(fleet.length >= 14);
    assert.ok(new Set(fleet.map(({ owner }) => owner)).size >= 4);
    assert.ok([...byFile.values()].some((documents) => documents.length > 1));
    assert.ok(Math.max(...fleet.map(({ name }) => depthOf(name))) >= 3);
    assert.ok(fleet.some(({ name }) => name.startsWith("shipping-")));
    assert.ok(fleet.some(({ status }) => status === "inactive"));
    assert.ok(
      fleet.some(({ status, deprecation }) => status === "deprecated" && deprecation?.sunset !== undefined),
    );
    assert.ok(fleet.some(({ protect }) => protect === true));
    assert.ok(fleet.some(({ environments }) => environments?.staging !== undefined));
    assert.ok(fleet.some(({ environments }) => environments?.production !== undefined));
    const versions = fleet.filter(({ name }) => name === "order-fulfillment").map(({ version }) => version);
    assert.deepEqual(versions.toSorted(), [1, 2]);
  });

  test("may send each of its secrets somewhere in staging and production", () => {
    const config: unknown = parse(textOf("webhook-sync.yaml"));
    assert.ok(isConfig(config));
    const used = new Set(
      [...JSON.stringify(fleet).matchAll(/\$\{secret:([A-Z_]+)/g)].map(([, name]) => name ?? ""),
    );
    for (const environment of ["staging", "production"]) {
      const listed: string[] = Object.keys(config.environments[environment]?.policy?.secrets ?? {});
      assert.deepEqual(listed.toSorted(), [...used].toSorted());
    }
  });
});
