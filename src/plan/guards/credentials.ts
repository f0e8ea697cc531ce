import { isSameOrigin } from "../../base/http.ts";
import type { LiveEndpoint } from "../../model/fleet/endpoint.ts";
import { keyOf, partsOf, type WebhookKey } from "../../model/fleet/key.ts";
import type { LastWritten } from "../../model/fleet/last-written.ts";
import { type LiveWebhook, listedIds } from "../../model/fleet/live.ts";
import { documentLocation, type Webhook } from "../../model/fleet/webhook.ts";
import { type Block, blockChange } from "../../model/plan/block.ts";
import { type Change, type Create, type Entry, registersNew } from "../../model/plan/change.ts";
import type { PlanInput } from "../../model/plan/plan.ts";

/**
 * Credentials go with their host: whoever changes a url would have them sent to a machine of their own. What is live and
 * nobody declares is never written beside a url of another host, nor is a mask in place of what the tenant hides.
 */
export function guardCredentials(entries: readonly Entry[], input: PlanInput): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "change") return entry;
    const { change } = entry;
    const lost = change.action === "create" ? lostBlock(change, input) : credentialsBlock(change);
    const block = lost ?? newBlock(change);
    return block === null ? entry : blockChange(change, block);
  });
}

/** What is made anew, or beside what its own manifest deprecates, has no credentials but declared ones. */
function lostBlock({ desired, key }: Create, input: PlanInput): Block | null {
  if (desired.endpoint?.basicAuth.kind !== "undeclared") return null;
  const beside = besideOf(desired, input).find(hasCredentials);
  if (beside !== undefined) return undeclaredBlock(`${keyOf(beside)} has`, key);
  return wereDeleted(desired, input).some(hadCredentials)
    ? undeclaredBlock("its Endpoint that was deleted on the tenant had", key)
    : null;
}

function besideOf({ name }: Webhook, { desired, live }: PlanInput): readonly LiveWebhook[] {
  const leaving = desired.filter((one) => one.name === name && one.status === "deprecated").map(keyOf);
  return leaving.length === 0
    ? []
    : live.webhooks.filter((one) => one.status === "active" && leaving.includes(keyOf(one)));
}

/** By the record: what it was itself, and what was active of its name, or of one whose place it takes. */
function wereDeleted(desired: Webhook, { lastWritten, live, staying }: PlanInput): readonly LastWritten[] {
  if (lastWritten.size === 0) return [];
  const ids = listedIds(live, staying);
  const names = [desired.name, ...desired.replaces];
  return [...lastWritten].flatMap(([key, written]) => {
    const { id, after } = written;
    if (id === undefined || ids.has(id) || !names.includes(partsOf(key).name)) return [];
    return key === keyOf(desired) || after.status === "active" ? [written] : [];
  });
}

function hadCredentials({ after: { endpoint } }: LastWritten): boolean {
  const { user, password } = endpoint ?? {};
  return Boolean(user) || (password != null && password.kind !== "absent");
}

function credentialsBlock(change: Change): Block | null {
  if (change.action !== "update" && change.action !== "replace") return null;
  const { desired, key } = change;
  if (desired.endpoint?.basicAuth.kind !== "undeclared") return null;
  const [from] = [change.live, ...supersededBy(change)].filter(hasCredentials);
  if (from === undefined) return null;
  const isNew = change.live === null;
  if (!isNew && !change.fields.some(({ path }) => path === "url")) return null;
  if (!isNew && isSameOrigin(desired.url, from.url)) return maskedBlock(from.endpoint, key);
  if (isNew) return undeclaredBlock(`${keyOf(from)} has`, key);
  return {
    code: "credentials",
    message: "its url moves to another host, and the user and the password that it has are declared nowhere",
    remedy: `declare \`basicAuth\` in the manifest of ${key}, or \`basicAuth: none\` to clear it`,
    because: [],
  };
}

function undeclaredBlock(whoseAre: string, key: WebhookKey): Block {
  return {
    code: "credentials",
    message: `${whoseAre} a user and a password, which a new Endpoint does not get by itself`,
    remedy: `declare \`basicAuth\` in the manifest of ${key}, or \`basicAuth: none\` to clear it`,
    because: [],
  };
}

/** The url and the credentials are written in one piece. */
function maskedBlock({ basicAuth }: LiveEndpoint, key: WebhookKey): Block | null {
  if (basicAuth.kind === "none" || basicAuth.password.kind === "readable") return null;
  return {
    code: "masked",
    message: "the tenant hides the password, which is written together with the url and declared nowhere",
    remedy: `declare \`basicAuth\` in the manifest of ${key}, or \`basicAuth: none\` to clear it`,
    because: [],
  };
}

type WithCredentials = LiveWebhook & { readonly endpoint: LiveEndpoint };

function hasCredentials(live: LiveWebhook | null): live is WithCredentials {
  return live !== null && live.endpoint !== null && live.endpoint.basicAuth.kind === "set";
}

function supersededBy(change: Change): readonly LiveWebhook[] {
  const isNew = change.action === "replace" && change.live === null;
  return isNew ? change.superseded.map(({ live }) => live) : [];
}

/** What nobody can say later: an Endpoint without a flow answers nothing, and a channel stays as it is. */
function newBlock(change: Change): Block | null {
  if (change.action !== "create" && change.action !== "replace") return null;
  const { endpoint } = change.desired;
  if (!registersNew(change) || endpoint === null) return null;
  const { file, line } = documentLocation(change.desired);
  const place = `in the manifest of ${change.key} (${file}:${line})`;
  if (endpoint.channel !== "webhook")
    return {
      code: "misplaced",
      message: `the channel ${endpoint.channel} is that of older Endpoints, which are taken over and never created`,
      remedy: `remove \`cognigy.channel\` ${place}`,
      because: [],
    };
  if (endpoint.flow !== null) return null;
  return {
    code: "misplaced",
    message: "a new Endpoint needs a flow, and none is declared",
    remedy: `declare \`cognigy.flow\` ${place}`,
    because: [],
  };
}
