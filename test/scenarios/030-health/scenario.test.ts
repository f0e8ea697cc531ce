import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "Probing the receivers without changing anything", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  stage.write("webhooks.d/returns.yaml", manifestText("returns", 1));
  stage.write("webhooks.d/survey.yaml", manifestText("survey", 1, ["status: inactive"]));
  stage.say(
    "Before the first apply: what is declared active is probed, and nothing is live that could be unfit.",
  );
  await stage.run("health", 0);
  assert.deepEqual(stage.log("deliveries"), []);
  await stage.runSilently("apply --yes --concurrency 1", 0);
  const writes = () => stage.log("requests").filter(({ write }) => write !== null).length;
  const written = writes();
  const delivered = stage.log("deliveries").length;

  stage.say("A certificate goes wrong, a receiver begins to fail, one manifest moves on, one is new.");
  stage.write(
    "webhook-sync.yaml",
    configText({ receivers: { "orders*": "wrong-certificate", "returns*": "failing" } }),
  );
  stage.edit("webhooks.d/orders.yaml", "/orders/v1", "/orders/moved");
  stage.write("webhooks.d/refunds.yaml", manifestText("refunds", 1));
  await stage.run("health", 5);
  stage.say("A failing application is seen only by those who deliver to it.");
  await stage.run("health returns", 0);
  assert.equal(stage.log("deliveries").length, delivered);
  await stage.run("health --active returns@1 refunds", 5);
  assert.deepEqual(
    stage
      .log("deliveries")
      .slice(delivered)
      .map(({ path }) => path)
      .toSorted(),
    ["/refunds/v1", "/returns/v1"],
  );
  stage.say("What policy refuses is not contacted before it is live, and gets no delivery at all.");
  stage.edit("webhooks.d/refunds.yaml", "https://", "http://");
  await stage.run("health --active refunds", 0);
  stage.say(
    "What is live but not as declared gets no delivery either: its values are in no reviewed manifest.",
  );
  await stage.run("health --active orders", 5);
  assert.equal(stage.log("deliveries").length, delivered + 2);

  stage.say("Names that nobody knows, and those that nobody delivers to.");
  await stage.run("health survey", 0);
  await stage.run("health surveys", 64);

  const { stdout } = await stage.runSilently("health --format json", 5);
  const { exitCode, counts, receivers } = JSON.parse(stdout);
  assert.deepEqual([exitCode, counts], [5, { probes: 4, fit: 1, unfit: 3, unfitLive: 1 }]);
  const live = receivers.find(({ key, live }: { key: string; live: boolean }) => key === "orders@1" && live);
  assert.equal(live.declared, false);
  assert.equal(live.fit, false);
  assert.equal(live.verdict, "certificate-wrong-host");
  assert.equal(live.receiver, "api.example.test:443");
  assert.deepEqual(
    live.steps.map(({ step }: { step: string }) => step),
    ["tcp", "tls"],
  );
  assert.equal(writes(), written, "only the apply writes");
  // What nobody probes is not said to be fit.
  stage.edit("webhook-sync.yaml", "health: {", "health: { mode: none,");
  const unprobed = await stage.runSilently("health", 0);
  assert.match(unprobed.stdout, /^1 probed: 0 fit, 1 unfit, 0 of them live\. 3 not probed\.$/m);
});
