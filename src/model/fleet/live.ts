import { matchesAny } from "../../base/glob.ts";
import type { Secret } from "../../base/secret.ts";
import type { Directory } from "./directory.ts";
import type { LiveEndpoint } from "./endpoint.ts";
import type { Environment } from "./environment.ts";
import {
  idempotencyKeyOf,
  isDeclarableName,
  keyOf,
  type NameAndVersion,
  type Named,
  named,
  parseIdempotencyKey,
  partsOf,
  type WebhookKey,
} from "./key.ts";
import type { LastWritten } from "./last-written.ts";
import type { Status } from "./webhook.ts";

/** A header as the tenant shows it. A value it masks or leaves out cannot be compared or written back. */
export type LiveHeader =
  | {
      readonly name: string;
      readonly kind: "readable";
      readonly value: Secret;
      /** Not to be shown whoever lets values of this name be shown: it repeats a secret. */
      readonly isHidden?: true;
    }
  | { readonly name: string; readonly kind: "masked" };

/**
 * Stands for all headers of an integration whose tenant shows none of them, not even their names. `*` names no real
 * header that could be meant; whoever does not know it sees a masked header and leaves the object alone.
 */
export const UNLISTED_HEADERS: LiveHeader = { name: "*", kind: "masked" };

/** Whether the tenant shows none of its headers, not even their names. */
export function showsNoHeaders({ headers }: Pick<LiveWebhook, "headers">): boolean {
  return headers.some(({ name }) => name === UNLISTED_HEADERS.name);
}

/** Whether it says itself which name and version it is; what people clicked has only a display name. */
export function isIdentified({ version, endpoint }: LiveWebhook): boolean {
  return endpoint === null || version !== 0;
}

/** Whether its display name is its name and version: our mark where a tenant keeps no other one. */
export function isNamedAsMark({ endpoint, ...live }: LiveWebhook): boolean {
  return endpoint?.displayName === keyOf(live);
}

/** Whether a write that is to change no header still has to bring the values of some along. */
export function needsHiddenValues(
  { headers }: Pick<LiveWebhook, "headers">,
  { partialUpdate }: { readonly partialUpdate: boolean },
): boolean {
  return !partialUpdate && headers.some(({ kind }) => kind === "masked");
}

/** What the labels of an integration say about our last write. A record says the same, and more, where there is one. */
export interface Labelled {
  /** The UTC day. */
  readonly sunset: string | null;
  readonly protect: boolean;
  /** By header name in lower case, the declared value that names secrets: `Bearer ${secret:CRM_TOKEN@3}`. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** The texts of a live webhook that plans and records show. */
export type ShownTexts = Pick<LiveWebhook, "url" | "method" | "payloadFormat">;

/**
 * One integration as the tenant has it. Where a profile writes name and version into a marker, one without our marker has
 * its display name, and the version 0, which nobody can declare.
 */
export interface LiveWebhook extends NameAndVersion {
  readonly id: string;
  readonly url: string;
  readonly method: string;
  readonly payloadFormat: string;
  readonly headers: readonly LiveHeader[];
  /** What the tenant adds by itself, as operators say; left out where there is none. It counts only where it is declared. */
  readonly addedHeaders?: readonly LiveHeader[];
  /** What stands in place of a text that is not shown, for it repeats a secret; left out where there is none. */
  readonly shown?: Partial<ShownTexts>;
  readonly status: Status;
  /** As echoed by the tenant, or as our marker says; null when it does not echo keys, or has no marker of ours. */
  readonly idempotencyKey: string | null;
  /** A strong or weak ETag as sent; null where there is none. */
  readonly etag: string | null;
  /** null where it has no labels of ours. */
  readonly labelled: Labelled | null;
  /** null where the profile carries none of it. */
  readonly endpoint: LiveEndpoint | null;
  /** Server fields that we do not know, kept for the next PUT. */
  readonly unknownFields: Readonly<Record<string, unknown>>;
}

/** An integration that the tenant lists and that cannot be read: its kind, its status or its form is not known. */
export interface UnreadIntegration {
  /** null where it has none that can stand in a request. */
  readonly id: string | null;
  /** null where it has none that is text. */
  readonly name: string | null;
  readonly idempotencyKey: string | null;
  /** Which one it is and what about it, a phrase fit to be shown: `integration 5f, whose status is not one of …`. */
  readonly problem: string;
}

export interface LiveListing {
  readonly webhooks: readonly LiveWebhook[];
  /** What is somebody else's and cannot be read: counted, named, never touched. */
  readonly unread: readonly UnreadIntegration[];
  /** What webhooks can refer to; null where the profile knows no such thing. */
  readonly directory: Directory | null;
  /** When the first page was asked for. */
  readonly readAt: Date;
  /**
   * null when everything was collected; otherwise why the listing may be short.
   * Nothing is deprecated or deleted on the strength of a short listing.
   */
  readonly shortfall: string | null;
  /** How far the tenant's clock is ahead of this machine's; null where it does not tell the time. */
  readonly clockAheadMs: number | null;
}

/** Of all that is listed, whether or not it can be read. */
export function listedIds(
  { webhooks, unread }: Pick<LiveListing, "webhooks" | "unread">,
  staying: readonly LiveWebhook[] = [],
) {
  return new Set<string | null>([...webhooks, ...staying, ...unread].map(({ id }) => id));
}

/** Clocks that are set by the network agree far better; days are decided by them. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** How far the tenant's clock is ahead of this machine's; null where they agree, or where the tenant does not tell. */
export function clockSkew({ clockAheadMs }: Pick<LiveListing, "clockAheadMs">): number | null {
  return clockAheadMs === null || Math.abs(clockAheadMs) <= CLOCK_TOLERANCE_MS ? null : clockAheadMs;
}

/** What is said of two clocks that do not agree, without a period; null where they do. */
export function describeSkew(live: Pick<LiveListing, "clockAheadMs">): string | null {
  const aheadMs = clockSkew(live);
  if (aheadMs === null) return null;
  return `this machine's clock is ${roughly(Math.abs(aheadMs))} ${aheadMs > 0 ? "behind" : "ahead of"} the tenant's`;
}

/** The later of both clocks: counted from it, no period ends too early. */
export function laterNow({
  now,
  live,
}: {
  readonly now: Date;
  readonly live: Pick<LiveListing, "clockAheadMs">;
}): Date {
  return new Date(now.getTime() + Math.max(0, clockSkew(live) ?? 0));
}

function roughly(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

/**
 * A live integration is ours when it is in scope and, where the tenant echoes keys, carries ours. What no manifest can
 * declare never was.
 */
export function isOurs(live: LiveWebhook, environment: Environment): boolean {
  if (!isDeclarableName(live.name) || !matchesAny(live.name, environment.scope)) return false;
  return environment.ownership === "scope" || carriesOwnKey(live);
}

/** Whether it carries our key of the name and version that it has: what was renamed or copied by hand carries another's. */
export function carriesOwnKey(live: LiveWebhook): boolean {
  return live.idempotencyKey === idempotencyKeyOf(live);
}

/** What the tenant has, beside what the record knows of it. */
interface Known {
  readonly live: Pick<LiveListing, "webhooks">;
  readonly lastWritten: ReadonlyMap<WebhookKey, LastWritten>;
}

/** Whether the record knows it under the name and version that it has. */
export function isRecordedAsNamed(live: LiveWebhook, { lastWritten }: Pick<Known, "lastWritten">): boolean {
  return lastWritten.get(keyOf(live))?.id === live.id;
}

/** The tenant's id of what was written, also of what became another version in place; undefined where no record tells. */
export function lastKnownId(written: LastWritten | undefined): string | undefined {
  return written?.id ?? written?.formerId;
}

/** Whether it carries the mark of an Endpoint that the record knows, and that is gone with the address that callers had. */
export function tookPlaceOfGone(
  live: LiveWebhook,
  written: LastWritten | undefined,
  listed: { has(id: string): boolean },
): boolean {
  if (live.endpoint === null || written?.id === undefined || !carriesOwnKey(live)) return false;
  return live.id !== written.id && !listed.has(written.id);
}

/**
 * Which of ours it was before somebody gave it another name or version on the tenant: by the id that the record knows, or
 * by the key that it carries, where that is no copy of what is still there. null where it was none.
 */
export function formerlyOurs(one: LiveWebhook, { live, lastWritten }: Known): Named | null {
  if (lastWritten.size === 0 || carriesOwnKey(one) || isRecordedAsNamed(one, { lastWritten })) return null;
  for (const [key, { id }] of lastWritten) if (id === one.id) return named(partsOf(key));
  const carried = parseIdempotencyKey(one.idempotencyKey);
  const known = carried === undefined ? undefined : lastWritten.get(keyOf(carried));
  if (carried === undefined || known === undefined) return null;
  const id = lastKnownId(known);
  const isOriginal = (other: LiveWebhook) =>
    other.id === id || (carriesOwnKey(other) && keyOf(other) === keyOf(carried));
  return live.webhooks.some(isOriginal) ? null : named(carried);
}

/**
 * Whether an integration that cannot be read may be ours: it carries a key like ours, or, where tenants do not echo keys,
 * a name in scope. What it is now is not known, so nothing can be planned beside it.
 */
export function mayBeOurs({ name, idempotencyKey }: UnreadIntegration, environment: Environment): boolean {
  const inKey = parseIdempotencyKey(idempotencyKey)?.name;
  const names = environment.ownership === "scope" ? [name, inKey] : [inKey];
  return names.some((one) => one && isDeclarableName(one) && matchesAny(one, environment.scope));
}

const MOST_TOLD = 5;

/** That the tenant has what cannot be read and is somebody else's, with the ids, without a final period; null where it has none. */
export function describeUnread(unread: readonly UnreadIntegration[]): string | null {
  if (unread.length === 0) return null;
  const one = unread.length === 1;
  const told = unread.slice(0, MOST_TOLD).map(({ problem }) => problem);
  const more = unread.length - told.length;
  const which = [...told, ...(more > 0 ? [`and ${more.toLocaleString("en")} more`] : [])].join("; ");
  return `${unread.length.toLocaleString("en")} unmanaged ${one ? "integration" : "integrations"} cannot be read and ${one ? "is" : "are"} left alone: ${which}`;
}
