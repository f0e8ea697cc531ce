import assert from "node:assert/strict";
import { test } from "node:test";
import { RunEvents } from "../../../src/model/run/run-events.ts";
import type { Io } from "../../../src/model/run/surroundings.ts";
import { Waits } from "../../../src/terminal/live-area.ts";
import { type Interception, isCall, TOKEN } from "../../cognigy/fake-tenant.ts";
import { JumpClock } from "../../cognigy/jump-clock.ts";
import { sendJson } from "../../cognigy/server.ts";
import { runIn } from "../../crash/in-folder.ts";
import { tenantFolder } from "./folder.ts";

const REFUSALS: readonly { readonly status: number; readonly headers: Readonly<Record<string, string>> }[] = [
  { status: 429, headers: { "retry-after": "90" } },
  { status: 503, headers: { "retry-after": "90" } },
  { status: 503, headers: {} },
];

test("a wait that ends on another day is told with the day", () => {
  const written: string[] = [];
  const stderr = { write: (text: string) => written.push(text), isTerminal: false, columns: 80 };
  const events = new RunEvents();
  const clock = new JumpClock();
  const waits = new Waits({ clock, events, stderr }, { quiet: false, verbose: false, format: "text" });
  for (const hours of [23, 25]) events.emit({ kind: "waited", milliseconds: hours * 3_600_000, why: "429" });
  waits.close();
  assert.deepEqual(written, [
    "Waits 23 h, until 23:00:00Z: 429\n",
    "Waits 25 h, until 2026-01-02 01:00:00Z: 429\n",
  ]);
});

/** Refuses the first reading of each command. */
function refusing({ status, headers }: (typeof REFUSALS)[number]) {
  let left = 0;
  const intercept: Interception = (request, response) => {
    if (left === 0 || !isCall(request, "GET all")) return false;
    left -= 1;
    sendJson(response, status, { message: "come back later" }, headers);
    return true;
  };
  return { intercept, once: () => (left = 1) };
}

for (const refusal of REFUSALS) {
  const asked = "retry-after" in refusal.headers;
  test(`a wait for the tenant is told in one line: ${refusal.status}, ${asked ? "with" : "without"} Retry-After`, async (t) => {
    const { intercept, once } = refusing(refusal);
    const { directory } = await tenantFolder(t, { names: ["orders"], intercept });
    const overrides: Partial<Io> = { clock: new JumpClock(), random: () => 0.5 };
    const ws = (...args: string[]) => {
      once();
      return runIn(directory, args, { TENANT_TOKEN: TOKEN }, overrides);
    };
    const line = new RegExp(
      `^Waits ${asked ? "1 min 30 s" : "4 s"}, until \\d\\d:\\d\\d:\\d\\dZ: GET /api/v1/integrations was answered ${refusal.status}: come back later$`,
      "m",
    );
    for (const command of ["plan", "status", "import", "doctor"]) {
      const { stderr } = await ws(command);
      // A doctor does not wait as long as that.
      if (command === "doctor" && asked) continue;
      assert.equal(stderr.split("\n").filter((one) => line.test(one)).length, 1, `${command}: ${stderr}`);
      assert.doesNotMatch((await ws(command, "--quiet")).stderr, /Waits/);
    }
    const json = await ws("plan", "--format", "json");
    assert.equal(json.stderr, "");
    assert.doesNotMatch(json.stdout, /Waits/);
    assert.match((await ws("plan", "--format", "json", "--verbose")).stderr, line);
  });
}
