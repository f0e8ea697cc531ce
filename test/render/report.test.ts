import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { planDocument } from "../../src/approval/plan-document.ts";
import { utcDay } from "../../src/base/time.ts";
import type { FleetReport } from "../../src/model/report/fleet-report.ts";
import type { WebhookStatus } from "../../src/model/report/fleet-status.ts";
import { renderDescriptionPage } from "../../src/render/html/describe.ts";
import { renderPlanPage } from "../../src/render/html/plan.ts";
import { renderReportPage } from "../../src/render/html/report.ts";
import { renderDescription } from "../../src/render/text/describe.ts";
import { reportDocument } from "../../src/render/text/report.ts";
import { renderStatusChanges } from "../../src/render/text/status-changes.ts";
import { NO_LINKS } from "../../src/render/wording/links.ts";
import { fleetReport } from "../../src/status/fleet-report.ts";
import { assertAsSchemaSays } from "../fixtures/output-schemas.ts";
import * as make from "./fixtures.ts";
import { bodyOf, matchesGolden } from "./golden.ts";
import { DESCRIPTION, HISTORIES, REPORT } from "./reports.ts";
import { FLEET } from "./statuses.ts";

describe("pages on a fleet", () => {
  test("a report is as in the golden files, and its JSON as its schema has it", () => {
    matchesGolden("report-html", bodyOf(renderReportPage(REPORT)));
    const document = JSON.stringify(reportDocument(REPORT), null, 2);
    assertAsSchemaSays("report", document);
    matchesGolden("report-json", document);
  });

  test("each command in them names the environment, which need not be the default one", () => {
    const { madeAt, toolVersion, record, since } = REPORT;
    const many = <T>(items: readonly T[], count: number): T[] =>
      Array.from({ length: Math.ceil(count / items.length) }, () => items).flat();
    const changes = many(DESCRIPTION.record, 250);
    const large = fleetReport({
      fleet: { ...FLEET, webhooks: many(FLEET.webhooks, 2_001) },
      ...{ runs: many(REPORT.runs, 501), changes, record, since, madeAt, toolVersion },
    });
    const pages = [
      renderReportPage(REPORT),
      renderReportPage(large),
      renderDescriptionPage({ ...DESCRIPTION, record: changes }, NO_LINKS),
    ];
    const commands = pages.flatMap((page) =>
      [...page.matchAll(/webhook-sync ((?:audit|describe|diff|health|outbox|plan) [^<]*)</g)].map(
        ([, words = ""]) => words,
      ),
    );
    const kinds = ["audit runs", "audit show", "describe", "diff", "health", "outbox list", "plan"];
    for (const kind of kinds)
      assert.ok(
        commands.some((words) => words.startsWith(kind)),
        kind,
      );
    assert.deepEqual(
      commands.filter((words) => !words.endsWith(" --env production")),
      [],
    );
  });

  test("one on nothing says so in each of its parts", () => {
    const { record } = REPORT;
    const nothing: FleetReport = fleetReport({
      fleet: { ...FLEET, managed: 0, unmanaged: 0, lastRun: null, running: [], webhooks: [] },
      record: { ...record, records: 0, torn: false, undelivered: 0 },
      ...{ runs: [], changes: [], since: null, madeAt: REPORT.madeAt, toolVersion: "0.1.0" },
    });
    matchesGolden("report-nothing-html", bodyOf(renderReportPage(nothing)));
    assertAsSchemaSays("report", JSON.stringify(reportDocument(nothing)));
  });

  test("one without a record does not call fine what it cannot know", () => {
    const [orders] = FLEET.webhooks;
    assert.ok(orders !== undefined);
    const calm = { ...orders, pending: null, drift: [], concerns: [] };
    const fleet = { ...FLEET, lastRun: null, running: [], notes: ["the audit log has no run"] };
    const pageOn = (webhook: WebhookStatus) =>
      renderReportPage(fleetReport({ ...REPORT, fleet: { ...fleet, webhooks: [webhook] }, changes: [] }));
    assert.match(
      pageOn(calm),
      /<p>Note: the audit log has no run<\/p><p>Nothing that is known: no passed sunset/,
    );
    const differs = pageOn({ ...calm, pending: "update", unexplained: ["url"] });
    assert.match(differs, /differs from Git in url; the record does not know why: /);
    assert.doesNotMatch(differs, /<p>Nothing/);
  });

  test("one on an empty record names no head", () => {
    const record = { ...REPORT.record, records: 0, head: "0".repeat(64) };
    const page = renderReportPage({ ...REPORT, record });
    assert.match(page, /<p>No records yet in <code>[^<]+<\/code>\.<\/p>/);
    assert.doesNotMatch(page, /0{64}/);
  });

  test("what is ours and in no plan waits for a change that is blocked, and a record names whom it took over from", () => {
    const [version] = DESCRIPTION.versions;
    const [change] = DESCRIPTION.record;
    assert.ok(version !== undefined && change !== undefined);
    const snapshot = version.live[0]?.snapshot ?? version.declared?.snapshot;
    assert.ok(snapshot !== undefined);
    const supersedes = ["orders@1" as const];
    const reason = { kind: "new-version", supersedes, resumed: false, downgrade: false } as const;
    const told = (isOurs: boolean): readonly string[] => {
      const live = [{ id: "e1", isOurs, snapshot }];
      const one: typeof DESCRIPTION = {
        ...DESCRIPTION,
        versions: [{ ...version, live, planned: { kind: "none" } }],
        record: [{ ...change, reason }],
      };
      const texts = [
        renderDescriptionPage(one, NO_LINKS),
        renderDescription(one, { ...make.STYLE, width: 200 }),
      ];
      return texts.map((text) => text.replace(/\s+/g, " "));
    };
    for (const text of told(true)) {
      assert.match(text, /othing: it stays as it is while the change that would replace it is blocked/);
      assert.match(text, /new version, to take over from orders@1;/);
      assert.doesNotMatch(text, /not managed|after the switch/);
    }
    for (const text of told(false)) assert.match(text, /othing: it is not managed/);
  });

  test("a description is as in the golden file", () => {
    matchesGolden("describe-html", bodyOf(renderDescriptionPage(DESCRIPTION, NO_LINKS)));
  });

  test("a plan's page has what the record tells of receivers", () => {
    const changes = [...HISTORIES.keys()].map((key) =>
      make.update(key.split("@")[0] ?? "", Number(key.split("@")[1])),
    );
    const plan = planDocument(make.plan({ changes: changes.slice(0, 4) }), make.FACTS);
    const unfit = planDocument(make.plan({ changes: changes.slice(5, 8) }), make.FACTS);
    matchesGolden("plan-receivers-html", bodyOf(renderPlanPage(plan, NO_LINKS, HISTORIES)));
    assert.match(renderPlanPage(unfit, NO_LINKS, HISTORIES), /<b class="high">fail<\/b>, answered 500/);
  });

  test("--since keeps a run that ended after it, and no change from before", () => {
    const { since: _, ...facts } = { ...REPORT, changes: REPORT.histories.flatMap(({ changes }) => changes) };
    const at = (since: string) =>
      fleetReport({ ...facts, runs: REPORT.runs.toReversed(), since: new Date(since) });
    assert.equal(at("2026-11-23T09:12:04.001Z").histories.length, 0);
    assert.equal(at("2026-11-23T09:12:04.000Z").histories.length, 2);
    assert.equal(at("2026-11-23T09:12:00.000Z").runs.length, 2);
    assert.equal(at("2026-11-23T09:12:00.001Z").runs.length, 0);
  });

  test("a certificate that has expired is said to, as text and as a page", () => {
    const [version, ...others] = DESCRIPTION.versions;
    assert.ok(version);
    const at = (certificateExpires: string) => {
      const told = { ...version, history: { ...version.history, certificateExpires } };
      return { ...DESCRIPTION, versions: [told, ...others] };
    };
    const past = at(new Date(DESCRIPTION.readAt.getTime() - 1).toISOString());
    const future = at(new Date(DESCRIPTION.readAt.getTime() + 1).toISOString());
    const day = utcDay(DESCRIPTION.readAt);
    assert.match(renderDescription(past, make.STYLE), new RegExp(`^ *certificate +expired ${day}$`, "m"));
    assert.match(renderDescriptionPage(past, NO_LINKS), new RegExp(`certificate expired ${day}`));
    assert.match(
      renderDescription(future, make.STYLE),
      new RegExp(`^ *certificate +valid until ${day}$`, "m"),
    );
  });

  test("that a value is kept otherwise is a change of a status", () => {
    const [first, ...others] = FLEET.webhooks;
    assert.ok(first);
    const after = { ...FLEET, webhooks: [{ ...first, keptOtherwise: true }, ...others] };
    assert.match(renderStatusChanges(FLEET, after, make.STYLE), / pending - → kept otherwise\n?$/);
  });

  test("changes of a status are a line each, and none where nothing changed", () => {
    assert.equal(renderStatusChanges(FLEET, FLEET, make.STYLE), "");
    const [first, ...others] = FLEET.webhooks;
    assert.ok(first);
    const after = {
      ...FLEET,
      running: [],
      webhooks: [{ ...first, live: "inactive" as const, concerns: ["drift" as const] }, ...others.slice(1)],
    };
    matchesGolden("status-changes", renderStatusChanges(FLEET, after, make.STYLE));
  });
});
