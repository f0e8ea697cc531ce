import assert from "node:assert/strict";
import { cognigyConfig, endpointText, ServedCognigy } from "../cognigy.ts";
import { type Stage, scenario } from "../stage.ts";

scenario(import.meta.dirname, "An Endpoint gets another name in place", async (stage) => {
  stage.write("webhook-sync.yaml", cognigyConfig());
  await stage.serve("sandbox", async (announced) => {
    const tenant = new ServedCognigy(announced, stage);
    stage.write("webhooks.d/orders.yaml", endpointText("orders", 3));
    await stage.runSilently("apply --env served --yes", 0);
    const [first] = await tenant.endpoints();

    stage.say("One write gives the same Endpoint its new name and marker: callers notice nothing.");
    stage.write("webhooks.d/orders.yaml", endpointText("order-intake", 1, ["replaces: orders"]));
    await stage.run("plan --env served", 0);
    await stage.run("apply --env served --yes", 0);
    const [second, ...others] = await tenant.endpoints();
    assert.deepEqual(others, []);
    assert.deepEqual([second?._id, second?.URLToken], [first?._id, first?.URLToken]);
    assert.equal(second?.name, "order-intake");
    assert.match(String(second?.foreignId), /^webhook-sync\/1 order-intake@1/);
    const writes = stage.log("requests").filter(({ committed }) => committed);
    assert.deepEqual(writes.map(({ call }) => call).slice(2), ["patch"]);
    const events = stage.log("events").map(({ body }) => JSON.stringify(body));
    assert.match(events.join(), /"name":"orders","old_version":3,"new_version":1,"new_name":"order-intake"/);

    stage.say("Nothing is left to do, and a run is taken back by the same write.");
    await stage.run("plan --env served --detailed-exitcode", 0);
    await stage.run(`rollback --env served ${lastRun(stage)} --yes`, 0);
    const [back, ...more] = await tenant.endpoints();
    assert.deepEqual(more, []);
    assert.deepEqual([back?._id, back?.name], [first?._id, "orders"]);
    assert.match(String(back?.foreignId), /^webhook-sync\/1 orders@3/);

    stage.say("So is a rollback: the Endpoint and its address are the same all along.");
    await stage.run(`rollback --env served ${lastRun(stage)} --yes`, 0);
    const [again, ...further] = await tenant.endpoints();
    assert.deepEqual(further, []);
    assert.deepEqual([again?._id, again?.URLToken], [first?._id, first?.URLToken]);
    assert.equal(again?.name, "order-intake");

    stage.say("What an earlier run changed goes back under the name that it had then, by the same write.");
    stage.write("webhooks.d/orders.yaml", endpointText("order-intake", 1));
    stage.edit("webhooks.d/orders.yaml", "/order-intake/v1", "/moved");
    await stage.runSilently("apply --env served --yes", 0);
    const moved = lastRun(stage);
    stage.write("webhooks.d/orders.yaml", endpointText("intake", 1, ["replaces: order-intake"]));
    await stage.runSilently("apply --env served --yes", 0);
    await stage.run(`rollback --env served ${moved} --yes`, 0);
    const [last, ...none] = await tenant.endpoints();
    assert.deepEqual(none, []);
    assert.deepEqual([last?._id, last?.name], [first?._id, "order-intake"]);
  });
});

function lastRun(stage: Stage): string {
  const records = stage.read(".webhook-sync/served/journal.ndjson").trim().split("\n");
  return /"run":"([0-9a-f]+)"/.exec(records.at(-1) ?? "")?.[1] ?? assert.fail("no record");
}
