import { basename, dirname, join } from "node:path";
import { readText } from "./read-text.ts";

/** So many files are looked into; a folder of manifests has a README and a script or two besides. */
const MOST_LOOKED_INTO = 100;

/** Documentation shows manifests; it is none. */
const DOCUMENTATION = /\.(?:md|markdown|html?|adoc|rst)$/i;

/** The keys that every manifest has, in YAML or JSON. */
const KEYS = ["name", "version", "url"].map(
  (key) => new RegExp(`(?:^|[\\s{,])["']?${key}["']?[ \\t]*:`, "m"),
);

/**
 * Files that are not read because of their names, though they look like manifests: `orders.json`, `orders.yaml.off`,
 * `orders`. Whoever renamed one does not expect its webhook to be deprecated. A leftover beside its manifest is none.
 */
export function overlookedManifests(others: readonly string[], files: readonly string[]): readonly string[] {
  const read = new Set(files);
  return others
    .filter((path) => !DOCUMENTATION.test(path) && !isLeftover(path, read))
    .slice(0, MOST_LOOKED_INTO)
    .filter(looksLikeManifest);
}

/** What an editor or a merge leaves beside a manifest: `a.yaml~`, `#a.yaml#`, `a.yaml.orig`. */
function isLeftover(path: string, read: ReadonlySet<string>): boolean {
  const name = basename(path).replace(/^#/, "");
  return read.has(join(dirname(path), name.replace(/(?:~|#|\.\w+)$/, "")));
}

function looksLikeManifest(path: string): boolean {
  const text = readText(path, path);
  return text.ok && KEYS.every((key) => key.test(text.value));
}
