import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readLog } from "../../../src/sandbox/wire/logs.ts";
import { cognigyConfig, ServedCognigy } from "../cognigy.ts";
import { scenario } from "../stage.ts";

const TEAMS = ["Orders", "Billing", "CRM", "Shipping"];
const PASSWORDS = ["pass-of-orders", "pass-of-billing", "pass-of-crm", "pass-of-shipping"];

interface Imported {
  readonly files: readonly { readonly file: string }[];
  readonly left: readonly { readonly name: string; readonly code: string; readonly reason: string }[];
  readonly secrets: readonly {
    readonly name: string;
    readonly webhooks: readonly string[];
    readonly hosts: readonly string[];
  }[];
}

scenario(import.meta.dirname, "Twenty Endpoints that people clicked come into Git", async (stage) => {
  stage.write("webhook-sync.yaml", cognigyConfig());
  await stage.serve("sandbox", async (announced) => {
    const tenant = new ServedCognigy(announced, stage);
    const { projectId, flow, locale } = await tenant.ground();
    for (let at = 0; at < 16; at += 1) {
      const team = TEAMS[at % TEAMS.length] ?? "";
      const basicAuthPassword = PASSWORDS[at % PASSWORDS.length] ?? "";
      const settings = {
        webhookUrl: `https://api.example.test/${team.toLowerCase()}/${at}`,
        ...(at % 2 === 0 ? { basicAuthUser: `${team.toLowerCase()}-bot`, basicAuthPassword } : {}),
      };
      const name = `${team} (prod) ${at}`;
      const channel = at === 3 ? "generic" : "webhook";
      const fields = {
        projectId,
        flowId: flow,
        localeId: locale,
        name,
        channel,
        active: at % 5 !== 4,
        settings,
      };
      await tenant.happen({ kind: "click", fields });
    }
    const common = { projectId, flowId: flow, localeId: locale, channel: "webhook", active: true };
    const settings = { webhookUrl: "https://api.example.test/odd" };
    await tenant.happen({
      kind: "click",
      fields: { ...common, name: "No url", settings: {} },
    });
    await tenant.happen({ kind: "click", fields: { ...common, name: "No flow", flowId: "", settings } });
    await tenant.happen({
      kind: "click",
      fields: { ...common, name: "Occupied", foreignId: "crm-4711", settings },
    });
    const plain = { ...settings, webhookUrl: "http://api.example.test/odd" };
    await tenant.happen({ kind: "click", fields: { ...common, name: "Plain http", settings: plain } });
    const before = await tenant.endpoints();
    assert.equal(before.length, 20);

    stage.say("Sixteen can be declared. What cannot is named with its reason and stays as it is.");
    const { stdout } = await stage.runSilently("import --env served --format json", 11);
    const report: Imported = JSON.parse(stdout);
    assert.deepEqual(
      report.left.map(({ name, code }) => `${name} ${code}`),
      ["no-flow undeclarable", "no-url undeclarable", "occupied undeclarable", "plain-http policy"],
    );
    await stage.run("import --env served no-flow no-url occupied plain-http", 11);
    const files = readdirSync(join(stage.directory, "webhooks.d"));
    assert.equal(files.length, 16);
    for (const file of files) assert.doesNotMatch(stage.read(`webhooks.d/${file}`), /pass-of/);
    stage.say(`\`\`\`yaml\n${stage.read("webhooks.d/orders-prod-0.yaml")}\`\`\``);
    assert.match(stage.read("webhooks.d/shipping-prod-3.yaml"), /channel: generic/);

    stage.say("Each password is one secret wherever it is used; operators say where it may go.");
    assert.equal(report.secrets.length, 2);
    const listed = report.secrets
      .map(({ name, hosts }) => `        ${name}: [${hosts.join(", ")}]\n`)
      .join("");
    stage.edit("webhook-sync.yaml", "  served:\n", `  served:\n    policy:\n      secrets:\n${listed}`);
    const live = new Map(before.map((one) => [String(one.name), Object(one.settings)]));
    for (const { name, webhooks } of report.secrets) {
      const [first = ""] = webhooks;
      const owner = [...live].find(([display]) =>
        first.startsWith(display.toLowerCase().replace(/[^a-z0-9]+/g, "-")),
      );
      stage.variables[name] = String(owner?.[1].basicAuthPassword);
    }

    stage.say("The plan takes them over with the marker alone: nothing is probed and no secret is sent.");
    const planned = JSON.parse((await stage.runSilently("plan --env served --format json", 0)).stdout);
    assert.equal(planned.counts.adopt, 16);
    await stage.run("plan --env served --target orders-prod-0", 0);
    await stage.runSilently("apply --env served --yes --quiet", 0);
    const { stdout: last } = await stage.runSilently("plan --env served --detailed-exitcode", 0);
    assert.match(last, /No changes\. The tenant is as declared: 16 unchanged\./);
    const after = await tenant.endpoints();
    const isOurs = ({ foreignId }: { foreignId?: unknown }) => /^webhook-sync\/1 /.test(String(foreignId));
    assert.equal(after.filter(isOurs).length, 16);
    const settingsOf = (all: typeof before) =>
      all.map(({ name, settings: own, active, URLToken }) => [name, own, active, URLToken]);
    assert.deepEqual(settingsOf(after).toSorted(), settingsOf(before).toSorted());
    const log = readLog(join(stage.directory, ".webhook-sync/sandbox/tenant"), "requests");
    const writes = log.filter(({ committed }) => committed);
    assert.equal(writes.filter(({ call }) => call === "patch").length, 16);
    assert.doesNotMatch(stage.read(".webhook-sync/served/journal.ndjson"), /pass-of/);

    stage.say("The marker is taken off again with `unadopt`, and nothing else.");
    stage.edit("webhooks.d/orders-prod-0.yaml", "adopt: true", "unadopt: true");
    await stage.run("apply --env served --yes --quiet", 0);
    const free = (await tenant.endpoints()).find(({ name }) => name === "Orders (prod) 0");
    assert.equal(free?.foreignId, "");
  });
});
