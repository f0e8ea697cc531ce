import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

const HEADERS = ["headers: { X-Api-Key: '${secret:ORDERS_KEY@1}' }"];

scenario(
  import.meta.dirname,
  "A rollback sends no secret where somebody had moved a url by hand",
  async (stage) => {
    stage.write("webhook-sync.yaml", configText());
    stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, HEADERS));
    await stage.runSilently("apply --yes", 0);
    stage.say(
      "Somebody moves the url to a host of their own on the platform; the next apply brings it back.",
    );
    await stage.changeByHand("orders", { url: "https://clicked.example.net/orders" });
    const { stdout } = await stage.runSilently("apply --yes", 0);
    const run = /Run: ([0-9a-f]{8})/.exec(stdout)?.[1] ?? assert.fail(stdout);
    stage.say("To take that run back would send the key to that host.");
    await stage.run(`rollback ${run} --yes`, 11);
    await stage.runSilently("plan --detailed-exitcode", 0);
  },
);
