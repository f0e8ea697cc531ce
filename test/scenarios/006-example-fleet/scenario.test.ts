import { cpSync } from "node:fs";
import { join } from "node:path";
import { scenario } from "../stage.ts";

const root = join(import.meta.dirname, "..", "..", "..");

scenario(import.meta.dirname, "The example fleet on an empty tenant", async (stage) => {
  for (const path of ["webhooks.d", "webhook-sync.yaml"]) {
    cpSync(join(root, path), join(stage.directory, path), { recursive: true });
  }
  await stage.run("validate", 0);
  await stage.run("validate --env staging", 0);
  await stage.run("validate --env production", 0);
  await stage.run("plan --detailed-exitcode", 2);
  await stage.run("apply --yes --quiet", 0);
  await stage.run("plan --detailed-exitcode", 0);
  await stage.run("audit verify", 0);
});
