import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { planDocument } from "../../src/approval/plan-document.ts";
import type { Diagnostic } from "../../src/model/fleet/diagnostic.ts";
import { renderCodeQuality, renderPlanCounts } from "../../src/render/formats/gitlab.ts";
import * as make from "./fixtures.ts";

const found: Diagnostic = {
  code: "https-only",
  severity: "error",
  message: "the url is plain",
  hint: "use https",
  location: { file: "webhooks.d/orders.yaml", line: 4, column: 7 },
  sourceLine: "url: http://x",
};

const read = (diagnostics: readonly Diagnostic[]) =>
  JSON.parse(renderCodeQuality(diagnostics, "webhook-sync.yaml"));

describe("findings as GitLab's code quality", () => {
  test("have what GitLab reads of the format", () => {
    const [finding] = read([found]);
    assert.match(finding.fingerprint, /^[0-9a-f]{64}$/);
    assert.deepEqual(
      { ...finding, fingerprint: "" },
      {
        description: "the url is plain. use https.",
        check_name: "https-only",
        fingerprint: "",
        severity: "major",
        location: { path: "webhooks.d/orders.yaml", lines: { begin: 4 } },
      },
    );
    assert.deepEqual(read([]), []);
  });

  test("stand in the config file where they have no place", () => {
    const [finding] = read([{ ...found, severity: "warning", location: null, hint: null }]);
    assert.deepEqual(finding.location, { path: "webhook-sync.yaml", lines: { begin: 1 } });
    assert.equal(finding.severity, "minor");
    assert.equal(finding.description, "the url is plain.");
  });

  test("are the same finding after the lines moved, and two where there are two", () => {
    const moved = { ...found, location: { file: "webhooks.d/orders.yaml", line: 40, column: 7 } };
    const [before] = read([found]);
    const [after, second] = read([moved, found]);
    assert.equal(after.fingerprint, before.fingerprint);
    assert.notEqual(second.fingerprint, before.fingerprint);
  });

  test("are the same finding where the place that the message names has moved", () => {
    for (const place of ["", "webhooks.d/a.yaml:"]) {
      const [first, second] = ["2:1", "31:15"].map((at) => ({
        ...found,
        message: `twice (first at ${place}${at})`,
      }));
      assert.ok(first && second);
      const [[before], [after], [other]] = [[first], [second], [found]].map(read);
      assert.equal(after.fingerprint, before.fingerprint);
      assert.notEqual(other.fingerprint, before.fingerprint);
      assert.equal(after.description, `twice (first at ${place}31:15). use https.`);
    }
  });
});

describe("a plan as GitLab's report of counts", () => {
  test("counts what a name loses as delete, and all else that changes as update", () => {
    const document = planDocument(make.plan(), make.FACTS);
    const counts = {
      ...document.counts,
      create: 2,
      update: 3,
      replace: 1,
      adopt: 1,
      unadopt: 1,
      deprecate: 4,
      delete: 1,
    };
    assert.deepEqual(JSON.parse(renderPlanCounts({ ...document, counts })), {
      create: 2,
      update: 6,
      delete: 5,
    });
  });
});
