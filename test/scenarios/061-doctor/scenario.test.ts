import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { environmentOf } from "../served.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "What doctor tells of a tenant", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, ["headers: { X-Region: eu }"]));

  stage.say("The embedded tenant, still empty.");
  await stage.run("doctor", 0);

  stage.say(
    "A tenant that pages by links, masks header values and does not show keys; after an apply that says so.",
  );
  stage.write(
    "switches.yaml",
    "etag: false\npaging: link\nenvelope: embedded\nmaskHeaders: masked\nechoKeys: false\n",
  );
  await stage.serve("sandbox --switches switches.yaml", async (announced) => {
    stage.write("webhook-sync.yaml", `${configText()}${environmentOf(announced)}`);
    stage.variables.SANDBOX_CLIENT_SECRET = stage.read(".webhook-sync/sandbox/tenant/client-secret").trim();
    await stage.runSilently("apply --env served --yes --quiet", 6);
    await stage.run("doctor --env served", 0);
    const { exitCode, findings, advice } = JSON.parse(
      (await stage.runSilently("doctor --env served --format json", 0)).stdout,
    );
    assert.equal(exitCode, 0);
    assert.ok(
      findings.some(({ about, mark }: Record<string, string>) => about === "key echo" && mark === "caution"),
    );
    assert.deepEqual(advice.ownership, { value: "scope", basis: "seen" });

    stage.say("A wrong client secret.");
    stage.variables.SANDBOX_CLIENT_SECRET = "not-the-secret";
    await stage.run("doctor --env served", 4);
  });
  stage.say("The tenant is gone.");
  stage.edit("webhook-sync.yaml", "      auth:", "      deadline: 1s\n      auth:");
  await stage.run("doctor --env served", 9);

  const writes = stage.log("requests").filter(({ write }) => write !== null);
  assert.deepEqual(
    writes.map(({ call }) => call),
    ["create"],
    "that of the apply",
  );
});
