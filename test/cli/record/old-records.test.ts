import assert from "node:assert/strict";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import picomatch from "picomatch";
import { parseAllDocuments } from "yaml";
import { openJournal } from "../../../src/journal/files/open.ts";
import { temporaryDirectory } from "../../base/temporary-directory.ts";
import { runIn } from "../../crash/in-folder.ts";
import { patientClock } from "../../fixtures/patient-clock.ts";
import { configText, manifestText } from "../../scenarios/fleet.ts";

/** Later than all that was done. */
const LATER = { clock: { ...patientClock, now: () => new Date(Date.now() + 60_000) } };

/** A folder with the record of one apply in `.webhook-sync/sandbox`. */
async function applied(t: TestContext, lines: readonly string[] = []): Promise<string> {
  const directory = temporaryDirectory(t);
  writeFileSync(join(directory, "webhook-sync.yaml"), configText());
  mkdirSync(join(directory, "webhooks.d"));
  writeFileSync(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", 1, lines));
  await run(directory, "apply --yes", 0);
  return directory;
}

async function run(directory: string, line: string, exit: number): Promise<string> {
  const ended = await runIn(directory, line.split(" "), { ORDERS_KEY: "k-4711-abcd" }, LATER);
  assert.equal(ended.exit, exit, `${line}\n${ended.stdout}${ended.stderr}`);
  return (ended.stdout + ended.stderr).replace(/\s+/g, " ");
}

function filesIn(directory: string): readonly (readonly [string, string])[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted()
    .map((file) => [file, readFileSync(file, "utf8")]);
}

describe("the folder that records are written into", () => {
  for (const folder of [
    ".webhook-sync/sandbox",
    "./.webhook-sync/../.webhook-sync/sandbox/",
    ".webhook-sync/sandbox/archive/2025",
    ".webhook-sync",
    ".",
    "link",
    "link/archive",
  ]) {
    it(`is not the record's own, nor one above or below that: ${folder}`, async (t) => {
      const directory = await applied(t);
      symlinkSync(join(".webhook-sync", "sandbox"), join(directory, "link"));
      const before = filesIn(directory);
      for (const line of [`state prune --before 0s --to ${folder}`, `state export ${folder}`]) {
        const told = await run(directory, line, 64);
        assert.match(told, /error own-folder: .* name a folder that is elsewhere/, line);
        assert.deepEqual(filesIn(directory), before, line);
      }
      assert.match(await run(directory, "audit runs", 0), /exit 0, 1 applied/);
    });
  }

  it("may stand beside it", async (t) => {
    const directory = await applied(t);
    await run(directory, "state export .webhook-sync/sandbox-2026", 0);
    await run(directory, "state prune --before 0s --to .webhook-sync/sandbox-cut", 0);
    await run(directory, "audit verify --folder .webhook-sync/sandbox-cut", 0);
  });
});

describe("the folder that a record is taken over from", () => {
  for (const folder of [".webhook-sync/sandbox", "./.webhook-sync/../.webhook-sync/sandbox/", "link"])
    it(`is not the record's own: ${folder}`, async (t) => {
      const directory = await applied(t);
      symlinkSync(join(".webhook-sync", "sandbox"), join(directory, "link"));
      const before = filesIn(directory);
      const told = await run(directory, `state import ${folder}`, 64);
      assert.match(told, /error own-folder: .* state\.backend is still local hint: set state\.backend/);
      assert.deepEqual(filesIn(directory), before);
    });
});

describe("a folder that a record left something in", () => {
  for (const left of ["outbox.ndjson", "projection-000000000009.json"])
    it(`takes no export: what is in it would become a part of that: ${left}`, async (t) => {
      const directory = await applied(t);
      mkdirSync(join(directory, "backup"));
      writeFileSync(join(directory, "backup", left), "of another environment\n");
      const before = filesIn(directory);
      const told = await run(directory, "state export backup", 10);
      assert.ok(
        told.includes(`has a record already, or what one left behind: ${left} hint: name a folder`),
        told,
      );
      assert.deepEqual(filesIn(directory), before);
    });
});

describe("a folder to look at", () => {
  for (const command of ["runs", "show", "verify"])
    it(`is refused where it has no record: audit ${command}`, async (t) => {
      const directory = await applied(t);
      await run(directory, "state prune --before 0s --to archive/2025/sandbox", 0);
      for (const [folder, why] of [
        ["archive/2025", "there is no record in archive/2025"],
        ["nowhere", "there is no folder nowhere"],
        ["webhook-sync.yaml", "webhook-sync.yaml cannot be read: it is not a folder"],
      ]) {
        const told = await run(directory, `audit ${command} --folder ${folder}`, 64);
        assert.ok(
          told.includes(`error usage: ${why} hint: name one that state export or state prune wrote`),
          told,
        );
      }
      for (const folder of ["archive/2025/sandbox", ".webhook-sync/sandbox"])
        await run(directory, `audit ${command} --folder ${folder}`, 0);
    });
});

describe("a rollback of a run that was kept", () => {
  it("goes by what was before it, also where that was pruned", async (t) => {
    const directory = await applied(t, ["protect: true", "headers: { X-Key: '${secret:ORDERS_KEY@1}' }"]);
    await run(directory, "state prune --before 0s --to cut", 0);
    const tenant = join(directory, ".webhook-sync", "sandbox", "tenant", "tenant.ndjson");
    const [last = ""] = readFileSync(tenant, "utf8").trimEnd().split("\n").slice(-1);
    appendFileSync(tenant, `${last.replace("api.example.test", "clicked.example.net")}\n`);
    const [, id = ""] = /Run: ([0-9a-f]{8})/.exec(await run(directory, "apply --yes", 0)) ?? [];
    const told = await run(directory, `rollback ${id} --yes`, 11);
    assert.match(told, /which somebody had set by hand/);
    assert.doesNotMatch(told, /no longer protected/);
  });
});

describe("what stands in the place of pruned records", () => {
  it("is held to the hash that the record names, also where the projection is rebuilt from it", async (t) => {
    const directory = await applied(t, ["protect: true"]);
    await run(directory, "state prune --before 0s --to cut", 0);
    const state = join(directory, ".webhook-sync", "sandbox");
    const named = (pattern: RegExp) =>
      join(state, readdirSync(state).find((name) => pattern.test(name)) ?? assert.fail(`${pattern}`));
    rmSync(named(/^projection/));
    rmSync(join(directory, "webhooks.d", "orders.yaml"));
    assert.match(await run(directory, "plan", 11), /protected/, "it is rebuilt");
    const beginning = named(/^beginning/);
    const text = readFileSync(beginning, "utf8");
    const edited = text.replaceAll('"protect":true', '"protect":false');
    assert.notEqual(edited, text);
    writeFileSync(beginning, edited);
    for (const line of ["plan", "apply --yes"])
      assert.match(
        await run(directory, line, 10),
        /error journal-damaged: .* do not add up to what record/,
        line,
      );
  });
});

describe("the cache of the component for GitLab", () => {
  it("carries all that a pruned record in files has, but the lock", async (t) => {
    const directory = await applied(t);
    const state = join(directory, ".webhook-sync", "sandbox");
    appendFileSync(join(state, "journal.ndjson"), '{"torn');
    await run(directory, "state prune --before 0s --to cut", 0);
    const component = readFileSync(join(import.meta.dirname, "../../../templates/pipeline.yml"), "utf8");
    const caches = parseAllDocuments(component).flatMap((document) =>
      Object.values<{ readonly cache?: { readonly paths: readonly string[] } }>(document.toJS()).flatMap(
        ({ cache }) => (cache === undefined ? [] : [cache.paths]),
      ),
    );
    assert.equal(caches.length, 2, "of what reads and of what applies");
    const names = readdirSync(state).filter((name) => name !== "tenant");
    assert.ok(names.some((name) => name.startsWith("beginning-")) && names.includes("journal.torn-1"));
    for (const paths of caches) {
      const left = names.filter(
        (name) => !picomatch([...paths], { dot: true })(`.webhook-sync/sandbox/${name}`),
      );
      assert.deepEqual(left, []);
    }
  });

  it("is told what is missing where it does not", async (t) => {
    const directory = await applied(t);
    await run(directory, "state prune --before 0s --to cut", 0);
    const state = join(directory, ".webhook-sync", "sandbox");
    const beginning = readdirSync(state).find((name) => name.startsWith("beginning")) ?? assert.fail();
    rmSync(join(state, beginning));
    const told = await run(directory, "audit verify", 10);
    assert.ok(told.includes(`where they were pruned, ${beginning} is missing in their place`), told);
  });
});

describe("a report", () => {
  it("is not written of a record that begins late, of which no record tells", async (t) => {
    const directory = await applied(t);
    await run(directory, "state prune --before 0s --to cut", 0);
    await run(directory, "report --out good.html", 0);
    const state = join(directory, ".webhook-sync", "sandbox");
    const beginning = readdirSync(state).find((name) => name.startsWith("beginning")) ?? assert.fail();
    const file = join(state, beginning);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("orders", "orderz"));
    await run(directory, "audit verify", 10);
    assert.match(await run(directory, "report --out bad.html", 10), /error beginning-missing/);
    assert.equal(existsSync(join(directory, "bad.html")), false);
  });
});

describe("a record that another run holds", () => {
  it("is told with what the command itself can do about it", async (t) => {
    const directory = await applied(t);
    await run(directory, "state export copy", 0);
    const state = join(directory, ".webhook-sync", "sandbox");
    const live = await openJournal({ directory: state, actor: "ci", run: "live", clock: patientClock });
    assert.ok(live.ok);
    for (const line of ["state prune --before 0s", "state import copy"]) {
      const told = await run(directory, line, 8);
      assert.match(told, /hint: wait for it; if that run is gone, webhook-sync state unlock live/, line);
    }
    assert.match(await run(directory, "outbox retry", 8), /hint: --lock-timeout 5m waits for it/);
    await live.value.close();
  });
});

describe("an import that was interrupted", () => {
  it("goes on where it ended, in the middle of a record too, and adds nothing of its own", async (t) => {
    const directory = await applied(t);
    writeFileSync(join(directory, "webhooks.d", "returns.yaml"), manifestText("returns", 1));
    await run(directory, "apply --yes", 0);
    const own = join(directory, ".webhook-sync", "sandbox");
    const whole = readFileSync(join(own, "journal.ndjson"));
    const second = whole.indexOf("\n") + 1;
    for (const end of [1, second, second + 40, whole.length - 1]) {
      const target = join(directory, `state-${end}`);
      mkdirSync(join(target, "sandbox"), { recursive: true });
      writeFileSync(join(target, "sandbox", "journal.ndjson"), whole.subarray(0, end));
      await run(directory, `state import ${own} --state-dir ${target}`, 0);
      await run(directory, `state import ${own} --state-dir ${target}`, 0);
      assert.deepEqual(readFileSync(join(target, "sandbox", "journal.ndjson")), whole);
      await run(directory, `audit verify --state-dir ${target}`, 0);
    }
  });
});
