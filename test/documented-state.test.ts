import assert from "node:assert/strict";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { temporaryDirectory } from "./base/temporary-directory.ts";
import { FakeTenant, TOKEN } from "./cognigy/fake-tenant.ts";
import { sendJson } from "./cognigy/server.ts";
import { runIn } from "./crash/in-folder.ts";
import { manifestText, tenantConfigText } from "./scenarios/fleet.ts";

/** A repository, its tenant and its state directory. */
class Project {
  readonly directory: string;
  readonly tenant: FakeTenant;
  readonly variables: Record<string, string> = { TENANT_TOKEN: TOKEN };
  /** Whether the hook takes what it is told. */
  hook = { isUp: true, told: 0 };
  /** Whether the tenant refuses updates, as it does when somebody else has made one meanwhile. */
  isBusy = false;

  private constructor(directory: string, tenant: FakeTenant) {
    this.directory = directory;
    this.tenant = tenant;
  }

  static async start(t: TestContext, settings: readonly string[] = ["settle: 0s"]): Promise<Project> {
    const tenant = await FakeTenant.start((request, response) => {
      if (project.isBusy && request.method === "PUT") {
        sendJson(response, 409, { error: "conflict" });
        return true;
      }
      if (request.url.pathname !== "/hook") return false;
      project.hook.told += 1;
      sendJson(response, project.hook.isUp ? 200 : 503, {});
      return true;
    });
    t.after(() => tenant.close());
    const project: Project = new Project(temporaryDirectory(t), tenant);
    const deprecation = `    deprecation: { hook: { url: "${tenant.url.origin}/hook" }, retire: auto }\n`;
    project.write("webhook-sync.yaml", tenantConfigText("production", tenant.url, settings) + deprecation);
    return project;
  }

  write(path: string, text: string): void {
    const file = join(this.directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  declare(name: string, version: number, lines: readonly string[] = []): void {
    this.write(`webhooks.d/${name}.yaml`, manifestText(name, version, lines));
  }

  remove(name: string): void {
    rmSync(join(this.directory, "webhooks.d", `${name}.yaml`));
  }

  /** Runs a command line; gives what it printed, with single spaces. */
  async run(line: string, exit: number): Promise<string> {
    const ended = await runIn(this.directory, line.split(" "), this.variables);
    const printed = ended.stdout + ended.stderr;
    assert.equal(ended.exit, exit, `${line}\n${printed}`);
    return printed.replace(/\s+/g, " ");
  }

  lose(): void {
    rmSync(join(this.directory, ".webhook-sync"), { recursive: true });
  }

  /** `orders@1 active`, sorted. */
  statuses(): string[] {
    const stored = [...this.tenant.store.values()];
    return stored.map(({ name, version, status }) => `${name}@${version} ${status}`).toSorted();
  }
}

/** What the page says of each row. */
const ROWS: Readonly<Record<string, (t: TestContext) => Promise<void>>> = {
  "which ones are ours": async (t) => {
    const project = await Project.start(t);
    project.declare("orders", 1);
    await project.run("apply --yes", 0);
    project.lose();
    project.declare("billing", 1);
    await project.run("apply --yes", 0);
    assert.deepEqual(project.statuses(), ["billing@1 active", "orders@1 active"]);
  },

  "what is declared": async (t) => {
    const project = await Project.start(t);
    project.declare("orders", 1);
    await project.run("apply --yes", 0);
    project.lose();
    project.write(
      "webhooks.d/orders.yaml",
      "name: orders\nversion: 1\nurl: https://api.example.test/moved\n",
    );
    await project.run("apply --yes", 0);
    assert.deepEqual(
      [...project.tenant.store.values()].map(({ url }) => url),
      ["https://api.example.test/moved"],
    );
  },

  "a saved plan's progress": async (t) => {
    const project = await Project.start(t);
    project.declare("orders", 1);
    project.declare("billing", 1);
    await project.run("plan --out plan.json", 0);
    await project.run("apply plan.json", 0);
    const [orders] = [...project.tenant.store.values()].filter(({ name }) => name === "orders");
    assert.ok(orders !== undefined);
    // As a run left it that was killed between the registration and the activation.
    project.tenant.store.set(orders.id, { ...orders, status: "inactive" });
    project.lose();
    await project.run("apply plan.json", 0);
    assert.deepEqual(project.statuses(), ["billing@1 active", "orders@1 active"]);
  },

  "operators' protection": async (t) => {
    const project = await Project.start(t);
    const config = readFileSync(join(project.directory, "webhook-sync.yaml"), "utf8");
    project.write("webhook-sync.yaml", `policy: { protected: ["orders"] }\n${config}`);
    project.declare("orders", 1);
    project.declare("billing", 1);
    await project.run("apply --yes", 0);
    project.lose();
    project.remove("orders");
    assert.match(await project.run("plan", 11), /protected by policy\.protected/);
  },

  protection: async (t) => {
    const project = await Project.start(t);
    project.declare("orders", 1, ["protect: true"]);
    project.declare("billing", 1);
    await project.run("apply --yes", 0);
    project.lose();
    project.remove("orders");
    assert.match(await project.run("plan", 11), /audit log has no records/);
    await project.run("apply --yes --skip-blocked", 11);
    assert.deepEqual(project.statuses(), ["billing@1 active", "orders@1 active"]);
    await project.run("apply --yes --allow-deprecate orders@1", 0);
    assert.deepEqual(project.statuses(), ["billing@1 active", "orders@1 deprecated"]);
  },

  sunset: async (t) => {
    const project = await Project.start(t);
    project.declare("orders", 1, ["status: deprecated", "deprecation: { sunset: 2020-01-31 }"]);
    project.declare("billing", 1);
    project.tenant.insert({
      name: "orders",
      version: 1,
      url: "https://api.example.test/orders/v1",
      method: "POST",
      headers: {},
      payloadFormat: "application/json",
      status: "deprecated",
      idempotencyKey: "orders:1",
    });
    project.remove("orders");
    await project.run("apply --yes", 0);
    assert.deepEqual(project.statuses(), ["billing@1 active", "orders@1 deprecated"]);
  },

  "secret versions": async (t) => {
    const project = await Project.start(t);
    const config = readFileSync(join(project.directory, "webhook-sync.yaml"), "utf8");
    project.write("webhook-sync.yaml", `policy: { secrets: { KEY: [api.example.test] } }\n${config}`);
    project.variables.KEY = "a-secret-of-some-length";
    project.declare("orders", 1, ["headers: { X-Key: '${secret:KEY@1}' }"]);
    await project.run("apply --yes", 0);
    for (const [id, stored] of project.tenant.store) {
      project.tenant.store.set(id, { ...stored, headers: { "X-Key": "********" } });
    }
    project.lose();
    project.declare("orders", 1, ["headers: { X-Key: '${secret:KEY@2}' }"]);
    assert.match(await project.run("plan --detailed-exitcode", 0), /cannot verify/);
  },

  "the cause of drift": async (t) => {
    const project = await Project.start(t);
    project.declare("orders", 1);
    await project.run("apply --yes", 0);
    const [orders] = project.tenant.store.values();
    assert.ok(orders !== undefined);
    project.tenant.store.set(orders.id, { ...orders, url: "https://api.example.test/clicked" });
    assert.match(await project.run("plan", 0), /changed on the tenant/);
    project.lose();
    assert.match(await project.run("plan", 0), /unknown reason/);
  },

  "earlier runs": async (t) => {
    const project = await Project.start(t);
    project.declare("orders", 1);
    await project.run("apply --yes", 0);
    project.lose();
    await project.run("rollback 7f3a91c2 --yes", 64);
  },

  "the audit log": async (t) => {
    const project = await Project.start(t);
    project.declare("orders", 1);
    await project.run("apply --yes", 0);
    await project.run("audit verify", 0);
    project.lose();
    await project.run("audit verify", 10);
    await project.run(`audit verify --head ${"a".repeat(64)}`, 10);
  },

  "queued messages": async (t) => {
    const project = await Project.start(t);
    project.declare("orders", 1);
    await project.run("apply --yes", 0);
    project.hook.isUp = false;
    project.declare("orders", 2);
    await project.run("apply --yes", 0);
    project.lose();
    Object.assign(project.hook, { isUp: true, told: 0 });
    await project.run("apply --yes", 0);
    assert.equal(project.hook.told, 0);
  },

  "the hook's last word": async (t) => {
    const project = await Project.start(t);
    project.declare("orders", 1);
    await project.run("apply --yes", 0);
    project.declare("orders", 1, ["status: deprecated", "deprecation: { sunset: 2099-01-31 }"]);
    project.isBusy = true;
    await project.run("apply --yes", 8);
    assert.equal(project.hook.told, 2, "announced, and taken back");
    project.isBusy = false;
    // Another run, of another folder, made it when this one had ended.
    const [orders] = project.tenant.store.values();
    assert.ok(orders !== undefined);
    project.tenant.store.set(orders.id, { ...orders, status: "deprecated" });
    renameSync(join(project.directory, ".webhook-sync"), join(project.directory, "kept"));
    await project.run("apply --yes", 0);
    assert.equal(project.hook.told, 2, "lost");
    project.lose();
    renameSync(join(project.directory, "kept"), join(project.directory, ".webhook-sync"));
    await project.run("apply --yes", 0);
    assert.equal(project.hook.told, 3, "kept");
  },

  "a write under way": async (t) => {
    const project = await Project.start(t);
    project.declare("orders", 1);
    await project.run("apply --yes", 0);
    // What a killed run had sent, and the list did not show yet when the next one made it again.
    const [orders] = project.tenant.store.values();
    project.tenant.insert({ ...orders, id: undefined });
    project.lose();
    const plan = await project.run("plan", 11);
    assert.match(plan, /the tenant has 2 of it/);
    for (const id of project.tenant.store.keys()) assert.ok(plan.includes(id), id);
  },
};

describe("what is lost with the state directory", () => {
  const page =
    readFileSync(join(import.meta.dirname, "..", "docs", "state.md"), "utf8").split(
      "## When it is lost",
    )[1] ?? "";
  const rows = [...page.matchAll(/^\| ([^|]+?) +\|/gm)]
    .map(([, name = ""]) => name.trim())
    .filter((name) => !["kept", "lost"].includes(name) && !name.startsWith("-"));

  it("is told row by row", () => {
    assert.deepEqual(rows.toSorted(), Object.keys(ROWS).toSorted());
  });

  for (const [row, holds] of Object.entries(ROWS)) it(row, holds);

  it("an older record takes out of service only by name what it does not know", async (t) => {
    const project = await Project.start(t);
    const state = (name: string) => join(project.directory, name);
    project.declare("orders", 1);
    await project.run("apply --yes", 0);
    renameSync(state(".webhook-sync"), state("older"));
    project.declare("billing", 1, ["protect: true"]);
    await project.run("apply --yes", 0);
    project.lose();
    renameSync(state("older"), state(".webhook-sync"));
    project.remove("billing");
    const plan = await project.run("plan", 11);
    assert.match(plan, /the audit log has no record of (?:1 of 2 managed webhooks|it)/);
    await project.run("apply --yes --skip-blocked", 11);
    assert.deepEqual(project.statuses(), ["billing@1 active", "orders@1 active"]);
  });
});
