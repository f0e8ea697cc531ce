import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf, type WebhookKey } from "../../src/model/fleet/key.ts";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { keepNamesActive } from "../../src/plan/guards/never-dark.ts";
import { checkDeliveries } from "../../src/policy/check-policy.ts";
import { withRollbackNotes } from "../../src/rollback/notes.ts";
import { liveAs, restore } from "../../src/rollback/restore.ts";
import { asRollback, restoringBy } from "../../src/rollback/rollback.ts";
import { environment, liveOf, locate, plainHeader, secretHeader, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

test("a rollback sees what was renamed by hand: else it would register it a second time", () => {
  const orders = webhook({ name: "orders" });
  const renamed = liveOf(orders, { name: "orders-by-hand" });
  const others = [
    liveOf(webhook({ name: "other" })),
    liveOf(webhook({ name: "foreign" }), { idempotencyKey: null }),
  ];
  assert.deepEqual(liveAs([orders], [], [renamed, ...others]), [renamed]);
});

test("a rollback sees what bears the name of what it restores, whoever made it", () => {
  const orders = webhook({ name: "orders" });
  const foreign = liveOf(orders, { idempotencyKey: null });
  assert.deepEqual(liveAs([orders], [], [foreign, liveOf(webhook({ name: "orders", version: 2 }))]), [
    foreign,
  ]);
});

test("a rollback sees the copy of what a run replaced in place: else it would take one of the two for the other", () => {
  const first = webhook({ name: "orders", version: 1 });
  const live = liveOf(webhook({ name: "orders", version: 2 }), { id: "one" });
  const copy = { ...live, id: "two" };
  const image = {
    ...{ id: "one", name: "orders", version: 1, was: snapshotOf(first), written: null, protect: false },
    ...{
      nameWasActive: true,
      activeThen: new Set<WebhookKey>(),
      writtenSince: false,
      isUnsure: false,
      isActivated: false,
      changedHands: false,
      renamedTo: [],
      line: new Set<string>(),
      formerNames: [],
    },
    changed: "all" as const,
    revalued: new Set<string>(),
    left: null,
  };
  const other = liveOf(webhook({ name: "other", version: 2 }));
  assert.deepEqual(liveAs([first], [image], [live, copy, other]), [live, copy]);
});

test("a rollback keeps the last active version of a name that was active before the run", () => {
  const lead = webhook({ name: "orders", version: 2 });
  const other = webhook({ name: "orders", version: 1, status: "inactive" });
  const live = [liveOf(lead), liveOf(other)];
  // As the run found it; version 1, which was active then, was switched off by hand since.
  const image = {
    ...{
      name: "orders",
      version: 2,
      was: null,
      written: null,
      protect: false,
      renamedTo: [],
      line: new Set<string>(),
      formerNames: [],
      writtenSince: false,
      isUnsure: false,
      isActivated: false,
    },
    ...{
      id: null,
      changedHands: false,
      changed: "all" as const,
      revalued: new Set<string>(),
      left: null,
      nameWasActive: true,
      activeThen: new Set<WebhookKey>(),
    },
  };
  const gone = planOf([{ ...lead, status: "deprecated" }], live.slice(0, 1), {
    allow: allowing({ deprecate: new Set([keyOf(lead)]) }),
  });
  const held = (wasActive: boolean) =>
    keepNamesActive(
      asRollback(
        gone,
        { images: [{ ...image, nameWasActive: wasActive }], restored: [], takeovers: new Map() },
        "7f3a91c2",
      ),
      live,
      environment(),
    );
  assert.deepEqual(
    held(true).blocked.map(({ key, code }) => [key, code]),
    [["orders@2", "never-dark"]],
  );
  assert.deepEqual(
    held(false).changes.map(({ key, action }) => [key, action]),
    [["orders@2", "deprecate"]],
  );
});

test("a rollback writes nothing to what the run let go of: whose it is stays as the run left it", () => {
  const orders = webhook({ name: "orders" });
  const was = snapshotOf(orders);
  const image = {
    ...{ name: "orders", version: 1, id: "id-orders", was, written: was, protect: false },
    ...{
      renamedTo: [],
      line: new Set<string>(),
      formerNames: [],
      writtenSince: false,
      isUnsure: false,
      isActivated: false,
      changedHands: true,
      changed: "all" as const,
      revalued: new Set<string>(),
      left: null,
      nameWasActive: true,
      activeThen: new Set<WebhookKey>(),
    },
  };
  const restoredOn = (live: LiveWebhook) =>
    restore([image], {
      ...{ environment: environment(), declared: [orders], live: [live], lastWritten: new Map() },
      directory: null,
      fillIn: (name, value) => plainHeader(name, value),
    });
  assert.deepEqual(restoredOn(liveOf(orders, { idempotencyKey: null })), []);
  assert.equal(restoredOn(liveOf(orders)).length, 1);
});

test("a rollback sends no secret to a host that somebody had set by hand", () => {
  const secret = webhook({ headers: [secretHeader("X-Key", "KEY", 1, "hush")] });
  const restored = (declared: Webhook, liveUrl: string, wasUrl = "https://clicked.example.net/orders") => {
    const written = snapshotOf(declared);
    const image = {
      ...{ name: declared.name, version: 1, id: "id-orders", written, was: { ...written, url: wasUrl } },
      ...{
        renamedTo: [],
        line: new Set<string>(),
        formerNames: [],
        writtenSince: false,
        isUnsure: false,
        isActivated: false,
        changedHands: false,
        protect: false,
        nameWasActive: true,
        activeThen: new Set<WebhookKey>(),
      },
      changed: "all" as const,
      revalued: new Set<string>(),
      left: null,
    };
    const live = [liveOf(declared, { url: liveUrl })];
    const sources = { environment: environment(), declared: [declared], live, lastWritten: new Map() };
    const fillIn = (name: string) => secretHeader(name, "KEY", 1, "hush");
    return restore([image], { ...sources, directory: null, fillIn }).map(({ lacks }) => lacks?.code ?? null);
  };
  assert.deepEqual(restored(secret, secret.url), ["credentials"]);
  assert.deepEqual(restored(secret, "https://clicked.example.net/orders"), [null]);
  assert.deepEqual(restored(secret, secret.url, `${secret.url}/moved`), [null]);
  assert.deepEqual(restored(webhook(), webhook().url), [null]);
});

test("a rollback sends no secret where somebody has moved the url since", () => {
  const moved = "https://clicked.example.net/orders";
  const secret = webhook({ headers: [secretHeader("X-Key", "KEY", 1, "hush")] });
  const restored = (declared: Webhook, changed: readonly string[], now: Partial<LiveWebhook>) => {
    const was = snapshotOf(declared);
    const image = {
      ...{ name: declared.name, version: 1, id: "id-orders", written: was, was, changed: new Set(changed) },
      ...{
        renamedTo: [],
        line: new Set<string>(),
        formerNames: [],
        writtenSince: false,
        isUnsure: false,
        isActivated: false,
        changedHands: false,
      },
      ...{
        protect: false,
        nameWasActive: true,
        activeThen: new Set<WebhookKey>(),
        revalued: new Set<string>(),
        left: null,
      },
    };
    const live = [liveOf(declared, now)];
    const sources = { environment: environment(), declared: [declared], live, lastWritten: new Map() };
    const fillIn = (name: string) => secretHeader(name, "KEY", 1, "hush");
    const [one] = restore([image], { ...sources, directory: null, fillIn });
    return [one?.lacks?.code ?? one?.webhook.url, ...(one?.stays ?? [])];
  };
  const off = { status: "deprecated", url: moved } as const;
  const on = "url (now on https://clicked.example.net)";
  assert.deepEqual(restored(secret, ["status"], off), ["credentials", on]);
  assert.deepEqual(restored(secret, ["status", "url"], off), [secret.url], "it goes back to its own host");
  assert.deepEqual(restored(webhook(), ["status"], off), [moved, on], "it has none");
  assert.deepEqual(restored(secret, ["method"], { url: moved }), [moved, on], "it is there already");
  const other = {
    url: moved,
    headers: liveOf(webhook({ headers: [plainHeader("X-Key", "other")] })).headers,
  };
  assert.deepEqual(restored(secret, ["headers.x-key"], other), ["credentials", on], "another one is sent");
});

test("what had no url before the run is not switched on, and does not lose the one that it has", () => {
  const restored = (then: string, declared: Webhook, live: LiveWebhook) => {
    const image = {
      ...{ name: declared.name, version: 1, id: live.id, written: null, protect: false, renamedTo: [] },
      ...{
        writtenSince: false,
        isUnsure: false,
        isActivated: false,
        changedHands: false,
        nameWasActive: true,
      },
      ...{ line: new Set<string>(), formerNames: [] },
      was: { ...snapshotOf(declared), url: then },
      activeThen: new Set<WebhookKey>(),
      changed: "all" as const,
      revalued: new Set<string>(),
      left: null,
    };
    const sources = { environment: environment(), declared: [], live: [live], lastWritten: new Map() };
    const fillIn = (name: string, value: string) => plainHeader(name, value);
    const [one] = restore([image], { ...sources, directory: null, fillIn });
    assert.ok(one !== undefined);
    // Whatever becomes of it, nobody stumbles over what is no url.
    const { webhook } = one;
    checkDeliveries([webhook], environment(), locate);
    planOf([webhook], [live]);
    return one.lacks?.message ?? null;
  };
  const orders = webhook();
  const off = webhook({ status: "deprecated" });
  const none = /^it had no url before that run/;
  assert.match(restored("", orders, liveOf(orders)) ?? "", none, "its url would be lost");
  assert.match(restored("", orders, liveOf(off, { url: "" })) ?? "", none, "it would be switched on");
  assert.match(restored("nowhere", orders, liveOf(orders)) ?? "", /a url that leads nowhere/);
  assert.equal(restored("", orders, liveOf(orders, { url: "" })), null, "nothing changes");
  assert.equal(restored("", off, liveOf(orders, { url: "" })), null, "it is switched off");
  assert.equal(
    restored("", { ...orders, method: "PUT" }, liveOf(orders, { url: "" })),
    null,
    "another field",
  );
});

test("what was deprecated and is deleted now is not as before: the run that deprecated it brings it back", () => {
  const orders = webhook({ status: "deprecated" });
  const image = {
    ...{ name: orders.name, version: 1, id: "id-orders", written: null, protect: false, renamedTo: [] },
    ...{
      writtenSince: false,
      isUnsure: false,
      isActivated: false,
      changedHands: false,
      nameWasActive: false,
      was: snapshotOf(orders),
    },
    ...{ line: new Set<string>(), formerNames: [] },
    ...{
      activeThen: new Set<WebhookKey>(),
      changed: "all" as const,
      revalued: new Set<string>(),
      left: null,
    },
  };
  const sources = { environment: environment(), declared: [], lastWritten: new Map(), directory: null };
  const fillIn = (name: string, value: string) => plainHeader(name, value);
  const lacks = (live: readonly LiveWebhook[]) =>
    restore([image], { ...sources, live, fillIn }).map((one) => one.lacks);
  const [gone] = lacks([]);
  assert.match(
    `${gone?.code}: ${gone?.message}; ${gone?.remedy}`,
    /^dependency: .*deleted now.*roll back the run/,
  );
  assert.deepEqual(lacks([liveOf(orders)]), [null]);
});

test("where nothing says what a probe asks for, a rollback that goes live by it says so", () => {
  const orders = webhook();
  const known = { after: snapshotOf({ ...orders, status: "deprecated" }), sunset: null, held: false };
  const written = { ...known, wasActive: true, certificateExpires: null };
  const image = {
    ...{ name: orders.name, version: 1, id: "id-orders", written: null, protect: false, renamedTo: [] },
    ...{ writtenSince: false, isUnsure: false, isActivated: false, changedHands: false, nameWasActive: true },
    ...{ line: new Set<string>(), formerNames: [], was: snapshotOf(orders) },
    ...{
      activeThen: new Set<WebhookKey>(),
      changed: new Set(["status"]),
      revalued: new Set<string>(),
      left: null,
    },
  };
  const notes = (status: Webhook["status"], last: Partial<LastWritten>, ...declared: Webhook[]) => {
    const live = [liveOf({ ...orders, status })];
    const lastWritten = new Map([[keyOf(orders), { ...written, ...last }]]);
    const fillIn = (name: string, value: string) => plainHeader(name, value);
    const sources = { environment: environment(), declared, live, lastWritten, directory: null, fillIn };
    const restoring = restoringBy([image], sources, new Set());
    const plan = planOf(restoring.webhooks, restoring.live, { ...restoring.request, lastWritten });
    const { notes: said } = withRollbackNotes(asRollback(plan, restoring, "7f3a91c2"), restoring, "7f3a91c2");
    return said.filter((one) => /what a probe/.test(one)).length;
  };
  assert.equal(notes("deprecated", {}), 1);
  assert.equal(notes("deprecated", { health: { expect: "202" } }), 0, "the record says it");
  assert.equal(notes("deprecated", {}, orders), 0, "its manifest says it");
  assert.equal(notes("active", {}), 0, "nothing goes live");
});

test("a rollback allows by itself only what is there: nobody passed what it tells as matching nothing", () => {
  const orders = webhook({ name: "orders" });
  const shop = webhook({ name: "shop" });
  const image = {
    ...{ name: "orders", version: 1, id: "id-shop", written: null, protect: false },
    ...{ renamedTo: [{ name: "shop", version: 1, protect: false }], writtenSince: true },
    ...{
      changedHands: false,
      nameWasActive: true,
      was: snapshotOf(orders),
      line: new Set(["orders", "shop"]),
    },
    ...{ formerNames: [], activeThen: new Set<WebhookKey>(), changed: "all" as const },
    isUnsure: false,
    isActivated: false,
    revalued: new Set<string>(),
    left: null,
  };
  const fillIn = (name: string, value: string) => plainHeader(name, value);
  const sources = {
    environment: environment(),
    declared: [],
    lastWritten: new Map(),
    directory: null,
    fillIn,
  };
  const allowed = (now: LiveWebhook) =>
    [...restoringBy([image], { ...sources, live: [now] }, new Set()).request.allow.deprecate].toSorted();
  assert.deepEqual(allowed(liveOf(shop, { id: "id-shop" })), ["orders@1", "shop@1"]);
  const bumped = liveOf({ ...shop, version: 2 }, { id: "id-shop" });
  assert.deepEqual(allowed(bumped), ["orders@1"]);
  const going = liveOf({ ...shop, status: "deprecated" }, { id: "id-shop" });
  assert.deepEqual(allowed(going), ["orders@1"], "what goes on until its sunset is not ended before");
});
