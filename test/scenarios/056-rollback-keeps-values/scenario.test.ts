import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { type Stage, scenario } from "../stage.ts";
import { activeVersions } from "../timeline.ts";

const HEADERS = ["headers: { X-Environment: production, X-Api-Key: '${secret:ORDERS_KEY@1}' }"];
const OWNED = ["owner: team-orders", ...HEADERS];

scenario(import.meta.dirname, "A rollback writes no header and leaves no name dark", async (stage) => {
  stage.write(
    "webhook-sync.yaml",
    `${configText()}    policy: { rules: { owner-required: error, required-headers: error }, requiredHeaders: [X-Environment] }\n`,
  );
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, OWNED));
  stage.write("webhooks.d/returns.yaml", manifestText("returns", 1, OWNED));
  await stage.runSilently("apply --yes --concurrency 1", 0);
  stage.say("A bump and a removal, on a tenant that shows header values which no plan may show.");
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 2, OWNED));
  stage.remove("webhooks.d/returns.yaml");
  const bumped = runOf((await stage.runSilently("apply --yes --concurrency 1", 0)).stdout);
  stage.say(
    "Both are taken back: only the status has to change. No manifest declares the old versions, so rules about how to " +
      "declare say nothing to them.",
  );
  await stage.run(`rollback ${bumped} --yes --concurrency 1`, 0);
  assert.deepEqual(left(stage), {
    "orders@1": "active",
    "orders@2": "deprecated",
    "returns@1": "active",
  });
  neverDark(stage);

  stage.say(
    "Somebody changes X-Environment by hand, and it is bumped again; then somebody deletes what the bump had superseded. " +
      "What it held in X-Environment stands in no record, " +
      "so it cannot come back, and what is in service stays in service: --skip-blocked does not change that.",
  );
  await stage.changeByHand("orders", { headers: { "X-Environment": "nobody recorded it" } });
  stage.write("webhooks.d/returns.yaml", manifestText("returns", 1, OWNED));
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 3, OWNED));
  const again = runOf(
    (await stage.runSilently("apply --yes --concurrency 1 --allow-deprecate orders@1", 0)).stdout,
  );
  await stage.changeByHand("orders", undefined);
  await stage.run(`rollback ${again} --yes`, 11);
  await stage.run(`rollback ${again} --yes --skip-blocked`, 11);
  assert.equal(left(stage)["orders@3"], "active");
});

function runOf(stdout: string): string {
  return /Run: ([0-9a-f]{8})/.exec(stdout)?.[1] ?? assert.fail(stdout);
}

/** What the last committed write left of each webhook. */
function left(stage: Stage): Record<string, string> {
  const writes = stage
    .log("requests")
    .flatMap(({ committed, write }) => (committed && write !== null ? [write] : []));
  const entries = writes.map(({ name, version, status }): [string, string] => [`${name}@${version}`, status]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function neverDark(stage: Stage): void {
  const versions = activeVersions(stage.log("requests"), "orders");
  assert.ok(
    versions.slice(1).every((active) => active.length > 0),
    JSON.stringify(versions),
  );
}
