import assert from "node:assert/strict";
import { isJsonObject, membersOf } from "../../../src/base/json.ts";
import type { Clock } from "../../../src/model/run/surroundings.ts";
import { patientClock } from "../../fixtures/patient-clock.ts";
import { environmentOf } from "../served.ts";
import { scenario } from "../stage.ts";

const CONFIG = `environments:
  sandbox:
    default: true
    tenant: { profile: sandbox, speaks: cognigy-v2, project: Orders }
    health: { attempts: 1 }
`;

const MANIFEST = `name: orders
version: 1
url: https://api.example.test/orders
basicAuth: { user: cognigy, password: "\${secret:ORDERS_AUTH}" }
cognigy: { flow: Order status }
`;

const SETTLE_MS = 5_000;
/** So long is a service waited for that says nothing; what is less is no wait for the list. */
const SILENCE_MS = 3_000;

/** The day stands still, so that the list lags for as long as nobody waits for it; then as much as is waited for is past. */
function standingClock(): Clock {
  const began = Date.now();
  let past = 0;
  return {
    now: () => new Date(began + past),
    // What is waited for besides, an answer for example, does not come sooner.
    monotonic: () => patientClock.monotonic(),
    sleep: async (milliseconds, signal) => {
      if (milliseconds > SILENCE_MS && milliseconds <= SETTLE_MS) past += milliseconds;
      else await patientClock.sleep(milliseconds, signal);
    },
  };
}

scenario(import.meta.dirname, "A served tenant of Cognigy.AI that masks passwords", async (stage) => {
  stage.write("webhook-sync.yaml", CONFIG);
  stage.write("webhooks.d/orders.yaml", MANIFEST);
  stage.say("A switch of the other API would be obeyed by nobody.");
  stage.write("switches.yaml", "etag: false\ncognigy: { password: masked }\n");
  await stage.run("sandbox --switches switches.yaml", 3);

  stage.say("The tenant has the project and the flow that the manifest names.");
  stage.write("switches.yaml", "cognigy: { password: masked, listLagMs: 200 }\n");
  stage.surroundings = { clock: standingClock() };
  await stage.serve("sandbox --switches switches.yaml", async (announced) => {
    const policy =
      "    policy: { secrets: { ORDERS_AUTH: [api.example.test] }, rules: { public-address: off } }\n";
    // Less than is waited for the list.
    const environment = environmentOf(announced).replace("health:\n", "health:\n      timeout: 2s\n");
    stage.write("webhook-sync.yaml", `${CONFIG}${environment}${policy}`);
    stage.variables.SANDBOX_API_KEY = stage.read(".webhook-sync/sandbox/tenant/api-key").trim();
    stage.variables.ORDERS_AUTH = "canary-password";
    await stage.run("apply --env served --yes --quiet", 0);
    stage.say(
      "Somebody switches it off in the web interface; the next plan sees that, and not the password.",
    );
    const baseUrl = /baseUrl: (\S+)/.exec(announced)?.[1];
    const event = { kind: "edit", name: "orders", change: { active: false } };
    const happened = await fetch(`${baseUrl}/_sandbox/happen`, {
      method: "POST",
      body: JSON.stringify(event),
    });
    assert.equal(happened.status, 204);
    const { stdout } = await stage.run("plan --env served", 0);
    assert.ok(!stdout.includes("canary"));
  });

  const [creation] = stage.log("requests").filter(({ call }) => call === "create");
  assert.deepEqual(creation?.write, { name: "orders", version: null, status: "inactive" });
  const [probe] = stage.log("deliveries");
  assert.ok(probe?.headerNames.includes("authorization"), "the gate sends the webhook's own credentials");
  assert.ok(isJsonObject(membersOf(probe?.body).AIOutput), "in the shape of a flow's output");
});
