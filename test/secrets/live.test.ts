import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type TenantFolder, tenantFolder } from "../cli/tenant/folder.ts";
import { type Interception, isCall, type Stored, TOKEN } from "../cognigy/fake-tenant.ts";
import { sendJson } from "../cognigy/server.ts";
import { type Ended, runIn } from "../crash/in-folder.ts";
import { manifestText } from "../scenarios/fleet.ts";

const SECRET = "kanarie/Vogel+4711-grün-x9";
const SENDABLE = SECRET.replace("ü", "u");
const BASE64 = Buffer.from(SENDABLE).toString("base64url");
const HEADER = ["headers:", '  X-Api-Key: "${secret:ORDERS_KEY}"', "  X-Environment: production"];
const POLICY = [
  "    policy:",
  "      secrets: { ORDERS_KEY: [api.example.test] }",
  "      plainHeaders: [X-Environment, X-Colour]",
  "limits: { maxDeprecations: { percent: 100 } }",
];

/** Where a tenant can show what it was sent as something else of the same webhook. */
const PLACES: readonly (readonly [place: string, fields: (live: Stored) => object])[] = [
  ["the path of its url", () => ({ url: `https://api.example.test/hooks/${SENDABLE}` })],
  ["the path, encoded", () => ({ url: `https://api.example.test/${encodeURIComponent(SENDABLE)}/x` })],
  ["the path in base64", () => ({ url: `https://api.example.test/${BASE64}` })],
  ["the query of its url", () => ({ url: `https://api.example.test/orders/v1?page=${BASE64}` })],
  ["its host", () => ({ url: `https://${SENDABLE.replace(/[^a-zA-Z0-9]/g, "")}.example.test/x` })],
  ["a user in its url", () => ({ url: `https://${BASE64}:x@api.example.test/x` })],
  ["its method", () => ({ method: SENDABLE })],
  ["its payload format", () => ({ payloadFormat: `application/json; x=${SENDABLE}` })],
  ["a header that is shown", ({ headers }) => ({ headers: { ...Object(headers), "X-Colour": SENDABLE } })],
];

/** A webhook for each place: a tenant has them all at once, so that each command is run once for all. */
const NAMES = PLACES.map((_, index) => `orders-${index}`);

/** What the tenant shows of the one that it repeats the secret for. */
function repeated(live: Stored): object {
  const [, fields] = PLACES[NAMES.indexOf(String(live.name))] ?? [];
  assert.ok(fields !== undefined, String(live.name));
  return fields(live);
}

interface Staged extends TenantFolder {
  /** On a runner that has the secret. */
  readonly knowing: (...args: string[]) => Promise<Ended>;
  readonly change: (fields: (live: Stored) => object) => void;
}

async function stage(
  t: TestContext,
  declared: readonly string[] = ["orders"],
  intercept?: Interception,
): Promise<Staged> {
  const folder = await tenantFolder(t, {
    names: ["other"],
    ...(intercept === undefined ? {} : { intercept }),
  });
  const { tenant, directory } = folder;
  const config = join(directory, "webhook-sync.yaml");
  writeFileSync(config, `${readFileSync(config, "utf8").trimEnd()}\n${POLICY.join("\n")}\n`);
  for (const name of declared) writeFileSync(manifestOf(directory, name), manifestText(name, 1, HEADER));
  return {
    ...folder,
    knowing: (...args) => runIn(directory, args, { TENANT_TOKEN: TOKEN, ORDERS_KEY: SENDABLE }),
    change: (fields) => {
      for (const live of tenant.store.values())
        if (declared.includes(String(live.name))) tenant.store.set(live.id, { ...live, ...fields(live) });
    },
  };
}

function manifestOf(directory: string, name = "orders"): string {
  return join(directory, "webhooks.d", `${name}.yaml`);
}

function assertUntold(place: string, { directory }: TenantFolder, told: readonly Ended[]): void {
  const printed = told.map(({ stdout, stderr }) => stdout + stderr);
  const files = readdirSync(directory, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  const squeezed = [...printed, ...files]
    .join("\n")
    .replace(/[^a-zA-Z0-9\n]/g, "")
    .toLowerCase();
  for (const telling of [SENDABLE, BASE64, encodeURIComponent(SENDABLE)])
    for (let at = 0; at + 12 <= telling.length; at += 1) {
      const piece = telling
        .slice(at, at + 12)
        .replace(/[^a-zA-Z0-9]/g, "")
        .toLowerCase();
      const found = piece.length > 8 ? squeezed.indexOf(piece) : -1;
      assert.equal(found, -1, `${place}: ${squeezed.slice(Math.max(0, found - 200), found + 50)}`);
    }
}

test("a tenant that repeats a header's secret anywhere has it neither printed nor recorded", async (t) => {
  const staged = await stage(t, NAMES);
  const { directory, knowing, change } = staged;
  assert.equal((await knowing("apply", "--yes")).exit, 0);
  change(repeated);
  const told: Ended[] = [];
  for (const format of ["text", "json", "markdown", "summary", "html", "github"])
    told.push(await knowing("plan", "--format", format, "--out", "plan.json"));
  told.push(await knowing("status", "--format", "json"), await knowing("apply", "plan.json"));
  assert.equal(told.at(-1)?.exit, 0, told.at(-1)?.stderr);
  assertApplied(told.at(-1));
  change(repeated);
  for (const name of NAMES) rmSync(manifestOf(directory, name));
  told.push(await knowing("plan", "--format", "json"), await knowing("apply", "--yes"));
  assert.equal(told.at(-1)?.exit, 0, `${told.at(-1)?.stdout}${told.at(-1)?.stderr}`);
  assertApplied(told.at(-1));
  told.push(await knowing("audit", "show", "--format", "json"), await knowing("plan"));
  assertUntold("live", staged, told);
});

test("what was approved on a runner without secrets is applied where the secret shows anywhere", async (t) => {
  const { directory, ws, knowing, change } = await stage(t, NAMES);
  assert.equal((await knowing("apply", "--yes")).exit, 0);
  const reviews = [
    async () => ["--approved", /sha256:[0-9a-f]{64}/.exec((await ws("plan")).stdout)?.[0] ?? ""],
    async () => {
      await ws("plan", "--out", "plan.json");
      return ["plan.json"];
    },
  ];
  for (const review of reviews) {
    change(repeated);
    assertApplied(await knowing("apply", ...(await review())));
  }
  for (const name of NAMES) rmSync(manifestOf(directory, name));
  change(repeated);
  const [review] = reviews;
  assertApplied(await knowing("apply", ...((await review?.()) ?? [])));
});

function assertApplied(ended: Ended | undefined): void {
  assert.equal(ended?.exit, 0, `${ended?.stdout}${ended?.stderr}`);
  assert.match(String(ended?.stdout), new RegExp(`\\b${NAMES.length} applied`));
}

test("an id that repeats a secret stops the run that knows it, and stands in no record", async (t) => {
  const id = `int-${BASE64}`;
  const staged = await stage(t, ["orders"], (request, response, tenant) => {
    if (!isCall(request, "POST all")) return false;
    const sent = Object(JSON.parse(request.body));
    if (sent.name !== "orders") return false;
    const made = { ...sent, id };
    tenant.store.set(id, made);
    sendJson(response, 201, made);
    return true;
  });
  const made = await staged.knowing("apply", "--yes");
  assert.equal(made.exit, 7, made.stdout + made.stderr);
  assert.match(made.stdout.replace(/\s+/g, " "), /the tenant's id of orders@1 repeats what is kept secret/);
  const planned = await staged.knowing("plan");
  assert.equal(planned.exit, 9);
  const again = await staged.knowing("apply", "--yes");
  assert.equal(again.exit, 9);
  const told = [made, planned, again, await staged.knowing("audit", "show", "--format", "json")];
  assertUntold("id", staged, told);
});

test("a name that somebody gave it and that repeats a secret is not told", async (t) => {
  const staged = await stage(t);
  assert.equal((await staged.knowing("apply", "--yes")).exit, 0);
  staged.change(() => ({ name: SENDABLE }));
  const planned = await staged.knowing("plan");
  assert.equal(planned.exit, 11);
  assert.match(planned.stdout, /renamed/);
  assertUntold("name", staged, [planned, await staged.knowing("status")]);
});

test("what a tenant makes of a write is told without the secret", async (t) => {
  const staged = await stage(t, NAMES, (request, response, tenant) => {
    if (!isCall(request, "POST all")) return false;
    const sent = Object(JSON.parse(request.body));
    if (!NAMES.includes(sent.name)) return false;
    sendJson(response, 201, tenant.insert({ ...sent, ...repeated({ ...sent, id: "x" }) }));
    return true;
  });
  const told = [await staged.knowing("apply", "--yes"), await staged.knowing("plan")];
  told.push(await staged.knowing("audit", "show", "--format", "json"));
  assertUntold("a write", staged, told);
});

test("what stands in a manifest is shown, also where it repeats a secret", async (t) => {
  const { directory, knowing } = await stage(t);
  assert.equal((await knowing("apply", "--yes")).exit, 0);
  const url = `https://api.example.test/${BASE64}`;
  writeFileSync(
    manifestOf(directory),
    manifestText("orders", 1, HEADER).replace(/^url: .*$/m, `url: ${url}`),
  );
  const planned = await knowing("plan");
  assert.ok(planned.stdout.replace(/\s/g, "").includes(url), planned.stdout);
  assert.equal((await knowing("apply", "--yes")).exit, 0);
  assert.match((await knowing("plan")).stdout, /No changes/);
});
