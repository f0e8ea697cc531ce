/** A webhook's identity, `name@version`. */
export type WebhookKey = `${string}@${number}`;

export interface NameAndVersion {
  readonly name: string;
  readonly version: number;
}

/** Whether a manifest can have this name; schemas/webhook.schema.json says the same. */
export function isDeclarableName(name: string): boolean {
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name);
}

export function keyOf({ name, version }: NameAndVersion): WebhookKey {
  return `${name}@${version}`;
}

/** A webhook by all that names it: whoever has its key need not read the name out of it. */
export interface Named extends NameAndVersion {
  readonly key: WebhookKey;
}

export function named({ name, version }: NameAndVersion): Named {
  return { key: keyOf({ name, version }), name, version };
}

/** The inverse of keyOf; undefined when the text is no `name@version`. */
export function parseKey(text: string): NameAndVersion | undefined {
  return partsIn(/^(.+)@([1-9][0-9]{0,9})$/, text);
}

function partsIn(pattern: RegExp, text: string): NameAndVersion | undefined {
  const [, name, version] = pattern.exec(text) ?? [];
  return name === undefined ? undefined : { name, version: Number(version) };
}

/** Whether this is the webhook's name or key. */
export function isNamed(webhook: NameAndVersion, nameOrKey: string): boolean {
  return nameOrKey === webhook.name || nameOrKey === keyOf(webhook);
}

/** What marks a live integration as ours on the wire: `name:version`. */
export function idempotencyKeyOf({ name, version }: NameAndVersion): string {
  return `${name}:${version}`;
}

/** The inverse of idempotencyKeyOf; undefined when it is no `name:version` whose version a manifest could declare. */
export function parseIdempotencyKey(key: string | null): NameAndVersion | undefined {
  return partsIn(/^(.+):([1-9][0-9]{0,9})$/, key ?? "");
}

/** By name, then by version as a number. */
export function compareKeys(a: NameAndVersion, b: NameAndVersion): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.version - b.version;
}

/** The same of what a document has, which names webhooks by their keys alone. */
export function compareByKey(a: Pick<Named, "key">, b: Pick<Named, "key">): number {
  return compareKeys(partsOf(a.key), partsOf(b.key));
}

/** What a key is made of. */
export function partsOf(key: WebhookKey): NameAndVersion {
  const at = key.lastIndexOf("@");
  return { name: key.slice(0, at), version: Number(key.slice(at + 1)) };
}

/** By a name that is given up, the name that takes its place. */
export type Renames = ReadonlyMap<string, string>;

/** The name under which a webhook goes on: its own, or the one that takes its place. */
export function goesOnAs(name: string, renames: Renames): string {
  return renames.get(name) ?? name;
}

/** What a manifest says of names. */
interface Renaming {
  readonly name: string;
  readonly replaces: readonly string[];
  readonly status: string;
  readonly unadopt: boolean;
}

/** What manifests say with `replaces`. A name that is still declared active is given up by nobody. */
export function renamesOf(desired: readonly Renaming[]): Renames {
  const replacing = desired.filter(({ replaces, unadopt }) => replaces.length > 0 && !unadopt);
  if (replacing.length === 0) return new Map();
  const active = new Set(desired.filter(isToServe).map(({ name }) => name));
  const renames = new Map<string, string>();
  for (const { name, replaces } of replacing) {
    for (const old of replaces) {
      if (old !== name && !active.has(old) && !renames.has(old)) renames.set(old, name);
    }
  }
  return renames;
}

/** Declared active, and not only to be let go of. */
export function isToServe({ status, unadopt }: Pick<Renaming, "status" | "unadopt">): boolean {
  return status === "active" && !unadopt;
}

/** What is asked for by name or key, and what takes the place of that. */
export function withNewNames(targets: readonly string[], renames: Renames): readonly string[] {
  const taking = targets.flatMap((target) => renames.get(parseKey(target)?.name ?? target) ?? []);
  return [...targets, ...taking];
}
