import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Call } from "./hazards.ts";
import type { Host } from "./resolver.ts";

/** Loses a host at its n-th call of a kind: until that call has failed, or for good. */
export function loseHost(
  host: Host,
  found: "nobody-listens" | "unknown",
  call: Call | "get",
  number: number,
  forGood: boolean,
): () => void {
  let calls = 0;
  const onCreate = (message: unknown) => {
    if (callTo(host, message) !== call) return;
    calls += 1;
    if (calls === number) host.leads(found);
  };
  const onError = (message: unknown) => {
    if (callTo(host, message) !== null && !forGood) host.leads("here");
  };
  host.leads("here");
  subscribe("undici:request:create", onCreate);
  subscribe("undici:request:error", onError);
  return () => {
    unsubscribe("undici:request:create", onCreate);
    unsubscribe("undici:request:error", onError);
  };
}

/** Which call the client is about to make; null when it is to another host. */
function callTo(host: Host, message: unknown): Call | null {
  const { origin, method, path } = requestOf(message);
  if (!URL.canParse(origin) || new URL(origin).hostname !== host.name) return null;
  if (path === "/oauth/token" || path === "/auth/oauth2/token") return "token";
  if (method === "POST") return "create";
  if (method === "PUT") return "replace";
  if (method === "PATCH") return "patch";
  if (!/\/(?:integrations|endpoints)\b/.test(path)) return null;
  return path.includes("?") ? "list" : "get";
}

function requestOf(message: unknown): { origin: string; method: string; path: string } {
  const { request } = Object(message);
  const { origin, method, path } = Object(request);
  return { origin: String(origin), method: String(method), path: String(path) };
}
