import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { type Stage, scenario } from "../stage.ts";
import { activeVersions } from "../timeline.ts";

const KEY = ["headers: { X-Api-Key: '${secret:ORDERS_KEY@1}' }"];

scenario(import.meta.dirname, "Taking a run back", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, KEY));
  stage.write("webhooks.d/returns.yaml", manifestText("returns", 1, ["headers: { X-Region: eu }"]));
  await stage.runSilently("apply --yes --concurrency 1", 0);
  stage.say("A run bumps one webhook, moves another and registers a third.");
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 2, KEY));
  stage.edit("webhooks.d/returns.yaml", "/returns/v1", "/returns/moved");
  stage.edit("webhooks.d/returns.yaml", "X-Region: eu", "X-Region: us");
  stage.write("webhooks.d/billing.yaml", manifestText("billing", 1));
  const applied = await stage.runSilently("apply --yes --concurrency 1", 0);
  const run = runOf(applied.stdout);
  stage.say(
    "All of it is taken back: to a lower version too, with the secret by its reference and the plain header as Git had it.",
  );
  await stage.run(`rollback ${run}`, 64);
  await stage.run(`rollback ${run} --yes --concurrency 1`, 0);
  assert.deepEqual(statuses(stage), {
    "billing@1": "deprecated",
    "orders@1": "active",
    "orders@2": "deprecated",
    "returns@1": "active",
  });
  const versions = activeVersions(stage.log("requests"), "orders");
  assert.ok(
    versions.slice(1).every((active) => active.length > 0),
    JSON.stringify(versions),
  );
  stage.say("The record says what for.");
  const audit = await stage.runSilently("audit show --name orders --format json", 0);
  const reasons = [...JSON.parse(audit.stdout)].flatMap(({ phase, reason }) =>
    phase === "change" ? [reason] : [],
  );
  assert.deepEqual(reasons.slice(-2), [
    { kind: "rolled-back", run, registered: false },
    { kind: "rolled-back", run, registered: true },
  ]);
  stage.say(
    reasons
      .slice(-2)
      .map((reason) => `    ${JSON.stringify(reason)}`)
      .join("\n"),
  );
  stage.say("Once more there is nothing to do; a run that nobody recorded is told.");
  await stage.run(`rollback ${run} --yes`, 0);
  await stage.run("rollback 00000000 --yes", 64);

  stage.say(
    "Somebody adds a header by hand and changes another, and a run undoes that. What was there then stands in no " +
      "record, so it cannot be put back.",
  );
  await stage.changeByHand("returns", { headers: { "X-Trace": "nobody recorded it", "X-Region": "ap" } });
  const cleaned = await stage.runSilently("apply --yes --concurrency 1", 0);
  await stage.run(`rollback ${runOf(cleaned.stdout)} --yes`, 11);
});

function runOf(stdout: string): string {
  return /Run: ([0-9a-f]{8})/.exec(stdout)?.[1] ?? assert.fail(stdout);
}

/** What the last committed write left of each webhook. */
function statuses(stage: Stage): Record<string, string> {
  const left = stage
    .log("requests")
    .flatMap(({ committed, write }) => (committed && write !== null ? [write] : []));
  const entries = left.map(({ name, version, status }): [string, string] => [`${name}@${version}`, status]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
