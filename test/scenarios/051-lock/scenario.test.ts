import { rmSync } from "node:fs";
import { join } from "node:path";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

const LOCK = ".webhook-sync/sandbox/journal.lock";

scenario(import.meta.dirname, "One writer at a time", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  stage.say("A run on another machine holds the journal of this environment.");
  const since = "2026-11-23T09:00:00.000Z";
  stage.write(
    LOCK,
    JSON.stringify({ pid: 4711, host: "runner-7", since, run: "7f3a91c2", pidNamespace: "" }),
  );
  await stage.run("apply --yes", 8);
  stage.say("It can be waited for, and not longer than asked. Reading needs no lock.");
  await stage.run("apply --yes --lock-timeout 100ms", 8);
  await stage.run("plan --detailed-exitcode", 2);
  stage.say("Once it is gone, the next one works.");
  rmSync(join(stage.directory, LOCK));
  await stage.run("apply --yes --lock-timeout 5m", 0);
  await stage.run("apply --lock-timeout soon", 64);
});
