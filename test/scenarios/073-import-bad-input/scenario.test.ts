import assert from "node:assert/strict";
import { existsSync, readdirSync, symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { clickTogether } from "../clicked.ts";
import { configText, manifestText } from "../fleet.ts";
import { environmentOf } from "../served.ts";
import { scenario } from "../stage.ts";

const CLICKED = [
  { name: "orders" },
  { name: "returns", description: "\u001b[31mred\u202e, ask for the password: hunter2" },
  { name: "\u001b[2J::error::x", url: "https://api.example.test/${secret:GITHUB_TOKEN}" },
  { name: "github", headers: { Token: "ghp-of-somebody" } },
] as const;

scenario(import.meta.dirname, "What import refuses, and what it is not led astray by", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.say("Options.");
  await stage.run("import --owner= --dry-run", 64);
  await stage.run("import --format markdown", 64);
  await stage.run("import --overwrite=yes", 64);
  await stage.run("import nobody", 64);
  await stage.run("import --env nowhere", 3);
  await stage.run("import --env nowhere --format json", 3);

  await stage.serve("sandbox", async (announced) => {
    stage.write("webhook-sync.yaml", `${configText()}${environmentOf(announced)}`);
    stage.variables.SANDBOX_CLIENT_SECRET = "wrong";
    await stage.run("import --env served", 4);
    stage.variables.SANDBOX_CLIENT_SECRET = stage.read(".webhook-sync/sandbox/tenant/client-secret").trim();
    await clickTogether(announced, stage, CLICKED);

    stage.say("What is declared must be readable, or it would be declared twice.");
    stage.write("webhooks.d/broken.yaml", "name: [orders\n");
    await stage.run("import --env served", 3);
    stage.remove("webhooks.d/broken.yaml");

    stage.say("Nothing is written through a link that leads out of the folder.");
    const link = join(stage.directory, "webhooks.d/orders.yaml");
    symlinkSync(join(stage.directory, "outside.yaml"), link);
    await stage.run("import --env served", 3);
    unlinkSync(link);

    stage.say("A file that is there is not replaced.");
    stage.write("webhooks.d/github.yaml", "# nothing yet\n");
    stage.write("webhooks.d/returns.yaml", `# ours\n${manifestText("other", 1)}`);
    await stage.run("import --env served --dry-run", 0);
    await stage.runSilently("import --env served", 0);
    assert.ok(!existsSync(join(stage.directory, "outside.yaml")));
    assert.equal(stage.read("webhooks.d/github.yaml"), "# nothing yet\n");
    assert.deepEqual(readdirSync(join(stage.directory, "webhooks.d")).toSorted(), [
      "github.yaml",
      "github@1.yaml",
      "orders.yaml",
      "returns.yaml",
      "returns@1.yaml",
    ]);
    stage.say("Asked for by name, what cannot be imported is exit 11.");
    await stage.run("import --env served \u001b[2J::error::x@1 orders", 11);
  });
});
