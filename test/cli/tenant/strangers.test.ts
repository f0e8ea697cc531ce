import assert from "node:assert/strict";
import { test } from "node:test";
import { foreign, ourOwn, tenantFolder } from "./folder.ts";

const odd: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "an unknown status": { status: "paused" },
  "no status": { status: undefined },
  "no url": { url: null },
  "no name": { name: null },
  "a name that is no text": { name: 7 },
  "a version as text": { version: "3" },
  "version 0": { version: 0 },
  "a version as large as no number": { version: 1e300 },
  "headers as a list": { headers: [{ name: "X-A", value: "1" }] },
  "a header that is no text": { headers: { "X-Version": ["2"] } },
  "a key that is no text": { idempotencyKey: 9 },
  "an id that leads elsewhere": { id: ".." },
  "an id of half a character": { id: "\ud83d" },
  "no id at all": { id: undefined },
  "a method that is no text": { method: ["POST"] },
  "another kind altogether": { type: "kafka", url: undefined, method: undefined, status: "enabled" },
  "a key with a version that no manifest can declare": {
    status: "paused",
    idempotencyKey: "crm:20261130094512",
  },
  "the key of somebody else's tool": { status: "paused", idempotencyKey: "crm/7f3a" },
};

for (const [what, fields] of Object.entries(odd)) {
  test(`what is somebody else's and cannot be read stops nobody: ${what}`, async (t) => {
    const { tenant, ws } = await tenantFolder(t, { names: ["orders", "returns"] });
    tenant.insert(ourOwn("orders"));
    const stranger = tenant.insert(foreign("crm"));
    tenant.store.set(stranger.id, { ...stranger, ...fields });
    const before = JSON.stringify(tenant.store.get(stranger.id));

    const planned = await ws("plan");
    assert.equal(planned.exit, 0, planned.stderr);
    assert.match(planned.stdout, /1 to create, .* 1 unmanaged|1 create.* 1 unmanaged/s);
    const flat = planned.stdout.replace(/\s+/g, " ");
    assert.match(flat, /1 unmanaged integration cannot be read and is left alone: /);
    if (typeof fields.id !== "string" && "id" in fields === false)
      assert.ok(flat.includes(stranger.id), flat);

    assert.equal((await ws("apply", "--yes")).exit, 0);
    for (const command of ["status", "doctor"]) {
      const { exit, stdout, stderr } = await ws(command);
      assert.equal(exit, 0, `${command}: ${stderr}`);
      assert.match((stdout + stderr).replace(/\s+/g, " "), /1 unmanaged integration cannot be read/);
    }
    assert.equal(tenant.store.size, 3);
    assert.equal(JSON.stringify(tenant.store.get(stranger.id)), before);
    assert.deepEqual(
      tenant.log.filter((line) => !line.startsWith("GET")),
      ["POST", "PUT /int-3"],
    );
  });
}

const close: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "it carries our key": { idempotencyKey: "crm:1", status: "paused" },
  "it carries our key, and nothing tells its name": { idempotencyKey: "returns:2", name: null },
  "it carries our key, and its id is none": { idempotencyKey: "crm:1", id: ".." },
  "it has the name of a declared webhook": { name: "returns", status: "paused" },
};

for (const [why, fields] of Object.entries(close)) {
  test(`what may be ours and cannot be read stops the command, with its id: ${why}`, async (t) => {
    const { tenant, ws } = await tenantFolder(t, { names: ["orders", "returns"] });
    tenant.insert(ourOwn("orders"));
    const stranger = tenant.insert(foreign("crm"));
    tenant.store.set(stranger.id, { ...stranger, ...fields });
    for (const command of [["plan"], ["apply", "--yes"], ["apply", "--yes", "--skip-blocked"]]) {
      const { exit, stderr } = await ws(...command);
      assert.equal(exit, 9, stderr);
      if (!("id" in fields)) assert.ok(stderr.includes(stranger.id), stderr);
      assert.doesNotMatch(stderr, /baseUrl/);
      assert.match(stderr, /correct (it|or rename it) on the tenant/);
    }
    assert.deepEqual(
      tenant.log.filter((line) => !line.startsWith("GET")),
      [],
    );
  });
}

test("with ownership: scope a name in scope is enough to stop, and a name out of scope is not", async (t) => {
  for (const [scope, exit] of [
    ["*", 9],
    ["or*", 0],
  ] as const) {
    const { tenant, ws } = await tenantFolder(t, {
      names: ["orders"],
      settings: ["settle: 0s", "ownership: scope"],
      scope,
    });
    tenant.insert(ourOwn("orders"));
    tenant.insert({ ...foreign("crm"), status: "paused" });
    assert.equal((await ws("plan")).exit, exit, scope);
  }
});

test("a list of something else is no list of unreadable integrations", async (t) => {
  const { tenant, ws } = await tenantFolder(t, { names: ["orders"] });
  tenant.insert({ name: "Ada", email: "ada@example.test" });
  const { exit, stderr } = await ws("apply", "--yes");
  assert.equal(exit, 9);
  assert.match(stderr, /objects that\s+are not integrations/);
  assert.match(stderr, /baseUrl/);
});
