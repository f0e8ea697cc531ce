import assert from "node:assert/strict";
import { test } from "node:test";
import { isCall } from "../../cognigy/fake-tenant.ts";
import { sendJson } from "../../cognigy/server.ts";
import { tenantFolder } from "./folder.ts";

const writes = (log: readonly string[]) => log.filter((line) => !line.startsWith("GET"));

test("what the record knows by id and the list does not show is asked for by its id, not registered again", async (t) => {
  for (const shown of [0, 1]) {
    let isBlind = false;
    const { tenant, ws } = await tenantFolder(t, {
      names: ["billing", "orders", "returns"],
      intercept: (request, response, fake) => {
        if (!isBlind || !isCall(request, "GET all")) return false;
        sendJson(response, 200, [...fake.store.values()].slice(0, shown));
        return true;
      },
    });
    assert.equal((await ws("apply", "--yes")).exit, 0);
    const before = tenant.log.length;
    isBlind = true;
    for (const command of [["plan"], ["apply", "--yes"], ["apply", "--yes", "--skip-blocked"]]) {
      const { exit, stdout, stderr } = await ws(...command);
      assert.equal(exit, 11, stderr);
      const flat = (stdout + stderr).replace(/\s+/g, " ");
      assert.match(
        flat,
        /does not show (billing|orders)@1 \(id int-\d\), which exists when it is read by its id/,
      );
    }
    assert.deepEqual(writes(tenant.log.slice(before)), []);
    isBlind = false;
    assert.equal((await ws("apply", "--yes")).exit, 0);
    assert.deepEqual(writes(tenant.log.slice(before)), []);
    assert.equal(tenant.store.size, 3);
  }
});

test("what somebody deleted is registered again, after one look at each", async (t) => {
  const { tenant, ws } = await tenantFolder(t, { names: ["billing", "orders"] });
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const gone = [...tenant.store.values()].find(({ name }) => name === "orders");
  tenant.store.delete(gone?.id ?? "");
  const before = tenant.log.length;
  assert.equal((await ws("apply", "--yes")).exit, 0);
  assert.deepEqual(tenant.log.slice(before, before + 3), ["GET", `GET /${gone?.id}`, "POST"]);
  assert.equal(tenant.store.size, 2);
});

test("a tenant without single reads is not asked for each, and one that fails at it is no tenant without", async (t) => {
  for (const [status, exit] of [
    [405, 0],
    [501, 0],
    [403, 4],
    [400, 9],
  ] as const) {
    let isSingle = true;
    const { tenant, ws } = await tenantFolder(t, {
      names: ["billing", "orders"],
      intercept: (request, response) => {
        if (isSingle || !isCall(request, "GET one")) return false;
        sendJson(response, status, {});
        return true;
      },
    });
    assert.equal((await ws("apply", "--yes")).exit, 0);
    const [gone] = tenant.store.keys();
    tenant.store.delete(gone ?? "");
    isSingle = false;
    const { exit: ended, stderr } = await ws("plan");
    assert.equal(ended, exit, `${status}: ${stderr}`);
  }
});

test("an apply whose own list does not show what it registered has an unknown outcome", async (t) => {
  for (const [settings, list] of [
    [["settle: 0s"], () => []],
    [["settle: 10ms"], () => []],
    [["settle: 0s"], () => ({ items: [], has_more: true })],
  ] as const) {
    let isBlind = false;
    const { tenant, ws } = await tenantFolder(t, {
      names: ["billing", "orders"],
      settings,
      intercept: (request, response) => {
        if (request.method === "POST") isBlind = true;
        if (!isBlind || !isCall(request, "GET all")) return false;
        sendJson(response, 200, list());
        return true;
      },
    });
    const { exit, stdout, stderr } = await ws("apply", "--yes");
    assert.equal(exit, 7, stderr);
    const flat = (stdout + stderr).replace(/\s+/g, " ");
    assert.match(
      flat,
      /the list after the changes does not show orders@1 \(id int-\d\), which was just registered/,
    );
    assert.match(flat, /doctor/);
    const again = await ws("apply", "--yes");
    assert.equal(again.exit, 11, again.stderr);
    assert.equal(tenant.store.size, 2);
  }
});
