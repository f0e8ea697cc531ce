import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

scenario(
  import.meta.dirname,
  "A removed manifest is deprecated; what is not ours is counted and never touched",
  async (stage) => {
    stage.write("webhook-sync.yaml", configText());
    stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
    stage.write("webhooks.d/returns.yaml", manifestText("returns", 1));
    await stage.run("apply --yes --concurrency 1", 0);
    stage.say("Somebody clicks a webhook together, and one of ours is taken out of Git.");
    await stage.click({ name: "clicked-together", version: 1, url: "https://api.example.test/clicked" });
    stage.remove("webhooks.d/returns.yaml");
    await stage.run("plan --detailed-exitcode", 2);
    await stage.run("apply --yes", 0);
    await stage.run("plan --detailed-exitcode", 0);
    const writes = stage.log("requests").flatMap(({ write }) => (write === null ? [] : [write.name]));
    assert.ok(writes.includes("returns"));
    assert.equal(writes.filter((name) => name === "clicked-together").length, 1);
    stage.say("A manifest of the same name and version is blocked until it says that it takes over.");
    stage.write("webhooks.d/clicked.yaml", manifestText("clicked-together", 1));
    await stage.run("plan", 11);
    stage.write("webhooks.d/clicked.yaml", manifestText("clicked-together", 1, ["adopt: true"]));
    await stage.run("apply --yes", 0);
    await stage.run("plan", 0);
  },
);
