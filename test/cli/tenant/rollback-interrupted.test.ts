import assert from "node:assert/strict";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type Interception, isCall } from "../../cognigy/fake-tenant.ts";
import { sendJson } from "../../cognigy/server.ts";
import { manifestText } from "../../scenarios/fleet.ts";
import { tenantFolder } from "./folder.ts";

/** A tenant whose list hides the values of headers. */
const masking: Interception = (request, response, tenant) => {
  if (!isCall(request, "GET all") && !isCall(request, "GET one")) return false;
  const hidden = [...tenant.store.values()].map((one) => ({ ...one, headers: { "X-Key": "****" } }));
  sendJson(response, 200, isCall(request, "GET all") ? hidden : hidden[0]);
  return true;
};

test("a rollback takes back a write of which nobody knows whether it was made", async (t) => {
  for (const isShown of [true, false]) {
    const folder = await tenantFolder(t, { names: [], ...(isShown ? {} : { intercept: masking }) });
    const { tenant, directory, ws, variables } = folder;
    const policy = "    policy: { secrets: { KEY: [api.example.test], NEW: [api.example.test] } }\n";
    appendFileSync(join(directory, "webhook-sync.yaml"), policy);
    Object.assign(variables, { KEY: "first-value-aaaa", NEW: "second-value-bbbb" });
    for (const secret of ["KEY", "NEW"]) {
      const lines = [`headers: { X-Key: "\${secret:${secret}}" }`];
      writeFileSync(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", 1, lines));
      assert.equal((await ws("apply", "--yes")).exit, 0);
    }
    // As a kill leaves it: the tenant has the write, and the record its intent.
    const journal = join(directory, ".webhook-sync", "served", "journal.ndjson");
    const lines = readFileSync(journal, "utf8").split("\n");
    const last = lines.findLastIndex((line) => line.includes('"phase":"intent"'));
    writeFileSync(journal, `${lines.slice(0, last + 1).join("\n")}\n`);
    const run = /"run":"([0-9a-f]{8})"/.exec(lines[last] ?? "")?.[1] ?? assert.fail(lines[last]);
    const { exit, stdout, stderr } = await ws("rollback", run, "--yes");
    const told = stdout.replace(/\s+/g, " ");
    assert.equal(exit, 0, `${stdout}${stderr}`);
    if (isShown) {
      const [live] = [...tenant.store.values()];
      assert.deepEqual(live?.headers, { "X-Key": "first-value-aaaa" }, told);
    } else
      assert.match(told, /Note: whether orders@1 was written is not known, and the tenant does not show/);
  }
});
