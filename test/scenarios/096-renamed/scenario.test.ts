import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

const MANIFEST = "webhooks.d/orders.yaml";

scenario(import.meta.dirname, "A webhook gets another name", async (stage) => {
  const statusOf = (name: string) =>
    stage
      .log("requests")
      .flatMap(({ write }) => (write?.name === name ? [write.status] : []))
      .at(-1);
  const failing = configText({ receivers: { "order-intake": "failing" } });
  stage.write("webhook-sync.yaml", failing);
  stage.write(MANIFEST, manifestText("orders", 1));
  stage.write("webhooks.d/billing.yaml", manifestText("billing", 1, ["dependsOn: [orders]"]));
  await stage.runSilently("apply --yes", 0);

  stage.say("Only the name changes: the plan says that it sees two webhooks, and how they become one.");
  stage.edit(MANIFEST, "name: orders", "name: order-intake");
  stage.edit("webhooks.d/billing.yaml", "[orders]", "[order-intake]");
  await stage.run("plan", 0);

  stage.say("With the line it is one change. Its receiver fails, so the old name stays in service.");
  stage.edit(MANIFEST, "version: 1", "version: 1\nreplaces: orders");
  await stage.run("plan", 0);
  await stage.run("apply --yes", 5);
  assert.deepEqual([statusOf("orders"), statusOf("order-intake")], ["active", "inactive"]);
  assert.deepEqual(stage.log("events"), []);

  stage.say("Mended, the same command finishes, and the hook hears of both names.");
  stage.write("webhook-sync.yaml", configText());
  await stage.run("apply --yes", 0);
  assert.deepEqual([statusOf("orders"), statusOf("order-intake")], ["deprecated", "active"]);
  const [event, ...others] = stage.log("events").map(({ body }) => JSON.stringify(body));
  assert.deepEqual(others, []);
  assert.match(
    event ?? "",
    /"webhook_deprecated","name":"orders","old_version":1,"new_version":1,"new_name":"order-intake"/,
  );

  stage.say("Nothing is left to do, with the line and without it.");
  await stage.run("plan --detailed-exitcode", 0);
  stage.edit(MANIFEST, "replaces: orders\n", "");
  await stage.run("plan --detailed-exitcode", 0);

  stage.say("The run is taken back in the same way: the old name first, then the new one goes.");
  const runs = stage.read(".webhook-sync/sandbox/journal.ndjson").trim().split("\n");
  const run = /"run":"([0-9a-f]+)"/.exec(runs.at(-1) ?? "")?.[1];
  await stage.run(`rollback ${run} --yes`, 0);
  assert.deepEqual([statusOf("orders"), statusOf("order-intake")], ["active", "inactive"]);

  stage.say("Made once more and reverted in Git: the plan and the hook say which name takes over.");
  stage.edit(MANIFEST, "version: 1", "version: 1\nreplaces: orders");
  await stage.runSilently("apply --yes", 0);
  stage.write(MANIFEST, manifestText("orders", 1));
  stage.edit("webhooks.d/billing.yaml", "[order-intake]", "[orders]");
  await stage.run("plan", 0);
  await stage.run("apply --yes", 0);
  assert.deepEqual([statusOf("orders"), statusOf("order-intake")], ["active", "deprecated"]);
  assert.match(
    JSON.stringify(stage.log("events").at(-1)?.body),
    /"webhook_deprecated","name":"order-intake","old_version":1,"new_version":1,"new_name":"orders"/,
  );
});
