import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bodyOf } from "../../src/apply/body.ts";
import { changesDigest, planDocument } from "../../src/approval/plan-document.ts";
import type { LiveEndpoint } from "../../src/model/fleet/endpoint.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { DeclaredBasicAuth, Webhook } from "../../src/model/fleet/webhook.ts";
import type { Change } from "../../src/model/plan/change.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

const CANARY = "canary-pass-4711";

const urls = fc.constantFrom(
  "https://api.example.com/a",
  "https://api.example.com/b",
  "http://api.example.com/a",
  "https://api.example.com:8443/a",
  "https://evil.example/a",
);

const liveAuth: fc.Arbitrary<LiveEndpoint["basicAuth"]> = fc.constantFrom(
  { kind: "none" } as const,
  endpoints.set("bot", CANARY),
  endpoints.set("bot", null),
);

const declaredAuth: fc.Arbitrary<DeclaredBasicAuth> = fc.constantFrom(
  { kind: "undeclared" } as const,
  { kind: "none" } as const,
  endpoints.credentials("ORDERS_AUTH", 1, CANARY),
  endpoints.credentials("ORDERS_AUTH", 2, "another-pass"),
);

const statuses = fc.constantFrom("active", "inactive", "deprecated");

const declaration = fc.record({
  version: fc.integer({ min: 1, max: 3 }),
  url: urls,
  status: statuses,
  auth: declaredAuth,
  replace: fc.constantFrom("in-place", "parallel"),
  adopt: fc.boolean(),
});

const live = fc.record({
  version: fc.integer({ min: 0, max: 3 }),
  url: fc.oneof(urls, fc.constant("")),
  status: statuses,
  auth: liveAuth,
});

/** What is live behind the object that a change writes to with a whole body. */
function written(change: Change): { readonly desired: Webhook; readonly live: LiveWebhook } | null {
  if (change.action !== "update" && change.action !== "replace") return null;
  return change.live === null ? null : { desired: change.desired, live: change.live };
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : "";
}

test("whatever is declared and live, credentials that nobody declares go to no other host, and no plan shows one", () => {
  fc.assert(
    fc.property(
      fc.array(declaration, { maxLength: 3 }),
      fc.array(live, { maxLength: 3 }),
      (declared, found) => {
        const desired = declared.map(({ auth, replace, ...webhook }) =>
          endpoints.declared(webhook, { basicAuth: auth, replace }),
        );
        const unique = desired.filter(
          ({ version }, at) => desired.findIndex((one) => one.version === version) === at,
        );
        const all = found.map(({ version, url, status, auth }, at) => {
          const webhook = endpoints.declared({ version: Math.max(1, version), url, status });
          const unmarked = version === 0 ? { version: 0, idempotencyKey: null, labelled: null } : {};
          return endpoints.live(webhook, { id: `e${at}`, ...unmarked }, { basicAuth: auth });
        });
        const plan = planOf(unique, all, {
          environment: endpoints.environment(),
          live: endpoints.listing(all),
          allow: allowing({
            downgrade: new Set(["orders"]),
            deprecate: new Set(all.map(({ name, version }) => `${name}@${version}` as const)),
          }),
        });
        for (const change of plan.changes) {
          const subject = written(change);
          if (subject === null || subject.live.endpoint?.basicAuth.kind !== "set") continue;
          const body = bodyOf(subject.desired, "active", null);
          const isKept = body.endpoint?.basicAuth.kind === "kept";
          const isMoved = originOf(subject.desired.url) !== originOf(subject.live.url);
          assert.ok(!(isKept && isMoved), `${change.action} ${change.key} takes credentials along`);
        }
        const options = { targets: [], allowDelete: [], allowDeprecate: [], allowDowngrade: [] };
        const common = { toolVersion: "0.0.0", commit: null, manifests: "webhooks.d", options };
        const text = JSON.stringify(planDocument(plan, { ...common, changesDigest: changesDigest(plan) }));
        for (const secret of [CANARY, "another-pass", endpoints.TOKEN]) assert.ok(!text.includes(secret));
      },
    ),
    { seed: 20_261_128, numRuns: 1_000, endOnFailure: true },
  );
});
