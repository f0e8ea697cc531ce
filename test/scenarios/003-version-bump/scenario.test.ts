import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";
import { activeVersions } from "../timeline.ts";

scenario(import.meta.dirname, "A version bump switches over without a gap", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  await stage.run("apply --yes", 0);
  const before = stage.log("requests").length;
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 2));
  await stage.run("plan", 0);
  await stage.run("apply --yes", 0);
  await stage.run("plan --detailed-exitcode", 0);

  const after = activeVersions(stage.log("requests"), "orders");
  assert.deepEqual(after, [[], [1], [1], [1, 2], [2]]);
  assert.ok(stage.log("requests").length > before);

  const events = stage.log("events").map(({ body }) => body);
  assert.equal(events.length, 1);
  const [event] = events;
  assert.ok(typeof event === "object" && event !== null);
  const { timestamp, sunset, ...rest } = Object.fromEntries(Object.entries(event));
  assert.deepEqual(rest, { event: "webhook_deprecated", name: "orders", old_version: 1, new_version: 2 });
  assert.equal(typeof timestamp, "number");
  assert.match(String(sunset), /^\d{4}-\d{2}-\d{2}$/);
});
