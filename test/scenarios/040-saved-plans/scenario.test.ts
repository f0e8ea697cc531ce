import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { type Stage, scenario } from "../stage.ts";

const writes = (stage: Stage) => stage.log("requests").filter(({ write }) => write !== null).length;

scenario(import.meta.dirname, "What was reviewed is what is applied", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/crm.yaml", manifestText("crm", 1));
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, ["dependsOn: [crm]"]));

  stage.say(
    "The first plan of an empty tenant is saved, shown and applied. Applied again, it writes nothing.",
  );
  await stage.run("plan --out first.json --quiet", 0);
  await stage.run("show first.json --format markdown", 0);
  await stage.run("apply first.json --quiet", 0);
  const written = writes(stage);
  await stage.run("apply first.json --quiet", 0);
  assert.equal(writes(stage), written);

  stage.say("An edited file is refused, and nothing is taken from it.");
  stage.edit("webhooks.d/crm.yaml", "/crm/v1", "/crm/v2");
  await stage.runSilently("plan --out second.json", 0);
  const second = stage.read("second.json");
  stage.write("edited.json", second.replaceAll("api.example.test", "evil.example"));
  await stage.run("apply edited.json", 8);
  stage.write("edited.json", second.slice(0, -20));
  await stage.run("apply edited.json", 8);
  await stage.run("show edited.json", 8);

  stage.say("Somebody edits another webhook by hand, and a new one is merged: neither is a difference.");
  await stage.changeByHand("orders", { url: "https://api.example.test/by-hand" });
  stage.write("webhooks.d/survey.yaml", manifestText("survey", 1));
  await stage.run("apply second.json --quiet", 0);

  stage.say("Somebody edits what was approved: exit 8, with the object that moved.");
  stage.edit("webhooks.d/crm.yaml", "/crm/v2", "/crm/v3");
  await stage.runSilently("plan --target crm --out third.json", 0);
  await stage.changeByHand("crm", { url: "https://api.example.test/by-hand" });
  const before = writes(stage);
  await stage.run("apply third.json", 8);
  const { changesDigest } = JSON.parse(stage.read("third.json"));
  await stage.run(`apply --target crm --approved ${changesDigest}`, 8);
  assert.equal(writes(stage), before);

  stage.say("A digest alone is an approval too.");
  await stage.runSilently("plan --target crm --out fourth.json", 0);
  const fourth = JSON.parse(stage.read("fourth.json"));
  await stage.run(`apply fourth.json --approved ${changesDigest}`, 8);
  await stage.run(`apply --target crm --approved ${fourth.changesDigest} --quiet`, 0);

  stage.say("Two plans are compared by what is approved of them: exit 8 where that is not the same.");
  await stage.run("show --compare fourth.json fourth.json", 0);
  await stage.run("show --compare second.json fourth.json", 8);
  await stage.run("show --compare second.json fourth.json --format markdown", 8);
  await stage.run("show --compare second.json fourth.json --format json", 8);
  await stage.run("show --compare second.json edited.json", 8);
  await stage.run("show --compare second.json", 64);
  await stage.run("show second.json fourth.json", 64);

  stage.say("A receiver that fails holds a change; mended, the same plan applies the rest.");
  stage.write("webhooks.d/fax.yaml", manifestText("fax", 1));
  stage.write("webhook-sync.yaml", configText({ receivers: { fax: "failing" } }));
  await stage.runSilently("plan --target fax --out fax.json", 0);
  await stage.run("apply fax.json --quiet", 5);
  stage.write("webhook-sync.yaml", configText());
  await stage.run("apply fax.json --quiet", 0);
  await stage.run("apply fax.json --quiet", 0);

  stage.say("What depends on a webhook that is done already is taken up again, also with the record lost.");
  stage.write("webhooks.d/base.yaml", manifestText("base", 1));
  stage.write("webhooks.d/above.yaml", manifestText("above", 1, ["dependsOn: [base]"]));
  stage.write("webhook-sync.yaml", configText({ receivers: { above: "failing" } }));
  await stage.runSilently("plan --target above --out above.json", 0);
  await stage.runSilently("apply above.json --quiet", 5);
  await stage.run("apply above.json --quiet", 5);
  stage.remove(".webhook-sync/sandbox/journal.ndjson");
  stage.write("webhook-sync.yaml", configText());
  await stage.run("apply above.json --quiet", 0);

  stage.say("A replacement is not applied while what it replaces is declared again and active.");
  stage.write("webhooks.d/base.yaml", manifestText("base", 2));
  await stage.runSilently("plan --target base --out base.json", 0);
  stage.write("webhooks.d/old.yaml", manifestText("base", 1));
  await stage.runSilently("apply --target base@2 --yes --quiet", 0);
  await stage.run("apply base.json --quiet", 8);

  stage.say(
    "Where some of it is blocked, the rest of the same plan is applied; then nothing else is spoken of.",
  );
  stage.write("webhooks.d/guarded.yaml", manifestText("guarded", 1, ["protect: true"]));
  await stage.runSilently("apply --target guarded --yes --quiet", 0);
  stage.remove("webhooks.d/guarded.yaml");
  stage.edit("webhooks.d/fax.yaml", "/fax/v1", "/fax/v2");
  await stage.runSilently("plan --target guarded fax --out blocked.json", 11);
  await stage.run("apply blocked.json --quiet", 11);
  await stage.run("apply blocked.json --quiet --skip-blocked", 11);
  await stage.run("apply blocked.json --quiet", 11);

  stage.say("Options belong to the plan, and each command names its formats.");
  await stage.run("apply fax.json --target crm", 64);
  await stage.run("apply nowhere.json", 64);
  await stage.run("validate --format markdown", 64);
  await stage.run("plan --format sarif", 64);
  await stage.run("status --format github", 64);
});
