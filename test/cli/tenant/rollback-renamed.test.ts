import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { manifestText } from "../../scenarios/fleet.ts";
import { type TenantFolder, tenantFolder } from "./folder.ts";

/** How a command ended, its text in one line, and what the tenant has active after it. */
interface After {
  readonly exit: number | null;
  readonly told: string;
  readonly active: readonly string[];
}

/** A webhook that gets other names, on a tenant that can be made to refuse what is written to one of them. */
class Renaming {
  readonly #folder: TenantFolder;
  readonly #refused: { name: string | null };
  readonly runs: string[] = [];

  private constructor(folder: TenantFolder, refused: { name: string | null }) {
    this.#folder = folder;
    this.#refused = refused;
  }

  static async start(t: TestContext): Promise<Renaming> {
    const refused: { name: string | null } = { name: null };
    const folder = await tenantFolder(t, {
      names: [],
      intercept: ({ method, body }, response) => {
        const isRefused = method === "PUT" && refused.name !== null && body.includes(`"${refused.name}"`);
        if (isRefused) response.writeHead(422).end("{}");
        return isRefused;
      },
    });
    return new Renaming(folder, refused);
  }

  /** What the tenant refuses from now on. */
  refuse(name: string | null): void {
    this.#refused.name = name;
  }

  /** Git has this name alone. */
  declare(name: string, ...lines: readonly string[]): void {
    const manifests = join(this.#folder.directory, "webhooks.d");
    rmSync(join(manifests, "only.yaml"), { force: true });
    writeFileSync(join(manifests, "only.yaml"), manifestText(name, 1, lines));
  }

  async apply(name: string, ...lines: readonly string[]): Promise<After> {
    this.declare(name, ...lines);
    return await this.#run("apply", "--yes");
  }

  async rollback(run = this.runs.at(-1) ?? ""): Promise<After> {
    return await this.#run("rollback", run, "--yes");
  }

  async #run(...args: string[]): Promise<After> {
    const { exit, stdout, stderr } = await this.#folder.ws(...args);
    const told = `${stdout}${stderr}`.replace(/\s+/g, " ");
    const run = /Run: ([0-9a-f]{8})/.exec(told)?.[1];
    if (run !== undefined) this.runs.push(run);
    const active = [...this.#folder.tenant.store.values()].filter(({ status }) => status === "active");
    return { exit, told, active: active.map(({ name }) => String(name)).toSorted() };
  }
}

test("a rollback of a rollback gives a name again, and leaves the other in service until then", async (t) => {
  const renaming = await Renaming.start(t);
  await renaming.apply("orders");
  await renaming.apply("intake", "replaces: orders");
  assert.deepEqual((await renaming.rollback()).active, ["orders"]);
  const second = renaming.runs.at(-1);
  for (const git of ["intake", "orders"]) {
    renaming.declare(git);
    renaming.refuse("intake");
    const { exit, active, told } = await renaming.rollback(second);
    assert.deepEqual([exit, active], [6, ["orders"]], told);
    renaming.refuse(null);
    for (const [run, wanted] of [
      [second, "intake"],
      [undefined, "orders"],
    ] as const) {
      const done = await renaming.rollback(run);
      assert.deepEqual([done.exit, done.active], [0, [wanted]], done.told);
    }
  }
});

test("a rollback puts no former name in service beside what has taken its place since, whoever says so", async (t) => {
  const stories: readonly (readonly [what: string, reverted: number, git: readonly string[]])[] = [
    ["the first of two renames", 1, []],
    ["what came before both", 0, []],
    ["the same, as Git says it too", 1, ["replaces: [orders, intake]"]],
  ];
  for (const [what, reverted, git] of stories) {
    const renaming = await Renaming.start(t);
    await renaming.apply("orders", "method: PUT");
    await renaming.apply("orders");
    await renaming.apply("intake", "replaces: orders");
    await renaming.apply("desk", "replaces: [orders, intake]");
    renaming.declare("desk", ...git);
    const held = await renaming.rollback(renaming.runs[reverted + 1]);
    assert.deepEqual([held.exit, held.active], [11, ["desk"]], `${what}: ${held.told}`);
    assert.match(held.told, /desk@1 is active and no part of that run: both would deliver/);
    for (const [run, active] of [
      [3, "intake"],
      [2, "orders"],
      [1, "orders"],
    ] as const) {
      const { exit, active: now, told } = await renaming.rollback(renaming.runs[run]);
      assert.deepEqual([exit, now], [0, [active]], `${what}: ${told}`);
    }
  }
});

test("a rollback of a removal puts no name in service beside the one that Git says replaces it", async (t) => {
  const renaming = await Renaming.start(t);
  await renaming.apply("orders");
  await renaming.apply("other");
  const removal = renaming.runs.at(-1);
  await renaming.apply("intake", "replaces: orders");
  const { exit, active, told } = await renaming.rollback(removal);
  assert.deepEqual([exit, active], [11, ["intake"]], told);
  assert.match(told, /intake@1 is active and no part of that run: both would deliver/);
});

test("a rename of which the old name was not taken out of service is taken back", async (t) => {
  const renaming = await Renaming.start(t);
  await renaming.apply("orders");
  renaming.refuse("orders");
  const half = await renaming.apply("intake", "replaces: orders");
  assert.deepEqual([half.exit, half.active], [6, ["intake", "orders"]], half.told);
  renaming.refuse(null);
  renaming.declare("orders");
  const { exit, active, told } = await renaming.rollback();
  assert.deepEqual([exit, active], [0, ["orders"]], told);
  // A rollback that was left half-done is no other run.
  await renaming.apply("intake", "replaces: orders");
  renaming.refuse("intake");
  assert.deepEqual((await renaming.rollback()).active, ["intake", "orders"]);
  renaming.refuse(null);
  const again = await renaming.rollback();
  assert.deepEqual([again.exit, again.active], [0, ["intake"]], again.told);
});
