import type { CallKind } from "../wire/call-kind.ts";

/** The things that Endpoints refer to. */
export type Collection = "projects" | "flows" | "locales" | "snapshots";

/** What a request asks of the tenant. */
export type Route =
  | { readonly kind: "token" }
  | { readonly kind: "revoke" }
  | { readonly kind: "viewer" | "me" | "search" }
  | { readonly kind: "list" | "create" | "batch" }
  | { readonly kind: "get" | "patch" | "delete"; readonly id: string }
  | { readonly kind: "keys" | "new-key"; readonly id: string }
  | { readonly kind: "delete-key"; readonly id: string; readonly keyId: string }
  | { readonly kind: "collection"; readonly of: Collection }
  | { readonly kind: "item"; readonly of: Collection; readonly id: string }
  | { readonly kind: "resources"; readonly id: string };

/** Why a request leads nowhere. */
export type NoRoute =
  | { readonly kind: "no-such-path" }
  | { readonly kind: "no-such-method"; readonly allowed: readonly string[] };

interface Path {
  readonly pattern: RegExp;
  readonly methods: Readonly<Record<string, (id: string, second: string) => Route>>;
}

const COLLECTIONS: readonly Collection[] = ["projects", "flows", "locales", "snapshots"];

const OUTSIDE: readonly Path[] = [
  { pattern: /^\/auth\/oauth2\/token$/, methods: { POST: () => ({ kind: "token" }) } },
  { pattern: /^\/auth\/oauth2\/revoke$/, methods: { POST: () => ({ kind: "revoke" }) } },
  { pattern: /^\/openapi\/openapi-viewer\.json$/, methods: { GET: () => ({ kind: "viewer" }) } },
];

const VERSIONED: readonly Path[] = [
  { pattern: /^\/users\/me$/, methods: { GET: () => ({ kind: "me" }) } },
  { pattern: /^\/search$/, methods: { GET: () => ({ kind: "search" }) } },
  {
    pattern: /^\/endpoints$/,
    methods: {
      GET: () => ({ kind: "list" }),
      POST: () => ({ kind: "create" }),
      PATCH: () => ({ kind: "batch" }),
    },
  },
  {
    pattern: /^\/endpoints\/([^/]+)$/,
    methods: {
      GET: (id) => ({ kind: "get", id }),
      PATCH: (id) => ({ kind: "patch", id }),
      DELETE: (id) => ({ kind: "delete", id }),
    },
  },
  ...COLLECTIONS.flatMap((of): Path[] => [
    { pattern: new RegExp(`^/${of}$`), methods: { GET: () => ({ kind: "collection", of }) } },
    { pattern: new RegExp(`^/${of}/([^/]+)$`), methods: { GET: (id) => ({ kind: "item", of, id }) } },
  ]),
  { pattern: /^\/snapshots\/([^/]+)\/resources$/, methods: { GET: (id) => ({ kind: "resources", id }) } },
];

/** Endpoints have keys of their own since 2026. */
const KEYS: readonly Path[] = [
  {
    pattern: /^\/endpoints\/([^/]+)\/apikeys$/,
    methods: { GET: (id) => ({ kind: "keys", id }), POST: (id) => ({ kind: "new-key", id }) },
  },
  {
    pattern: /^\/endpoints\/([^/]+)\/apikeys\/([^/]+)$/,
    methods: { DELETE: (id, keyId) => ({ kind: "delete-key", id, keyId }) },
  },
];

/** Finds what a request asks for. */
export function routeOf(
  method: string,
  path: string,
  has: { readonly plainPrefix: boolean; readonly endpointKeys: boolean },
): Route | NoRoute {
  const versioned = (has.plainPrefix ? /^(?:\/new)?\/v2\.0(\/.*)$/ : /^\/new\/v2\.0(\/.*)$/).exec(path)?.[1];
  const paths = versioned === undefined ? OUTSIDE : [...VERSIONED, ...(has.endpointKeys ? KEYS : [])];
  for (const { pattern, methods } of paths) {
    const match = pattern.exec(versioned ?? path);
    if (match === null) continue;
    const route = Object.hasOwn(methods, method) ? methods[method] : undefined;
    return (
      route?.(match[1] ?? "", match[2] ?? "") ?? { kind: "no-such-method", allowed: Object.keys(methods) }
    );
  }
  return { kind: "no-such-path" };
}

const CALLS: ReadonlyMap<Route["kind"], CallKind> = new Map([
  ["token", "token"],
  ["revoke", "token"],
  ["list", "list"],
  ["create", "create"],
  ["get", "get"],
  ["patch", "patch"],
  ["delete", "delete"],
  ["batch", "batch"],
]);

/** What faults and logs call it. */
export function callOf({ kind }: Route): CallKind {
  return CALLS.get(kind) ?? "lookup";
}
