import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryDirectory } from "../base/temporary-directory.ts";
import { FakeTenant, TOKEN } from "../cognigy/fake-tenant.ts";
import { manifestText, tenantConfigText } from "../scenarios/fleet.ts";
import { runIn } from "./in-folder.ts";

const VARIABLES = { TENANT_TOKEN: TOKEN };
const THEIRS = { pid: 1, host: "runner-2", pidNamespace: "", since: "2026-11-23", run: "7f3a91c2" };

const LOSSES: Record<string, (lock: string) => void> = {
  "removed by hand": (lock) => rmSync(lock),
  "taken by another run": (lock) => writeFileSync(lock, JSON.stringify(THEIRS)),
};

for (const [name, lose] of Object.entries(LOSSES)) {
  test(`a run whose lock is ${name} sends nothing more, and the record stays one chain`, async (t) => {
    const directory = temporaryDirectory(t);
    const lock = join(directory, ".webhook-sync", "served", "journal.lock");
    let writesSince: number | null = null;
    const tenant = await FakeTenant.start(({ method }) => {
      if (method === "POST" && writesSince === null) {
        lose(lock);
        writesSince = 0;
      } else if (method !== "GET" && writesSince !== null) writesSince += 1;
      return false;
    });
    t.after(() => tenant.close());
    mkdirSync(join(directory, "webhooks.d"));
    for (const webhook of ["billing", "orders", "returns"])
      writeFileSync(join(directory, "webhooks.d", `${webhook}.yaml`), manifestText(webhook, 1));
    const config = tenantConfigText("served", tenant.url, ["settle: 0s"]);
    writeFileSync(join(directory, "webhook-sync.yaml"), config);

    const lost = await runIn(directory, ["apply", "--yes", "--concurrency", "1"], VARIABLES);
    assert.equal(lost.exit, 10, lost.stdout + lost.stderr);
    assert.match(lost.stdout + lost.stderr, /was\s+taken away while this run held it/);
    assert.equal(writesSince, 0, "nothing was sent after it");

    rmSync(lock, { force: true });
    const next = await runIn(directory, ["apply", "--yes"], VARIABLES);
    assert.equal(next.exit, 0, next.stdout + next.stderr);
    assert.equal(tenant.store.size, 3, "nothing twice");
    assert.equal((await runIn(directory, ["audit", "verify"], VARIABLES)).exit, 0);
  });
}
