import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keyOf } from "../../src/model/fleet/key.ts";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import type { LiveListing, LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { recordedSunset, snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { type History, NO_HISTORY } from "../../src/model/record/history.ts";
import { CONCERNS, type RunsStatus } from "../../src/model/report/fleet-status.ts";
import { EXIT } from "../../src/model/run/exit-code.ts";
import { exitOfConcerns, type FleetFacts, fleetStatus } from "../../src/status/fleet-status.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import { environment, listing, liveOf, NOW, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";
import { probeRecord } from "../journal/fixture.ts";
import { FLEET } from "../render/statuses.ts";

interface Given {
  readonly desired?: readonly Webhook[];
  readonly live?: readonly LiveWebhook[];
  /** As last written by us. */
  readonly written?: readonly Webhook[];
  /** The id under which the record has them. */
  readonly id?: string;
  readonly history?: Partial<History>;
  readonly plan?: Parameters<typeof planOf>[2];
  /** The id that it had, which is another webhook's since. */
  readonly formerId?: string;
  /** What else the record says of them. */
  readonly found?: Partial<LastWritten>;
}

function statusOf(given: Given) {
  const { desired = [], live = [], written = [], id, formerId, found, history = {}, plan = {} } = given;
  const lastWritten = new Map(
    written.map((one): [`${string}@${number}`, LastWritten] => [
      keyOf(one),
      {
        ...(id === undefined ? {} : { id }),
        ...(formerId === undefined ? {} : { formerId }),
        ...{
          after: snapshotOf(one),
          sunset: one.sunset,
          held: false,
          wasActive: false,
          certificateExpires: null,
        },
        ...found,
      },
    ]),
  );
  const known: FleetFacts = {
    desired,
    live: plan.live ?? listing(...live),
    plan: planOf(desired, live, { lastWritten, ...plan }),
    moving: new Set(),
    lastWritten,
    recordedSunset: (one) => recordedSunset(one, { lastWritten, environment: environment() }),
    undelivered: null,
    histories: new Map([...desired, ...live].map((one) => [keyOf(one), { ...NO_HISTORY, ...history }])),
    runs: { lastRun: null, running: [] },
    now: NOW,
  };
  return fleetStatus(known);
}

/** `orders@1 active/active -`: desired/live and what is pending. */
function told(given: Given): string[] {
  return statusOf(given).webhooks.map(
    ({ name, version, desired, live, pending, concerns }) =>
      `${name}@${version} ${desired ?? "-"}/${live ?? "-"} ${[pending ?? "-", ...concerns].join(" ")}`,
  );
}

const orders = webhook();
const probed = (verdict: string) => ({ probe: { time: NOW.toISOString(), seen: probeRecord({ verdict }) } });
const deprecated = (sunset: string | null) => webhook({ status: "deprecated", sunset });

describe("a fleet of which there is no record", () => {
  const moved = liveOf(orders, { url: "https://moved.example/" });
  const exits = (given: Given, runs: Partial<RunsStatus> = {}) =>
    CONCERNS.map((concern) => exitOfConcerns({ ...statusOf(given), ...runs }, [concern]));

  it("may have drifted where it differs, and may be unhealthy: neither check succeeds", () => {
    const status = statusOf({ desired: [orders], live: [moved] });
    assert.deepEqual(status.webhooks[0]?.unexplained, ["url"]);
    assert.match(status.notes.join(), /which receivers are unhealthy is not known/);
    assert.deepEqual(exits({ desired: [orders], live: [moved] }), [EXIT.pending, EXIT.held, EXIT.done]);
    assert.deepEqual(exits({ desired: [orders], live: [liveOf(orders)] }), [EXIT.done, EXIT.held, EXIT.done]);
  });

  it("has nothing to tell where nothing of it is live, nor once there is a run", () => {
    assert.deepEqual(statusOf({ desired: [orders] }).notes, []);
    assert.deepEqual(exits({ desired: [orders] }), [EXIT.done, EXIT.done, EXIT.done]);
    const known = { desired: [orders], live: [liveOf(orders)], written: [orders] };
    assert.deepEqual(exits(known, { lastRun: FLEET.lastRun }), [EXIT.done, EXIT.done, EXIT.done]);
  });
});

describe("the status of a fleet", () => {
  const elsewhere = { url: "https://elsewhere.example/" };
  const endpoint = endpoints.live(endpoints.declared());
  const dead = endpoints.live(endpoints.declared(), {}, { flow: { id: "f1", name: null, isGone: true } });
  const misnamed = endpoints.declared({}, { flow: { by: "name", text: "Mian", found: null } });
  const theirs = { ...dead, idempotencyKey: null, labelled: null };
  const cases: Record<string, { given: Given; want: string[] }> = {
    "has nothing to tell of nothing": { given: {}, want: [] },
    "of what is as declared": {
      given: { desired: [orders], live: [liveOf(orders)], written: [orders], history: probed("healthy") },
      want: ["orders@1 active/active -"],
    },
    "of what is new": { given: { desired: [orders] }, want: ["orders@1 active/- create"] },
    "of a version bump shows both versions": {
      given: { desired: [webhook({ version: 2 })], live: [liveOf(orders)], written: [orders] },
      want: ["orders@1 -/active deprecate", "orders@2 active/- replace"],
    },
    "of a version in place of another shows both": {
      given: {
        desired: [endpoints.declared({ version: 2 })],
        live: [endpoint],
        history: probed("connection-refused"),
        plan: { environment: endpoints.environment(), live: endpoints.listing([endpoint]) },
      },
      want: ["orders@1 -/active replace unhealthy", "orders@2 active/- replace unhealthy"],
    },
    "counts as drifted what was taken out of service and somebody switched on again": {
      given: { desired: [webhook({ name: "x" })], live: [liveOf(orders)], written: [deprecated(null)] },
      want: ["orders@1 -/active deprecate drift", "x@1 active/- create"],
    },
    "counts as drifted what runs nothing any more": {
      given: {
        desired: [endpoints.declared({}, { flow: null })],
        live: [dead],
        plan: { environment: endpoints.environment(), live: endpoints.listing([dead]) },
      },
      want: ["orders@1 active/active - drift"],
    },
    "counts as drifted what runs nothing any more, whatever blocks it": {
      given: {
        desired: [misnamed],
        live: [dead],
        plan: { environment: endpoints.environment(), live: endpoints.listing([dead]) },
      },
      want: ["orders@1 active/active blocked drift"],
    },
    "does not count so what may be somebody else's, whatever blocks it": {
      given: {
        desired: [{ ...misnamed, adopt: true }],
        live: [theirs],
        plan: { environment: endpoints.environment(), live: endpoints.listing([theirs]) },
      },
      want: ["orders@1 active/active blocked"],
    },
    "shows what serves on where its replacement is blocked": {
      given: {
        desired: [webhook({ version: 2 })],
        live: [liveOf(orders), liveOf(webhook({ name: "x" }), { idempotencyKey: null })],
        history: probed("connection-refused"),
        plan: { refusals: new Map([["orders@2", [{ message: "no", remedy: "change it" }]]]) },
      },
      want: ["orders@1 -/active blocked unhealthy", "orders@2 active/- blocked unhealthy"],
    },
    "leaves out what is not ours": {
      given: {
        desired: [orders],
        live: [liveOf(orders), liveOf(webhook({ name: "x" }), { idempotencyKey: null })],
      },
      want: ["orders@1 active/active -"],
    },
    "orders by name and by version as a number": {
      given: { desired: [10, 9].map((version) => webhook({ version })).concat(webhook({ name: "a" })) },
      want: ["a@1 active/- create", "orders@9 active/- create", "orders@10 active/- create"],
    },
    "leaves out what was let go of, once it is": {
      given: {
        desired: [webhook({ unadopt: true }), webhook({ name: "returns", unadopt: true })],
        live: [liveOf(orders), liveOf(webhook({ name: "returns" }), { idempotencyKey: null })],
        history: probed("connection-refused"),
      },
      want: ["orders@1 active/active unadopt unhealthy"],
    },
    "of what was edited by hand": {
      given: { desired: [orders], live: [liveOf(orders, elsewhere)], written: [orders] },
      want: ["orders@1 active/active update drift"],
    },
    "of what was edited in Git is no drift": {
      given: { desired: [webhook(elsewhere)], live: [liveOf(orders)], written: [orders] },
      want: ["orders@1 active/active update"],
    },
    "of what differs for a reason that no record tells is no drift": {
      given: { desired: [orders], live: [liveOf(orders, elsewhere)] },
      want: ["orders@1 active/active update"],
    },
    "of what the platform switched off": {
      given: { desired: [orders], live: [liveOf(orders, { status: "inactive" })], written: [orders] },
      want: ["orders@1 active/inactive update drift"],
    },
    "of what was deleted by hand": {
      given: { desired: [orders], written: [orders] },
      want: ["orders@1 active/- create drift"],
    },
    "of what is blocked": {
      given: { desired: [orders], live: [liveOf(orders, { idempotencyKey: null })] },
      want: ["orders@1 active/active blocked"],
    },
    "of an unfit receiver": {
      given: { desired: [orders], live: [liveOf(orders)], history: probed("connection-refused") },
      want: ["orders@1 active/active - unhealthy"],
    },
    "of a verdict that this version does not know": {
      given: { desired: [orders], live: [liveOf(orders)], history: probed("on-fire") },
      want: ["orders@1 active/active - unhealthy"],
    },
    "of a probe that operators switched off": {
      given: { desired: [orders], live: [liveOf(orders)], history: probed("skipped") },
      want: ["orders@1 active/active -"],
    },
    "does not mind the receiver of what is not to serve": {
      given: {
        desired: [webhook({ status: "inactive" })],
        live: [liveOf(orders, { status: "inactive" })],
        history: probed("connection-refused"),
      },
      want: ["orders@1 inactive/inactive -"],
    },
    "of a sunset that is today": {
      given: { desired: [deprecated("2026-11-23")], live: [liveOf(orders, { status: "deprecated" })] },
      want: ["orders@1 deprecated/deprecated - sunset"],
    },
    "of a sunset that is tomorrow": {
      given: { desired: [deprecated("2026-11-24")], live: [liveOf(orders, { status: "deprecated" })] },
      want: ["orders@1 deprecated/deprecated -"],
    },
    "of no sunset of what is to serve: the day counts once it is deprecated": {
      given: { desired: [webhook({ sunset: "2026-01-31" })], live: [liveOf(orders, {})] },
      want: ["orders@1 active/active -"],
    },
    "of a sunset that only the record knows": {
      given: { live: [liveOf(orders, { status: "deprecated" })], written: [deprecated("2026-01-31")] },
      want: ["orders@1 -/deprecated - sunset"],
    },
    "of a passed sunset of what is gone": {
      given: { desired: [deprecated("2026-01-31")] },
      want: ["orders@1 deprecated/- -"],
    },
    "of what is due to be deleted": {
      given: {
        desired: [webhook({ name: "ledger" })],
        live: [liveOf(orders, { status: "deprecated" }), liveOf(webhook({ name: "ledger" }))],
        written: [deprecated("2026-01-31")],
        plan: { allow: allowing({ delete: new Set(["orders@1"]) }) },
      },
      want: ["ledger@1 active/active -", "orders@1 -/deprecated delete sunset"],
    },
  };
  for (const [name, { given, want }] of Object.entries(cases)) {
    it(name, () => assert.deepEqual(told(given), want));
  }

  it("says which field drifted and why", () => {
    const live = liveOf(orders, { ...elsewhere, status: "inactive" });
    const [found] = statusOf({ desired: [orders], live: [live], written: [orders] }).webhooks;
    assert.deepEqual(found?.drift, [
      { path: "url", cause: "drift" },
      { path: "status", cause: "deactivated" },
    ]);
  });

  it("takes nothing for deleted that became another webhook in place", () => {
    const given = { desired: [orders], written: [orders] };
    const drift = (over: Given) => statusOf({ ...given, ...over }).webhooks[0]?.drift;
    assert.deepEqual(drift({}), [{ path: null, cause: "deleted" }]);
    assert.deepEqual(drift({ formerId: "own" }), []);
  });

  const known = { desired: [orders], written: [orders], id: "own" };
  const drifted = (live: Partial<LiveWebhook>, given: Given = {}) => {
    const found = statusOf({ ...known, live: [liveOf(orders, { id: "own", ...live })], ...given });
    const [row] = found.webhooks;
    const drift = row?.drift.map(({ path, cause }) => `${path} ${cause}`);
    return [`${row?.live} ${row?.pending}`, ...(drift ?? []), ...(row?.concerns ?? [])];
  };

  it("knows by its id what has lost our key, and says what else was changed", () => {
    const lost = ["active blocked", "idempotencyKey drift", "drift"];
    for (const idempotencyKey of [null, "", "crm-4711"]) assert.deepEqual(drifted({ idempotencyKey }), lost);
    const gone = { idempotencyKey: null, ...elsewhere, status: "inactive" as const };
    const changed = ["idempotencyKey drift", "url drift", "status deactivated", "drift"];
    assert.deepEqual(drifted(gone), ["inactive blocked", ...changed]);
    assert.deepEqual(drifted({ name: "shop", ...elsewhere }), [
      "active blocked",
      "name drift",
      "url drift",
      "drift",
    ]);
    const adopting = { desired: [webhook({ adopt: true })] };
    assert.deepEqual(drifted({ idempotencyKey: null }, adopting), [
      "active adopt",
      "idempotencyKey drift",
      "drift",
    ]);
    assert.deepEqual(drifted({ id: "another", idempotencyKey: null }), ["active blocked"]);
    assert.deepEqual(drifted({ id: "another", idempotencyKey: null }, adopting), ["active adopt"]);
    const odd = {
      id: "own",
      name: "shop",
      idempotencyKey: null,
      problem: "integration own, which has no url",
    };
    const unread = { live: { ...listing(), unread: [odd] } };
    assert.deepEqual(drifted({}, { live: [], plan: unread }), ["null blocked", "null drift", "drift"]);
  });

  it("says what somebody changed of what is blocked, whatever blocks it", () => {
    const refused = { refusals: new Map([["orders@1", [{ message: "no", remedy: "change it" }]]] as const) };
    const off = { ...elsewhere, status: "inactive" as const };
    const changed = ["url drift", "status deactivated", "drift"];
    assert.deepEqual(drifted(off, { plan: refused }), ["inactive blocked", ...changed]);
    const git = webhook(elsewhere);
    assert.deepEqual(drifted({}, { desired: [git], plan: refused }), ["active blocked"], "changed in Git");
    assert.deepEqual(drifted(off, { desired: [git], plan: refused }), [
      ...["inactive blocked", "status deactivated", "drift"],
    ]);
    const higher = [liveOf(orders, { id: "own", ...off }), liveOf(webhook({ version: 2 }))];
    assert.deepEqual(drifted({}, { live: higher }), ["inactive blocked", ...changed], "downgrade");
    const gone = { ...known, live: [] };
    assert.deepEqual(drifted({}, { ...gone, plan: refused }), ["null blocked", "null deleted", "drift"]);
    const short = { live: { ...listing(), shortfall: "it has 2 of 3" } };
    assert.deepEqual(drifted({}, { ...gone, plan: short }), ["null blocked"], "it may be there");
    assert.deepEqual(drifted({ id: "other", ...off }, { plan: refused }), ["inactive blocked"]);
  });

  it("says what somebody changed of what goes with a new version, or out of service", () => {
    const protecting = { protectedKeys: new Set(["orders@1"] as const) };
    const left = { desired: [webhook({ name: "x" })], plan: protecting };
    assert.deepEqual(drifted(elsewhere, left).slice(1), ["url drift", "drift"]);
    const bumped = { desired: [webhook({ version: 2, url: "https://api.example.com/v2" })] };
    assert.deepEqual(drifted(elsewhere, bumped), ["active deprecate", "url drift", "drift"]);
  });

  it("says what was moved by hand to another host with its credentials, or where they are hidden", () => {
    const declared = endpoints.declared({}, { displayName: "orders" });
    const shown = endpoints.set("hand", "hand-pw");
    const hidden = endpoints.set("hand", null);
    for (const [basicAuth, url] of [
      [shown, "https://evil.example/"],
      [hidden, "https://api.example.com/else"],
    ] as const) {
      const live = endpoints.live(declared, { id: "own", url }, { basicAuth });
      const plan = { environment: endpoints.environment(), live: endpoints.listing([live]) };
      const given = { desired: [declared], written: [declared], live: [live], plan };
      assert.deepEqual(drifted({}, given), ["active blocked", "url drift", "drift"]);
    }
  });

  it("counts no adoption of what was off as drift, only what happened to it since", () => {
    const declared = endpoints.declared();
    const told = (over: Partial<LiveWebhook>, found: Partial<LastWritten> = { wasFoundOff: true }) => {
      const live = [endpoints.live(declared, { id: "own", status: "inactive", ...over })];
      const plan = { environment: endpoints.environment(), live: endpoints.listing(live) };
      const off = endpoints.declared({ status: "inactive" });
      const status = statusOf({ desired: [declared], written: [off], id: "own", found, live, plan });
      const [row] = status.webhooks;
      return [row?.pending, ...(row?.unexplained ?? []), exitOfConcerns(status, ["drift"])];
    };
    assert.deepEqual(told({}), ["update", EXIT.done], "the plan waits for an apply");
    assert.deepEqual(told(elsewhere), ["update", EXIT.pending], "its url was changed");
    assert.deepEqual(told({ id: "copy" }), ["update", "status", EXIT.pending], "it is another Endpoint");
  });

  it("counts an Endpoint that somebody deleted and made anew: callers meet another address", () => {
    const declared = endpoints.declared();
    const told = (over: Partial<LiveListing>, given: Given = {}) => {
      const live = endpoints.live(given.desired?.[0] ?? declared, { id: "copy" });
      const plan = { environment: endpoints.environment(), live: { ...endpoints.listing([live]), ...over } };
      return drifted({}, { desired: [declared], written: [declared], live: [live], plan, ...given });
    };
    const anew = ["null exchanged", "drift"];
    assert.deepEqual(told({}), ["active null", ...anew]);
    const off = endpoints.declared({ status: "inactive" });
    assert.deepEqual(told({}, { desired: [off], written: [off] }), ["inactive null", ...anew]);
    assert.deepEqual(told({}, { id: "copy" }), ["active null"]);
    assert.deepEqual(told({ shortfall: "it has 1 of 2" }), ["active null"], "the other one may be there");
    const refusals = new Map([["orders@1", [{ message: "no", remedy: "change it" }]]] as const);
    const moved = endpoints.live(endpoints.declared(elsewhere), { id: "copy" });
    const plan = { environment: endpoints.environment(), live: endpoints.listing([moved]) };
    assert.deepEqual(told({}, { live: [moved], plan: { ...plan, refusals } }), ["active blocked", ...anew]);
    assert.deepEqual(told({}, { live: [moved], plan }), [
      "active update",
      "null exchanged",
      "url drift",
      "drift",
    ]);
    assert.deepEqual(drifted({ id: "copy" }), ["active null"], "an integration has no address");
  });

  it("does not know why what is blocked differs where no record tells", () => {
    const refused = { refusals: new Map([["orders@1", [{ message: "no", remedy: "change it" }]]] as const) };
    const moved = [liveOf(orders, elsewhere)];
    const [row] = statusOf({ desired: [orders], live: moved, plan: refused }).webhooks;
    assert.deepEqual([row?.pending, row?.unexplained], ["blocked", ["url"]]);
    const stranger = [liveOf(orders, { ...elsewhere, idempotencyKey: null })];
    assert.deepEqual(statusOf({ desired: [orders], live: stranger }).webhooks[0]?.unexplained, []);
  });

  it("knows the one that was changed beside a copy of it", () => {
    const own = liveOf(orders, { id: "own" });
    const copy = liveOf(orders, { id: "copy" });
    for (const live of [
      [{ ...own, ...elsewhere }, copy],
      [copy, { ...own, ...elsewhere }],
    ])
      assert.deepEqual(drifted({}, { live }), ["active blocked", "url drift", "drift"]);
    assert.deepEqual(drifted({}, { live: [own, copy] }), ["active blocked"]);
    assert.deepEqual(drifted({}, { live: [{ ...own, name: "shop", ...elsewhere }, copy] }), [
      "active blocked",
      "name drift",
      "url drift",
      "drift",
    ]);
  });

  it("knows an Endpoint by its id whose foreignId somebody wrote over or took out", () => {
    const declared = endpoints.declared();
    const told = (over: Partial<LiveWebhook>, occupiedBy: string | null, adopt = false) => {
      const mark = { id: "own", name: "orders", version: 0, idempotencyKey: null, labelled: null };
      const live = endpoints.live(declared, { ...mark, ...over }, { occupiedBy });
      const plan = { environment: endpoints.environment(), live: endpoints.listing([live]) };
      const desired = [{ ...declared, adopt }];
      return drifted({}, { desired, written: [declared], live: [live], plan });
    };
    const lost = ["foreignId drift", "drift"];
    assert.deepEqual(told({}, "crm-4711"), ["active blocked", ...lost]);
    assert.deepEqual(told({}, null), ["active blocked", ...lost]);
    assert.deepEqual(told({}, null, true), ["active adopt", ...lost]);
    const moved = ["foreignId drift", "url drift", "drift"];
    for (const adopt of [true, false])
      for (const occupiedBy of [null, "crm-4711"])
        assert.deepEqual(told(elsewhere, occupiedBy, adopt).slice(1), moved);
  });

  it("counts whole days to a sunset and to a certificate's end", () => {
    const days = (certificateExpires: string, sunset: string) => {
      const given = { desired: [deprecated(sunset)], history: { certificateExpires } };
      const [found] = statusOf(given).webhooks;
      return [found?.certificate?.days, found?.certificate?.past, found?.sunset?.days, found?.sunset?.past];
    };
    assert.deepEqual(days("2026-11-24T09:00:00.000Z", "2026-12-23"), [1, false, 30, false]);
    assert.deepEqual(days("2026-11-24T08:59:59.000Z", "2026-11-23"), [0, false, 0, true]);
    assert.deepEqual(days("2026-11-23T08:59:59.000Z", "2026-11-22"), [-1, true, -1, true]);
  });

  it("counts ours and others", () => {
    const others = ["x", "y"].map((name) => liveOf(webhook({ name }), { idempotencyKey: null }));
    const { managed, unmanaged, environment: name } = statusOf({ live: [liveOf(orders), ...others] });
    assert.deepEqual([managed, unmanaged, name], [1, 2, environment().name]);
  });
});
