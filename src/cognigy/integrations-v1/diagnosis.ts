import { HIDDEN } from "../../base/credentials.ts";
import { isJsonObject } from "../../base/json.ts";
import type { Redactor } from "../../base/redactor.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { keyOf, type WebhookKey } from "../../model/fleet/key.ts";
import {
  carriesOwnKey,
  describeUnread,
  type LiveListing,
  type LiveWebhook,
  showsNoHeaders,
} from "../../model/fleet/live.ts";
import type { ListObservation, Observation, PagingStyle, SingleRead } from "../../model/fleet/observation.ts";
import type { TenantFailure, TenantReader } from "../../model/fleet/tenant.ts";
import { type RecordingTransport, tokenSeen } from "../wire/recording-transport.ts";
import { isStrong } from "./api.ts";
import type { ListPage } from "./signs.ts";

/** What was seen of a tenant, and why no more. */
export interface Diagnosis {
  readonly observation: Observation;
  /** null when all that can be read was read. */
  readonly failure: TenantFailure | null;
}

/** What is looked at. */
export interface DiagnosisInput {
  readonly reader: TenantReader;
  readonly recorder: RecordingTransport;
  /** Of the list as it was read, in the order of the answers. */
  readonly pages: readonly ListPage[];
  readonly redactor: Redactor;
  /** null where no token is asked for. */
  readonly tokenPath: string | null;
  /** Of the collection. */
  readonly path: string;
}

/** Reads a tenant as a plan does, and one integration by itself, and tells what there was to see. */
export async function diagnose(
  subject: DiagnosisInput,
  written: ReadonlySet<WebhookKey>,
): Promise<Diagnosis> {
  const { reader, recorder, pages } = subject;
  const listing = await reader.list();
  const [first] = listing.ok ? listing.value.webhooks : [];
  const single = first === undefined ? success(null) : await readSingle(subject, first.id);
  const observation = {
    contact: recorder.contact,
    reached: recorder.reached,
    token: tokenSeen(subject),
    list: listing.ok ? listOf(listing.value, pages, written, subject.redactor) : null,
    single: single.ok ? single.value : ({ kind: "failed" } as const),
  };
  const last = listing.ok ? single : listing;
  return { observation, failure: last.ok ? null : last.error };
}

/** null where it was gone when it was read. */
async function readSingle(
  { reader, recorder, path }: DiagnosisInput,
  id: string,
): Promise<Result<SingleRead | null, TenantFailure>> {
  const read = await reader.get(id);
  const own = `${path}/${encodeURIComponent(id)}`;
  const status = recorder.answers.findLast((answered) => answered.path === own)?.answer.status;
  if (!read.ok) return read.error.kind === "not-found" ? success(null) : failure(read.error);
  if (status === undefined) return success(null);
  if (status >= 400) return success({ kind: "unavailable", status });
  const { etag } = read.value;
  return success({ kind: "read", etag: etag === null ? "absent" : isStrong(etag) ? "strong" : "weak" });
}

function listOf(
  { webhooks, unread, shortfall }: LiveListing,
  pages: readonly ListPage[],
  written: ReadonlySet<WebhookKey>,
  redactor: Redactor,
): ListObservation | null {
  const [first] = pages;
  if (first === undefined) return null;
  const keyed = webhooks.filter(({ idempotencyKey }) => idempotencyKey !== null);
  const silent = webhooks.filter(({ idempotencyKey }) => idempotencyKey === null).map(keyOf);
  const unknown = new Set(webhooks.flatMap(({ unknownFields }) => Object.keys(unknownFields)));
  return {
    envelope: first.envelope,
    paging: pagingOf(pages),
    requests: pages.length,
    integrations: webhooks.length,
    shortfall,
    statuses: [...new Set(webhooks.map(({ status }) => status))].toSorted(),
    withKey: keyed.length,
    withOurKey: webhooks.filter(carriesOwnKey).length,
    keysLost: silent.filter((key) => written.has(key)),
    headers: headersOf(webhooks),
    withLabels: webhooks.filter(({ unknownFields }) => isJsonObject(unknownFields.labels)).length,
    unknownFields: [...new Set([...unknown].map((name) => redactor.clean(name)))].toSorted(),
    duplicates: duplicatesOf(webhooks).map((key) => shownKey(key, redactor)),
    unread: describeUnread(unread),
  };
}

/** A name on the tenant can be anything. */
function shownKey(key: WebhookKey, redactor: Redactor): WebhookKey {
  return redactor.repeatsSecret(key) ? keyOf({ name: HIDDEN, version: 0 }) : key;
}

/** A cursor is spoken of even where there is no further page; a link only where there is one. */
function pagingOf(pages: readonly ListPage[]): PagingStyle {
  if (pages.some(({ next }) => next.kind === "link")) return "link";
  if (pages.some(({ signalsNext }) => signalsNext)) return "cursor";
  return pages.some(({ total }) => total !== null) ? "total" : "silent";
}

function headersOf(webhooks: readonly LiveWebhook[]): ListObservation["headers"] {
  const count = (shown: (webhook: LiveWebhook) => boolean) => webhooks.filter(shown).length;
  const isMasked = (webhook: LiveWebhook) =>
    !showsNoHeaders(webhook) && webhook.headers.some(({ kind }) => kind === "masked");
  const [absent, masked] = [count(showsNoHeaders), count(isMasked)];
  return { readable: webhooks.length - absent - masked, masked, absent };
}

function duplicatesOf(webhooks: readonly LiveWebhook[]): readonly WebhookKey[] {
  const [seen, twice] = [new Set<WebhookKey>(), new Set<WebhookKey>()];
  for (const key of webhooks.map(keyOf)) (seen.has(key) ? twice : seen).add(key);
  return [...twice];
}
