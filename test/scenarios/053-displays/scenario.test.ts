import assert from "node:assert/strict";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { startSandbox } from "../../../src/sandbox/serve/start.ts";
import { TOKEN } from "../../cognigy/fake-tenant.ts";
import { patientClock } from "../../fixtures/patient-clock.ts";
import { FakeTerminal } from "../fake-terminal.ts";
import { manifestText } from "../fleet.ts";
import { type Stage, scenario } from "../stage.ts";
import { assertDocumented } from "./documented-events.ts";
import { type Moment, Show } from "./show.ts";

const APPLY = "apply --yes --concurrency 1";

scenario(import.meta.dirname, "The three displays of an apply", async (stage, t) => {
  const show = new Show();
  await arrange(stage, t, show);
  stage.say(
    "Four webhooks: the tenant refuses refunds, on which returns depends; the receiver of survey is off; orders has " +
      "to wait for the rate limit.",
  );

  stage.say("On a terminal a board is drawn again and again, below what has ended.");
  const terminal = new FakeTerminal(80);
  const screens = new Map<Moment, string>();
  await show.next(
    () => terminal.screen(),
    (moment) => screens.set(moment, terminal.screen()),
  );
  stage.surroundings = { clock: show.clock, stderr: terminal };
  await stage.runSilently(`${APPLY} --state-dir board`, 6);
  for (const [moment, screen] of screens) stage.say(`${moment}:\n\n\`\`\`text\n${screen}\n\`\`\``);
  stage.say(`In the end nothing is left of it:\n\n\`\`\`text\n${terminal.screen()}\n\`\`\``);
  const waiting = screens.get("waiting") ?? "";
  for (const line of [
    "[###############-----] 3/4 · 40 s",
    "  1 running, 0 done, 1 held, 1 failed, 1 skipped",
    "  4.5 changes a minute, about 13.3 s left",
    "  waits 10 s: POST /api/v1/integrations was answered 429: too many requests",
    "  orders@1 create",
  ]) {
    assert.ok(waiting.split("\n").includes(line), `${line}\nis not in\n${waiting}`);
  }

  stage.say("Elsewhere plain lines tell what has ended, and a heartbeat that it goes on.");
  await show.next(
    () => stage.printing.all,
    () => {},
  );
  stage.surroundings = { clock: show.clock };
  const lines = await stage.run(`${APPLY} --state-dir lines`, 6);
  assert.match(
    lines.stderr,
    /^Waits 30 s, until \d\d:\d\d:\d\dZ: POST .* was answered 429: too many requests$/m,
  );
  assert.match(
    lines.stderr,
    /^ {2}\.\.\. 3 of 4 done; waits 10 s: POST \/api\/v1\/integrations was answered 429: too many requests$/m,
  );

  stage.say(
    "For scripts there is a record a line, and a summary as the last one. Here they are sorted by key.",
  );
  await show.next(
    () => stage.printing.all,
    () => {},
  );
  stage.surroundings = { clock: show.clock };
  const { stdout, stderr } = await stage.runSilently(`${APPLY} --state-dir json --format json`, 6);
  assert.equal(stderr, "");
  const events = stdout.trim().split("\n").map(parse);
  for (const event of events) assertDocumented(event);
  assert.equal(
    events.findIndex(({ kind }) => kind === "summary"),
    events.length - 1,
  );
  const byKey = events.toSorted((a, b) => order(a) - order(b) || String(a.key).localeCompare(String(b.key)));
  stage.say(`\`\`\`json\n${byKey.map((event) => JSON.stringify(event)).join("\n")}\n\`\`\``);

  stage.say("What cannot begin ends the stream as well.");
  const refused = await stage.runSilently("apply --format json", 64);
  assertDocumented(parse(refused.stdout));
  stage.say(`\`\`\`json\n${refused.stdout}\`\`\``);
});

/** Receivers in a sandbox, one of them off, and the tenant of the show. */
async function arrange(stage: Stage, t: TestContext, show: Show): Promise<void> {
  const tenant = await show.tenant;
  const receivers = await startSandbox({
    directory: join(stage.directory, "receivers"),
    receivers: [],
    clock: patientClock,
    random: Math.random,
  });
  assert.ok(receivers.ok);
  const { addressOf, caFile, close } = receivers.value;
  t.after(() => Promise.all([tenant.close(), close()]));
  stage.variables.TENANT_TOKEN = TOKEN;
  stage.write(
    "webhook-sync.yaml",
    `environments:
  production:
    tenant:
      profile: integrations-v1
      baseUrl: ${tenant.url.origin}
      auth: { kind: bearer, token: "\${env:TENANT_TOKEN}" }
    health:
      attempts: 1
      # Longer than the tenant lets pass while a handshake may be under way.
      timeout: 15s
      caFile: ${caFile}
      connectTo: { "survey.example.test:443": "127.0.0.1:1", "*:443": "${addressOf("healthy")}" }
`,
  );
  stage.write("webhooks.d/refunds.yaml", manifestText("refunds", 1));
  stage.write("webhooks.d/returns.yaml", manifestText("returns", 1, ["dependsOn: [refunds]"]));
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  stage.write(
    "webhooks.d/survey.yaml",
    "name: survey\nversion: 1\nurl: https://survey.example.test/survey\n",
  );
}

type Event = Readonly<Record<string, unknown>>;

function parse(line: string): Event {
  const event: unknown = JSON.parse(line);
  assert.ok(typeof event === "object" && event !== null);
  return { ...event };
}

function order({ kind }: Event): number {
  return kind === "run-started" ? 0 : kind === "summary" ? 2 : 1;
}
