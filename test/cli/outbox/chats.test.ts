import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { describe, type TestContext, test } from "node:test";
import { type Handler, type Listening, serve } from "../../cognigy/server.ts";
import { configText, manifestText } from "../../scenarios/fleet.ts";
import { Stage } from "../../scenarios/stage.ts";

const PATH = "/services/T0000/B0000/x7Kq9vLm2Zr4Tn8B";

interface Setting {
  readonly stage: Stage;
  readonly chat: Listening;
}

/** A project that tells a chat, which answers as the handler does. */
async function telling(
  t: TestContext,
  { kind = "slack", when = "changes", answer }: { kind?: string; when?: string; answer?: Handler } = {},
): Promise<Setting> {
  const chat = await serve(answer ?? ((_, response) => void response.end("ok")));
  t.after(() => chat.close());
  const stage = new Stage();
  t.after(() => rmSync(stage.directory, { recursive: true, force: true }));
  const mentions = kind === "slack" ? "S0614TZR7" : "ada@yourcompany.com";
  const notify = [
    "    notify:",
    "      operations:",
    `        kind: ${kind}`,
    '        url: "$' + '{env:CHAT_URL}"',
    `        when: ${when}`,
    `        mentions: { team-orders: ${mentions} }`,
  ];
  const config = configText({ receivers: { "bad*": "failing" } });
  stage.write("webhook-sync.yaml", `${config}${notify.join("\n")}\n`);
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, ["owner: team-orders"]));
  stage.variables.CHAT_URL = new URL(PATH, chat.url).href;
  return { stage, chat };
}

const bodies = ({ received }: Listening) => received.map(({ body }) => JSON.parse(body));

test("a chat hears how runs that made changes ended, and who has to look", async (t) => {
  const { stage, chat } = await telling(t);
  await stage.runSilently("apply --yes", 0);
  stage.write("webhooks.d/bad.yaml", manifestText("bad", 1, ["owner: team-orders"]));
  await stage.runSilently("apply --yes", 5);
  await stage.runSilently("apply --yes --target orders", 0);
  assert.deepEqual(
    bodies(chat).map(({ text }) => text),
    ["apply on sandbox: 1 applied", "apply on sandbox: 1 held, exit 5 (held)"],
  );
  assert.match(chat.received[1]?.body ?? "", /team-orders <!subteam\^S0614TZR7>/);
  assert.equal(chat.received[0]?.url.pathname, PATH);
});

test("a chat hears which saved plan was applied", async (t) => {
  const { stage, chat } = await telling(t);
  await stage.runSilently("plan --out plan.json", 0);
  await stage.runSilently("apply plan.json", 0);
  assert.deepEqual(
    bodies(chat).map(({ text }) => text),
    ["apply plan.json on sandbox: 1 applied"],
  );
});

test("Teams gets a card", async (t) => {
  const { stage, chat } = await telling(t, { kind: "teams" });
  await stage.runSilently("apply --yes", 0);
  const [{ attachments }] = bodies(chat);
  assert.equal(attachments[0].contentType, "application/vnd.microsoft.card.adaptive");
});

test("always and failure", async (t) => {
  const always = await telling(t, { when: "always" });
  await always.stage.runSilently("apply --yes", 0);
  await always.stage.runSilently("apply --yes", 0);
  assert.equal(bodies(always.chat)[1].text, "apply on sandbox: no changes");
  const failure = await telling(t, { when: "failure" });
  await failure.stage.runSilently("apply --yes", 0);
  failure.stage.edit("webhooks.d/orders.yaml", "https://", "http://");
  failure.stage.edit("webhook-sync.yaml", "notify:", "policy: { rules: { https-only: error } }\n    notify:");
  await failure.stage.runSilently("apply --yes", 11);
  assert.deepEqual(
    bodies(failure.chat).map(({ text }) => text),
    ["apply on sandbox: nothing was changed, 1 blocked, exit 11 (refused)"],
  );
});

test("what is blocked is named with its cause, and its owner is mentioned", async (t) => {
  const { stage, chat } = await telling(t);
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, ["owner: team-orders", "protect: true"]));
  await stage.runSilently("apply --yes", 0);
  stage.write(
    "webhooks.d/orders.yaml",
    manifestText("orders", 1, ["owner: team-orders", "status: deprecated"]),
  );
  stage.write("webhooks.d/ledger.yaml", manifestText("ledger", 1));
  await stage.runSilently("apply --yes --skip-blocked", 11);
  const [, told] = bodies(chat);
  assert.equal(told.text, "apply on sandbox: 1 applied, 1 blocked, exit 11 (refused)");
  assert.match(JSON.stringify(told), /\*orders@1\* deprecate blocked: .*protected.*<!subteam\^S0614TZR7>/);
});

test("a chat without an address is a warning where something is applied, and nothing where it is not", async (t) => {
  const { stage } = await telling(t);
  delete stage.variables.CHAT_URL;
  assert.equal((await stage.runSilently("plan", 0)).stderr, "");
  const { stderr } = await stage.runSilently("apply --yes", 0);
  assert.match(
    stderr,
    /^warning: chat operations did not get the summary: environment variable CHAT_URL is not set$/m,
  );
});

test("what waits for a chat without an address says so wherever it is looked at", async (t) => {
  const { stage } = await telling(t, { answer: (_, response) => void response.writeHead(500).end() });
  await stage.runSilently("apply --yes", 0);
  assert.doesNotMatch((await stage.runSilently("outbox list", 0)).all, /is not\s+set/);
  delete stage.variables.CHAT_URL;
  const cause = /1 message waits for chat operations: environment\s+variable CHAT_URL is not\s+set/;
  for (const [command, exitCode] of [
    ["outbox retry", 9],
    ["outbox list", 0],
    ["apply --yes", 0],
  ] as const)
    assert.match((await stage.runSilently(command, exitCode)).all, cause, command);
});

describe("a chat that does not take it changes no exit code; the next run tells it", () => {
  const cases: readonly (readonly [what: string, answer: Handler, cause: string])[] = [
    ["is not well", (_, response) => void response.writeHead(500).end(PATH), "answered 500"],
    [
      "redirects",
      (_, response) => void response.writeHead(302, { location: "/elsewhere" }).end(),
      "answered 302",
    ],
    ["hangs up", (_, response) => void response.socket?.destroy(), "connection lost"],
    ["refuses", (_, response) => void response.writeHead(404).end("no_service"), "answered 404"],
  ];
  for (const [what, answer, cause] of cases) {
    test(what, async (t) => {
      const ways: Handler[] = [answer];
      const { stage, chat } = await telling(t, {
        answer: async (request, response) => {
          const way = ways[0];
          if (way === undefined) response.end("ok");
          else await way(request, response);
        },
      });
      const first = await stage.runSilently("apply --yes", 0);
      assert.match(
        first.stderr,
        new RegExp(`has not taken 1 run summary \\(${cause}\\); the next apply tries again`),
      );
      const listed = await stage.runSilently("outbox list", 0);
      assert.match(listed.stdout, /^operations +run summary, waiting$/m);
      ways.length = 0;
      const second = await stage.runSilently("apply --yes", 0);
      assert.doesNotMatch(second.stderr, /has not taken/);
      assert.ok(chat.received.every(({ url }) => url.pathname === PATH));
      assert.equal(new Set(chat.received.map(({ body }) => body)).size, 1);
      assert.match((await stage.runSilently("outbox list", 0)).stdout, /^0 messages/m);
      for (const { all } of [first, listed, second]) assert.doesNotMatch(all, /x7Kq9vLm2Zr4Tn8B/);
    });
  }
});

test("an address stands in the environment, and may be mentioned in the config file only by name", async (t) => {
  const { stage } = await telling(t);
  stage.variables.CHAT_URL = "http://chat.example.test/hook";
  const { stderr } = await stage.runSilently("apply --yes", 3);
  assert.match(stderr, /invalid-url: `url` is neither https nor on a/);
  stage.edit("webhook-sync.yaml", "$" + "{env:CHAT_URL}", `https://hooks.slack.com${PATH}`);
  await stage.runSilently("validate", 3);
  stage.edit("webhook-sync.yaml", `https://hooks.slack.com${PATH}`, "$" + "{env:CHAT_URL}");
  stage.edit("webhook-sync.yaml", "S0614TZR7", "ada@yourcompany.com");
  assert.match((await stage.runSilently("validate", 3)).all, /is not whom\s+slack can mention/);
});
