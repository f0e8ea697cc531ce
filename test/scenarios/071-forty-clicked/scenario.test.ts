import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { rewriteManifests } from "../../../src/manifest/rewrite.ts";
import { readLog } from "../../../src/sandbox/wire/logs.ts";
import { type Clicked, clickTogether, heldBy } from "../clicked.ts";
import { configText } from "../fleet.ts";
import { environmentOf } from "../served.ts";
import { scenario } from "../stage.ts";

const TEAMS = ["orders", "billing", "crm", "shipping", "service"];
const STATUSES = ["active", "active", "inactive", "deprecated"] as const;

/** 32 ordinary ones: hidden headers, several formats, and members that nobody knows. */
const ORDINARY = Array.from({ length: 32 }, (_, at): Clicked => {
  const team = TEAMS[at % TEAMS.length] ?? "";
  return {
    name: `${team}-hook-${at}`,
    version: 1 + (at % 3),
    method: at % 7 === 0 ? "PUT" : "POST",
    payloadFormat: at % 5 === 0 ? "application/cloudevents+json" : "application/json",
    status: STATUSES[at % STATUSES.length] ?? "active",
    headers: {
      "X-Api-Key": `key-of-${team}`,
      ...(at % 2 === 0 ? { Authorization: `Bearer token-${at}` } : {}),
      ...(at % 3 === 0 ? { "X-Region": "eu-central" } : {}),
    },
    retryPolicy: { attempts: at, backoff: ["1s", "2s"] },
    ...(at % 4 === 0 ? { description: `Clicked together for ${team}`, folder: `/bots/${team}` } : {}),
  };
});

/** Two versions of one name, two of one key, and what no manifest can say. */
const ODD: readonly Clicked[] = [
  { name: "returns", version: 1, headers: { "X-Api-Key": "key-of-returns" }, status: "inactive" },
  { name: "returns", version: 2, headers: { "X-Api-Key": "key-of-returns" } },
  { name: "twin", url: "https://api.example.test/twin/a" },
  { name: "twin", url: "https://api.example.test/twin/b" },
  { name: "../../escape" },
  { name: "Kundenabgleich (alt) 🛒" },
  { name: "plain-http", url: "http://api.example.test/plain" },
  { name: "in-the-url", url: "https://api.example.test/in?api_key=4711-0815" },
];

const SWITCHES = "maskHeaders: masked\nuniqueNames: false\n";

scenario(import.meta.dirname, "Forty clicked webhooks with hidden headers", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("switches.yaml", SWITCHES);
  await stage.serve("sandbox --switches switches.yaml", async (announced) => {
    const config = `${configText()}${environmentOf(announced)}`;
    stage.write("webhook-sync.yaml", config);
    stage.variables.SANDBOX_CLIENT_SECRET = stage.read(".webhook-sync/sandbox/tenant/client-secret").trim();
    await clickTogether(announced, stage, [...ORDINARY, ...ODD]);
    const before = heldBy(stage);
    assert.equal(before.length, 40);

    stage.say("34 can be declared. What cannot is named with its reason and stays as it is.");
    const { stdout } = await stage.runSilently("import --env served --owner team-crm --format json", 11);
    const report = JSON.parse(stdout);
    assert.equal(report.files.length, 34);
    assert.deepEqual(
      report.left.map(({ name, code }: Record<string, string>) => `${name} ${code}`),
      [
        "../../escape undeclarable",
        "Kundenabgleich (alt) 🛒 undeclarable",
        "in-the-url credential",
        "plain-http policy",
        "twin ambiguous",
      ],
    );
    await stage.run("import --env served plain-http in-the-url twin", 11);

    stage.say("Nothing that the tenant hides is in a file, and every file is laid out as manifests are.");
    const files = readdirSync(join(stage.directory, "webhooks.d"));
    assert.equal(files.length, 34);
    for (const file of files) {
      const text = stage.read(`webhooks.d/${file}`);
      assert.doesNotMatch(text, /key-of|token-|eu-central/);
      assert.equal(rewriteManifests(text, "sandbox", []), text);
    }

    stage.say("Without the secrets the plan shows that nothing differs, and an apply asks for them.");
    const secrets: { name: string; header: string; webhooks: string[]; hosts: string[] }[] = report.secrets;
    const listed = secrets.map(({ name, hosts }) => `        ${name}: [${hosts.join(", ")}]\n`).join("");
    const tenant = "    tenant:\n      profile: integrations-v1";
    assert.deepEqual(report.unlisted.length, secrets.length);
    stage.write(
      "webhook-sync.yaml",
      config.replace(tenant, `    policy:\n      secrets:\n${listed}${tenant}`),
    );
    await stage.runSilently("plan --env served --detailed-exitcode", 2);
    const unset = await stage.runSilently("apply --env served --yes", 3);
    assert.match(unset.stderr, /missing-secret/);

    stage.say("With them the receivers are asked first, because nobody can compare what a PUT writes.");
    const live = new Map(before.map((one) => [`${one.name}@${one.version}`, one]));
    for (const { name, header, webhooks } of secrets) {
      const value = live.get(webhooks[0] ?? "")?.headers[header];
      assert.ok(value);
      stage.variables[name] = value;
    }
    const planned = JSON.parse((await stage.runSilently("plan --env served --format json", 0)).stdout);
    assert.equal(planned.counts.adopt, 34);
    assert.ok(planned.changes.every(({ fields }: { fields: unknown[] }) => fields.length === 0));
    await stage.runSilently("apply --env served --yes --quiet", 0);
    const after = JSON.parse(
      (await stage.runSilently("plan --env served --detailed-exitcode --format json", 0)).stdout,
    );
    assert.deepEqual([after.counts.unchanged, after.counts.unmanaged], [34, 6]);

    stage.say("Only keys were written: url, status, headers and all that nobody knows are what they were.");
    const adopted = new Set(planned.changes.map(({ key }: { key: string }) => key));
    assert.deepEqual(
      heldBy(stage).map((one) => ({ ...one, lastChanged: 0 })),
      before.map((one) => ({
        ...one,
        idempotencyKey: adopted.has(`${one.name}@${one.version}`) ? `${one.name}:${one.version}` : null,
        lastChanged: 0,
      })),
    );
    const log = readLog(join(stage.directory, ".webhook-sync/sandbox/tenant"), "requests");
    const writes = log.filter(({ call, committed }) => call !== "create" && committed);
    assert.equal(writes.length, 34);
    await stage.runSilently("import --env served --overwrite", 11);
    const { stdout: last } = await stage.runSilently("plan --env served --detailed-exitcode", 0);
    assert.match(last, /No changes\. The tenant is as declared: 34 unchanged\./);
  });
});
