import assert from "node:assert/strict";
import { idempotencyKeyOf, keyOf, type WebhookKey } from "../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { PlanDocument } from "../../src/model/plan/plan.ts";
import type { DeprecationEvent } from "../../src/model/record/outbox.ts";
import type { JournalRecord } from "../../src/model/record/record.ts";
import type { Commit, SimulatedTenant } from "./tenant.ts";

/** A name, and those that it had before: what is active of any of them is light of all. */
export type Line = readonly string[];

/** The names that Git wants active. */
export function wantedLines(desired: readonly Webhook[]): readonly Line[] {
  const wanted = desired.filter(({ status, unadopt }) => status === "active" && !unadopt);
  const leads = new Map(wanted.map((one) => [one.name, one]));
  return [...leads.keys()].map((name) => {
    const former = desired.flatMap((one) => (one.name === name && !one.unadopt ? one.replaces : []));
    return [name, ...former.filter((old) => !leads.has(old))];
  });
}

/** The names that were active before a run, each with the one that the run gave it. */
export function linesBefore(
  names: ReadonlySet<string>,
  run: string,
  records: readonly JournalRecord[],
): readonly Line[] {
  const given = renamingsOf(run, records);
  return [...names].map((name) => [
    name,
    ...given.flatMap(({ from, to }) => (from.includes(name) ? [to] : [])),
  ]);
}

/** A rollback gives the names back that its run gave: that is known from what it says it reverts, and from nothing else. */
function renamingsOf(
  run: string,
  records: readonly JournalRecord[],
): readonly { readonly from: readonly string[]; readonly to: string }[] {
  const intents = records.flatMap((one) => (one.run === run && one.phase === "intent" ? [one] : []));
  const given = intents.flatMap(({ reason, webhook_name: to }) =>
    reason.kind === "renamed" ? [{ from: reason.from, to }] : [],
  );
  const reverted = new Set(
    intents.flatMap(({ reason }) => (reason.kind === "rolled-back" ? [reason.run] : [])),
  );
  const givenBack = [...reverted].flatMap((earlier) => renamingsOf(earlier, records));
  return [
    ...given,
    ...givenBack.flatMap(({ from, to }) => from.map((former) => ({ from: [to], to: former }))),
  ];
}

/** No name that is wanted goes dark by a write of ours. */
export function assertStaysLit({ oursBefore, oursAfter }: Commit, wanted: readonly Line[]): void {
  for (const line of wanted) {
    const [before, after] = [oursBefore, oursAfter].map((all) => ofNames(all, line));
    const isDark = isLit(before ?? []) && !isLit(after ?? []);
    assert.ok(
      !isDark,
      `${line.join(", ")} went dark: ${describe(before ?? [])} became ${describe(after ?? [])}`,
    );
  }
}

function ofNames(live: readonly LiveWebhook[], names: Line): readonly LiveWebhook[] {
  return live.filter(({ name }) => names.includes(name));
}

export function isLit(live: readonly LiveWebhook[]): boolean {
  return live.some(({ status, endpoint }) => endpoint?.serves ?? status === "active");
}

/** What somebody else has there is written only where a manifest takes it over. */
export function assertOursOrAdopted({ before, foreign }: Commit, desired: readonly Webhook[]): void {
  if (before === null || !foreign) return;
  const adopted = desired.some((one) => one.adopt && isTakenOver(one, before));
  assert.ok(adopted, `${keyOf(before)} (id ${before.id}) is not ours and was written`);
}

/** What people clicked as an Endpoint has no version: it is known by its name for people. */
function isTakenOver(desired: Webhook, { endpoint, ...live }: LiveWebhook): boolean {
  if (endpoint === null || live.version > 0) return keyOf(desired) === keyOf(live);
  return desired.endpoint?.displayName === endpoint.displayName;
}

/** Who a password is sent to: `password@origin`. */
export type Sendings = ReadonlySet<string>;

/** Where Git has ever wanted the passwords that it declares. */
export function declaredSendings(desired: readonly Webhook[]): readonly string[] {
  return desired.flatMap(({ url, endpoint }) => {
    const auth = endpoint?.basicAuth;
    if (auth?.kind !== "declared" || auth.password.kind !== "secret") return [];
    const { value } = auth.password;
    return value === null ? [] : [sending(value.expose(), url)];
  });
}

/** A password goes by a write of ours only where it was, or where somebody declared it. */
export function assertSecretsStay({ before, after }: Commit, declared: Sendings): void {
  const sent = sendingOf(after);
  if (sent === null || sent === sendingOf(before)) return;
  assert.ok(declared.has(sent), `${sent} was declared by nobody; before it was ${sendingOf(before)}`);
}

function sendingOf(live: LiveWebhook | null): string | null {
  const auth = live?.endpoint?.basicAuth;
  if (live === null || auth?.kind !== "set" || auth.password.kind !== "readable") return null;
  return sending(auth.password.value.expose(), live.url);
}

function sending(password: string, url: string): string {
  return `${password}@${new URL(url).origin}`;
}

/** A run of a saved plan writes what that plan has, or a step towards it, and nothing else. */
export function assertApproved({ after, before }: Commit, { changes }: PlanDocument): void {
  // An Endpoint that is let go of has no version any more.
  const subject = after === null || after.version === 0 ? before : after;
  assert.ok(subject !== null);
  const key = keyOf(subject);
  const results = changes.flatMap((change) => [
    ...(change.key === key ? [change.action === "delete" ? null : change.after] : []),
    ...(change.action === "replace"
      ? change.superseded.flatMap((old) => (old.key === key ? [old.after] : []))
      : []),
  ]);
  assert.ok(results.length > 0, `${key} is not in the approved plan and was written`);
  const agreed = results.some((result) =>
    after === null
      ? result === null
      : result !== null && result.url === after.url && [result.status, "inactive"].includes(after.status),
  );
  assert.ok(agreed, `${key} became ${after?.status} ${after?.url}, which nobody approved`);
}

/** What is protected goes out of service only when somebody allowed it by name. */
export function assertProtectionHolds(
  { before, after, oursAfter }: Commit,
  isProtected: (key: WebhookKey) => boolean,
): void {
  if (before === null) return;
  const isRemoved = after === null || after.status === "deprecated" || after.name !== before.name;
  const leaves = before.status === "active" && isRemoved && !isLit(ofNames(oursAfter, [before.name]));
  assert.ok(
    !leaves || !isProtected(keyOf(before)),
    `${keyOf(before)} is protected and was taken out of service`,
  );
}

/** The record tells of each write what the tenant did. */
export function assertRecordIsTrue(records: readonly JournalRecord[], commits: readonly Commit[]): void {
  const committed = new Map(commits.map((commit) => [commit.requestId, commit]));
  const intents = new Set(records.flatMap((one) => (one.phase === "intent" ? [one.request_id] : [])));
  for (const { requestId } of commits)
    assert.ok(intents.has(requestId), `${requestId} left without an intent`);
  for (const record of records) {
    if (record.phase !== "outcome" || record.result === "unknown") continue;
    const commit = committed.get(record.request_id);
    const { request_id: id, after } = record;
    if (record.result === "failed")
      assert.equal(commit, undefined, `${id} is recorded as failed, and was committed`);
    if (record.result !== "succeeded" || commit === undefined || after === null) continue;
    const shown = [commit.after?.status, commit.after?.url];
    assert.deepEqual([after.status, after.url], shown, `${id} is recorded as something else than it did`);
  }
}

/** What the hook was told, and by whom. */
export interface Told {
  readonly event: DeprecationEvent;
  readonly by: string;
}

/** The last that the hook heard of a version that is out of service is not that it stays. */
export function assertLastWords(
  told: readonly Told[],
  live: readonly LiveWebhook[],
  isForgotten: (told: Told) => boolean,
): void {
  const last = new Map(told.map((one) => [`${one.event.name}@${one.event.old_version}`, one]));
  const statuses = new Map(live.map((one) => [keyOf(one), one.status]));
  for (const [key, one] of last) {
    const { event, new_version: version, new_name, name } = one.event;
    if (event !== "webhook_deprecation_withdrawn" || isForgotten(one)) continue;
    const status = statuses.get(keyOf({ name, version: one.event.old_version }));
    const taking = version === null ? undefined : statuses.get(keyOf({ name: new_name ?? name, version }));
    const isReplaced = status === undefined && taking === "active";
    assert.ok(
      status !== "deprecated" && !isReplaced,
      `${key} is out of service, and its withdrawal was told`,
    );
  }
}

/** In the end the tenant has what Git declares, once each. */
export function assertAsDeclared(desired: readonly Webhook[], tenant: SimulatedTenant): void {
  const live = tenant.all();
  assertNoDoubles(tenant);
  const kept = desired.filter(({ unadopt }) => !unadopt);
  for (const one of kept) {
    const found = live.find((candidate) => keyOf(candidate) === keyOf(one));
    if (one.status === "deprecated")
      assert.ok(found === undefined || found.status === "deprecated", keyOf(one));
    else assert.deepEqual([found?.status, found?.url], [one.status, one.url], keyOf(one));
  }
  const declared = new Set(desired.map(keyOf));
  const left = live.filter((one) => isOurs(one) && !declared.has(keyOf(one)) && one.status === "active");
  assert.deepEqual(left.map(keyOf), [], "active without a manifest");
}

function isOurs(live: LiveWebhook): boolean {
  return live.idempotencyKey === idempotencyKeyOf(live);
}

/** Nothing of ours is there twice. What was let go of may be: it was told when it was made. */
export function assertNoDoubles(tenant: SimulatedTenant): void {
  const keys = tenant.all().filter(isOurs).map(keyOf);
  assert.equal(new Set(keys).size, keys.length, `doubles: ${keys.join(" ")}`);
}

function describe(live: readonly LiveWebhook[]): string {
  return live.map((one) => `${keyOf(one)} ${one.status}`).join(", ");
}
