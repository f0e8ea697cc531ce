import { isPartlyShown } from "../base/credentials.ts";
import { canonicalJson, isSameJson } from "../base/json.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { HeaderValue, Webhook } from "../model/fleet/webhook.ts";
import type { ShownValue, Snapshot } from "../model/plan/change.ts";
import { endpointOfSnapshot } from "../model/plan/endpoint-image.ts";
import { differingTexts, textsOf } from "../model/plan/likeness.ts";
import {
  isMadeOf,
  liveValues,
  PASSWORD_PART,
  partAt,
  secretsOf,
  versionsIn,
} from "../model/plan/live-secrets.ts";
import { showDeclared } from "../model/plan/redacted-snapshot.ts";
import type { Intent } from "../model/record/record.ts";

/** The parts that writes changed: `url`, headers as `headers.x-region`, `basicAuth.password`, what an Endpoint runs as `cognigy.flow`. */
export type Changed = ReadonlySet<string> | "all";

/** What a write changed. A hidden value that stays hidden was written back, and what a manifest does not tell stays. */
export function changedBy({ before, after }: Pick<Intent, "before" | "after">): Changed {
  if (before === null || after === null) return "all";
  const [then, now] = [valuesOf(before), valuesOf(after)];
  const values = [...then.keys(), ...now.keys()].filter((part) => then.get(part) !== now.get(part));
  // A url that is shown in part after a write is one that a rollback kept.
  const texts = differingTexts(textsOf(before), textsOf(after)).filter(
    (part) => part !== "url" || !isPartlyShown(after.url),
  );
  return new Set([...texts, ...values, ...endpointChanged(before, after)]);
}

function valuesOf({ headers }: Snapshot): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).map(([name, value]) => [`headers.${name.toLowerCase()}`, canonicalJson(value)]),
  );
}

function endpointChanged(before: Snapshot, after: Snapshot): readonly string[] {
  const [then, now] = [before.endpoint, after.endpoint];
  if (then === undefined || now === undefined) return [];
  const image = endpointOfSnapshot(then);
  const told = [...endpointOfSnapshot(now)].filter(([, value]) => value !== null);
  const password = now.password ?? null;
  const isSame = password === null || canonicalJson(password) === canonicalJson(then.password ?? null);
  const others = told.filter(([part, value]) => part !== PASSWORD_PART && image.get(part) !== value);
  return [...others.map(([part]) => part), ...(isSame ? [] : [PASSWORD_PART])];
}

/** All that either changed. */
export function together(a: Changed, b: Changed): Changed {
  return a === "all" || b === "all" ? "all" : new Set([...a, ...b]);
}

export function isChanged(changed: Changed, part: string): boolean {
  return changed === "all" || changed.has(part);
}

/**
 * What got another value under the same reference, or under another version of it: a secret is looked up by its name alone.
 * Where a tenant shows values, what stayed the same in another version is told as it was not written.
 */
export function revaluedBy({
  changed_values: paths = [],
  before,
  after,
}: Pick<Intent, "changed_values" | "before" | "after">): ReadonlySet<string> {
  const [then, now] = [shownIn(before), shownIn(after)];
  // What the run left as it was is no place that a secret has moved to.
  const changed = new Map([...now].filter(([part, shown]) => !isSameJson(then.get(part) ?? null, shown)));
  const rotated = [...then].flatMap(([part, was]) =>
    (changed.has(part) || !now.has(part)) && rotatedSince(part, was, changed).length > 0 ? [part] : [],
  );
  return new Set([...paths.map(partAt), ...rotated]);
}

function shownIn(snapshot: Snapshot | null): ReadonlyMap<string, ShownValue> {
  const password = snapshot?.endpoint?.password ?? null;
  return new Map([
    ...Object.entries(snapshot?.headers ?? {}).map(
      ([name, shown]) => [partAt(`headers.${name}`), shown] as const,
    ),
    ...(password === null ? [] : [[PASSWORD_PART, password] as const]),
  ]);
}

/**
 * Where a secret of a part stands since, and the template there: in that part, or where that refers to it no more in any other,
 * for it may have moved. What hides how it is made may be made as before.
 */
function placesOf(
  name: string,
  [part, template]: readonly [string, string],
  now: ReadonlyMap<string, ShownValue>,
): readonly (readonly [string, string])[] {
  const all = [...now].flatMap(([place, shown]) => {
    const made = shown.kind === "secret" ? shown.template : shown.kind === "sensitive" ? template : "";
    return versionsIn(made).has(name) ? [[place, made] as const] : [];
  });
  const own = all.filter(([place]) => place === part && now.get(place)?.kind === "secret");
  return own.length > 0 ? own : all;
}

/** The names of a part's secrets that have another reference since, be it elsewhere. */
export function rotatedSince(
  part: string,
  was: ShownValue,
  now: ReadonlyMap<string, ShownValue>,
): readonly string[] {
  if (was.kind !== "secret") return [];
  return [...versionsIn(was.template)].flatMap(([name, version]) => {
    const places = placesOf(name, [part, was.template], now);
    return places.some(([, template]) => versionsIn(template).get(name) !== version) ? [name] : [];
  });
}

/** A part, and of the secrets that its value is made of those that lead to what is live. */
interface Lost {
  readonly name: string;
  readonly secrets: readonly string[];
}

type SecretValue = Extract<HeaderValue, { readonly kind: "secret" }>;

/** Of these, what the references lead to the live value of: that is what they were changed to. `left`: as it was written last. */
export function stillRevalued(
  { revalued, left }: { readonly revalued: ReadonlySet<string>; readonly left: Snapshot | null },
  { headers, endpoint }: Webhook,
  live: LiveWebhook | undefined,
): readonly Lost[] {
  if (live === undefined || revalued.size === 0) return [];
  const auth = endpoint?.basicAuth;
  const password =
    auth?.kind === "declared" ? [{ part: PASSWORD_PART, name: PASSWORD_PART, value: auth.password }] : [];
  const inHeaders = headers.map(({ name, value }) => ({ part: partAt(`headers.${name}`), name, value }));
  const parts = [...inHeaders, ...password];
  const values = liveValues(live);
  // What is there and was not written since has what it had.
  const own = parts
    .filter(({ part }) => values.has(part))
    .map(({ part, value }) => [part, showDeclared(value)] as const);
  const written = new Map([...own, ...shownIn(left)]);
  return parts.flatMap(({ part, name, value }) => {
    if (!revalued.has(part) || value.kind !== "secret") return [];
    const secrets = liveSecrets([part, value], written, values);
    return secrets.length === 0 ? [] : [{ name, secrets: [...new Set(secrets)] }];
  });
}

/**
 * What stands around a secret may have been changed as well, so what is live is read as it was written last. Where none has
 * another reference there, nobody can tell which of them got another value, and all that are there have to lead to a live one.
 */
function liveSecrets(
  [part, was]: readonly [string, SecretValue],
  written: ReadonlyMap<string, ShownValue>,
  live: ReadonlyMap<string, string>,
): readonly string[] {
  const versions = versionsIn(was.template);
  const found = [...secretsOf(was)].flatMap(([name, value]) =>
    placesOf(name, [part, was.template], written).flatMap(([place, template]) => {
      const now = live.get(place);
      if (now === undefined) return [];
      const isRotated = versionsIn(template).get(name) !== versions.get(name);
      return [{ name, isRotated, leads: isMadeOf(now, template, new Map([[name, value]])) }];
    }),
  );
  const leading = (all: typeof found) => all.filter(({ leads }) => leads).map(({ name }) => name);
  const rotated = found.filter(({ isRotated }) => isRotated);
  if (rotated.length > 0) return leading(rotated);
  const names = leading(found);
  return found.every(({ name }) => names.includes(name)) ? names : [];
}
