import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

const PARTNERS = Array.from({ length: 59 }, (_, at) => `partner-${String(at + 1).padStart(2, "0")}`);
const token = (version: number) => `headers: { Authorization: "Bearer \${secret:PARTNER_TOKEN@${version}}" }`;

scenario(import.meta.dirname, "A rotated secret of 59 webhooks is read in one look", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/crm.yaml", manifestText("crm", 1));
  const declare = (version: number) => {
    for (const name of PARTNERS)
      stage.write(`webhooks.d/${name}.yaml`, manifestText(name, 1, ["owner: team-partners", token(version)]));
  };
  declare(1);
  stage.say("Sixty new webhooks are 60 rows, and one line of a summary.");
  await stage.run("plan --summary", 0);
  await stage.runSilently("apply --yes --quiet", 0);

  stage.say(
    "The token is rotated, and one url changes: all that says the same is told once, and each is named.",
  );
  declare(2);
  stage.edit("webhooks.d/crm.yaml", "/crm/v1", "/crm/v2");
  const { stdout } = await stage.run("plan --out rotated.json", 0);
  assert.ok(stdout.split("\n").length <= 60, "more than 60 lines");
  const summary = await stage.run("plan --summary", 0);
  assert.ok(summary.stdout.split("\n").length <= 24, "more than 24 lines");
  await stage.run("show rotated.json --summary", 0);

  stage.say("A summary is text, and two plans that are compared have none.");
  await stage.run("plan --summary --format json", 64);
  await stage.run("show --compare rotated.json rotated.json --summary", 64);

  stage.say("The limit of removals is told once.");
  for (const name of PARTNERS) stage.remove(`webhooks.d/${name}.yaml`);
  await stage.run("plan", 11);
  await stage.run("plan --summary", 11);
});
