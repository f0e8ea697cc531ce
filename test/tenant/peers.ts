import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import jsonServer from "json-server";
import Provider from "oidc-provider";
import { SCOPES } from "../cognigy/connecting.ts";
import { sendJson, stop } from "../cognigy/server.ts";
import { listen } from "../fixtures/loopback.ts";

export const CLIENT_ID = "acme";
export const CLIENT_SECRET = "peer-secret-4b1d";
export const TOKEN_PATH = "/token";
export const TOKEN_SECONDS = 2;

/**
 * A tenant of other people's making: oidc-provider, a certified OAuth server, gives its tokens, and json-server keeps
 * its integrations. All that is ours is the doorkeeper, who asks the one before he lets a request to the other.
 */
export interface Peers {
  readonly url: URL;
  /** How often a token was given. */
  readonly granted: () => number;
  /** How many requests came with a token that was no longer good, or with none. */
  readonly refused: () => number;
  readonly integrations: () => readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
}

export async function startPeers(credentialsIn: "body" | "basic" = "body"): Promise<Peers> {
  const server = createServer();
  const url = new URL(`http://127.0.0.1:${await listen(server)}`);
  const provider = providerAt(url, credentialsIn);
  const issue = provider.callback();
  let granted = 0;
  let refused = 0;
  provider.on("grant.success", () => {
    granted += 1;
  });
  const app = jsonServer.create();
  const router = jsonServer.router({ integrations: [] });
  app.use(jsonServer.bodyParser);
  app.use("/api/v1", router);
  server.on("request", async (incoming: IncomingMessage, response: ServerResponse) => {
    if (!incoming.url?.startsWith("/api/")) return await issue(incoming, response);
    const token = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? "")?.[1] ?? "";
    const needed = incoming.method === "GET" ? "integrations:read" : "integrations:write";
    const scopes = (await provider.ClientCredentials.find(token))?.scope?.split(" ");
    if (scopes === undefined) {
      refused += 1;
      sendJson(response, 401, { error: "invalid_token" });
    } else if (scopes.includes(needed)) app(incoming, response, () => {});
    else sendJson(response, 403, { error: "insufficient_scope" });
  });
  return {
    url,
    granted: () => granted,
    refused: () => refused,
    integrations: () => router.db.getState().integrations ?? [],
    close: () => stop(server),
  };
}

function providerAt(url: URL, credentialsIn: "body" | "basic"): Provider {
  return new Provider(url.origin, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        grant_types: ["client_credentials"],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: credentialsIn === "basic" ? "client_secret_basic" : "client_secret_post",
        scope: SCOPES.join(" "),
      },
    ],
    // The last one is known, but this client may not have it.
    scopes: [...SCOPES, "tenant:admin"],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    ttl: { ClientCredentials: TOKEN_SECONDS },
    clockTolerance: 0,
  });
}
