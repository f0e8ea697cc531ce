import assert from "node:assert/strict";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "A repository for Cognigy.AI works without an edit", async (stage) => {
  await stage.run("init --profile cognigy-v2 --yes --no-github", 0);
  stage.say(`The config file:\n\n\`\`\`yaml\n${stage.read("webhook-sync.yaml")}\`\`\``);
  stage.say(`And the example:\n\n\`\`\`yaml\n${stage.read("webhooks.d/example.yaml")}\`\`\``);
  await stage.run("validate", 0);
  await stage.run("plan", 0);
  await stage.run("apply --yes", 0);
  await stage.run("plan --detailed-exitcode", 0);

  stage.say(
    "The address of the user interface, a kind that the API does not take, a project where there is none.",
  );
  await stage.run("init --profile cognigy-v2 --tenant https://app.cognigy.ai", 64);
  await stage.run("init --profile cognigy-v2 --auth bearer", 64);
  await stage.run("init --project Service", 64);

  stage.say("With an address, the environment is there; every question has an answer that Enter takes.");
  for (const file of ["webhook-sync.yaml", "webhooks.d", "schemas", ".gitignore"]) stage.remove(file);
  stage.answers = ["https://api-trial.cognigy.ai", "", "", "Customer: service", "no"];
  await stage.run("init --profile cognigy-v2", 0);
  const written = stage.read("webhook-sync.yaml");
  assert.match(written, /baseUrl: https:\/\/api-trial\.cognigy\.ai\n/);
  assert.match(written, /project: "Customer: service"\n/);
  await stage.run("validate --env production", 0);
});
