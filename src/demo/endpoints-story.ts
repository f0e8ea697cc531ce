import { EXIT } from "../model/run/exit-code.ts";
import type { Playground } from "./playground.ts";

/** Of a tenant of Cognigy.AI, whose Endpoints are called and call out. */
export async function tellOfEndpoints(playground: Playground): Promise<void> {
  await firstApply(playground);
  changeFleet(playground);
  await heldApply(playground);
  await mendedApply(playground);
}

async function firstApply(playground: Playground): Promise<void> {
  playground.say("1. What Git declares", "Twelve webhooks in two projects of Cognigy.AI, checked offline.");
  await playground.run("validate", EXIT.done);
  playground.say(
    "2. The plan",
    "An empty local tenant. Projects, flows, locales and Snapshots are looked up by name; exit 2 says that something " +
      "would change.",
  );
  await playground.run("plan --detailed-exitcode", EXIT.pending);
  playground.say(
    "3. The apply",
    "Each Endpoint is created inactive. Its receiver is probed with what a flow would send and with its own " +
      "credentials; if it answers, the Endpoint is activated.",
  );
  await playground.run("apply --yes", EXIT.done);
  playground.say(
    "4. The record",
    "Every write was announced in the journal before it was sent. One webhook's part of it:",
  );
  await playground.run("audit show --name session-start", EXIT.done);
  playground.say("5. The plan again", "Nothing to do.");
  await playground.run("plan --detailed-exitcode", EXIT.done);
}

function changeFleet(playground: Playground): void {
  playground.say(
    "6. Git changes",
    "A new version of messenger-replies, which takes over in place; one of returns, which is made live next to the old " +
      "one; delivery-slots removed; and a new version of handover-notice whose receiver fails.",
  );
  playground.edit(
    "webhooks.d/messenger.yaml",
    "name: messenger-replies\nversion: 2",
    "name: messenger-replies\nversion: 3",
  );
  playground.edit("webhooks.d/messenger.yaml", "/messenger/replies\n", "/messenger/replies/v3\n");
  playground.edit("webhooks.d/orders.yaml", "name: returns\nversion: 2", "name: returns\nversion: 3");
  playground.edit("webhooks.d/orders.yaml", "/orders/returns\n", "/orders/returns/v3\n");
  playground.removeDocument("webhooks.d/logistics.yaml", "name: delivery-slots\n");
  playground.edit(
    "webhooks.d/messenger.yaml",
    "name: handover-notice\nversion: 1",
    "name: handover-notice\nversion: 2",
  );
  playground.edit("webhooks.d/messenger.yaml", "/desk/handover\n", "/desk/handover/v2\n");
  playground.edit(
    "webhook-sync.yaml",
    "speaks: cognigy-v2, project: Customer service }",
    "speaks: cognigy-v2, project: Customer service, receivers: { handover-notice: failing } }",
  );
}

async function heldApply(playground: Playground): Promise<void> {
  await playground.run("plan", EXIT.done);
  playground.say(
    "7. The gate",
    "handover-notice@2 answers 500: it is held, and its Endpoint goes on with the old url. messenger-replies changes " +
      "in one request: its address stays, and its name never goes dark. The pipeline sees exit 5.",
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
  playground.edit("webhook-sync.yaml", "handover-notice: failing", "handover-notice: healthy");
  await playground.run("apply --yes", EXIT.done);
  await playground.run("plan --detailed-exitcode", EXIT.done);
  playground.say(
    "10. Who calls",
    "Systems that write to a bot need the address of its Endpoint. Anyone who knows one can call, so it is shown only to " +
      "those who ask for it.",
  );
  await playground.run("endpoints", EXIT.done);
  await playground.run("audit verify", EXIT.done);
}
