import { isPartlyShown } from "../base/credentials.ts";
import { isSameHeaderValue } from "../base/http.ts";
import { canonicalJson } from "../base/json.ts";
import { parseTemplate } from "../base/template.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { ShownValue, Snapshot } from "../model/plan/change.ts";
import { endpointOfSnapshot } from "../model/plan/endpoint-image.ts";
import { differingTexts, textsOf } from "../model/plan/likeness.ts";
import type { Intent } from "../model/record/record.ts";

const PASSWORD = "basicAuth.password";

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
  const others = told.filter(([part, value]) => part !== PASSWORD && image.get(part) !== value);
  return [...others.map(([part]) => part), ...(isSame ? [] : [PASSWORD])];
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
  const rotated = [...then].flatMap(([part, was]) =>
    rotatedSecrets(was, now.get(part)).length > 0 ? [part] : [],
  );
  return new Set([...paths.map(partAt), ...rotated]);
}

/** The part that the path of a change is about. */
export function partAt(path: string): string {
  return path.startsWith("headers.") ? path.toLowerCase() : path;
}

function shownIn(snapshot: Snapshot | null): ReadonlyMap<string, ShownValue> {
  const password = snapshot?.endpoint?.password ?? null;
  return new Map([
    ...Object.entries(snapshot?.headers ?? {}).map(
      ([name, shown]) => [partAt(`headers.${name}`), shown] as const,
    ),
    ...(password === null ? [] : [[PASSWORD, password] as const]),
  ]);
}

/** The names of secrets that both refer to, where they are not the same reference. */
export function rotatedSecrets(was: ShownValue, now: ShownValue | undefined): readonly string[] {
  if (was.kind !== "secret" || now?.kind !== "secret" || was.template === now.template) return [];
  const names = new Set(secretsIn(now.template));
  return secretsIn(was.template).filter((name) => names.has(name));
}

function secretsIn(template: string): readonly string[] {
  return parseTemplate(template).flatMap((part) => (part.kind === "secret" ? [part.reference.name] : []));
}

/** A part, and the secrets that its value is made of. */
interface Lost {
  readonly name: string;
  readonly secrets: readonly string[];
}

/** Of these, what the references lead to the live value of: that is what they were changed to. */
export function stillRevalued(
  revalued: ReadonlySet<string>,
  { headers, endpoint }: Webhook,
  live: LiveWebhook | undefined,
): readonly Lost[] {
  if (live === undefined || revalued.size === 0) return [];
  const auth = endpoint?.basicAuth;
  const password =
    auth?.kind === "declared" ? [{ part: PASSWORD, name: PASSWORD, value: auth.password }] : [];
  const parts = headers.map(({ name, value }) => ({ part: `headers.${name.toLowerCase()}`, name, value }));
  const values = liveValues(live);
  return [...parts, ...password].flatMap(({ part, name, value }) => {
    const now = values.get(part);
    if (!revalued.has(part) || now === undefined || value.kind !== "secret") return [];
    const isLive = isSameHeaderValue(name, value.value.expose(), now);
    return isLive ? [{ name, secrets: value.references.map((reference) => reference.name) }] : [];
  });
}

/** By part, as far as the tenant shows them. */
export function liveValues({ headers, endpoint }: LiveWebhook): ReadonlyMap<string, string> {
  const auth = endpoint?.basicAuth;
  const password = auth?.kind === "set" && auth.password.kind === "readable" ? [auth.password.value] : [];
  return new Map([
    ...headers.flatMap((one) =>
      one.kind === "readable" ? [[`headers.${one.name.toLowerCase()}`, one.value.expose()] as const] : [],
    ),
    ...password.map((value) => [PASSWORD, value.expose()] as const),
  ]);
}
