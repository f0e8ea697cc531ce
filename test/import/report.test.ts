import assert from "node:assert/strict";
import { test } from "node:test";
import { importTools } from "../../src/cli/import/import.ts";
import { reportOn } from "../../src/import/report.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import { renderImport } from "../../src/render/text/import.ts";
import { importOf, SCOPE } from "./fleets.ts";

const ORDERS: LiveWebhook = {
  id: "1",
  name: "orders",
  version: 1,
  url: "https://api.example.com/orders",
  method: "POST",
  payloadFormat: "application/json",
  headers: [],
  status: "active",
  idempotencyKey: null,
  etag: null,
  labelled: null,
  endpoint: null,
  unknownFields: {},
};

function reportOf(live: readonly LiveWebhook[], hosts: readonly string[] | null = null) {
  const environment = { ...SCOPE, policy: { ...SCOPE.policy, hosts } };
  const made = importOf(live, { environment });
  return reportOn(made, {
    environment,
    tools: importTools(environment, [environment.name]),
    declared: [],
    shown: "webhooks.d",
    tenant: "acme.cognigy.com",
    listing: {
      webhooks: live,
      unread: [],
      directory: null,
      clockAheadMs: 0,
      shortfall: null,
      readAt: new Date("2026-11-23T10:00:00Z"),
    },
    dryRun: false,
    secretFiles: null,
    valuesWithoutNames: false,
    recordProblem: null,
    flags: "",
  });
}

test("the hosts that policy lacks are proposed with those that it has, and where they belong", () => {
  const live = [
    ORDERS,
    { ...ORDERS, id: "2", name: "refunds", url: "https://eu.example.net/refunds" },
    { ...ORDERS, id: "3", name: "crm", url: "https://b.example.net/crm" },
    { ...ORDERS, id: "4", name: "plain", url: "http://c.example.net/plain" },
  ];
  const report = reportOf(live, ["*.example.com"]);
  assert.deepEqual(report.hosts, ["*.example.com", "b.example.net", "eu.example.net"]);
  const text = renderImport(report, { color: false, width: 80 });
  assert.match(text, /^ {6}hosts: \["\*\.example\.com", b\.example\.net, eu\.example\.net\]$/m);
  assert.match(text, /environments\.production\.policy,? /);
  assert.doesNotMatch(text, /^ *policy:/m, "which would be there twice");
  assert.equal(reportOf(live).hosts, null);
});

test("the hosts of secrets can be pasted below those that policy has already", () => {
  const unlisted = [{ name: "ORDERS_KEY", hosts: ["api.example.com"] }];
  const text = renderImport({ ...reportOf([ORDERS]), unlisted }, { color: false, width: 80 });
  assert.match(text.replace(/\s+/g, " "), /under environments\.production\.policy\.secrets, /);
  const pasted = text
    .split("\n")
    .filter((line) => /^ {4}.*: \[/.test(line) || /^ +(policy|secrets):/.test(line));
  assert.deepEqual(pasted, ["        ORDERS_KEY: [api.example.com]"]);
});

test("a description that cannot stand in a file is missed aloud", () => {
  const described = (description: unknown) => ({ ...ORDERS, unknownFields: { description } });
  const noteOn = (description: unknown) => reportOf([described(description)]).notes.join();
  for (const description of ["Sends orders\nand refunds", "x".repeat(501), "The password is hunter2"])
    assert.match(noteOn(description), /^without their descriptions, .*: orders@1$/, description);
  for (const description of ["Sends orders", "", "  ", null, 7, undefined])
    assert.equal(noteOn(description), "");
});
