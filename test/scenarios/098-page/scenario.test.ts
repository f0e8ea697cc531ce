import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "A plan as a page for a browser", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/crm.yaml", manifestText("crm", 1, ["owner: team-crm"]));
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, ["dependsOn: [crm]"]));

  stage.say("One file, of a plan or of a saved one.");
  const planned = await stage.runSilently("plan --format html --out plan.json", 0);
  const shown = await stage.runSilently("show plan.json --format html", 0);
  for (const { stdout } of [planned, shown]) {
    assert.match(stdout, /^<!doctype html>\n<html lang="en">/);
    assert.match(stdout, /default-src &#39;none&#39;; style-src &#39;sha256-/);
    assert.match(stdout, /crm@1/);
    assert.match(stdout, /team-crm/);
    assert.match(stdout, /if it is held, 1 change is skipped: orders@1/);
    assert.doesNotMatch(stdout, /<link|<img|src=|https?:\/\/(?!api\.example\.test)/);
  }

  stage.say("In CI it is written beside what is printed and saved, for its owner to read.");
  await stage.runSilently("plan --out plan.json --page plan.html --format github", 0);
  assert.match(stage.read("plan.html"), /^<!doctype html>[\s\S]*crm@1/);
  await stage.run("plan --page webhooks.d --quiet", 64);
  await stage.run("comment plan.json --page javascript:alert(1)", 64);

  stage.say("Only the comment of a saved plan has room for a link to it.");
  stage.write("plan.md", (await stage.runSilently("show plan.json --format markdown", 0)).stdout);
  // Where it is not refused nobody else hears of it.
  Object.assign(stage.variables, { GITHUB_TOKEN: "ghs_token", GITHUB_API_URL: "http://127.0.0.1:9" });
  const comment = "comment --repo acme/webhooks --pr 7 --page https://github.example/page";
  await stage.run(`${comment} plan.md`, 64);
  await stage.run(`${comment} --no-plan`, 64);

  stage.say("Two plans that are compared have none, and it is no screen of text.");
  await stage.run("show --compare plan.json plan.json --format html", 64);
  for (const format of ["github", "gitlab", "summary"])
    await stage.runSilently(`show --compare plan.json plan.json --format ${format}`, 64);
  await stage.run("plan --summary --format html", 64);
  await stage.run("status --format html", 64);
});
