/** What a request asks of the tenant. */
export type Route =
  | { readonly kind: "token" | "list" | "create" }
  | { readonly kind: "get" | "replace" | "patch" | "delete"; readonly id: string };

/** Why a request leads nowhere. */
export type NoRoute =
  | { readonly kind: "no-such-path" }
  | { readonly kind: "no-such-method"; readonly allowed: readonly string[] };

const TOKEN_PATH = "/oauth/token";
export const INTEGRATIONS_PATH = "/api/v1/integrations";

/** Finds what a request asks for. PATCH exists only where the tenant updates partially. */
export function routeOf(method: string, path: string, partialUpdate: boolean): Route | NoRoute {
  if (path === TOKEN_PATH) return method === "POST" ? { kind: "token" } : notAllowed(["POST"]);
  if (path === INTEGRATIONS_PATH) return collectionRoute(method);
  const id = new RegExp(`^${INTEGRATIONS_PATH}/([^/]+)$`).exec(path)?.[1];
  return id === undefined ? { kind: "no-such-path" } : itemRoute(method, id, partialUpdate);
}

function collectionRoute(method: string): Route | NoRoute {
  switch (method) {
    case "GET":
      return { kind: "list" };
    case "POST":
      return { kind: "create" };
    default:
      return notAllowed(["GET", "POST"]);
  }
}

function itemRoute(method: string, id: string, partialUpdate: boolean): Route | NoRoute {
  if (method === "GET") return { kind: "get", id };
  if (method === "PUT") return { kind: "replace", id };
  if (method === "DELETE") return { kind: "delete", id };
  if (method === "PATCH" && partialUpdate) return { kind: "patch", id };
  return notAllowed(["GET", "PUT", "DELETE", ...(partialUpdate ? ["PATCH"] : [])]);
}

function notAllowed(allowed: readonly string[]): NoRoute {
  return { kind: "no-such-method", allowed };
}
