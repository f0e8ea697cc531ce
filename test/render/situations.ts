import { keyOf } from "../../src/model/fleet/key.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import * as make from "./fixtures.ts";

const { ABSENT, field, plain, secret } = make;

function partners<T>(count: number, item: (name: string, at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => item(`partner-${String(at + 1).padStart(2, "0")}`, at));
}

function scopes(count: number, last: string): string {
  return Array.from({ length: count }, (_, at) => `scope-${at}.${at === 20 ? last : "read"}`).join(", ");
}

function parameters(count: number, changed: number, value: string): string {
  return Array.from({ length: count }, (_, at) => `p${at}=${at === changed ? value : at}`).join("&");
}

/** The plans that reviewers meet, by name; every format has a golden file for each. */
export const SITUATIONS: Readonly<Record<string, Plan>> = {
  "no-changes": make.plan({ unchanged: make.unchanged("crm", "ledger", "orders") }),

  "target-unchanged": make.plan({
    unchanged: make.unchanged("crm"),
    leftOut: 2,
    notes: ["2 other changes are left out by --target"],
  }),

  "first-plan": make.plan({
    environment: "sandbox",
    tenant: "127.0.0.1:41703",
    managed: 0,
    unmanaged: [],
    changes: [
      make.create("customer-identity", 1, { after: make.snapshot({ headers: {} }) }),
      make.create("order-fulfillment", 2, { step: 2 }),
      make.create("survey-dispatch", 1, {
        gated: false,
        risk: { level: "low", why: [] },
        after: make.snapshot({ status: "inactive" }),
      }),
      make.create("stock-levels", 1, {
        step: 3,
        after: make.snapshot({ method: "PUT", payloadFormat: "application/cloudevents+json" }),
      }),
    ],
  }),

  "changed-in-git": make.plan({
    changes: [
      make.update("crm", 1, {
        gated: true,
        risk: { level: "medium", why: ["a secret changes", "live traffic moves"] },
        fields: [
          field("url", plain("https://a.example/v1"), plain("https://a.example/v2"), 4),
          field("headers.X-Environment", plain("staging"), plain("production"), 9),
          field("headers.X-Api-Key", secret("${secret:CRM_KEY@3}"), secret("${secret:CRM_KEY@4}"), 10),
          field("headers.X-Trace", ABSENT, plain("on"), 11),
          field("headers.X-Old", plain("1"), ABSENT, null),
        ],
      }),
    ],
  }),

  "declared-besides": make.plan({
    changes: [
      make.create("billing", 1, {
        declared: { owner: "team-billing", protect: true, sunset: "2027-03-31" },
        probe: {
          mode: "full",
          payload: '{"event":"invoice.probe","items":[{"id":1,"amount":"0.00"}],"dryRun":true}',
          expect: "202",
          maxLatencyMs: 800,
          connectTo: null,
        },
      }),
      make.update("crm", 1, {
        gated: true,
        risk: { level: "high", why: ["goes live although its receiver answers 5xx, as health.expect says"] },
        fields: [field("url", plain("https://a.example/v1"), plain("https://a.example/v2"), 4)],
        probe: { mode: "full", payload: "ping", expect: "5xx", maxLatencyMs: null, connectTo: null },
      }),
    ],
  }),

  renamed: make.plan({
    changes: [
      make.replace("order-intake", 1, {
        reason: { kind: "renamed", from: ["orders"], supersedes: ["orders@2"], resumed: false },
        risk: { level: "medium", why: ["live traffic moves; both names deliver during the switch"] },
        superseded: [make.superseded("orders", 2, "2026-12-23")],
      }),
      {
        ...make.replace("crm-sync", 4, {
          reason: { kind: "renamed", from: ["crm"], supersedes: ["crm@3"], resumed: false },
          fields: [field("url", plain("https://a.example/v1"), plain("https://a.example/v2"), 4)],
        }),
        ...{ inPlaceOf: "crm@3", before: make.snapshot(), live: make.live("crm", 3), superseded: [] },
      },
      make.create("ledger", 1, { after: make.snapshot({ url: "https://a.example/ledger" }) }),
      make.deprecate("books", 1, { step: 2, dependsOn: ["ledger@1"] }),
    ],
    notes: [
      "books@1 goes only once ledger@1, which has its url, is active; if ledger is its new name, write `replaces: books` in the manifest of ledger@1: then both are one change",
      "stock-levels@1 has replaced stock; `replaces: stock` can be removed once every environment has it: webhooks.d/stock.yaml:3",
    ],
  }),

  drift: make.plan({
    changes: [
      make.update("by-hand", 1, {
        reason: { kind: "differs", causes: ["drift"] },
        fields: [{ ...field("method", plain("PUT"), plain("POST")), cause: "drift" }],
      }),
      make.update("switched-off", 1, {
        reason: { kind: "differs", causes: ["deactivated"] },
        risk: { level: "high", why: ["the platform may switch it off again"] },
        gated: true,
        fields: [{ ...field("status", plain("inactive"), plain("active"), null), cause: "deactivated" }],
      }),
      make.update("who-knows", 1, {
        reason: { kind: "differs", causes: ["declared", "unknown"] },
        fields: [
          field("payloadFormat", plain("text/plain"), plain("application/json")),
          { ...field("headers.X-Team", plain("a"), plain("b"), null), cause: "unknown" },
        ],
      }),
    ],
  }),

  "secrets-stay-hidden": make.plan({
    changes: [
      make.update("key-in-git", 1, {
        risk: { level: "high", why: ["a secret reference becomes a plain value"] },
        fields: [field("headers.X-Api-Key", { kind: "sensitive" }, plain("not-a-secret-any-more"), 7)],
      }),
      make.update("masked", 1, {
        fields: [
          field("headers.Authorization", { kind: "masked" }, secret("Bearer ${secret:CRM_TOKEN@2}"), 8),
        ],
      }),
      make.update("both-hidden", 1, {
        reason: { kind: "differs", causes: ["unknown"] },
        fields: [
          field("headers.Cookie", { kind: "sensitive" }, { kind: "sensitive" }, null),
          field("headers.X-Api-Key", secret("${secret:KEY@3}"), secret("${secret:KEY@3}"), null),
        ],
      }),
    ],
  }),

  "new-version": make.plan({
    changes: [
      make.replace("orders-eu", 2, {
        fields: [
          field("url", plain("https://a.example/v1"), plain("https://a.example/v2")),
          field("headers.X-Api-Key", secret("${secret:ORDERS_KEY@3}"), secret("${secret:ORDERS_KEY@4}"), 9),
        ],
      }),
    ],
  }),

  "resumed-and-reverted": make.plan({
    changes: [
      make.replace("orders-eu", 3, {
        before: make.snapshot({ status: "inactive" }),
        reason: {
          kind: "new-version",
          supersedes: ["orders-eu@1", "orders-eu@2"],
          resumed: true,
          downgrade: false,
        },
        superseded: [make.superseded("orders-eu", 1, null), make.superseded("orders-eu", 2, "2026-12-23")],
      }),
      make.replace("orders-us", 1, {
        reason: { kind: "new-version", supersedes: ["orders-us@2"], resumed: false, downgrade: true },
        superseded: [make.superseded("orders-us", 2, "2026-12-23")],
      }),
    ],
  }),

  "taken-over": make.plan({
    changes: [
      make.adopt("legacy-sync", 1, { fields: [field("method", plain("PUT"), plain("POST"))] }),
      make.unadopt("partner-feed", 2),
    ],
    notes: ["legacy-sync@1 still says `adopt`; remove the line once it is taken over"],
  }),

  "taken-out-of-service": make.plan({
    changes: [
      make.deprecate("billing-legacy", 1, { sunset: null }),
      make.deprecate("ledger", 1, {
        reason: { kind: "superseded", by: "ledger@2" },
        successor: "ledger@2",
        step: 2,
      }),
      make.deprecate("order-fulfillment", 1, {
        reason: { kind: "declared-deprecated" },
        sunset: "2027-03-31",
        successor: "order-fulfillment@2",
        fields: [field("status", plain("active"), plain("deprecated"), 5)],
      }),
      make.remove("shipping-legacy", 1),
    ],
  }),

  blocked: make.plan({
    blocked: [
      make.blocked("crm@1", {
        action: "update",
        code: "masked",
        message: "the tenant hides the value of X-Api-Key, and no manifest declares it",
        remedy: "declare the header in the manifest of crm@1",
      }),
      make.blocked("billing-legacy@1"),
      make.blocked("orders@1", {
        code: "has-dependents",
        message: "other webhooks depend on it",
        remedy: "deprecate shipping-label@1 and order-status@1 first, or let them depend on orders@2",
        because: ["shipping-label@1", "order-status@1"],
        location: { file: "webhooks.d/orders.yaml", line: 3, column: 1 },
      }),
    ],
    unchanged: make.unchanged("crm"),
  }),

  "cannot-verify": make.plan({
    changes: [
      make.update("crm", 1, {
        unverified: ["X-Api-Key"],
        fields: [field("method", plain("PUT"), plain("POST"))],
      }),
    ],
    unchanged: [
      { key: "orders@1", notes: [], unverified: ["Authorization", "X-Api-Key"] },
      {
        key: "ledger@1",
        notes: ["its sunset 2026-10-01 has passed; --allow-delete ledger@1 deletes it"],
        unverified: [],
      },
      { key: "quiet@1", notes: [], unverified: [] },
    ],
  }),

  "sixty-alike": make.plan({
    managed: 60,
    changes: [
      make.update("crm", 1, { fields: [field("method", plain("PUT"), plain("POST"))] }),
      ...partners(59, (name, at) =>
        make.update(name, 1, {
          risk: { level: "medium", why: ["a secret changes"] },
          gated: true,
          step: at < 40 ? 1 : 2,
          declared: { owner: at % 3 === 0 ? "team-a" : "team-b", protect: false, sunset: null },
          fields: [
            {
              ...field(
                "headers.Authorization",
                secret("Bearer ${secret:PARTNER_TOKEN@1}"),
                secret("Bearer ${secret:PARTNER_TOKEN@2}"),
                6,
              ),
              location: { file: `webhooks.d/${name}.yaml`, line: 6, column: 3 },
            },
          ],
        }),
      ),
    ],
  }),

  "one-piece-of-forty": make.plan({
    changes: [
      make.update("crm", 1, {
        fields: [
          field("headers.X-Scopes", plain(scopes(40, "write")), plain(scopes(40, "read"))),
          field(
            "url",
            plain(`https://api.yourcompany.com/crm?${parameters(40, 7, "old")}`),
            plain(`https://api.yourcompany.com/crm?${parameters(40, 7, "new")}`),
          ),
        ],
      }),
    ],
  }),

  "limit-exceeded-by-sixty": make.plan({
    managed: 100,
    blocked: partners(60, (name) =>
      make.blocked(keyOf({ name, version: 1 }), {
        code: "limit",
        message: "60 deprecations and deletions of 100 webhooks; at most 20 in one run (20 %, at least 3)",
        remedy: `remove fewer at a time, raise \`limits.maxDeprecations\` in a reviewed change, or pass --allow-deprecate ${name}@1`,
      }),
    ),
  }),

  "removed-by-sixty": make.plan({
    managed: 100,
    changes: partners(60, (name) => make.deprecate(name, 1)),
  }),

  "planned-without-secrets": make.plan({
    changes: [make.create("ledger", 1)],
    unchanged: [
      ...partners(20, (name) => ({
        key: keyOf({ name, version: 1 }),
        notes: [],
        unverified: ["Authorization", "X-Api-Key"],
      })),
      {
        key: "orders@1",
        notes: ["its sunset 2026-10-01 has passed; --allow-delete orders@1 deletes it"],
        unverified: ["X-Api-Key"],
      },
    ],
  }),

  "all-kinds-wide-and-long": make.plan({
    environment: "出荷",
    tenant: "a-tenant-with-a-rather-long-name.of-a-customer.cognigy.example.com",
    changes: [
      make.create("zeta", 1),
      make.adopt("alpha", 1),
      make.update("an-extraordinarily-long-webhook-name-that-fills-sixty-three-chars-x", 12, {
        fields: [
          field(
            "url",
            plain("https://api.yourcompany.com/cognigy/webhooks/orders/v1/incoming"),
            plain("https://api.yourcompany.com/cognigy/webhooks/orders/v2/incoming"),
          ),
          field(
            "headers.X-A-Header-Whose-Name-Is-Long",
            plain("配送先"),
            plain(`a value that is wider than the page: ${"0123456789".repeat(8)}`),
          ),
        ],
      }),
      make.replace("beta", 10),
      make.replace("beta", 9),
      make.deprecate("gamma", 1),
      make.remove("delta", 1),
    ],
    blocked: [make.blocked("omega@1", { action: "delete", code: "sunset-ahead" })],
    unchanged: make.unchanged("crm"),
    notes: [
      "the receivers under *.yourcompany.com:443 are reached at 10.1.2.3:8443, as the config file says",
    ],
  }),
};
