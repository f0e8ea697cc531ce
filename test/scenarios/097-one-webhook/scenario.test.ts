import assert from "node:assert/strict";
import { assertAsSchemaSays } from "../../fixtures/output-schemas.ts";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "One webhook at a glance", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/profile.yaml", manifestText("profile", 1));
  stage.write(
    "webhooks.d/orders.yaml",
    manifestText("orders", 1, [
      "description: Sends confirmed orders",
      "owner: team-orders",
      "dependsOn: [profile]",
      'headers: { X-Api-Key: "${secret:ORDERS_KEY@3}", X-Environment: staging }',
      "health: { expect: 2xx, payload: { ping: true } }",
    ]),
  );
  stage.write("webhooks.d/label.yaml", manifestText("label", 1, ["dependsOn: [orders]"]));

  stage.say("Before anything was applied there is a manifest and nothing else.");
  await stage.run("describe orders", 0);
  await stage.runSilently("apply --yes --quiet --concurrency 1", 0);

  stage.say("Applied, and a header changed in Git while somebody edits the url by hand.");
  stage.edit("webhooks.d/orders.yaml", "staging", "production");
  await stage.changeByHand("orders", { url: "https://elsewhere.example.test/" });
  await stage.run("describe orders", 0);
  await stage.run("diff orders", 0);
  await stage.runSilently("diff orders --detailed-exitcode", 2);
  await stage.runSilently("diff profile --detailed-exitcode", 0);
  await stage.runSilently("apply --yes --quiet --concurrency 1", 0);

  stage.say("The record has each change: when, who, what, why. A new version takes over.");
  stage.edit("webhooks.d/orders.yaml", "version: 1", "version: 2");
  await stage.run("describe orders", 0);
  await stage.run("diff orders@2", 0);

  const isAsItsSchema = async (webhook: string) => {
    const described = await stage.runSilently(`describe ${webhook} --format json`, 0);
    assertAsSchemaSays("description", described.stdout);
    const differing = await stage.runSilently(`diff ${webhook} --format json`, 0);
    assertAsSchemaSays("difference", differing.stdout);
    return JSON.parse(described.stdout);
  };
  await isAsItsSchema("profile");
  const { versions, dependants, record } = await isAsItsSchema("orders");
  assert.deepEqual(
    versions.map(({ key, planned }: { key: string; planned: { kind: string } }) => [key, planned.kind]),
    [
      ["orders@2", "change"],
      ["orders@1", "superseded"],
    ],
  );
  assert.deepEqual(dependants, ["label@1"]);
  assert.deepEqual(
    record.map(({ action }: { action: string }) => action),
    ["update", "create"],
  );
  assert.deepEqual(versions[0].declared.secrets, [{ name: "ORDERS_KEY", version: 3, isSet: true }]);

  stage.say("A name that nobody knows is no webhook, nor is a version.");
  await stage.run("describe ordres", 64);
  await stage.run("describe orders@7", 64);
  await stage.runSilently("diff nothing-like-it", 64);
});
