import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

const JOURNAL = ".webhook-sync/sandbox/journal.ndjson";

scenario(import.meta.dirname, "A page on a fleet, and one on a webhook", async (stage) => {
  stage.write("webhook-sync.yaml", configText({ receivers: { "shipping*": "failing" } }));
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, ["owner: team-orders"]));

  stage.say("Before the first run there is a page as well.");
  const empty = await stage.runSilently("report", 0);
  assert.match(empty.stdout, /^<!doctype html>[\s\S]*No run has written anything[\s\S]*No run is recorded/);
  assert.match(empty.stdout, /No records yet in/);

  await stage.runSilently("apply --yes", 0);
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, ["headers: { X-Team: orders }"]));
  stage.write("webhooks.d/shipping.yaml", manifestText("shipping", 1));
  await stage.runSilently("apply --yes --concurrency 1", 5);
  await stage.changeByHand("orders", { url: "https://elsewhere.example.test/" });

  stage.say("It is one file, which only its owner can read.");
  await stage.run("report --out report.html", 0);
  assert.equal(statSync(join(stage.directory, "report.html")).mode & 0o777, 0o600);
  const page = stage.read("report.html");
  assert.match(page, /1 of concern|2 of concern/);
  assert.match(page, /orders@1<\/b>: drift, url changed on the tenant by hand/);
  assert.match(page, /shipping@1<\/b>: unhealthy, answered 500/);
  assert.match(page, /<svg class="s"[^>]*aria-label="Last runs, oldest first: success 100 % of 2 runs/);
  assert.match(page, /<del>|<ins>/);
  assert.match(page, /exit 5, 1 applied, 1 held/);
  assert.doesNotMatch(page, /<link|<img|src=|style="/);

  stage.say("For scripts it is JSON; --since leaves out what was before.");
  const { stdout } = await stage.runSilently("report --format json", 0);
  const { runs, histories, calendar, fleet } = JSON.parse(stdout);
  assert.equal(runs.length, 2);
  assert.deepEqual(
    histories.map(({ name, changes }: { name: string; changes: unknown[] }) => [name, changes.length]),
    [
      ["orders", 2],
      ["shipping", 1],
    ],
  );
  assert.equal(calendar.length, 2);
  assert.equal(fleet.counts.drift, 1);
  const later = await stage.runSilently("report --format json --since 2099-01-01", 0);
  assert.deepEqual(JSON.parse(later.stdout).runs, []);
  await stage.run("report --since whenever", 64);
  await stage.run("report --format text", 64);
  await stage.run("report --out webhooks.d", 64);

  stage.say("One webhook has a page of its own.");
  const one = await stage.runSilently("describe orders --format html", 0);
  assert.match(one.stdout, /<h1>orders<\/h1>/);
  assert.match(one.stdout, /What an apply would do/);
  assert.match(one.stdout, /Receiver: <b class="low">pass<\/b>/);
  assert.match(one.stdout, /X-Team <ins>&quot;orders&quot;<\/ins>/);
  await stage.run("describe nothing --format html", 64);

  stage.say("A plan's page has what the record tells of receivers, and what the probe will send.");
  const plan = await stage.runSilently("plan --format html", 0);
  assert.match(plan.stdout, /Receiver: <b class="high">fail<\/b>, answered 500/);
  assert.match(plan.stdout, /Probe: POST of the standard health_check event to/);

  stage.say("Of a record that was damaged there is none, as audit verify says it.");
  stage.edit(JOURNAL, '"phase":"run-started"', '"phase":"run-starte"');
  await stage.run("audit verify", 10);
  await stage.run("report", 10);
});
