import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { environmentOf } from "../served.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "A served sandbox that is told what goes wrong", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));

  stage.say("What a switches file gets wrong is found before anything is served.");
  stage.write(
    "switches.yaml",
    [
      "# yaml-language-server: $schema=../schemas/sandbox-switches.schema.json",
      "envelop: array",
      "faults:",
      "  - { kind: status, call: lists, at: 1, status: 503, commits: false }",
      "  - { kind: reset, call: create, at: 0 }",
      "",
    ].join("\n"),
  );
  await stage.run("sandbox --switches switches.yaml", 3);
  await stage.run("sandbox --switches nowhere.yaml", 3);

  stage.say("A bare list, no ETags, and a creation whose answer is lost after it took effect.");
  stage.write(
    "switches.yaml",
    [
      "# yaml-language-server: $schema=../schemas/sandbox-switches.schema.json",
      "envelope: array",
      "paging: none",
      "etag: false",
      "faults:",
      "  - { kind: reset, call: create, at: 1, commits: true }",
      "",
    ].join("\n"),
  );
  await stage.serve("sandbox --switches switches.yaml", async (announced) => {
    stage.write("webhook-sync.yaml", `${configText()}${environmentOf(announced)}`);
    stage.variables.SANDBOX_CLIENT_SECRET = stage.read(".webhook-sync/sandbox/tenant/client-secret").trim();
    stage.say("The creation is looked up and found: one webhook, and no second POST.");
    await stage.run("apply --env served --yes --quiet", 0);
    await stage.run("plan --env served", 0);
  });
  const requests = stage.log("requests");
  const posts = requests.filter(({ call }) => call === "create");
  assert.deepEqual(
    posts.map(({ fault, committed }) => ({ fault, committed })),
    [{ fault: "reset", committed: true }],
  );
});
