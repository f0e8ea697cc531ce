import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it, type TestContext } from "node:test";
import { openJournal } from "../../../src/journal/files/open.ts";
import { temporaryDirectory } from "../../base/temporary-directory.ts";
import { FakeTenant, TOKEN } from "../../cognigy/fake-tenant.ts";
import { runIn } from "../../crash/in-folder.ts";
import { intent, notice, outcome, steppingClock } from "../../journal/fixture.ts";
import { manifestText, tenantConfigText } from "../../scenarios/fleet.ts";

async function project(t: TestContext) {
  const tenant = await FakeTenant.start(() => false);
  t.after(() => tenant.close());
  const directory = temporaryDirectory(t);
  mkdirSync(join(directory, "webhooks.d"));
  writeFileSync(
    join(directory, "webhook-sync.yaml"),
    tenantConfigText("production", tenant.url, ["settle: 0s"]),
  );
  const record = join(directory, ".webhook-sync", "production");
  return {
    directory,
    record,
    declare: (name: string, version: number) =>
      writeFileSync(join(directory, "webhooks.d", `${name}.yaml`), manifestText(name, version)),
    run: async (line: string, exit: number, variables: Record<string, string> = {}) => {
      const ended = await runIn(directory, line.split(" "), { TENANT_TOKEN: TOKEN, ...variables });
      assert.equal(ended.exit, exit, `${line}\n${ended.stdout}${ended.stderr}`);
      return ended;
    },
  };
}

it("audit runs tells of each run who, how it was approved and by whom, and how it ended", async (t) => {
  const { declare, run } = await project(t);
  declare("orders", 1);
  await run("apply --yes", 0, { WEBHOOK_SYNC_ACTOR: "ci:ada" });
  declare("orders", 2);
  await run("plan --out plan.json", 0);
  await run("apply plan.json", 0, { WEBHOOK_SYNC_ACTOR: "ci:grace", WEBHOOK_SYNC_APPROVER: "github:linus" });
  const runs: readonly Record<string, unknown>[] = JSON.parse(
    (await run("audit runs --format json", 0)).stdout,
  );
  assert.deepEqual(
    runs.map(({ actor, approval, approver, exit_code, clean }) => [
      actor,
      approval,
      approver,
      exit_code,
      clean,
    ]),
    [
      ["ci:ada", "yes-option", null, 0, null],
      ["ci:grace", "plan-file", "github:linus", 0, null],
    ],
  );
  const text = (await run("audit runs", 0)).stdout.replace(/\s+/g, " ");
  assert.match(text, /ci:ada: exit 0, 1 applied no commit; approved with --yes;/);
  assert.match(text, /ci:grace: exit 0, 1 applied no commit; approved as a saved plan by github:linus;/);
  const csv = (await run("audit runs --format csv --actor ci:grace", 0)).stdout.trim().split("\r\n");
  assert.equal(csv.length, 2);
  assert.match(csv[1] ?? "", /,plan-file,github:linus,/);
  assert.equal((await run("audit runs --until 2020-01-01", 0)).stdout, "No runs.\n");
  await run("audit runs --actor nobody", 64);
  await run("audit runs --since whenever", 64);
  const shown = (await run("audit show --format csv", 0)).stdout.split("\r\n");
  assert.match(shown[0] ?? "", /,hash,approval,approver,reason,before,after$/);
  assert.match(shown.join("\n"), /orders\/v2/, "what was written is there");
  await run(`audit verify --rebuild --head ${String(runs[1]?.head)}`, 0);
});

it("audit verify --rebuild finds a projection that does not follow, and times that run backwards are told", async (t) => {
  const { run, record } = await project(t);
  for (let index = 0; index < 12; index++) {
    const opening = { actor: "ci", run: `run-${index}`, clock: steppingClock(), segmentBytes: 4_000 };
    const journal = await openJournal({ ...opening, directory: record });
    assert.ok(journal.ok);
    await journal.value.append(intent(`${index}`));
    await journal.value.append(outcome(`${index}`));
    await journal.value.close();
  }
  await run("audit verify --rebuild", 0);
  const name = readdirSync(record).find((one) => one.startsWith("projection-")) ?? assert.fail();
  const file = join(record, name);
  writeFileSync(file, readFileSync(file, "utf8").replace('"protect":false', '"protect":true'));
  await run("audit verify", 0);
  const found = await run("audit verify --rebuild", 10);
  assert.match(found.stderr.replace(/\s+/g, ""), /isnotwhatrecord\d+saysthatitis/);

  const other = await project(t);
  const clockAt = (time: string) => ({ ...steppingClock(), now: () => new Date(time) });
  for (const [index, time] of [
    "2026-11-23T09:00:00Z",
    "2026-11-23T08:56:00Z",
    "2026-11-23T08:54:00Z",
  ].entries()) {
    const journal = await openJournal({
      actor: "ci",
      run: `r${index}`,
      clock: clockAt(time),
      directory: other.record,
    });
    assert.ok(journal.ok);
    await journal.value.append(notice("x"));
    await journal.value.close();
    const exit = index === 2 ? 10 : 0;
    const { stderr } = await other.run("audit verify", exit);
    if (exit === 10)
      assert.match(stderr.replace(/\s+/g, " "), /record 3 is of .* before one that precedes it/);
  }
});
