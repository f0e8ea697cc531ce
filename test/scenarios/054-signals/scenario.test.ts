import assert from "node:assert/strict";
import type { Io } from "../../../src/model/run/surroundings.ts";
import { FakeTenant, TOKEN } from "../../cognigy/fake-tenant.ts";
import { manifestText, tenantConfigText } from "../fleet.ts";
import { scenario } from "../stage.ts";

type Signal = "SIGINT" | "SIGTERM";

const APPLY = "apply --yes --concurrency 1";

scenario(import.meta.dirname, "A run that is asked to stop", async (stage, t) => {
  let listener: (signal: Signal) => void = () => {};
  let due: readonly Signal[] = [];
  const tenant = await FakeTenant.start(({ method }) => {
    const signals = method === "POST" ? due : [];
    if (method === "POST") due = [];
    for (const signal of signals) listener(signal);
    return false;
  });
  t.after(() => tenant.close());
  const onSignal: Io["onSignal"] = (asked) => {
    listener = asked;
    return () => {};
  };
  stage.surroundings = { onSignal };
  stage.variables.TENANT_TOKEN = TOKEN;
  stage.write("webhook-sync.yaml", tenantConfigText("production", tenant.url));
  stage.write("webhooks.d/billing.yaml", manifestText("billing", 1));
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  stage.write("webhooks.d/returns.yaml", manifestText("returns", 1, ["dependsOn: [orders]"]));

  stage.say(
    "Ctrl-C while the first registration is under way: what has begun is finished, nothing else begins.",
  );
  due = ["SIGINT"];
  await stage.run(APPLY, 130);
  const statuses = () => [...tenant.store.values()].map(({ name, status }) => `${name} ${status}`).toSorted();
  assert.deepEqual(statuses(), ["billing active", "orders active"]);

  stage.say("A CI system that cancels its job, and what scripts see of that.");
  due = ["SIGTERM"];
  stage.write("webhooks.d/survey.yaml", manifestText("survey", 1, ["dependsOn: [returns]"]));
  const cancelled = await stage.runSilently(`${APPLY} --format json`, 143);
  const summary = Object(JSON.parse(cancelled.stdout.trim().split("\n").at(-1) ?? ""));
  assert.deepEqual([summary.kind, summary.exitCode], ["summary", 143]);
  const results = [...summary.outcomes].map(({ key, result, details }) => `${key} ${result}: ${details}`);
  stage.say(`\`\`\`text\n${[...results, ...summary.next].join("\n")}\n\`\`\``);

  stage.say("The next run does what was left.");
  await stage.run(APPLY, 0);
  assert.equal(statuses().length, 4);
  assert.ok(statuses().every((status) => status.endsWith(" active")));
});
