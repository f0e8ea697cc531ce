import assert from "node:assert/strict";
import { patientClock } from "../../fixtures/patient-clock.ts";
import { configText, manifestText } from "../fleet.ts";
import { environmentOf } from "../served.ts";
import { type Stage, scenario } from "../stage.ts";

const DAY = 86_400_000;

/** This machine's clock is set wrong by so many days; the tenant's is right. */
function setClock(stage: Stage, days: number): void {
  const now = () => new Date(Date.now() + days * DAY);
  stage.surroundings = { clock: { ...patientClock, now } };
}

const deletions = (stage: Stage) => stage.log("requests").filter(({ call }) => call === "delete").length;

scenario(import.meta.dirname, "A wrong clock deletes nothing", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/crm.yaml", manifestText("crm", 1));
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  await stage.serve("sandbox", async (announced) => {
    const served = environmentOf(announced).replace(
      "deprecation: {",
      "deprecation: { retire: auto, grace: 10d,",
    );
    stage.write("webhook-sync.yaml", `${configText()}${served}`);
    stage.variables.SANDBOX_CLIENT_SECRET = stage.read(".webhook-sync/sandbox/tenant/client-secret").trim();
    await stage.runSilently("apply --env served --yes --quiet", 0);
    stage.remove("webhooks.d/orders.yaml");

    stage.say(
      "Deprecated by a machine that is 90 days behind: the grace period counts from the tenant's day.",
    );
    setClock(stage, -90);
    await stage.run("apply --env served --yes --quiet", 0);
    stage.say("A minute after, by a right clock, nothing is left to do.");
    setClock(stage, 0);
    await stage.run("apply --env served --yes --quiet", 0);

    stage.say("By a machine that is 45 days ahead the sunset has passed. Nothing is deleted.");
    setClock(stage, 45);
    await stage.run("plan --env served", 0);
    await stage.run("apply --env served --yes --quiet --format json", 0);
    await stage.run("apply --env served --yes --quiet --allow-delete orders@1", 11);

    stage.say("A plan of that machine is one from the future, and one of today has expired there.");
    await stage.runSilently("plan --env served --out ahead.json", 0);
    setClock(stage, 0);
    await stage.run("apply ahead.json --env served", 8);
    await stage.runSilently("plan --env served --out today.json", 0);
    setClock(stage, 45);
    await stage.run("apply today.json --env served", 8);
    stage.say("A machine that is 2 days behind goes by the tenant's clock.");
    setClock(stage, -2);
    await stage.runSilently("plan --env served --out behind.json", 0);
    await stage.run("apply behind.json --env served", 8);
    assert.equal(deletions(stage), 0);

    stage.say(
      "The record tells of the wrong clocks, so that times which run backwards are no sign of a forgery.",
    );
    setClock(stage, 0);
    await stage.run("audit verify --env served", 0);
  });
});
