import assert from "node:assert/strict";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type Interception, isCall } from "../../cognigy/fake-tenant.ts";
import { sendJson } from "../../cognigy/server.ts";
import { manifestText } from "../../scenarios/fleet.ts";
import { foreign, type TenantFolder, tenantFolder } from "./folder.ts";

async function runs({ ws }: TenantFolder): Promise<readonly string[]> {
  const { stdout } = await ws("audit", "show", "--format", "csv");
  return [...new Set(stdout.match(/\b[0-9a-f]{8}\b(?=,)/g) ?? [])];
}

test("what somebody gave another name is not registered a second time by a rollback", async (t) => {
  const takings: readonly (readonly [what: string, take: (manifest: string) => void])[] = [
    ["a bump", (manifest) => writeFileSync(manifest, manifestText("orders", 2))],
    ["a removal", (manifest) => rmSync(manifest)],
  ];
  for (const [what, take] of takings) {
    const folder = await tenantFolder(t, { names: ["billing", "orders"] });
    const { tenant, directory, ws } = folder;
    assert.equal((await ws("apply", "--yes")).exit, 0);
    take(join(directory, "webhooks.d", "orders.yaml"));
    assert.equal((await ws("apply", "--yes")).exit, 0);
    const [old] = [...tenant.store.values()].filter(
      ({ name, version }) => name === "orders" && version === 1,
    );
    const { id = "" } = old ?? {};
    tenant.store.set(id, { ...old, id, name: "by-hand" });
    const before = tenant.log.length;
    const run = (await runs(folder)).at(-1) ?? "";
    for (const options of [["--yes"], ["--yes", "--skip-blocked"]]) {
      const { exit, stdout, stderr } = await ws("rollback", run, ...options);
      assert.equal(exit, 11, `${what}: ${stdout}${stderr}`);
      assert.match(stdout.replace(/\s+/g, " "), /orders@1 .* blocked renamed .*by-hand@1/);
    }
    const writes = tenant.log.slice(before).filter((line) => !line.startsWith("GET"));
    assert.deepEqual(writes, [], what);
  }
});

test("a rollback that leaves an adoption as it is says so", async (t) => {
  const folder = await tenantFolder(t, { names: [] });
  const { tenant, directory, ws } = folder;
  tenant.insert(foreign("orders"));
  writeFileSync(join(directory, "webhooks.d", "orders.yaml"), `${manifestText("orders", 1)}adopt: true\n`);
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const { exit, stdout } = await ws("rollback", (await runs(folder)).at(-1) ?? "", "--yes");
  assert.equal(exit, 0);
  assert.match(
    stdout.replace(/\s+/g, " "),
    /the ownership of orders@1 stays as that run left it: `adopt: true` or/,
  );
});

test("a rollback of what is gone from the list advises nothing that a rollback cannot do", async (t) => {
  const folder = await tenantFolder(t, { names: ["billing", "orders"] });
  const { tenant, directory, ws } = folder;
  assert.equal((await ws("apply", "--yes")).exit, 0);
  for (const name of ["billing", "orders"])
    writeFileSync(join(directory, "webhooks.d", `${name}.yaml`), manifestText(name, 1, ["method: PUT"]));
  assert.equal((await ws("apply", "--yes")).exit, 0);
  tenant.store.clear();
  const { exit, stdout } = await ws("rollback", (await runs(folder)).at(-1) ?? "", "--yes");
  assert.equal(exit, 11);
  const told = stdout.replace(/\s+/g, " ");
  assert.match(
    told,
    /remedy: look at the tenant: .* revert the commit and register them a few at a time with apply --target/,
  );
  assert.doesNotMatch(told, /with --target/);
  assert.match(told, /Blocked: 2\. Resolve this first\. Digest/);
});

test("a rollback leaves what a later run let go of as it is, and says why", async (t) => {
  const folder = await tenantFolder(t, { names: [] });
  const { tenant, directory, ws } = folder;
  tenant.insert(foreign("orders"));
  const manifest = join(directory, "webhooks.d", "orders.yaml");
  for (const line of ["adopt: true", "unadopt: true"]) {
    writeFileSync(manifest, `${manifestText("orders", 1)}${line}\n`);
    assert.equal((await ws("apply", "--yes")).exit, 0);
  }
  const before = tenant.log.length;
  const { exit, stdout } = await ws("rollback", (await runs(folder))[0] ?? "", "--yes");
  assert.equal(exit, 0);
  assert.deepEqual(
    tenant.log.slice(before).filter((line) => !line.startsWith("GET")),
    [],
  );
  const told = stdout.replace(/\s+/g, " ");
  assert.match(
    told,
    /orders@1 stays as it is: it was released since, and a rollback writes only to what is ours/,
  );
  assert.doesNotMatch(told, /reverted as well|stays as that run left it/);
});

/** The last run, taken back: as it ends, its text in one line, and what the tenant has active after it. */
async function rolledBack(folder: TenantFolder, run?: string, ...options: string[]) {
  const { tenant, ws } = folder;
  const ended = await ws("rollback", run ?? (await runs(folder)).at(-1) ?? "", "--yes", ...options);
  const active = [...tenant.store.values()].filter(({ status }) => status === "active");
  const told = `${ended.stdout}${ended.stderr}`.replace(/\s+/g, " ");
  return {
    exit: ended.exit,
    told,
    active: active.map(({ name, version }) => `${name}@${version}`).toSorted(),
  };
}

/** Manifests by name: lines to add to each, or null to remove it. */
function declare({ directory }: TenantFolder, manifests: Readonly<Record<string, readonly string[] | null>>) {
  for (const [name, lines] of Object.entries(manifests)) {
    const file = join(directory, "webhooks.d", `${name}.yaml`);
    if (lines === null) rmSync(file);
    else writeFileSync(file, manifestText(name, 1, lines));
  }
}

test("a rollback puts nothing in service while what it depends on is out of service", async (t) => {
  const folder = await tenantFolder(t, { names: ["base", "other"] });
  const { ws } = folder;
  declare(folder, { top: ["dependsOn: [base]"] });
  assert.equal((await ws("apply", "--yes")).exit, 0);
  declare(folder, { top: null });
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const run = (await runs(folder)).at(-1);
  declare(folder, { base: ["status: deprecated"] });
  assert.equal((await ws("apply", "--yes")).exit, 0);
  declare(folder, { top: ["dependsOn: [base]"] });
  const { exit, told, active } = await rolledBack(folder, run);
  assert.equal(exit, 11);
  assert.match(told, /it depends on base, which is deprecated and not made active by this rollback/);
  assert.deepEqual(active, ["other@1"]);
});

function allowSecret({ directory }: TenantFolder): void {
  const policy = "    policy: { secrets: { SEC: [api.example.test] } }\n";
  appendFileSync(join(directory, "webhook-sync.yaml"), policy);
}

test("a rollback does not take a secret's new value for the one before, and gives back what is set again", async (t) => {
  const folder = await tenantFolder(t, { names: ["other"] });
  const { tenant, ws, variables } = folder;
  allowSecret(folder);
  const keys = () => [...tenant.store.values()].flatMap(({ headers }) => Object.values(headers ?? {}));
  const key = "headers: { X-Key: '${secret:SEC}' }";
  const apply = async (value: string, ...lines: string[]) => {
    variables.SEC = value;
    declare(folder, { orders: [key, ...lines] });
    assert.equal((await ws("apply", "--yes")).exit, 0);
  };
  await apply("first-value-aaaa");
  await apply("second-value-bbbb");
  const run = (await runs(folder)).at(-1);
  const lost = await rolledBack(folder, run);
  assert.equal(lost.exit, 11, lost.told);
  assert.match(lost.told, /the value that X-Key had before is in no record, and SEC leads to the live one/);
  assert.doesNotMatch(lost.told, /as before it/);
  variables.SEC = "first-value-aaaa";
  for (const nothingLeft of [false, true]) {
    const back = await rolledBack(folder, run);
    assert.equal(back.exit, 0, back.told);
    assert.equal(/as before it/.test(back.told), nothingLeft);
    assert.deepEqual(keys(), ["first-value-aaaa"]);
  }
  await apply("second-value-bbbb");
  assert.equal((await rolledBack(folder, run)).exit, 11, "given by a later run again");
});

test("a rollback of a rotation does not take the new version's value for the one before", async (t) => {
  const folder = await tenantFolder(t, { names: ["other"] });
  const { tenant, ws, variables } = folder;
  allowSecret(folder);
  const keys = () => [...tenant.store.values()].flatMap(({ headers }) => Object.values(headers ?? {}));
  const apply = async (version: number, value: string, ...lines: string[]) => {
    variables.SEC = value;
    declare(folder, { orders: [`headers: { X-Key: 'Bearer \${secret:SEC@${version}}' }`, ...lines] });
    assert.equal((await ws("apply", "--yes")).exit, 0);
  };
  await apply(1, "first-value-aaaa");
  await apply(2, "second-value-bbbb");
  const run = (await runs(folder)).at(-1);
  const lost = await rolledBack(folder, run);
  assert.equal(lost.exit, 11, lost.told);
  assert.match(lost.told, /the value that X-Key had before is in no record, and SEC leads to the live one/);
  variables.SEC = "first-value-aaaa";
  for (const nothingLeft of [false, true]) {
    const back = await rolledBack(folder, run);
    assert.equal(back.exit, 0, back.told);
    assert.equal(/as before it/.test(back.told), nothingLeft);
    assert.deepEqual(keys(), ["Bearer first-value-aaaa"]);
  }
  // Another version in Git, of the same value: what else the run changed is no rotation.
  await apply(3, "first-value-aaaa", "method: PUT");
  const other = await rolledBack(folder);
  assert.equal(other.exit, 0, other.told);
  assert.deepEqual(
    [...tenant.store.values()].map(({ method }) => method),
    ["POST", "POST"],
  );
});

test("a rollback of a rotation that changed the text around a secret too does not take its new value for the one before", async (t) => {
  const folder = await tenantFolder(t, { names: ["other"] });
  const { tenant, ws, variables } = folder;
  allowSecret(folder);
  for (const [header, value] of [
    ["${secret:SEC@1}", "first-value-aaaa"],
    ["Bearer ${secret:SEC@2}", "second-value-bbbb"],
  ] as const) {
    variables.SEC = value;
    declare(folder, { orders: [`headers: { X-Key: '${header}' }`] });
    assert.equal((await ws("apply", "--yes")).exit, 0);
  }
  const lost = await rolledBack(folder);
  assert.equal(lost.exit, 11, lost.told);
  assert.match(lost.told, /the value that X-Key had before is in no record, and SEC leads to the live one/);
  variables.SEC = "first-value-aaaa";
  const back = await rolledBack(folder);
  assert.equal(back.exit, 0, back.told);
  assert.deepEqual(
    [...tenant.store.values()].flatMap(({ headers }) => Object.values(headers ?? {})),
    ["first-value-aaaa"],
  );
});

/** A tenant that hides the values of headers. */
const masking: Interception = (request, response, tenant) => {
  if (!isCall(request, "GET all") && !isCall(request, "GET one")) return false;
  const hidden = [...tenant.store.values()].map((one) => ({ ...one, headers: { "X-Key": "****" } }));
  sendJson(response, 200, isCall(request, "GET all") ? hidden : hidden[0]);
  return true;
};

test("where the tenant hides it, a rollback of a rotation says which value has to be set again", async (t) => {
  const folder = await tenantFolder(t, { names: [], intercept: masking });
  const { tenant, ws, variables } = folder;
  allowSecret(folder);
  for (const [version, value] of ["first-value-aaaa", "second-value-bbbb"].entries()) {
    variables.SEC = value;
    declare(folder, { orders: [`headers: { X-Key: '\${secret:SEC@${version + 1}}' }`] });
    assert.equal((await ws("apply", "--yes")).exit, 0);
  }
  variables.SEC = "first-value-aaaa";
  const back = await rolledBack(folder);
  assert.equal(back.exit, 0, back.told);
  assert.match(
    back.told,
    /Note: X-Key of orders@1 is written with the value that SEC has now, and the tenant hides what is live: make sure that SEC has its former value again/,
  );
  const [live] = [...tenant.store.values()];
  assert.deepEqual(live?.headers, { "X-Key": "first-value-aaaa" });
});

test("a rollback of a bump or a removal changes the status and nothing else", async (t) => {
  const edits: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    url: { url: "https://api.example.test/moved" },
    method: { method: "PUT" },
    payloadFormat: { payloadFormat: "application/xml" },
    "headers.x-a": { headers: { "X-A": "by hand" } },
    "headers.x-new": { headers: { "X-A": "v1", "X-New": "by hand" } },
  };
  for (const isBump of [true, false]) {
    const folder = await tenantFolder(t, { names: ["other"] });
    const { tenant, directory, ws } = folder;
    const lines = ["headers: { X-A: v1 }"];
    const names = Object.keys(edits).map((_, index) => `orders-${index}`);
    declare(folder, Object.fromEntries(names.map((name) => [name, lines])));
    assert.equal((await ws("apply", "--yes")).exit, 0);
    for (const name of names) {
      const file = join(directory, "webhooks.d", `${name}.yaml`);
      if (isBump) writeFileSync(file, manifestText(name, 2, lines));
      else rmSync(file);
    }
    const allowed = names.flatMap((name) => ["--allow-deprecate", `${name}@1`]);
    assert.equal((await ws("apply", "--yes", ...allowed)).exit, 0);
    const edited = names.map((name, index) => {
      const [id = "", found] =
        [...tenant.store].find(([, one]) => one.name === name && one.version === 1) ?? [];
      const now = { ...found, id, ...Object.values(edits)[index] };
      tenant.store.set(id, now);
      return now;
    });
    const { exit, told } = await rolledBack(folder);
    assert.equal(exit, 0, told);
    for (const [index, part] of Object.keys(edits).entries()) {
      const was = edited[index];
      assert.deepEqual(tenant.store.get(was?.id ?? ""), { ...was, status: "active" }, told);
      assert.match(told, new RegExp(`orders-${index}@1 keeps what changed on the tenant .*: ${part}`));
    }
  }
});

test("a rollback puts no secret in service where somebody has moved the url since", async (t) => {
  const folder = await tenantFolder(t, { names: ["other"] });
  const { tenant, ws, variables } = folder;
  appendFileSync(
    join(folder.directory, "webhook-sync.yaml"),
    "    policy: { rules: { secret-hosts: off } }\n",
  );
  variables.SEC = "declared-value-aaaa";
  for (const lines of [["headers: { X-Key: '${secret:SEC}' }"], null]) {
    declare(folder, { orders: lines });
    assert.equal((await ws("apply", "--yes")).exit, 0);
  }
  const [id = "", orders] = [...tenant.store].find(([, { name }]) => name === "orders") ?? [];
  const moved = { ...orders, id, url: "https://partner.example.org/hook" };
  tenant.store.set(id, moved);
  const { exit, told } = await rolledBack(folder);
  assert.equal(exit, 11, told);
  assert.match(
    told,
    /blocked credentials its url is on https:\/\/partner\.example\.org, which somebody had set by/,
  );
  assert.deepEqual(tenant.store.get(id), moved);
});

test("a text that a rollback keeps is not shown where it repeats a secret", async (t) => {
  const folder = await tenantFolder(t, { names: ["other"] });
  const { tenant, ws, variables } = folder;
  allowSecret(folder);
  variables.SEC = "declared-value-aaaa";
  for (const lines of [["headers: { X-Key: '${secret:SEC}' }"], null]) {
    declare(folder, { orders: lines });
    assert.equal((await ws("apply", "--yes")).exit, 0);
  }
  const [id = "", orders] = [...tenant.store].find(([, { name }]) => name === "orders") ?? [];
  const url = "https://api.example.test/declared-value-aaaa";
  tenant.store.set(id, { ...orders, id, url, payloadFormat: "application/declared-value-aaaa" });
  const { exit, told } = await rolledBack(folder);
  assert.equal(exit, 0, told);
  assert.equal(tenant.store.get(id)?.url, url);
  const { stdout } = await ws("audit", "show", "--format", "json");
  assert.deepEqual((told + stdout).match(/.{0,90}declared-value-aaaa/g) ?? [], []);
});

test("a rollback sends no key that is live on one host to another one, whoever set it there", async (t) => {
  const folder = await tenantFolder(t, { names: ["other"] });
  const { tenant, ws, variables } = folder;
  const policy = '    policy: { secrets: { SEC: ["*.example.test"] } }\n';
  appendFileSync(join(folder.directory, "webhook-sync.yaml"), policy);
  variables.SEC = "declared-value-aaaa";
  const text = manifestText("orders", 1, ["headers: { X-Key: '${secret:SEC}' }"]);
  for (const host of ["api.example.test", "new.example.test"]) {
    const moved = text.replace("api.example.test", host);
    writeFileSync(join(folder.directory, "webhooks.d", "orders.yaml"), moved);
    assert.equal((await ws("apply", "--yes")).exit, 0);
  }
  const [id = "", orders] = [...tenant.store].find(([, { name }]) => name === "orders") ?? [];
  assert.equal(orders?.url, "https://new.example.test/orders/v1");
  tenant.store.set(id, { ...orders, id, headers: { "X-Key": "key-of-the-new-host" } });
  const { exit, told } = await rolledBack(folder);
  assert.equal(exit, 0, told);
  const now = tenant.store.get(id);
  assert.equal(now?.url, "https://api.example.test/orders/v1");
  assert.deepEqual(now?.headers, { "X-Key": "declared-value-aaaa" });
});

test("what a deprecation left hidden is given back: the record still knows what it was", async (t) => {
  const folder = await tenantFolder(t, { names: ["other"] });
  const { tenant, ws, variables } = folder;
  allowSecret(folder);
  variables.SEC = "first-value-aaaa";
  const headers = "headers: { X-Key: '${secret:SEC}', X-Plain: as-in-git }";
  for (const lines of [[headers], null, ["method: PUT"]]) {
    declare(folder, { orders: lines });
    assert.equal((await ws("apply", "--yes")).exit, 0);
  }
  const orders = () => [...tenant.store.values()].find(({ name }) => name === "orders");
  assert.deepEqual(orders()?.headers, {});
  const { exit, told } = await rolledBack(folder);
  assert.equal(exit, 0, told);
  assert.equal(orders()?.status, "deprecated");
  assert.deepEqual(orders()?.headers, { "X-Key": "first-value-aaaa", "X-Plain": "as-in-git" });
});

test("a plain value that somebody changed by hand is not recorded as Git had it", async (t) => {
  const folder = await tenantFolder(t, { names: ["other"] });
  const { tenant, ws } = folder;
  declare(folder, { orders: ["headers: { X-Plain: as-in-git }"] });
  assert.equal((await ws("apply", "--yes")).exit, 0);
  for (const [id, one] of tenant.store)
    if (one.name === "orders") tenant.store.set(id, { ...one, headers: { "X-Plain": "by hand" } });
  for (const lines of [null, ["method: PUT"]]) {
    declare(folder, { orders: lines });
    assert.equal((await ws("apply", "--yes")).exit, 0);
  }
  const { exit, told } = await rolledBack(folder);
  assert.equal(exit, 11, told);
  assert.match(told, /no record has the value that X-Plain had before/);
});

test("a rollback keeps a secret's value that a later run gave: taking back its run is not about that", async (t) => {
  const folder = await tenantFolder(t, { names: ["other"] });
  const { tenant, ws, variables } = folder;
  allowSecret(folder);
  const key = "headers: { X-Key: '${secret:SEC}' }";
  for (const [value, method] of [
    ["one", "POST"],
    ["one", "PUT"],
    ["two", "PUT"],
  ] as const) {
    variables.SEC = `${value}-value-aaaa`;
    declare(folder, { orders: [key, `method: ${method}`] });
    assert.equal((await ws("apply", "--yes")).exit, 0);
  }
  const { exit, told } = await rolledBack(folder, (await runs(folder)).at(-2));
  assert.equal(exit, 0, told);
  const [orders] = [...tenant.store.values()].filter(({ name }) => name === "orders");
  assert.deepEqual([orders?.method, orders?.headers], ["POST", { "X-Key": "two-value-aaaa" }]);
});

test("a rollback gives a version that went back into service all that it had before", async (t) => {
  const folder = await tenantFolder(t, { names: ["other"] });
  const { directory, tenant, ws } = folder;
  const declared = (version: number, ...lines: string[]) =>
    writeFileSync(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", version, lines));
  declared(1, "headers: { X-Plain: as-in-git }");
  assert.equal((await ws("apply", "--yes")).exit, 0);
  declared(2);
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const first = () => [...tenant.store.values()].find((one) => one.name === "orders" && one.version === 1);
  const was = { ...first() };
  declared(1, "method: PUT");
  assert.equal((await ws("apply", "--yes", "--allow-downgrade", "orders")).exit, 0);
  assert.deepEqual([first()?.method, first()?.status, first()?.headers], ["PUT", "active", {}]);
  const { exit, told } = await rolledBack(folder);
  assert.equal(exit, 0, told);
  assert.deepEqual(
    [first()?.method, first()?.status, first()?.headers],
    [was.method, "deprecated", was.headers],
  );
});

test("a rollback goes past no protection that was given since, unless it is told to", async (t) => {
  const folder = await tenantFolder(t, { names: ["kept", "free", "listed"] });
  const { directory, ws } = folder;
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const run = (await runs(folder)).at(-1);
  declare(folder, { kept: ["protect: true"] });
  appendFileSync(join(directory, "webhook-sync.yaml"), "    policy: { protected: [listed] }\n");
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const held = await rolledBack(folder, run);
  assert.equal(held.exit, 11, held.told);
  assert.match(held.told, /kept@1 .*protected by `protect: true`.*listed@1 .*protected by policy\.protected/);
  assert.deepEqual(held.active, ["free@1", "kept@1", "listed@1"]);
  const allowed = await rolledBack(
    folder,
    run,
    "--allow-deprecate",
    "kept@1",
    "--allow-deprecate",
    "listed@1",
  );
  assert.deepEqual([allowed.exit, allowed.active], [0, []], allowed.told);
  const odd = await rolledBack(folder, run, "--allow-deprecate", "kept");
  assert.deepEqual([odd.exit, /'kept' is not a webhook key/.test(odd.told)], [64, true], odd.told);
});

test("a rollback takes back what its run made and protected itself, however many that are", async (t) => {
  const names = ["a", "b", "c", "d", "e", "f", "g"];
  const folder = await tenantFolder(t, { names });
  declare(folder, { a: ["protect: true"] });
  const limits = "limits: { maxDeprecations: { percent: 0, atLeast: 0 } }\n";
  appendFileSync(join(folder.directory, "webhook-sync.yaml"), limits);
  assert.equal((await folder.ws("apply", "--yes")).exit, 0);
  const { exit, told, active } = await rolledBack(folder);
  assert.deepEqual([exit, active], [0, []], told);
});

test("a rollback leaves a version that is protected since to the one that it gives back", async (t) => {
  const folder = await tenantFolder(t, { names: ["orders", "other"] });
  const { directory, ws } = folder;
  const limits = "limits: { maxDeprecations: { percent: 0, atLeast: 0 } }\n";
  appendFileSync(join(directory, "webhook-sync.yaml"), limits);
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const manifest = join(directory, "webhooks.d", "orders.yaml");
  writeFileSync(manifest, manifestText("orders", 2));
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const run = (await runs(folder)).at(-1);
  writeFileSync(manifest, manifestText("orders", 2, ["protect: true"]));
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const { exit, told, active } = await rolledBack(folder, run);
  assert.deepEqual([exit, active], [0, ["orders@1", "other@1"]], told);
});

test("a rollback leaves no two versions of a name active that were not active together before the run", async (t) => {
  const folder = await tenantFolder(t, { names: ["orders", "other"] });
  const { directory, ws } = folder;
  const manifest = join(directory, "webhooks.d", "orders.yaml");
  assert.equal((await ws("apply", "--yes")).exit, 0);
  for (const version of [2, 3]) {
    writeFileSync(manifest, manifestText("orders", version));
    assert.equal((await ws("apply", "--yes")).exit, 0);
  }
  const [, second = "", third = ""] = await runs(folder);
  const held = await rolledBack(folder, second);
  assert.deepEqual([held.exit, held.active], [11, ["orders@3", "other@1"]], held.told);
  assert.match(held.told, /orders@3 is active and no part of that run: both would deliver/);
  assert.equal((await rolledBack(folder, third)).exit, 0);
  const { exit, told, active } = await rolledBack(folder, second);
  assert.deepEqual([exit, active], [0, ["orders@1", "other@1"]], told);
});

test("a rollback gives no version back while the one that goes for it is blocked, whatever blocks it", async (t) => {
  const blocks = {
    "has-dependents": (folder: TenantFolder) => declare(folder, { top: ["dependsOn: [orders@2]"] }),
    protected: ({ directory }: TenantFolder) => {
      appendFileSync(join(directory, "webhook-sync.yaml"), "    policy: { protected: [orders, desk] }\n");
    },
  };
  const stories = [
    ["a bump", "has-dependents", "orders", "orders@2", 2, []],
    ["a rename", "protected", "desk", "desk@1", 1, ["replaces: orders"]],
  ] as const;
  for (const [what, code, name, key, version, lines] of stories) {
    const folder = await tenantFolder(t, { names: ["orders", "other"] });
    const manifests = join(folder.directory, "webhooks.d");
    assert.equal((await folder.ws("apply", "--yes")).exit, 0);
    rmSync(join(manifests, "orders.yaml"));
    writeFileSync(join(manifests, "orders.yaml"), manifestText(name, version, lines));
    assert.equal((await folder.ws("apply", "--yes")).exit, 0);
    const run = (await runs(folder)).at(-1);
    blocks[code](folder);
    await folder.ws("apply", "--yes");
    const { exit, told, active } = await rolledBack(folder, run, "--skip-blocked");
    assert.equal(exit, 11, `${what}: ${told}`);
    assert.match(told, new RegExp(`${key} deprecate blocked ${code}`), what);
    assert.match(
      told,
      new RegExp(`orders@1 .* ${key} is blocked and stays active: both would deliver`),
      what,
    );
    assert.deepEqual(
      active.filter((one) => one !== "other@1" && one !== "top@1"),
      [key],
      what,
    );
  }
});

test("a rollback counts with what is live and no part of its run", async (t) => {
  const folder = await tenantFolder(t, { names: ["orders"] });
  const { directory, ws } = folder;
  assert.equal((await ws("apply", "--yes")).exit, 0);
  writeFileSync(join(directory, "webhooks.d", "orders-2.yaml"), manifestText("orders", 2));
  assert.equal((await ws("apply", "--yes")).exit, 0);
  appendFileSync(join(directory, "webhook-sync.yaml"), "    policy: { protected: [orders] }\n");
  const { exit, told, active } = await rolledBack(folder);
  assert.deepEqual([exit, active], [0, ["orders@1"]], told);
  assert.match(told, /2 managed, 0 unmanaged ignored/);
  assert.match(told, /orders@2 deprecate medium .*risk: its deliveries stop; another version is active/);
  assert.match(told, /orders@1 takes over; orders@2 may be deleted from/);
});

test("a rollback that switches a version off again says whether another one is active", async (t) => {
  const folder = await tenantFolder(t, { names: ["orders"] });
  const second = join(folder.directory, "webhooks.d", "orders-2.yaml");
  for (const status of ["inactive", "active"]) {
    writeFileSync(second, manifestText("orders", 2, [`status: ${status}`]));
    assert.equal((await folder.ws("apply", "--yes")).exit, 0);
  }
  const { exit, told, active } = await rolledBack(folder);
  assert.deepEqual([exit, active], [0, ["orders@1"]], told);
  assert.match(told, /orders@2 update medium .*risk: its deliveries stop; another version is active/);
});

test("a rollback of a rename that left the old name in service says what takes over", async (t) => {
  const refused: { name: string | null } = { name: null };
  const folder = await tenantFolder(t, {
    names: ["orders"],
    intercept: ({ method, body }, response) => {
      const isRefused = method === "PUT" && refused.name !== null && body.includes(`"${refused.name}"`);
      if (isRefused) response.writeHead(422).end("{}");
      return isRefused;
    },
  });
  assert.equal((await folder.ws("apply", "--yes")).exit, 0);
  declare(folder, { orders: null, desk: ["replaces: orders"] });
  refused.name = "orders";
  assert.equal((await folder.ws("apply", "--yes")).exit, 6);
  refused.name = null;
  const { exit, told, active } = await rolledBack(folder);
  assert.deepEqual([exit, active], [0, ["orders@1"]], told);
  assert.match(told, /orders@1 takes over; desk@1 may be deleted from/);
});

test("a rollback probes a version without a manifest as its last manifest said", async (t) => {
  const folder = await tenantFolder(t, { names: [] });
  const config = join(folder.directory, "webhook-sync.yaml");
  const manifest = join(folder.directory, "webhooks.d", "orders.yaml");
  const health = "health: { payload: { event: ping }, expect: 202, accept: [409], maxLatency: 500ms }";
  const reachable = "connectTo: { '*:443': '127.0.0.1:9' }, attempts: 1, timeout: 1s";
  for (const version of [1, 2]) {
    writeFileSync(manifest, manifestText("orders", version, version === 1 ? [health] : []));
    assert.equal((await folder.ws("apply", "--yes")).exit, 0);
  }
  writeFileSync(config, readFileSync(config, "utf8").replace("{ mode: none }", `{ ${reachable} }`));
  const { told, active } = await rolledBack(folder);
  assert.match(told, /health\.payload \{"event":"ping"\} health\.expect 202 .*health\.maxLatency 500 ?ms/);
  assert.doesNotMatch(told, /neither a manifest nor the record/);
  assert.deepEqual(active, ["orders@2"]);
  const audit = await folder.ws("audit", "show", "--format", "json");
  const said = JSON.parse(audit.stdout).flatMap((one: Record<string, unknown>) =>
    one.health === undefined || one.version !== 1 ? [] : [[one.phase, one.step, one.version, one.health]],
  );
  const first = { payload: '{"event":"ping"}', expect: "202", accept: [409], max_latency_ms: 500 };
  assert.deepEqual(
    said,
    ["create", "activate"].flatMap((step) => ["intent", "outcome"].map((phase) => [phase, step, 1, first])),
  );
});

test("a rollback says that it reverts what later runs wrote only where it does", async (t) => {
  const told = /later runs wrote to orders@1 too; those changes are reverted as well/;
  const folder = await tenantFolder(t, { names: ["orders", "other"] });
  const manifest = join(folder.directory, "webhooks.d", "orders.yaml");
  const versions: readonly (readonly [version: number, ...lines: string[]])[] = [
    [1],
    [1, "method: PUT"],
    [1, "method: PATCH"],
    [2, "method: PATCH"],
  ];
  for (const [version, ...lines] of versions) {
    writeFileSync(manifest, manifestText("orders", version, lines));
    assert.equal((await folder.ws("apply", "--yes")).exit, 0);
  }
  const [first, second, third] = await runs(folder);
  // Of the second run everything is blocked, for version 2 is active since; of the first one, other@1 alone goes.
  const held = await rolledBack(folder, second);
  assert.equal(held.exit, 11, held.told);
  assert.doesNotMatch(held.told, told);
  const kept = await rolledBack(folder, first);
  assert.deepEqual([kept.exit, kept.active], [0, ["orders@2"]], kept.told);
  assert.doesNotMatch(kept.told, told);
  assert.equal((await rolledBack(folder, (await runs(folder))[3])).exit, 0);
  const moved = await rolledBack(folder, second);
  assert.equal(moved.exit, 0, moved.told);
  assert.match(moved.told, told);
  assert.notEqual(third, undefined);
});

test("what the run registered keeps what later runs made of it, and nothing says otherwise", async (t) => {
  const folder = await tenantFolder(t, { names: ["orders"] });
  for (const lines of [[], ["method: PUT"]]) {
    declare(folder, { orders: lines });
    assert.equal((await folder.ws("apply", "--yes")).exit, 0);
  }
  const { exit, told } = await rolledBack(folder, (await runs(folder))[0]);
  assert.equal(exit, 0, told);
  assert.match(told, /orders@1 deprecate/);
  assert.doesNotMatch(told, /reverted as well/);
  assert.deepEqual(
    [...folder.tenant.store.values()].map(({ method }) => method),
    ["PUT"],
  );
});

test("a rollback gives back a version beside one that was active with it", async (t) => {
  const folder = await tenantFolder(t, { names: ["orders"] });
  const { directory, ws } = folder;
  const second = join(directory, "webhooks.d", "orders-2.yaml");
  writeFileSync(second, manifestText("orders", 2));
  assert.equal((await ws("apply", "--yes")).exit, 0);
  rmSync(join(directory, "webhooks.d", "orders.yaml"));
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const { exit, told, active } = await rolledBack(folder);
  assert.deepEqual([exit, active], [0, ["orders@1", "orders@2"]], told);
});

test("a rollback of a removal goes by what the record says that the removed one depended on", async (t) => {
  const folder = await tenantFolder(t, { names: ["base", "other"] });
  declare(folder, { top: ["dependsOn: [base]"] });
  assert.equal((await folder.ws("apply", "--yes")).exit, 0);
  for (const name of ["top", "base"]) {
    declare(folder, { [name]: null });
    assert.equal((await folder.ws("apply", "--yes")).exit, 0);
  }
  const { exit, told, active } = await rolledBack(folder, (await runs(folder)).at(-2));
  assert.deepEqual([exit, active], [11, ["other@1"]], told);
  assert.match(told, /it depends on base, which is deprecated and not made active by this rollback/);
});
