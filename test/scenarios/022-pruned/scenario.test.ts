import assert from "node:assert/strict";
import { patientClock } from "../../fixtures/patient-clock.ts";
import { configText, manifestText } from "../fleet.ts";
import { type Stage, scenario } from "../stage.ts";

const DAY = 86_400_000;

/** So many days ago. */
function setClock(stage: Stage, days: number): void {
  stage.surroundings = { clock: { ...patientClock, now: () => new Date(Date.now() - days * DAY) } };
}

scenario(
  import.meta.dirname,
  "Old records are written out and removed, and what they protect stays protected",
  async (stage) => {
    stage.write("webhook-sync.yaml", configText());
    stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, ["protect: true"]));
    setClock(stage, 20);
    await stage.runSilently("apply --yes", 0);
    stage.write("webhooks.d/crm.yaml", manifestText("crm", 1));
    setClock(stage, 1);
    await stage.runSilently("apply --yes", 0);
    setClock(stage, 0);

    stage.say("A time that is to come, and one before which nothing was over, are refused.");
    await stage.run("state prune --before 2999-01-01", 64);
    await stage.run("state prune --before 30d", 64);

    stage.say("The first run goes into a folder.");
    const { stdout } = await stage.run("state prune --before 7d --to archive/first", 0);
    const [, last = ""] = /The last one: (\w+)/.exec(stdout.replace(/\s+/g, " ")) ?? [];
    await stage.run("audit verify --folder archive/first", 0);
    await stage.runSilently(`audit verify --folder archive/first --head ${last}`, 0);
    await stage.run("audit verify --rebuild", 0);
    await stage.runSilently(`audit verify --head ${last}`, 0);
    stage.say("A head from before that one is in the folder now.");
    const records = await stage.runSilently("audit show --folder archive/first --format json", 0);
    const earlier: string = JSON.parse(records.stdout)[2].hash;
    await stage.run(`audit verify --head ${earlier}`, 10);
    await stage.runSilently(`audit verify --folder archive/first --head ${earlier}`, 0);
    const runs = JSON.parse((await stage.runSilently("audit runs --format json", 0)).stdout);
    assert.equal(runs.length, 1, "the run that is left");
    const shown = (await stage.runSilently("audit show", 0)).stdout.replace(/\s+/g, " ");
    assert.match(shown, /removed the records up to 7, from before .* they were written to first/);
    const cut = JSON.parse(
      (await stage.runSilently("audit runs --folder archive/first --format json", 0)).stdout,
    );
    assert.equal(cut.length, 1);

    stage.say("Its manifest is removed: no record shows the protection any more, and it holds.");
    stage.remove("webhooks.d/orders.yaml");
    await stage.run("apply --yes", 11);

    stage.say("What is there already is not written over.");
    await stage.run("state prune --before 1h --to archive/first", 64);
    stage.say("The next cut begins where the one before ends; without that one only this can be said.");
    const next = await stage.runSilently("state prune --before 1h --to later/sandbox --format json", 0);
    assert.equal(JSON.parse(next.stdout).first, 8);
    await stage.run("audit verify --folder later/sandbox", 0);
    await stage.runSilently(`audit verify --folder later/sandbox --head ${last}`, 0);
    await stage.runSilently("audit verify --rebuild", 0);
    await stage.run(`audit verify --head ${earlier}`, 10);

    stage.say("A record that begins late, and has no record of a prune, is not whole.");
    await stage.run("audit verify --state-dir later", 10);
    await stage.run("audit verify --folder nowhere", 64);
  },
);
