import assert from "node:assert/strict";
import { scenario } from "../stage.ts";

const BLOCK = /^state:\n(?: {2}.*\n)+/m;

scenario(import.meta.dirname, "A repository is set up whose runners share a database", async (stage) => {
  await stage.run("init --state postgres --yes --no-github", 0);
  const [block = ""] = BLOCK.exec(stage.read("webhook-sync.yaml")) ?? [];
  assert.match(block, /namespace: \S+/);
  stage.say(`In the config file:\n\n\`\`\`yaml\n${block.replace(/namespace: .*/, "namespace: …")}\`\`\``);
  await stage.run("validate", 0);
  stage.say("Without the variable nothing is planned beside an empty record.");
  const { stderr } = await stage.runSilently("plan", 10);
  assert.match(
    stderr.replace(/\s+/g, " "),
    /variable that it names is not set\) hint: set it to the database's URL/,
  );

  stage.say("A config file that is there stays as it is: what it lacks is printed.");
  stage.write("webhook-sync.yaml", stage.read("webhook-sync.yaml").replace(BLOCK, ""));
  const again = await stage.runSilently("init --state postgres --yes --no-github --format json", 0);
  const [config] = JSON.parse(again.stdout).left;
  assert.equal(config.file, "webhook-sync.yaml");
  assert.ok(config.add.includes("  backend: postgres"), JSON.stringify(config));
  assert.doesNotMatch(stage.read("webhook-sync.yaml"), /^state:/m);
});
