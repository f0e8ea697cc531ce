import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Redactor } from "../../src/base/redactor.ts";
import { Secret } from "../../src/base/secret.ts";
import { proposeChanges } from "../../src/changes/classify.ts";
import type { LiveListing } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { type PlanRequest, WHOLE_FLEET } from "../../src/model/plan/plan.ts";
import { planTenant } from "../../src/plan/plan-tenant.ts";
import { environment, listing, liveOf, locate, NOW, webhook } from "../fixtures/model.ts";

const RECORDED = {
  webhooks: new Map(),
  learned: { lacksDeprecated: false, hasDeprecated: false, marksByName: false },
};

const SECRET = "kX9q2Lm7Vt4Zp8Rw";

function planned(
  webhooks: readonly Webhook[],
  live: LiveListing,
  {
    request = WHOLE_FLEET,
    secrets = [],
  }: { readonly request?: PlanRequest; readonly secrets?: string[] } = {},
) {
  const read = { desired: { webhooks, findings: [], locate }, live, recorded: RECORDED, request, now: NOW };
  const redactor = new Redactor(secrets.map((text) => new Secret(text)));
  return planTenant(
    { ...read, environment: environment(), tenant: "acme.example" },
    { redactor, propose: proposeChanges },
  );
}

function refusal(made: ReturnType<typeof planned>) {
  assert.ok(!made.ok);
  const [first] = made.error.diagnostics;
  return `${made.error.exitCode} ${first?.message} | ${first?.hint}`;
}

describe("a plan of a tenant that was read", () => {
  const orders = webhook({ name: "orders" });

  it("is of what was asked for, and --target names what is declared, live, or a former name", () => {
    const old = liveOf(webhook({ name: "bookings" }));
    const renamed = webhook({ name: "orders", replaces: ["bookings"] });
    // Nobody recorded whether it is protected.
    const allow = { ...WHOLE_FLEET.allow, deprecate: new Set(["bookings@1" as const]) };
    for (const target of ["orders", "orders@1", "bookings", "bookings@1"]) {
      const made = planned([renamed], listing(old), {
        request: { ...WHOLE_FLEET, allow, targets: [target] },
      });
      assert.ok(made.ok, target);
      assert.deepEqual(
        made.value.plan.changes.map(({ key }) => key),
        ["orders@1"],
        target,
      );
    }
    const unknown = planned([orders], listing(), { request: { ...WHOLE_FLEET, targets: ["order"] } });
    assert.equal(refusal(unknown), "64 --target order: no such webhook | name one that is declared or live");
  });

  it("is none where one that cannot be read has a declared name", () => {
    const problem = "integration 5f, which has no url";
    const unread = [{ id: "5f", name: "orders", idempotencyKey: null, problem }];
    const said = refusal(planned([orders], { ...listing(), unread }));
    assert.match(
      said,
      /^9 the tenant has integration 5f, which has no url, and a manifest declares its name, orders \|/,
    );
    assert.ok(
      planned([orders], {
        ...listing(),
        unread: [{ ...unread[0], id: "5f", name: "other", idempotencyKey: null, problem }],
      }).ok,
    );
  });

  it("shows nothing live that repeats a secret, and is none where an id does", () => {
    const url = `https://api.acme.test/hooks?key=${SECRET}`;
    const made = planned([orders], listing(liveOf(orders, { url })), { secrets: [SECRET] });
    assert.ok(made.ok);
    const [change] = made.value.plan.changes;
    assert.ok(change?.action === "update" && change.fields.some(({ path }) => path === "url"));
    assert.doesNotMatch(JSON.stringify([change.fields, change.before]), new RegExp(SECRET));
    assert.deepEqual(made.value.shown.webhooks[0]?.shown, { url: "https://api.acme.test/(redacted)" });
    const telling = planned([orders], listing(liveOf(orders, { id: SECRET })), { secrets: [SECRET] });
    assert.match(refusal(telling), /^9 /);
    assert.doesNotMatch(refusal(telling), new RegExp(SECRET));
  });

  it("tells of what was allowed and is nowhere", () => {
    const allow = { ...WHOLE_FLEET.allow, delete: new Set(["gone@1" as const]) };
    const made = planned([orders], listing(), { request: { ...WHOLE_FLEET, allow } });
    assert.ok(made.ok);
    assert.match(made.value.plan.notes.join("\n"), /gone@1/);
    const renamed = liveOf(webhook({ name: "shop" }), { idempotencyKey: "orders:1" });
    const given = { ...WHOLE_FLEET.allow, deprecate: new Set(["orders@1" as const]) };
    const shop = webhook({ name: "shop", adopt: true });
    const adopting = planned([shop], listing(renamed), { request: { ...WHOLE_FLEET, allow: given } });
    assert.ok(adopting.ok);
    assert.deepEqual(adopting.value.plan.notes, []);
  });
});
