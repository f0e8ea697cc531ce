import assert from "node:assert/strict";
import type { Io } from "../../../src/model/run/surroundings.ts";
import { FakeTenant, type Interception, isCall, TOKEN } from "../../cognigy/fake-tenant.ts";
import { sendJson } from "../../cognigy/server.ts";
import { patientClockOf } from "../../fixtures/patient-clock.ts";
import { manifestText, tenantConfigText } from "../fleet.ts";
import { scenario } from "../stage.ts";

const APPLY = "apply --yes --concurrency 1";
/** What docs/apply.md promises, and what the rest of a run takes. */
const MOST_MS = 5_000 + 5_000;

scenario(import.meta.dirname, "A run that is stopped while the tenant is busy", async (stage, t) => {
  let listener: (signal: "SIGTERM") => void = () => {};
  let isRead: Interception = () => false;
  let stoppedAt: number | null = null;
  let isBusy = true;
  const clock = patientClockOf(5);
  const tenant = await FakeTenant.start((request, response, fake) => {
    if (!isBusy) return false;
    if (isCall(request, "PUT one")) {
      listener("SIGTERM");
      stoppedAt ??= clock.monotonic();
      sendJson(response, 503, { message: "too busy" });
      return true;
    }
    return stoppedAt !== null && isRead(request, response, fake);
  });
  t.after(() => tenant.close());
  const onSignal: Io["onSignal"] = (asked) => {
    listener = asked;
    return () => {};
  };
  stage.surroundings = { onSignal, clock };
  stage.variables.TENANT_TOKEN = TOKEN;
  stage.write("webhook-sync.yaml", tenantConfigText("production", tenant.url));
  stage.write("webhooks.d/billing.yaml", manifestText("billing", 1));
  const stopped = async () => {
    stoppedAt = null;
    tenant.received.length = 0;
    await stage.run(APPLY, 143);
    const tookMs = clock.monotonic() - (stoppedAt ?? 0);
    assert.ok(stoppedAt !== null && tookMs <= MOST_MS, `it ended ${tookMs} ms after the signal`);
    assert.equal(tenant.log.filter((line) => line.startsWith("PUT")).length, 1);
  };

  stage.say("The activation is answered 503 as the job is cancelled. It is looked for, and not sent again.");
  await stopped();

  stage.say("Reads are answered 429 with `Retry-After` as well: nobody knows what became of the activation.");
  isRead = ({ method }, response) => {
    if (method === "GET") sendJson(response, 429, { message: "too busy" }, { "retry-after": "3" });
    return method === "GET";
  };
  await stopped();

  stage.say("The next run finds out, and does what is left.");
  isBusy = false;
  await stage.run(APPLY, 0);
});
