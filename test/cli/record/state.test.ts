import assert from "node:assert/strict";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { describe, it, type TestContext } from "node:test";
import { openJournal } from "../../../src/journal/files/open.ts";
import { createStateFolder, exposures } from "../../../src/journal/files/state-folder.ts";
import { temporaryDirectory } from "../../base/temporary-directory.ts";
import { FakeTenant, TOKEN } from "../../cognigy/fake-tenant.ts";
import { runIn } from "../../crash/in-folder.ts";
import { patientClock } from "../../fixtures/patient-clock.ts";
import { configText, manifestText, tenantConfigText } from "../../scenarios/fleet.ts";

const VARIABLES = { TENANT_TOKEN: TOKEN };

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A tenant, and the environment `production` of a config file that reaches it. */
async function tenantFor(t: TestContext, directory: string, file = "webhook-sync.yaml"): Promise<FakeTenant> {
  const tenant = await FakeTenant.start();
  t.after(() => tenant.close());
  write(join(directory, file), tenantConfigText("production", tenant.url, ["settle: 0s"]));
  return tenant;
}

async function run(directory: string, line: string, exit: number): Promise<string> {
  const ended = await runIn(directory, line.split(" "), VARIABLES);
  assert.equal(ended.exit, exit, `${line}\n${ended.stdout}${ended.stderr}`);
  return ended.stdout + ended.stderr;
}

const flat = (text: string) => text.replace(/\s+/g, " ");

describe("the record", () => {
  it("stands beside the config file, wherever a command is run from", async (t) => {
    const root = temporaryDirectory(t);
    for (const project of ["shop", "bank"]) {
      await tenantFor(t, join(root, project));
      write(join(root, project, "webhooks.d", "orders.yaml"), manifestText("orders", 1, ["protect: true"]));
      await run(root, `apply --yes --config ${project}/webhook-sync.yaml`, 0);
      assert.ok(existsSync(join(root, project, ".webhook-sync", "production", "journal.ndjson")));
    }
    assert.equal(existsSync(join(root, ".webhook-sync")), false);
    await run(join(root, "shop", "webhooks.d"), "audit verify --config ../webhook-sync.yaml", 0);
  });

  it("of one config file is no record of another one with that environment's name", async (t) => {
    const root = temporaryDirectory(t);
    for (const project of ["shop", "bank"]) await tenantFor(t, join(root, project));
    write(join(root, "shop", "webhooks.d", "orders.yaml"), manifestText("orders", 1, ["protect: true"]));
    write(join(root, "bank", "webhooks.d", "orders.yaml"), manifestText("orders", 1));
    write(join(root, "bank", "webhooks.d", "loans.yaml"), manifestText("loans", 1));
    for (const project of ["bank", "shop"])
      await run(root, `apply --yes --config ${project}/webhook-sync.yaml`, 0);
    rmSync(join(root, "bank", "webhooks.d", "orders.yaml"));
    const plan = await run(root, "plan --config bank/webhook-sync.yaml", 0);
    assert.doesNotMatch(plan, /protect/);
  });

  it("that is empty has no head, where it is shown and where it is copied", async (t) => {
    const directory = temporaryDirectory(t);
    await tenantFor(t, directory);
    assert.match(await run(directory, "state status", 0), /^ +head +none: there are no records yet$/m);
    const shown = await run(directory, "state status --format json", 0);
    assert.match(shown, /"records": 0,\s+"head": null,/);
    assert.match(await run(directory, "state export copy", 0), /^0 records and 0 messages written\.$/m);
    assert.match(await run(directory, "state export other --format json", 0), /"head": null/);
  });

  it("that was emptied is nothing to verify, with what to do where there were records", async (t) => {
    const directory = temporaryDirectory(t);
    await tenantFor(t, directory);
    const file = join(directory, ".webhook-sync", "production", "journal.ndjson");
    for (const [content, left] of [
      ["", /no record in \S+production hint:/],
      ["\0".repeat(4096), /no record in \S+production, only an incomplete line, as after a crash hint:/],
    ] as const) {
      write(file, content);
      const told = flat(await run(directory, "audit verify", 10));
      assert.match(told, left);
      assert.match(told, /where there were records, restore them from a copy/);
    }
  });

  for (const line of ["plan", "status", "doctor", "apply --yes", "rollback 7f3a91c2 --yes"]) {
    it(`of another tenant is refused by ${line.split(" ")[0]}, with both tenants and a way on`, async (t) => {
      const directory = temporaryDirectory(t);
      const first = await tenantFor(t, directory);
      write(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", 1));
      await run(directory, "apply --yes", 0);
      const second = await tenantFor(t, directory);
      const told = flat(await run(directory, line, 10));
      assert.match(told, /error record-of-another-tenant: the record in \S+\.webhook-sync\/production is of/);
      for (const tenant of [first, second]) assert.ok(told.includes(new URL(tenant.url).host), told);
      assert.match(told, /--state-dir/);
      assert.match(told, /movedFrom/);
      assert.equal(second.store.size, 0);
      assert.equal(existsSync(join(directory, ".webhook-sync", "production", "journal.lock")), false);
      assert.match(await run(directory, "audit show", 0), /orders@1/);
      await run(directory, "apply --yes --state-dir elsewhere", 0);
    });
  }

  it("of another tenant is not taken from the run that holds it", async (t) => {
    const directory = temporaryDirectory(t);
    await tenantFor(t, directory);
    write(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", 1));
    await run(directory, "apply --yes", 0);
    const state = join(directory, ".webhook-sync", "production");
    const live = await openJournal({ directory: state, actor: "ci", run: "live", clock: patientClock });
    assert.ok(live.ok);
    await tenantFor(t, directory);
    assert.match(await run(directory, "state unlock live", 10), /record-of-another-tenant/);
    assert.deepEqual(live.value.mayWrite(), { ok: true, value: null });
    await live.value.close();
  });

  it("of a tenant that has moved is its own still, and then known by the new address", async (t) => {
    const directory = temporaryDirectory(t);
    const first = await tenantFor(t, directory);
    write(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", 1));
    await run(directory, "apply --yes", 0);
    const second = await FakeTenant.start();
    t.after(() => second.close());
    const moved = (lines: readonly string[]) =>
      write(
        join(directory, "webhook-sync.yaml"),
        tenantConfigText("production", second.url, ["settle: 0s", ...lines]),
      );
    moved([`movedFrom: [${new URL(first.url).origin}]`]);
    await run(directory, "apply --yes", 0);
    moved([]);
    await run(directory, "plan --detailed-exitcode", 0);
    moved(["movedFrom: [https://example.com/path]"]);
    assert.match(flat(await run(directory, "plan", 3)), /`movedFrom` must be a host without a path or query/);
  });

  it("of the sandbox is no record of a real tenant", async (t) => {
    const directory = temporaryDirectory(t);
    write(join(directory, "webhook-sync.yaml"), configText());
    write(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", 1));
    await run(directory, "apply --yes", 0);
    const tenant = await FakeTenant.start();
    t.after(() => tenant.close());
    write(join(directory, "webhook-sync.yaml"), tenantConfigText("sandbox", tenant.url));
    const told = flat(await run(directory, "plan", 10));
    assert.match(told, /is of embedded tenant, and the tenant of sandbox is 127\.0\.0\.1:/);
    assert.doesNotMatch(told, /movedFrom/);
  });
});

describe("the state folder", () => {
  it("keeps itself out of Git when it is made, and only then", async (t) => {
    const directory = temporaryDirectory(t);
    write(join(directory, "webhook-sync.yaml"), configText());
    write(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", 1));
    await run(directory, "plan", 0);
    const ignore = join(directory, ".webhook-sync", ".gitignore");
    assert.match(readFileSync(ignore, "utf8"), /^\*$/m);
    rmSync(ignore);
    await run(directory, "plan", 0);
    assert.equal(existsSync(ignore), false, "who took it away wanted that");
  });

  it("is for its owner alone", (t) => {
    const folder = join(temporaryDirectory(t), "a", "state");
    createStateFolder(folder);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.deepEqual(exposures([folder, join(folder, "nowhere")]), []);
  });

  it("of another user is told", { skip: process.getuid?.() !== 0 }, (t) => {
    const folder = temporaryDirectory(t);
    chownSync(folder, 4711, 4711);
    assert.deepEqual(exposures([folder]), [
      `${folder} belongs to another user (4711), who can edit the record`,
    ]);
  });

  it("that others can write to is told", async (t) => {
    const directory = temporaryDirectory(t);
    write(join(directory, "webhook-sync.yaml"), configText());
    const folder = join(directory, ".webhook-sync");
    createStateFolder(folder);
    chmodSync(folder, 0o777);
    assert.deepEqual(exposures([folder]), [`every user of this machine can edit the record in ${folder}`]);
    write(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", 1));
    const told = flat(await run(directory, "apply --yes", 0));
    assert.match(told, /warning exposed-record: every user of this machine can edit the record in/);
    assert.match(told, /hint: chmod 700/);
    assert.match(flat(await run(directory, "audit verify", 0)), /warning exposed-record/);
  });
});

describe("what is in the place of the lock, and is none", () => {
  for (const [what, content, told] of [
    ["zeros that a crash left", "\0".repeat(200), "is empty, as a crash of the machine can leave it"],
    ["another file", "x", "is not a lock"],
  ] as const)
    it(`is told with what to do, and no run is said to be able to hold the record: ${what}`, async (t) => {
      const directory = temporaryDirectory(t);
      write(join(directory, "webhook-sync.yaml"), configText());
      write(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", 1));
      await run(directory, "apply --yes", 0);
      const lock = join(directory, ".webhook-sync", "sandbox", "journal.lock");
      writeFileSync(lock, content);
      for (const line of ["apply --yes", "state unlock 7f3a91c2"])
        assert.ok(
          flat(await run(directory, line, 10)).includes(
            `${told} hint: remove ${lock} if no other run is working`,
          ),
          line,
        );
      const shown = flat(await run(directory, "state status", 0));
      assert.ok(shown.includes(`${told}: remove ${lock} if no other run is working`), shown);
      assert.match(
        JSON.parse(await run(directory, "state status --format json", 0)).blocked,
        /journal\.lock is/,
      );
      rmSync(lock);
      assert.match(await run(directory, "state status", 0), /held by +no run\n/);
    });
});
