import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "Where every webhook stands, and exit codes for schedulers", async (stage) => {
  const all = "status --fail-on drift unhealthy sunset";
  stage.write("webhook-sync.yaml", configText({ receivers: { "shipping*": "failing" } }));
  for (const name of ["invoices", "orders", "profile", "returns"]) {
    stage.write(`webhooks.d/${name}.yaml`, manifestText(name, 1));
  }
  stage.say("Before the first apply everything is pending, which is no concern.");
  await stage.run(all, 0);
  await stage.runSilently("apply --yes --concurrency 1", 0);
  await stage.run(all, 0);

  stage.say("Somebody edits, switches off and deletes on the tenant; a version passes its sunset unnoticed.");
  await stage.changeByHand("orders", { url: "https://elsewhere.example.test/" });
  await stage.changeByHand("profile", { status: "inactive" });
  await stage.changeByHand("returns", undefined);
  stage.edit(
    "webhooks.d/invoices.yaml",
    "version: 1",
    "version: 1\nstatus: deprecated\ndeprecation: { sunset: 2026-01-31 }",
  );
  await stage.run("status", 0);
  await stage.runSilently("status --fail-on unhealthy", 0);
  await stage.runSilently("status --fail-on drift", 2);
  await stage.runSilently("status --fail-on sunset", 2);

  stage.say("The gate holds a new webhook: unhealthy weighs more than drift.");
  stage.write("webhooks.d/shipping.yaml", manifestText("shipping", 1));
  await stage.runSilently("apply --yes --concurrency 1 --target shipping", 5);
  await stage.run(all, 5);
  await stage.runSilently("status --fail-on drift", 2);

  const { stdout } = await stage.runSilently("status --format json --fail-on unhealthy", 5);
  const { exitCode, counts, webhooks } = JSON.parse(stdout);
  assert.equal(exitCode, 5);
  assert.deepEqual(counts, {
    webhooks: 5,
    asDeclared: 0,
    keptOtherwise: 0,
    pending: 5,
    blocked: 0,
    drift: 3,
    unhealthy: 1,
    sunset: 1,
  });
  const shipping = webhooks.find(({ key }: { key: string }) => key === "shipping@1");
  assert.equal(shipping.health.status, "fail");
  assert.equal(shipping.runs.successRate, 0);
  assert.ok(shipping.daysToCertificateExpiry > 0);
  await stage.run("status --fail-on weather", 64);
});
