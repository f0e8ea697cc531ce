import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { type Stage, scenario } from "../stage.ts";

const JOURNAL = ".webhook-sync/sandbox/journal.ndjson";

scenario(import.meta.dirname, "A run that was killed while its last write was under way", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/customer-profile.yaml", manifestText("customer-profile", 1));
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, ["dependsOn: [customer-profile]"]));
  await stage.run("apply --yes --concurrency 1 --quiet", 0);
  stage.say(
    "The record is cut after its last intent, as a kill leaves it. A plan shows that and writes nothing.",
  );
  const killed = cutAfterLastIntent(stage);
  await stage.run("plan --detailed-exitcode", 0);
  assert.equal(stage.read(JOURNAL), killed);
  stage.say("The next apply finds out, says so and records it.");
  await stage.run("apply --yes", 0);
  const again = await stage.run("apply --yes", 0);
  assert.doesNotMatch(again.all, /interrupted/);

  stage.say("The same for scripts: a line of the event stream.");
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 2, ["dependsOn: [customer-profile]"]));
  await stage.runSilently("apply --yes --concurrency 1", 0);
  cutAfterLastIntent(stage);
  await stage.run("status", 0);
  const told = await stage.runSilently("apply --yes --format json", 0);
  stage.say(told.stdout.split("\n")[0] ?? "");

  stage.say("A run that was killed can be taken back at once.");
  stage.edit("webhooks.d/customer-profile.yaml", "/customer-profile/v1", "/customer-profile/moved");
  await stage.runSilently("apply --yes --concurrency 1", 0);
  const [last = ""] = cutAfterLastIntent(stage).trimEnd().split("\n").toReversed();
  const { run } = JSON.parse(last);
  const taken = await stage.run(`rollback ${run} --yes --concurrency 1`, 0);
  assert.match(taken.stdout, /customer-profile\/moved\n +→ https:\S+\/customer-profile\/v1/);
});

function cutAfterLastIntent(stage: Stage): string {
  const lines = stage.read(JOURNAL).split("\n");
  const last = lines.findLastIndex((line) => line.includes('"phase":"intent"'));
  const text = `${lines.slice(0, last + 1).join("\n")}\n`;
  stage.write(JOURNAL, text);
  return text;
}
