import { EXIT } from "../model/run/exit-code.ts";
import type { Playground } from "./playground.ts";

/** Of a tenant whose integrations call out. */
export async function tellOfIntegrations(playground: Playground): Promise<void> {
  await firstApply(playground);
  changeFleet(playground);
  await heldApply(playground);
  await mendedApply(playground);
}

async function firstApply(playground: Playground): Promise<void> {
  playground.say("1. What Git declares", "The example fleet, checked offline.");
  await playground.run("validate", EXIT.done);
  playground.say("2. The plan", "An empty local tenant; exit 2 says that something would change.");
  await playground.run("plan --detailed-exitcode", EXIT.pending);
  playground.say(
    "3. The apply",
    "Each webhook is created inactive, probed over TLS, and activated if its receiver answers.",
  );
  await playground.run("apply --yes", EXIT.done);
  playground.say(
    "4. The record",
    "Every write was announced in the journal before it was sent. One webhook's part of it:",
  );
  await playground.run("audit show --name customer-identity", EXIT.done);
  playground.say("5. The plan again", "Nothing to do.");
  await playground.run("plan --detailed-exitcode", EXIT.done);
}

function changeFleet(playground: Playground): void {
  playground.say(
    "6. Git changes",
    "A new version of customer-profile, a header for agent-handover, warehouse-stock removed, and a new version of " +
      "shipping-label whose receiver fails.",
  );
  playground.edit(
    "webhooks.d/crm.yaml",
    "name: customer-profile\nversion: 3",
    "name: customer-profile\nversion: 4",
  );
  playground.edit("webhooks.d/crm.yaml", "/webhooks/crm/profile", "/webhooks/crm/profile/v4");
  playground.removeDocument("webhooks.d/shipping.yaml", "name: warehouse-stock\n");
  playground.edit("webhooks.d/service.yaml", "SERVICE_TOKEN}\n", "SERVICE_TOKEN}\n  X-Source: cognigy\n");
  playground.edit(
    "webhooks.d/shipping.yaml",
    "name: shipping-label\nversion: 1",
    "name: shipping-label\nversion: 2",
  );
  playground.edit(
    "webhooks.d/shipping.yaml",
    "/webhooks/shipping/tracking",
    "/webhooks/shipping/tracking/v2",
  );
  playground.edit(
    "webhook-sync.yaml",
    "tenant: { profile: sandbox }",
    "tenant: { profile: sandbox, receivers: { shipping-label: failing } }",
  );
}

async function heldApply(playground: Playground): Promise<void> {
  await playground.run("plan", EXIT.done);
  playground.say(
    "7. The gate",
    "shipping-label@2 answers 500: it is held, its old version stays active, and shipping-tracking, which depends on " +
      "it, is skipped. The rest continues. The pipeline sees exit 5.",
  );
  await playground.run("apply --yes", EXIT.held);
  playground.say(
    "8. Notifications",
    "The deprecation hook heard of each version before it was taken out of service.",
  );
  await playground.run("sandbox log events", EXIT.done);
}

async function mendedApply(playground: Playground): Promise<void> {
  playground.say("9. The receiver is fixed", "The same command does what was left.");
  playground.edit("webhook-sync.yaml", "shipping-label: failing", "shipping-label: healthy");
  await playground.run("apply --yes", EXIT.done);
  await playground.run("plan --detailed-exitcode", EXIT.done);
  await playground.run("audit verify", EXIT.done);
}
