import assert from "node:assert/strict";
import { test } from "node:test";
import type { Io } from "../../../src/model/run/surroundings.ts";
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
