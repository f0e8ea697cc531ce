import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

const GONE = ["status: deprecated", "deprecation: { sunset: 2026-01-01 }"];
const OPTIONS = "--allow-delete expired@1 --out plan.json";

scenario(import.meta.dirname, "A plan with every kind of change only reads", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  const names = ["updated", "replaced", "dropped", "expired", "guarded"];
  for (const name of names) {
    const lines = name === "guarded" ? ["protect: true"] : [];
    stage.write(`webhooks.d/${name}.yaml`, manifestText(name, 1, lines));
  }
  await stage.runSilently("apply --yes", 0);
  stage.write("webhooks.d/expired.yaml", manifestText("expired", 1, GONE));
  await stage.runSilently("apply --yes", 0);
  await stage.click({ name: "clicked", version: 1, url: "https://api.example.test/clicked" });
  await stage.click({ name: "left-alone", version: 1, url: "https://api.example.test/left-alone" });

  stage.write("webhooks.d/created.yaml", manifestText("created", 1));
  stage.write("webhooks.d/clicked.yaml", manifestText("clicked", 1, ["adopt: true"]));
  stage.edit("webhooks.d/updated.yaml", "/updated/v1", "/updated/v2");
  stage.write("webhooks.d/replaced.yaml", manifestText("replaced", 2));
  stage.remove("webhooks.d/dropped.yaml");
  stage.remove("webhooks.d/guarded.yaml");
  const before = stage.log("requests").length;
  await stage.run(`plan ${OPTIONS}`, 11);
  await stage.runSilently(`plan --format markdown ${OPTIONS}`, 11);

  const { counts } = JSON.parse(stage.read("plan.json"));
  assert.deepEqual(counts, {
    create: 1,
    update: 1,
    replace: 1,
    adopt: 1,
    unadopt: 0,
    deprecate: 1,
    delete: 1,
    unchanged: 0,
    blocked: 1,
    unmanaged: 1,
  });
  const requests = stage.log("requests").slice(before);
  assert.ok(requests.length >= 4, `${requests.length} requests`);
  for (const { method, path, committed } of requests) {
    assert.ok(method === "GET" || (method === "POST" && path === "/oauth/token"), `${method} ${path}`);
    assert.ok(!committed);
  }
});
