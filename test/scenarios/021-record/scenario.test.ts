import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

const JOURNAL = ".webhook-sync/sandbox/journal.ndjson";
/** What the first record names as the one before it. */
const NOTHING = "0".repeat(64);

scenario(
  import.meta.dirname,
  "The record is checked, mended where a crash tore it, and never trusted",
  async (stage) => {
    stage.write("webhook-sync.yaml", configText());
    stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
    stage.say("What has no record yet cannot be verified.");
    await stage.run("audit verify", 10);
    await stage.run(`audit verify --head ${NOTHING}`, 10);
    const { stdout } = await stage.runSilently("apply --yes", 0);
    const [, head = ""] = /Journal head: (\w+)/.exec(stdout) ?? [];
    await stage.run(`audit verify --head ${head}`, 0);
    stage.say(
      "What is no hash is not taken for a record that is missing; the head of an empty record vouches for none.",
    );
    await stage.run("audit verify --head c0f034dc74d1", 64);
    await stage.run(`audit verify --head ${NOTHING}`, 10);

    stage.say("What is asked for by name and is not there is an error, not an empty answer.");
    for (const filter of ["--run nope", "--name nosuch", "--status bogus"])
      await stage.run(`audit show ${filter}`, 64);

    stage.say("Its last record is cut off: what is left is unbroken, and only the head tells.");
    const whole = stage.read(JOURNAL);
    const lines = whole.split("\n");
    stage.write(JOURNAL, `${lines.slice(0, -2).join("\n")}\n`);
    await stage.run("audit verify", 0);
    await stage.run(`audit verify --head ${head}`, 10);

    stage.say("A crash tore the last line: the next apply says so and keeps the rest of it.");
    stage.write(JOURNAL, whole.slice(0, -40));
    await stage.run("audit verify", 0);
    const mended = await stage.runSilently("apply --yes", 0);
    assert.match(
      mended.stderr,
      /^warning journal-repaired: a crash left the last line half-written: \d+ bytes\s+after record 6 were set aside/,
    );
    assert.equal(`${lines.at(-2)}\n`.slice(0, -40), stage.read(".webhook-sync/sandbox/journal.torn-1"));
    await stage.run("audit verify", 0);

    stage.say("Any other damage is refused, with the last record that is good, and nothing is written.");
    stage.edit(JOURNAL, '"step":"activate"', '"step":"actuate"');
    const requests = stage.log("requests").length;
    await stage.run("apply --yes", 10);
    stage.say("The good records can still be read.");
    const shown = await stage.runSilently("audit show", 10);
    assert.equal(shown.stdout.match(/^ *\d+ {2}/gm)?.length, 3, shown.stdout);
    const asJson = await stage.runSilently("audit show --format json", 10);
    assert.equal(JSON.parse(asJson.stdout).records.length, 3);
    assert.equal((await stage.runSilently("audit show --csv", 10)).stdout.trim().split("\r\n").length, 4);

    stage.say("Line ends of Windows are told as such.");
    const damaged = stage.read(JOURNAL);
    stage.write(JOURNAL, whole.replaceAll("\n", "\r\n"));
    await stage.run("audit verify", 10);
    stage.write(JOURNAL, damaged);
    assert.equal(stage.log("requests").length, requests);
    const refused = await stage.runSilently("apply --yes --format json", 10);
    assert.match(
      refused.stdout,
      /^\{"kind":"problem","exitCode":10,"diagnostics":\[\{"code":"journal-damaged",/,
    );
  },
);
