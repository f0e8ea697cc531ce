import assert from "node:assert/strict";
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
  stage.say("Its run is named to be let go of; whoever names another one is told who holds it.");
  await stage.run("state status", 0);
  await stage.run("state unlock 0badcafe", 64);
  await stage.run("state unlock 7f3a91c2", 0);
  await stage.run("state unlock 7f3a91c2", 0);
  await stage.run("apply --yes", 0);
  assert.match(
    (await stage.runSilently("audit show --format csv", 0)).stdout,
    /,unlocked,"run 7f3a91c2, which had/,
  );
  stage.say("A run of another machine that has not said for longer than its lease that it lives is gone.");
  const lock = { pid: 4711, host: "runner-7", since, run: "7f3a91c2", pidNamespace: "" };
  stage.write("webhooks.d/billing.yaml", manifestText("billing", 1));
  stage.write(LOCK, JSON.stringify({ ...lock, leaseUntil: new Date(Date.now() + 30_000).toISOString() }));
  await stage.runSilently("apply --yes", 8);
  stage.write(LOCK, JSON.stringify({ ...lock, leaseUntil: "2026-11-23T09:00:30.000Z" }));
  await stage.run("apply --yes", 0);
  stage.write(LOCK, JSON.stringify(lock));
  stage.say("Once a lock is gone, the next one works.");
  rmSync(join(stage.directory, LOCK));
  await stage.run("apply --yes --lock-timeout 5m", 0);
  await stage.run("apply --lock-timeout soon", 64);
});
