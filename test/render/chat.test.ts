import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Outcome } from "../../src/model/record/outcome.ts";
import { EXIT } from "../../src/model/run/exit-code.ts";
import type { ReportedChange, RunReport } from "../../src/model/run/run-report.ts";
import { slackMessage } from "../../src/render/chat/slack.ts";
import { teamsMessage } from "../../src/render/chat/teams.ts";
import { matchesGolden } from "./golden.ts";

function failed(name: string, message: string, owner: string | null): ReportedChange {
  const failure = { kind: "rejected", message, hint: null, status: 422, traceId: null } as const;
  const key = `${name}@1` as const;
  const outcome: Outcome = {
    key,
    action: "create",
    latencyMs: 12,
    result: "failed",
    status: "absent",
    failure,
  };
  return { key, outcome, owner };
}

function applied(name: string): ReportedChange {
  const key = `${name}@2` as const;
  const outcome: Outcome = {
    key,
    action: "update",
    latencyMs: 48,
    result: "applied",
    status: "active",
    probe: null,
  };
  return { key, outcome, owner: "team-profile" };
}

const REPORT: RunReport = {
  command: "apply",
  environment: "production",
  tenant: "acme.cognigy.com",
  run: "7f3a91c2",
  exitCode: EXIT.partial,
  actor: "github:octocat",
  page: new URL("https://github.com/acme/webhooks/actions/runs/1"),
  changes: [
    failed("orders", 'answered 422 "url" <must> be & have', "team-orders"),
    failed("billing", "answered 422", "team-billing"),
    applied("profile"),
  ],
  blocked: [
    { key: "ledger@1", action: "deprecate", message: "ledger@1 is <protected>", owner: "team-ledger" },
    { key: "mail@3", action: "update", message: "a rule refuses it", owner: null },
  ],
};
const SLACK = new Map([
  ["team-orders", "S0614TZR7"],
  ["team-billing", "U024BE7LH"],
  ["team-profile", "U000000000"],
  ["team-ledger", "U01LEDGER0"],
]);
const TEAMS = new Map([["team-orders", "ada@yourcompany.com"]]);

describe("the summary of a run in a chat", () => {
  it("reads as in the golden files", () => {
    const printed = (message: object) => `${JSON.stringify(message, null, 2)}\n`;
    matchesGolden("chat-slack.json", printed(slackMessage(REPORT, SLACK)));
    matchesGolden("chat-teams.json", printed(teamsMessage(REPORT, TEAMS)));
  });

  it("says the result behind the path of a saved plan, however long that is", () => {
    const command = `apply ${"artifacts/".repeat(20)}plan.json`;
    const { text } = slackMessage({ ...REPORT, command }, SLACK);
    assert.match(String(text), /^apply artifacts\/.*… on production: 1 applied, 2 failed/);
  });

  it("says when nothing was changed, and why", () => {
    const none = { ...REPORT, changes: [], blocked: [], page: null };
    const title = (exitCode: RunReport["exitCode"]) => slackMessage({ ...none, exitCode }, SLACK).text;
    const stopped = slackMessage({ ...REPORT, changes: [], exitCode: EXIT.refused }, SLACK);
    assert.equal(stopped.text, "apply on production: nothing was changed, 2 blocked, exit 11 (refused)");
    assert.match(JSON.stringify(stopped), /\*ledger@1\* deprecate blocked: .*<@U01LEDGER0>/);
    assert.equal(title(EXIT.done), "apply on production: no changes");
    assert.equal(title(EXIT.unavailable), "apply on production: nothing was changed, exit 9 (unavailable)");
  });

  const texts = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 4_000 }),
    fc.constantFrom(
      "<!channel>",
      "<@U1>",
      "&".repeat(4_000),
      "語".repeat(4_000),
      "[x](https://evil.test)",
      "</at>",
      '"\\',
    ),
  );
  const changes = fc.array(
    fc.tuple(texts, fc.option(texts)).map(([message, owner]) => failed("hook", message, owner)),
    { maxLength: 300, size: "max" },
  );
  const everybody = {
    get: (owner: string) => (owner.length % 2 === 0 ? "U024BE7LH" : "ada@yourcompany.com"),
  };

  it("stays within what Slack takes, and mentions nobody whom the config file does not", () => {
    fc.assert(
      fc.property(changes, texts, (all, environment) => {
        const mentions = new Map(
          all.flatMap(({ owner }) => (owner === null ? [] : [[owner, "U024BE7LH"] as const])),
        );
        const message = JSON.parse(
          JSON.stringify(slackMessage({ ...REPORT, changes: all, environment }, mentions)),
        );
        assert.ok(message.blocks.length <= 50);
        for (const { type, text } of message.blocks) {
          if (type === "header") assert.ok([...text.text].length <= 150);
          if (type !== "section") continue;
          assert.ok(text.text.length <= 3_000 && text.text.length > 0);
          assert.doesNotMatch(text.text.replaceAll("<@U024BE7LH>", ""), /[<>]/);
        }
        assert.doesNotMatch(message.text, /[<>]/);
      }),
      { numRuns: 30 },
    );
  });

  it("stays within what Teams takes, with the text of others where it is no Markdown", () => {
    fc.assert(
      fc.property(changes, texts, (all, environment) => {
        const mentions = new Map(
          all.flatMap(({ owner }) => (owner === null ? [] : [[owner, everybody.get(owner)] as const])),
        );
        const text = JSON.stringify(teamsMessage({ ...REPORT, changes: all, environment }, mentions));
        assert.ok(Buffer.byteLength(text) <= 28 * 1_024);
        const { content } = JSON.parse(text).attachments[0];
        const blocks: readonly { readonly type: string; readonly text?: string }[] = content.body;
        for (const block of blocks) {
          if (block.type === "TextBlock") assert.match(block.text ?? "", /^<at>[\p{L}\p{N} .@_…-]*<\/at>$/u);
          else assert.equal(block.type, "RichTextBlock");
        }
      }),
      { numRuns: 30 },
    );
  });
});
