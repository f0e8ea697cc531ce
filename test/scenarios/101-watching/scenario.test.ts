import assert from "node:assert/strict";
import { join } from "node:path";
import { fileJournal } from "../../../src/journal/files/open.ts";
import type { StopSignal } from "../../../src/model/run/exit-code.ts";
import { patientClock } from "../../fixtures/patient-clock.ts";
import { finished, started } from "../../journal/fixture.ts";
import { FakeTerminal } from "../fake-terminal.ts";
import { configText, manifestText } from "../fleet.ts";
import { type Stage, scenario } from "../stage.ts";

const STATUS = "status --watch --interval 7s";
const INTERVAL_MS = 7_000;

scenario(import.meta.dirname, "Watching a fleet, and a run that works elsewhere", async (stage) => {
  stage.write("webhook-sync.yaml", configText({ receivers: { "shipping*": "failing" } }));
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));

  stage.say("In a pipe the status is printed once, and then a line for each change of it, until Ctrl-C.");
  const apply = () => stage.runSilently("apply --yes", 0);
  await watched(stage, `${STATUS}`, 130, [
    async () => {},
    apply,
    () => stage.changeByHand("orders", { url: "https://elsewhere.example.test/" }),
    async () => stage.write("webhooks.d/orders.yaml", "name: [\n"),
    async () => stage.write("webhooks.d/orders.yaml", manifestText("orders", 1)),
    async () => stage.write("webhooks.d/zeta.yaml", manifestText("zeta", 1)),
    async () => stage.remove("webhooks.d/zeta.yaml"),
    () => Promise.resolve("SIGINT"),
  ]);

  stage.say("For scripts each line is the whole status, one whenever it is another one than before.");
  const { stdout } = await watched(stage, `${STATUS} --format json`, 143, [
    async () => {},
    apply,
    () => Promise.resolve("SIGTERM"),
  ]);
  const lines = stdout.trimEnd().split("\n").map(parse);
  assert.deepEqual(
    lines.map(({ counts }) => Object(counts).drift),
    [1, 0],
  );

  stage.say("With --fail-on it ends as soon as there is what it waits for.");
  stage.write("webhooks.d/shipping.yaml", manifestText("shipping", 1));
  await watched(stage, `${STATUS} --fail-on unhealthy`, 5, [() => stage.runSilently("apply --yes", 5)]);

  stage.say("On a terminal the screen is drawn again; so much of it as there is room for.");
  const terminal = new FakeTerminal(80, 10);
  const screens: string[] = [];
  await watched(
    stage,
    STATUS,
    130,
    [async () => screens.push(terminal.screen()), () => Promise.resolve("SIGINT")],
    terminal,
  );
  stage.say(`\`\`\`text\n${screens.join("\n")}\n\`\`\``);
  assert.doesNotMatch(terminal.screen(), /Ctrl-C/);
  assert.match(terminal.screen(), /2 webhooks: 1 as declared/);

  stage.say("What makes no sense is refused.");
  await stage.run("status --interval 7s", 64);
  await stage.run("status --watch --interval 10ms", 64);
  await stage.run("status --watch --format openmetrics", 64);

  await followRuns(stage);
});

async function followRuns(stage: Stage): Promise<void> {
  stage.say("A run of another machine is followed from its record until it ends, and with its exit code.");
  const store = fileJournal(join(stage.directory, ".webhook-sync", "sandbox"));
  const elsewhere = async (run: string) => {
    const opened = await store.open({ actor: "github:octocat", run, clock: patientClock });
    assert.ok(opened.ok);
    return opened.value;
  };
  const follow = "apply --interval 7s --watch";
  const first = await elsewhere("7f3a91c2");
  await watched(stage, `${follow} 7f3a91c2`, 5, [
    () => first.append(started(`sha256:${"5".repeat(64)}`)),
    async () => {
      await first.append(finished(5));
      await first.close();
    },
  ]);
  stage.say("One that has ended is told at once; for scripts its records are, each in a line.");
  const ended = await stage.runSilently("apply --watch 7f3a91c2 --format json", 5);
  assert.deepEqual(
    ended.stdout
      .trimEnd()
      .split("\n")
      .map(parse)
      .map(({ phase }) => phase),
    ["run-started", "run-finished"],
  );

  stage.say("One that vanishes is not waited for.");
  const second = await elsewhere("0badcafe");
  await second.append(started(`sha256:${"6".repeat(64)}`));
  await watched(stage, `${follow} 0badcafe`, 7, [() => second.close()]);
  stage.say("It applies nothing, and knows only runs of this state.");
  await stage.run("apply --watch 12345678", 64);
  await stage.run("apply plan.json --watch 7f3a91c2", 64);
  await stage.run("apply --interval 7s", 64);
}

/** Runs a command that watches; each time it waits the next step is taken in its place. */
async function watched(
  stage: Stage,
  line: string,
  exitCode: number,
  steps: readonly (() => Promise<unknown>)[],
  terminal?: FakeTerminal,
) {
  const left = [...steps];
  let interrupt: (signal: StopSignal) => void = () => {};
  const sleep = async (milliseconds: number, signal?: AbortSignal) => {
    if (milliseconds !== INTERVAL_MS) return await patientClock.sleep(milliseconds, signal);
    const stop = await left.shift()?.();
    if (stop === "SIGINT" || stop === "SIGTERM") interrupt(stop);
  };
  stage.surroundings = {
    clock: { ...patientClock, sleep },
    onSignal: (listener) => {
      interrupt = listener;
      return () => {};
    },
    ...(terminal === undefined ? {} : { stdout: terminal }),
  };
  const isToRead = terminal === undefined && !line.includes("json");
  const running = isToRead ? stage.run(line, exitCode) : stage.runSilently(line, exitCode);
  stage.surroundings = {};
  const result = await running;
  assert.equal(left.length, 0, "it ended before its time");
  return result;
}

function parse(line: string): Readonly<Record<string, unknown>> {
  return JSON.parse(line);
}
