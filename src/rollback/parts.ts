import { isSameHeaderValue } from "../base/http.ts";
import { canonicalJson } from "../base/json.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { Snapshot } from "../model/plan/change.ts";
import { endpointOfSnapshot } from "../model/plan/endpoint-image.ts";
import type { Intent } from "../model/record/record.ts";

const PASSWORD = "basicAuth.password";

/** What a write left as it was. A hidden value that stays hidden was written back. */
export function untouchedBy({ before, after }: Intent): ReadonlySet<string> {
  if (before === null || after === null) return new Set();
  const now = partsOf(after);
  const same = [...partsOf(before)].filter(([part, shown]) => now.get(part) === shown);
  return new Set(same.map(([part]) => part));
}

function partsOf({ url, headers, endpoint }: Snapshot): ReadonlyMap<string, string> {
  const shown = Object.entries(headers).map(
    ([name, value]) => [`headers.${name.toLowerCase()}`, canonicalJson(value)] as const,
  );
  const password = endpoint?.password ?? null;
  const hidden = password === null ? [] : [["basicAuth.password", canonicalJson(password)] as const];
  const image = endpoint === undefined ? [] : [...endpointOfSnapshot(endpoint)];
  const references = image.flatMap(([part, id]) =>
    part.startsWith("cognigy.") && part !== "cognigy.name" && id !== null ? [[part, id] as const] : [],
  );
  return new Map([["url", url], ...shown, ...hidden, ...references]);
}

/** What got another value under the same reference. */
export function revaluedBy({ changed_values: paths = [] }: Intent): ReadonlySet<string> {
  return new Set(paths.map((path) => (path === PASSWORD ? path : path.toLowerCase())));
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
function liveValues({ headers, endpoint }: LiveWebhook): ReadonlyMap<string, string> {
  const auth = endpoint?.basicAuth;
  const password = auth?.kind === "set" && auth.password.kind === "readable" ? [auth.password.value] : [];
  return new Map([
    ...headers.flatMap((one) =>
      one.kind === "readable" ? [[`headers.${one.name.toLowerCase()}`, one.value.expose()] as const] : [],
    ),
    ...password.map((value) => [PASSWORD, value.expose()] as const),
  ]);
}
