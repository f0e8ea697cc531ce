import { quote } from "../base/credentials.ts";
import { didYouMean } from "../base/spelling.ts";
import { enumerate, grouped } from "../base/text.ts";
import type { DiagnosticText, Locate, Source } from "../model/fleet/diagnostic.ts";
import { isToServe, keyOf, parseKey, type WebhookKey } from "../model/fleet/key.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { findCycles } from "./dependency-cycles.ts";
import { formerNames } from "./former-names.ts";

/** A document that declares a webhook, as far as it can be read. */
export interface Declaration extends Identity {
  readonly source: Source;
  /** null where the document does not have a manifest's form. */
  readonly webhook: Webhook | null;
  /** Whether something is wrong with the document by itself. */
  readonly faulty: boolean;
}

/** A remark about a key of one of the documents, as it applies to the environment. */
export interface FleetDiagnostic extends DiagnosticText {
  readonly source: Source;
  readonly path: readonly string[];
}

/** What is wrong between webhooks. `complete` is false where there may be declarations that could not be read. */
export function* checkFleet(
  declarations: readonly Declaration[],
  complete: boolean,
  locate: Locate,
): Generator<FleetDiagnostic, void> {
  yield* duplicates(declarations, locate);
  const webhooks = declarations.flatMap(({ webhook }) => webhook ?? []);
  const names = declaredNames(declarations, complete, newNames(webhooks));
  for (const webhook of webhooks) yield* unknownDependencies(webhook, names);
  yield* rivals(webhooks);
  // Most fleets have neither, and a large one should not pay for what only the others need.
  const replacing = webhooks.filter(({ replaces }) => replaces.length > 0);
  if (replacing.length > 0) yield* formerNames(replacing, declarations, locate);
  if (webhooks.some(({ dependsOn }) => dependsOn.length > 0)) yield* cycles(webhooks, names);
}

function* duplicates(declarations: readonly Declaration[], locate: Locate): Generator<FleetDiagnostic, void> {
  const firsts = new Map<WebhookKey, Source>();
  for (const { name, version, source } of declarations) {
    if (name === null || version === null) continue;
    const key = keyOf({ name, version });
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, source);
    else {
      const { file, line, column } = locate(first, ["name"]).location;
      const message = `duplicate webhook ${quote(key)} (first at ${file}:${line}:${column})`;
      const hint = "give one of them another version, or remove it";
      yield { code: "duplicate-webhook", message, hint, source, path: ["name"] };
    }
  }
}

/** Where a version replaces another in place, one live object has the name: two versions cannot both be active. */
function* rivals(webhooks: readonly Webhook[]): Generator<FleetDiagnostic, void> {
  const active = webhooks.filter((webhook) => isToServe(webhook) && webhook.endpoint !== null);
  for (const [name, versions] of grouped(active.map((webhook) => [webhook.name, webhook] as const))) {
    const [lead, ...others] = versions.toSorted((a, b) => b.version - a.version);
    if (lead === undefined || lead.endpoint?.replace !== "in-place") continue;
    for (const { source, version } of others) {
      const message = `${quote(name)} is declared active in version ${version} and in version ${lead.version}, which replaces it in place`;
      const hint = "remove the lower one, declare it deprecated, or let the higher one `replace: parallel`";
      yield { code: "two-active-versions", message, hint, source, path: ["version"] };
    }
  }
}

function* unknownDependencies(webhook: Webhook, names: DeclaredNames): Generator<FleetDiagnostic, void> {
  for (const [index, dependency] of webhook.dependsOn.entries()) {
    const text = dependencyProblem(webhook, dependency, names);
    const path = ["dependsOn", String(index)];
    if (text !== null) yield { ...text, source: webhook.source, path };
  }
}

function dependencyProblem(
  webhook: Webhook,
  dependency: string,
  names: DeclaredNames,
): DiagnosticText | null {
  const found = names.find(dependency);
  const message = `unknown dependency ${quote(dependency)}`;
  switch (found.kind) {
    case "unclear":
      return null;
    case "found":
      return found.key === keyOf(webhook) ? dependsOnItself(webhook) : null;
    case "unknown-name":
      return { code: "unknown-dependency", message, hint: didYouMean(found.name, names.names, "webhooks") };
    case "unknown-version": {
      const hint = `${found.name} is declared in version ${enumerate(found.versions.map(String), "and")}`;
      return { code: "unknown-dependency", message, hint };
    }
  }
}

function dependsOnItself(webhook: Webhook): DiagnosticText {
  const message = `${quote(keyOf(webhook))} depends on itself`;
  return { code: "dependency-cycle", message, hint: "remove the entry" };
}

function* cycles(webhooks: readonly Webhook[], names: DeclaredNames): Generator<FleetDiagnostic, void> {
  // Of webhooks with the same key the first counts.
  const byKey = new Map<string, Webhook>([...webhooks].reverse().map((webhook) => [keyOf(webhook), webhook]));
  const targetOf = (dependency: string): string | null => {
    const found = names.find(dependency);
    return found.kind === "found" ? found.key : null;
  };
  const graph = new Map(
    [...byKey].map(([key, { dependsOn }]) => {
      const targets = dependsOn.flatMap((dependency) => targetOf(dependency) ?? []);
      return [key, targets.filter((target) => target !== key)];
    }),
  );
  for (const cycle of findCycles(graph)) {
    const webhook = byKey.get(cycle[0] ?? "");
    if (webhook === undefined) continue;
    const index = webhook.dependsOn.findIndex((dependency) => targetOf(dependency) === cycle[1]);
    yield {
      code: "dependency-cycle",
      message: `webhooks depend on each other in a cycle: ${spellOut(cycle, byKey)}`,
      hint: "remove one of these dependencies",
      source: webhook.source,
      path: ["dependsOn", String(index)],
    };
  }
}

/** `a → b → c → a`, with versions where there are several of one name. */
function spellOut(cycle: readonly string[], webhooks: ReadonlyMap<string, Webhook>): string {
  const members = cycle.flatMap((key) => webhooks.get(key) ?? []);
  const names = members.map(({ name }) => name);
  const unique = new Set(names).size === names.length;
  const labels = unique ? names : cycle;
  return [...labels, ...labels.slice(0, 1)].join(" → ");
}

/** What `dependsOn` may mean. */
export type Dependency =
  | { readonly kind: "found"; readonly key: WebhookKey }
  /** Some document that could not be read may declare it. */
  | { readonly kind: "unclear" }
  | { readonly kind: "unknown-name"; readonly name: string }
  | { readonly kind: "unknown-version"; readonly name: string; readonly versions: readonly number[] };

/** The names and versions that a fleet declares. */
interface DeclaredNames {
  readonly names: readonly string[];
  /** A name alone stands for its highest version, and one that is replaced for what takes its place. */
  find(dependency: string): Dependency;
}

/** A declaration's name and version, null where they cannot be read. */
interface Identity {
  readonly name: string | null;
  readonly version: number | null;
}

/** `complete` is false where documents could not be read at all. */
function declaredNames(
  declarations: readonly Identity[],
  complete: boolean,
  renamed: ReadonlyMap<string, string>,
): DeclaredNames {
  const declared = new Map<string, Versions>();
  for (const { name, version } of declarations) {
    if (name === null) continue;
    const versions = declared.get(name) ?? { readable: new Set(), highest: 0, unreadable: false };
    if (version === null) versions.unreadable = true;
    else versions.readable.add(version);
    versions.highest = Math.max(versions.highest, version ?? 0);
    declared.set(name, versions);
  }
  const allNamed = complete && declarations.every(({ name }) => name !== null);
  const find: DeclaredNames["find"] = (text) => {
    const asked = parseKey(text);
    const name = asked?.name ?? text;
    const versions = declared.get(name);
    const taking = renamed.get(name);
    if (versions === undefined && taking !== undefined && declared.has(taking)) return find(taking);
    if (versions === undefined) return allNamed ? { kind: "unknown-name", name } : { kind: "unclear" };
    const version = asked?.version ?? versions.highest;
    if (versions.readable.has(version)) return { kind: "found", key: keyOf({ name, version }) };
    if (!allNamed || versions.unreadable) return { kind: "unclear" };
    return { kind: "unknown-version", name, versions: [...versions.readable].sort((a, b) => a - b) };
  };
  return { names: [...declared.keys()], find };
}

/** By a name that is given up, the one that takes its place. Of several that claim it the first counts. */
function newNames(webhooks: readonly Webhook[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name, replaces } of webhooks) {
    for (const old of replaces) if (!found.has(old)) found.set(old, name);
  }
  return found;
}

interface Versions {
  readonly readable: Set<number>;
  highest: number;
  unreadable: boolean;
}
