import { keyOf, parseKey, type WebhookKey } from "../model/key.ts";

/** What `dependsOn` may mean. */
export type Dependency =
  | { readonly kind: "found"; readonly key: WebhookKey }
  /** Some document that could not be read may declare it. */
  | { readonly kind: "unclear" }
  | { readonly kind: "unknown-name"; readonly name: string }
  | { readonly kind: "unknown-version"; readonly name: string; readonly versions: readonly number[] };

/** The names and versions that a fleet declares. */
export interface DeclaredNames {
  readonly names: readonly string[];
  /** A name alone stands for its highest version. */
  find(dependency: string): Dependency;
}

/** A declaration's name and version, null where they cannot be read. */
export interface Identity {
  readonly name: string | null;
  readonly version: number | null;
}

/** `complete` is false where documents could not be read at all. */
export function declaredNames(declarations: readonly Identity[], complete: boolean): DeclaredNames {
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
  const find = (text: string): Dependency => {
    const asked = parseKey(text);
    const name = asked?.name ?? text;
    const versions = declared.get(name);
    if (versions === undefined) return allNamed ? { kind: "unknown-name", name } : { kind: "unclear" };
    const version = asked?.version ?? versions.highest;
    if (versions.readable.has(version)) return { kind: "found", key: keyOf({ name, version }) };
    if (!allNamed || versions.unreadable) return { kind: "unclear" };
    return { kind: "unknown-version", name, versions: [...versions.readable].sort((a, b) => a - b) };
  };
  return { names: [...declared.keys()], find };
}

interface Versions {
  readonly readable: Set<number>;
  highest: number;
  unreadable: boolean;
}
