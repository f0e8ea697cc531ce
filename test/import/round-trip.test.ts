import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import { rewriteManifests } from "../../src/manifest/rewrite.ts";
import { idempotencyKeyOf, keyOf } from "../../src/model/fleet/key.ts";
import type { LiveHeader, LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import { World } from "../fixtures/apply.ts";
import { planOf } from "../fixtures/plan.ts";
import { clickedFleets, declaredBy, declaredFleets, importOf, SCOPE, setAsListed } from "./fleets.ts";

/** `npm run campaign:plan` takes the whole. */
const numRuns = process.env.CAMPAIGN === "1" ? 10_000 : 100;

const summary = ({ changes, blocked }: Plan) => [
  ...changes.map(({ action, key, fields }) =>
    `${action} ${key} ${fields.map(({ path }) => path).join()}`.trim(),
  ),
  ...blocked.map(({ key, code }) => `blocked ${key}: ${code}`),
];

const planned = (desired: readonly Webhook[], live: readonly LiveWebhook[]) =>
  planOf(desired, live, { environment: SCOPE });

const secretIn = (header: LiveHeader) =>
  header.kind === "readable" && header.name !== "x-environment"
    ? (/value-\d-of-a-header/.exec(header.value.expose()) ?? [])
    : [];

test("what an apply made, imported, plans to no changes", async () => {
  let imported = 0;
  const left: string[] = [];
  await fc.assert(
    fc.asyncProperty(declaredFleets, async (fleet) => {
      const world = new World();
      await applyPlan(planned(fleet, []), world.options({ environment: SCOPE }));
      const live = [...world.live.values()];
      const made = importOf(live);
      const webhooks = declaredBy(made.files, setAsListed(made.secrets, live));
      const out = new Set(made.left.map(keyOf));
      const plan = planned(
        webhooks,
        live.filter((one) => !out.has(keyOf(one))),
      );
      assert.deepEqual(summary(plan), []);
      assert.ok(webhooks.every(({ adopt }) => !adopt));
      imported += webhooks.length;
      left.push(...made.left.map(({ reason }) => reason));
    }),
    { numRuns },
  );
  assert.ok(imported > 2 * left.length, `${imported} imported, left: ${[...new Set(left)].join(" | ")}`);
});

test("what was clicked together is adopted without any other change, or left alone with a reason", async () => {
  let adopted = 0;
  await fc.assert(
    fc.asyncProperty(clickedFleets, async (live) => {
      const made = importOf(live);
      const secrets = setAsListed(made.secrets, live);
      const webhooks = declaredBy(made.files, secrets);
      const keys = [...webhooks.map(keyOf), ...made.left.map(keyOf)];
      assert.deepEqual(new Set(keys), new Set(live.map(keyOf)));
      assert.equal(new Set(keys).size, keys.length, "each once");

      const plan = planned(webhooks, live);
      assert.deepEqual(summary(plan).toSorted(), webhooks.map((one) => `adopt ${keyOf(one)}`).toSorted());
      const world = new World(...live);
      await applyPlan(plan, world.options({ environment: SCOPE }));
      const ours = new Set<string>(plan.changes.map(({ key }) => key));
      for (const before of live) {
        const idempotencyKey = ours.has(keyOf(before)) ? idempotencyKeyOf(before) : before.idempotencyKey;
        assert.deepEqual(world.live.get(before.id), { ...before, idempotencyKey });
      }
      adopted += plan.changes.length;
    }),
    { numRuns },
  );
  assert.ok(adopted > numRuns / 10, `${adopted} adopted`);
});

test("no file holds a value of a header, leaves the folder or is laid out otherwise than manifests are", () => {
  fc.assert(
    fc.property(clickedFleets, (live) => {
      const made = importOf(live);
      const files = made.files.map(({ file }) => file);
      const values = live.flatMap(({ headers }) => headers.flatMap(secretIn));
      assert.equal(new Set(files).size, files.length);
      for (const { file, text } of made.files) {
        assert.match(file, /^[a-z0-9-]+(@[0-9]+)?\.yaml$/);
        assert.deepEqual(
          values.filter((value) => text.includes(value)),
          [],
        );
        assert.equal(rewriteManifests(text, "sandbox", []), text);
        assert.ok(text.startsWith("# yaml-language-server: $schema=../schemas/webhook.schema.json\n"));
      }
      assert.ok(values.every((value) => !JSON.stringify(made).includes(value)));
    }),
    { numRuns },
  );
});

test("an import of what was imported writes nothing, and with --overwrite takes out `adopt` once that is done", () => {
  fc.assert(
    fc.property(clickedFleets, fc.boolean(), (clicked, isAdopted) => {
      const first = importOf(clicked);
      const secrets = setAsListed(first.secrets, clicked);
      const commented = first.files.map(({ file, text }) => ({
        file,
        text: text.replace(/^version: .*$/m, "$& # counts up\n# who asks"),
      }));
      const declared = declaredBy(commented, secrets);
      const keys = new Set<string>(declared.map(keyOf));
      const live = clicked.map((one) =>
        isAdopted && keys.has(keyOf(one)) ? { ...one, idempotencyKey: idempotencyKeyOf(one) } : one,
      );
      const again = importOf(live, { declared });
      assert.deepEqual([again.files, again.secrets], [[], []]);
      const read = (file: string) => commented.find((one) => one.file === file)?.text ?? "";
      const over = importOf(live, { declared, overwrite: true, read });
      assert.deepEqual(over.secrets, []);
      assert.equal(over.files.length, isAdopted ? commented.length : 0);
      for (const { file, text } of over.files) assert.equal(text, read(file).replace("adopt: true\n", ""));
    }),
    { numRuns },
  );
});
