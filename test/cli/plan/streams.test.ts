import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { describe, it, type TestContext } from "node:test";
import { configText, manifestText } from "../../scenarios/fleet.ts";
import { Stage } from "../../scenarios/stage.ts";

function stageFor(t: TestContext): Stage {
  const stage = new Stage();
  t.after(() => rmSync(stage.directory, { recursive: true }));
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  return stage;
}

describe("the files of a plan", () => {
  it("are two: one name for both would leave the page and no plan", async (t) => {
    const stage = stageFor(t);
    for (const line of ["--out p --page p", "--out p --page ./p", "--out - --page -", "--page -"])
      assert.match(
        (await stage.runSilently(`plan ${line}`, 64)).stderr,
        /error usage: --(?:out and --page name|page writes)/,
      );
    assert.deepEqual(readdirSync(stage.directory).toSorted(), ["webhook-sync.yaml", "webhooks.d"]);
  });
});

describe("- in place of a plan's file", () => {
  it("is stdout for plan, which shows the plan on stderr, and stdin for show and apply", async (t) => {
    const stage = stageFor(t);
    const planned = await stage.runSilently("plan --out -", 0);
    assert.match(planned.stderr, /\+ orders@1 +create/);
    const document = JSON.parse(planned.stdout);
    assert.deepEqual(document.changes.length, 1);
    const json = await stage.runSilently("plan --out - --json", 0);
    assert.equal(json.stderr, "");
    assert.equal(JSON.parse(json.stdout).changesDigest, document.changesDigest);
    stage.input = planned.stdout;
    assert.match((await stage.runSilently("show -", 0)).stdout, /\+ orders@1 +create/);
    assert.match((await stage.runSilently("apply -", 0)).stdout, /1 applied/);
  });

  it("is one of the two plans that are compared", async (t) => {
    const stage = stageFor(t);
    stage.input = (await stage.runSilently("plan --out -", 0)).stdout;
    stage.write("webhooks.d/billing.yaml", manifestText("billing", 1));
    await stage.runSilently("plan --out later.json", 0);
    await stage.runSilently("show --compare - later.json", 8);
    const twice = await stage.runSilently("show --compare - -", 64);
    assert.match(twice.stderr, /stdin has one plan, not two/);
  });

  it("is refused when stdin has none, or something else", async (t) => {
    const stage = stageFor(t);
    for (const input of ["", " \n"]) {
      stage.input = input;
      const { stderr } = await stage.runSilently("apply -", 64);
      assert.match(stderr, /plan-file: a plan should come from stdin, and stdin is closed or empty/);
    }
    stage.input = "{}";
    assert.match(
      (await stage.runSilently("show -", 8)).stderr,
      /what stdin has is not a plan of this version/,
    );
    stage.surroundings = {
      readInput: () => Promise.reject(Object.assign(new Error("EIO: i/o error, read"), { code: "EIO" })),
    };
    assert.match((await stage.runSilently("apply -", 64)).stderr, /the plan stdin cannot be read/);
  });
});
