import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createProbing } from "../../../src/cli/health/health.ts";
import type { Output } from "../../../src/model/run/surroundings.ts";
import { probeReport } from "../../fixtures/apply.ts";
import { ioOf, optionsOf } from "../../fixtures/invocation.ts";
import { FakeTerminal } from "../../scenarios/fake-terminal.ts";
import { HeldClock } from "../../scenarios/held-clock.ts";

class Lines implements Output {
  readonly isTerminal = false;
  readonly columns = 80;
  text = "";

  write(text: string): void {
    this.text += text;
  }
}

/** Three of four receivers answer, and a minute goes by. */
async function shown(stderr: Output, options: Parameters<typeof optionsOf>[0] = {}) {
  const clock = new HeldClock();
  const display = createProbing({ io: ioOf({ clock, stderr }), options: optionsOf(options) }, 4);
  const pass = async (milliseconds: number) => {
    clock.pass(milliseconds);
    await turn();
  };
  await pass(20_000);
  for (const name of ["billing", "orders"])
    display.onProbe({ name, version: 1 }, probeReport("healthy", 200));
  display.onProbe({ name: "survey", version: 2 }, probeReport("connection-refused"));
  await pass(40_000);
  return { ...display, pass };
}

test("probing: on a terminal one line counts, and nothing of it stays", async () => {
  const terminal = new FakeTerminal(80);
  const display = await shown(terminal);
  assert.equal(terminal.screen(), "[###############-----] 3/4 probed · 2 fit, 1 unfit · 1 min");
  display.stop();
  assert.equal(terminal.screen(), "");
  await display.pass(60_000);
  assert.equal(terminal.screen(), "");
});

test("probing: elsewhere a line now and then tells that it goes on", async () => {
  const lines = new Lines();
  const display = await shown(lines);
  display.stop();
  assert.equal(lines.text, "  ... 0 of 4 probed\n  ... 3 of 4 probed\n");
});

test("probing: verbose, each that has been probed", async () => {
  const lines = new Lines();
  (await shown(lines, { verbose: true })).stop();
  assert.match(lines.text, /^ {2}survey@2: connection-refused in 1 ms$/m);
});

test("probing: nothing when quiet or for scripts", async () => {
  for (const options of [{ quiet: true }, { format: "json" }] as const) {
    const lines = new Lines();
    (await shown(lines, options)).stop();
    assert.equal(lines.text, "");
  }
});
