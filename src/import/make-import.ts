import { HIDDEN } from "../base/credentials.ts";
import { matchesAny } from "../base/glob.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { compareKeys, isDeclarableName, isNamed, keyOf, type WebhookKey } from "../model/fleet/key.ts";
import { carriesOwnKey, isOurs, type LiveWebhook } from "../model/fleet/live.ts";
import { sentValues, type Webhook } from "../model/fleet/webhook.ts";
import type { ImportedFile, ImportedSecret, LeftOut } from "../model/report/import-report.ts";
import type { KeptSayings } from "../model/report/manifest-draft.ts";
import { type CredentialScan, scanForCredentials } from "./credential-scan.ts";
import { draftEndpoint, endpointBlock } from "./endpoints.ts";
import { type ImportBlock, leftOut, readBack, replacedBlock } from "./importability.ts";
import type { ImportInput } from "./input.ts";
import { type Overwritten, overwriteDeclared } from "./overwrite.ts";
import { type DraftedHeaders, draftHeaders } from "./secrets.ts";

/** What an import would write, and what it leaves. */
export interface Import {
  /** New ones are named as seen from the folder, overwritten ones as they were loaded. */
  readonly files: readonly ImportedFile[];
  readonly secrets: readonly ImportedSecret[];
  /** What the tenant shows of these secrets, by name. */
  readonly values: DraftedHeaders["values"];
  /** Declared already, and left as it is in its file. */
  readonly declared: readonly WebhookKey[];
  readonly left: readonly LeftOut[];
  readonly shared: Overwritten["shared"];
  /** Written without what the tenant says of them. */
  readonly undescribed: readonly WebhookKey[];
  /** Ours by their key, with no record of what their last manifests said. */
  readonly unrecorded: readonly WebhookKey[];
  /** How many are outside of the environment's scope. */
  readonly outside: number;
  /** What is declared by the files. */
  readonly webhooks: readonly Webhook[];
}

/** Works out a manifest for each live webhook. Touches no file. */
export function makeImport(input: ImportInput): Import {
  const asked = input.live.filter((live) => isAsked(live, input.names)).toSorted(compareKeys);
  const inScope = asked.filter(({ name }) => !isOutside(name, input.environment));
  const declared = new Map(input.declared.map((webhook) => [keyOf(webhook), webhook]));
  const known = inScope.filter((live) => declared.has(keyOf(live)));
  const twins = ambiguous(inScope);
  const ambiguousKeys = new Set(twins.map(keyOf));
  const credentialScan = scanForCredentials(input.live, input.environment.policy.plainHeaders, input.repeats);
  const taken = new Set(input.declared.flatMap(secretsOf));
  const left: LeftOut[] = [...twins];
  const fit = inScope.filter((live) => {
    if (declared.has(keyOf(live)) || ambiguousKeys.has(keyOf(live))) return false;
    const block = importBlock(live, credentialScan, input);
    if (block !== null) left.push(leftOut(live, block));
    return block === null;
  });
  const changed = known.filter(
    (live) => input.overwrite && !ambiguousKeys.has(keyOf(live)) && !declared.get(keyOf(live))?.unadopt,
  );
  const headers = draftHeaders(fit, input.environment.policy, taken);
  const created = draftFiles(fit, headers, credentialScan, input);
  const names = new Set([...taken, ...headers.secrets.map(({ name }) => name)]);
  const before = { declared, taken: names, credentialScan };
  const overwritten: Overwritten = overwriteDeclared(changed, before, input);
  const written = new Set(overwritten.files.flatMap(({ webhooks }) => webhooks));
  left.push(...overwritten.left);
  const leftKeys = new Set(left.map(keyOf));
  return {
    files: [...created.files, ...overwritten.files],
    secrets: [...headers.secrets, ...overwritten.secrets],
    values: new Map([...headers.values, ...overwritten.values]),
    declared: [...new Set(known.map(keyOf))].filter((key) => !written.has(key) && !leftKeys.has(key)),
    left: left.toSorted(compareKeys).map((one) => tellable(one, credentialScan)),
    shared: overwritten.shared,
    undescribed: fit.filter((live) => credentialScan.leavesOut(live)).map(keyOf),
    unrecorded: fit.filter((live) => carriesOwnKey(live) && !input.said.isRecorded(live)).map(keyOf),
    outside: asked.length - inScope.length,
    webhooks: created.webhooks,
  };
}

/** What is left alone is named, unless its name is what must not be told. */
function tellable({ name, ids, ...rest }: LeftOut, { repeats }: CredentialScan): LeftOut {
  const shown = (text: string) => (repeats(text) ? HIDDEN : text);
  return { ...rest, name: shown(name), ids: ids.map(shown) };
}

function isAsked(live: LiveWebhook, names: readonly string[]): boolean {
  return names.length === 0 || names.some((name) => isNamed(live, name));
}

/** What stands against an odd name is not the scope, but that no manifest can have it. */
function isOutside(name: string, { scope }: Environment): boolean {
  return isDeclarableName(name) && !matchesAny(name, scope);
}

function ambiguous(webhooks: readonly LiveWebhook[]): LeftOut[] {
  const byKey = new Map<WebhookKey, LiveWebhook[]>();
  for (const live of webhooks) byKey.set(keyOf(live), [...(byKey.get(keyOf(live)) ?? []), live]);
  return [...byKey.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return [];
    const ids = [first, ...others].map(({ id }) => id);
    // Callers use what people clicked.
    const isClicked = first.endpoint !== null && first.idempotencyKey === null;
    const remedy = isClicked
      ? "rename all but one there, or give each a url of its own"
      : "delete all but one there";
    const reason = `the tenant has ${ids.length} of it: ${ids.join(" and ")}; ${remedy}`;
    return [
      { name: first.name, version: first.version, ids, code: "ambiguous" as const, rule: null, reason },
    ];
  });
}

/** Why an integration cannot be declared; null when it can. Its secrets have no names yet. */
function importBlock(
  live: LiveWebhook,
  credentialScan: CredentialScan,
  input: ImportInput,
): ImportBlock | null {
  const unfit = endpointBlock(live, input.environment) ?? replacedBlock(live, input.declared);
  if (unfit !== null) return unfit;
  const suspect = credentialScan.about(live);
  if (suspect !== null) return suspect;
  const headers = draftHeaders([live], input.environment.policy, new Set());
  const read = readBack(draft(live, headers, credentialScan, input), live, input.tools);
  return read.ok ? null : read.error;
}

const NOTHING_SAID: KeptSayings = { protect: false, sunset: null };

function draft(
  live: LiveWebhook,
  headers: DraftedHeaders,
  credentialScan: CredentialScan,
  { environment, directory, owner, schema, tools, said }: ImportInput,
): string {
  const isOwn = isOurs(live, environment);
  return tools.draft(live, {
    defaults: environment.defaults,
    headers: headers.headersOf(live),
    endpoint: draftEndpoint(live, directory, environment, headers.passwordOf(live)),
    description: credentialScan.describe(live),
    owner,
    adopt: !isOwn,
    kept: isOwn ? said.of(live) : NOTHING_SAID,
    schema,
  });
}

/** `orders.yaml`; the lower versions of a name, and those whose file is there already, are `orders@1.yaml`. */
function draftFiles(
  webhooks: readonly LiveWebhook[],
  headers: DraftedHeaders,
  credentialScan: CredentialScan,
  input: ImportInput,
): { files: ImportedFile[]; webhooks: Webhook[] } {
  const used = new Set<string>();
  const isFree = (file: string) => !used.has(file) && !input.exists(file);
  const drafted = webhooks.toReversed().flatMap((live) => {
    const { name, version } = live;
    const candidates = [`${name}.yaml`, `${name}@${version}.yaml`];
    const file = candidates.find(isFree) ?? numbered(`${name}@${version}`, isFree);
    used.add(file);
    const text = draft(live, headers, credentialScan, input);
    const read = readBack(text, live, input.tools);
    if (!read.ok) throw new Error(`${keyOf(live)} was found fit and is not: ${read.error.reason}`);
    return [
      { file: { file, action: "create" as const, webhooks: [keyOf(live)], text }, webhook: read.value },
    ];
  });
  drafted.reverse();
  return { files: drafted.map(({ file }) => file), webhooks: drafted.map(({ webhook }) => webhook) };
}

function numbered(base: string, isFree: (file: string) => boolean): string {
  for (let number = 2; ; number += 1) {
    const file = `${base}-${number}.yaml`;
    if (isFree(file)) return file;
  }
}

function secretsOf(webhook: Webhook): string[] {
  return sentValues(webhook).flatMap(({ value }) =>
    value.kind === "plain" ? [] : value.references.map(({ name }) => name),
  );
}
