import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

const SECRET = /hunter2|kanarie-token/;

scenario(
  import.meta.dirname,
  "A credential that somebody put into a live url is shown nowhere",
  async (stage) => {
    stage.write("webhook-sync.yaml", configText());
    for (const name of ["orders", "returns"]) stage.write(`webhooks.d/${name}.yaml`, manifestText(name, 1));
    await stage.runSilently("apply --yes", 0);
    const url = "https://bob:hunter2@api.example.test/x?api_key=kanarie-token&page=1";
    for (const name of ["orders", "returns"]) await stage.changeByHand(name, { url });
    stage.remove("webhooks.d/returns.yaml");
    const results = [await stage.run("plan", 0)];
    for (const format of ["json", "markdown", "github"])
      results.push(await stage.runSilently(`plan --out plan.json --format ${format}`, 0));

    stage.say("What is shown in part is still compared: the plan applies, and applied again writes nothing.");
    const { stdout } = await stage.runSilently("apply plan.json", 0);
    await stage.run("apply plan.json", 0);
    results.push(await stage.runSilently("status --format json", 0));
    results.push(await stage.runSilently("audit show --format json", 0));

    stage.say("What is not on record cannot be put back, and is not made up.");
    const run = /Run: (\w{8})/.exec(stdout)?.[1] ?? "";
    const refused = await stage.runSilently(`rollback ${run} --yes`, 11);
    assert.match(refused.stdout, /no record has the value that url\s+had before/);
    results.push(refused, await stage.run("plan", 0));

    for (const { all } of results) assert.doesNotMatch(all, SECRET);
    for (const file of ["journal.ndjson", "outbox.ndjson"])
      assert.doesNotMatch(stage.read(`.webhook-sync/sandbox/${file}`), SECRET);
    assert.doesNotMatch(stage.read("plan.json"), SECRET);
    assert.match(
      stage.read(".webhook-sync/sandbox/tenant/tenant.ndjson"),
      SECRET,
      "the tenant keeps its own",
    );
  },
);
