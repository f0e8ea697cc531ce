import { randomBytes } from "node:crypto";
import { membersOf, parseJson } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { Secret } from "../../base/secret.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import { jsonAnswer, type SandboxAnswer } from "./answer.ts";
import type { ReadRequest } from "./request.ts";

/** Who may have tokens. */
export interface Client {
  readonly id: string;
  readonly secret: Secret;
}

interface Token {
  readonly expiresAt: number;
  readonly scopes: readonly string[];
}

/** What a refresh token (RFC 6749, section 6) stands for. */
interface Renewal {
  readonly expiresAt: number;
  readonly scope: string;
  /** The access token that came with it. */
  readonly token: string;
}

interface OAuthError {
  readonly error: "invalid_request" | "invalid_client" | "invalid_grant" | "unsupported_grant_type";
  readonly description: string;
}

// A token must not be cached (RFC 6749, section 5.1).
const NO_STORE = { "cache-control": "no-store", pragma: "no-cache" };

/** What a token endpoint is made of. */
export interface TokenEndpointParts {
  readonly client: Client;
  readonly lifetimeSeconds: number;
  /** For who asks for none. */
  readonly defaultScopes: string;
  /** How long a token can be had anew without the client's own grant; null where there is nothing of the kind. */
  readonly refreshSeconds: number | null;
  readonly clock: Clock;
}

/** The OAuth 2.0 token endpoint: client credentials (RFC 6749, section 4.4), and refresh tokens where there are any. */
export class TokenEndpoint {
  readonly #parts: TokenEndpointParts;
  readonly #tokens = new Map<string, Token>();
  readonly #renewals = new Map<string, Renewal>();

  constructor(parts: TokenEndpointParts) {
    this.#parts = parts;
  }

  /** Answers a token request. */
  issue(request: ReadRequest): SandboxAnswer {
    const form = readForm(request);
    if (!form.ok) return refuse(form.error);
    const asking = readClient(request, form.value);
    if (!asking.ok) return refuse(asking.error);
    const { client, defaultScopes, refreshSeconds } = this.#parts;
    if (asking.value.id !== client.id || !asking.value.secret.equals(client.secret))
      return refuse({ error: "invalid_client", description: "The client id or the client secret is wrong" });
    const grant = form.value.get("grant_type");
    if (grant === "refresh_token" && refreshSeconds !== null)
      return this.#renew(form.value.get("refresh_token") ?? "");
    if (grant !== "client_credentials")
      return refuse({
        error: "unsupported_grant_type",
        description: "grant_type must be client_credentials",
      });
    return this.#grant(form.value.get("scope") ?? defaultScopes);
  }

  /** The scopes of an Authorization header's token; null when it has none that is valid now. */
  scopesOf(authorization: string | null): readonly string[] | null {
    const token = this.#tokens.get(/^Bearer ([^ ]+)$/i.exec(authorization ?? "")?.[1] ?? "");
    return token !== undefined && this.#parts.clock.now().getTime() < token.expiresAt ? token.scopes : null;
  }

  /** Ends a token, given as JSON; false when the request does not say which. */
  revoke(request: ReadRequest): boolean {
    const { token } = membersOf(parseJson(request.body));
    if (typeof token !== "string") return false;
    this.#tokens.delete(this.#renewals.get(token)?.token ?? token);
    this.#renewals.delete(token);
    return true;
  }

  /** A refresh token is good once. */
  #renew(refreshToken: string): SandboxAnswer {
    const renewal = this.#renewals.get(refreshToken);
    this.#renewals.delete(refreshToken);
    if (renewal === undefined || this.#parts.clock.now().getTime() >= renewal.expiresAt)
      return refuse({ error: "invalid_grant", description: "The refresh token is wrong or expired" });
    return this.#grant(renewal.scope);
  }

  #grant(scope: string): SandboxAnswer {
    const { lifetimeSeconds, refreshSeconds, clock } = this.#parts;
    const now = clock.now().getTime();
    const token = randomBytes(20).toString("hex");
    this.#tokens.set(token, { expiresAt: now + lifetimeSeconds * 1000, scopes: scope.split(" ") });
    const body = { access_token: token, token_type: "Bearer", expires_in: lifetimeSeconds, scope };
    if (refreshSeconds === null) return jsonAnswer(200, body, NO_STORE);
    const refresh = randomBytes(20).toString("hex");
    this.#renewals.set(refresh, { expiresAt: now + refreshSeconds * 1000, scope, token });
    return jsonAnswer(200, { ...body, refresh_token: refresh }, NO_STORE);
  }
}

function readForm(request: ReadRequest): Result<URLSearchParams, OAuthError> {
  const type = request.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  return type === "application/x-www-form-urlencoded"
    ? success(new URLSearchParams(request.body))
    : failure({
        error: "invalid_request",
        description: "The body must be application/x-www-form-urlencoded",
      });
}

function readClient(request: ReadRequest, form: URLSearchParams): Result<Client, OAuthError> {
  const authorization = request.header("authorization");
  const id = form.get("client_id");
  const secret = form.get("client_secret");
  if (authorization !== null && secret !== null)
    return failure({ error: "invalid_request", description: "The client must authenticate in one way only" });
  const client = authorization === null ? { id, secret } : basicCredentials(authorization);
  if (client.id === null || client.secret === null)
    return failure({ error: "invalid_client", description: "The client id or the client secret is missing" });
  return success({ id: client.id, secret: new Secret(client.secret) });
}

/** Id and secret are form-encoded before they are joined (RFC 6749, section 2.3.1). */
function basicCredentials(authorization: string): { id: string | null; secret: string | null } {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1] ?? "";
  const pair = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, "base64").toString("utf8"));
  return { id: formDecoded(pair?.[1]), secret: formDecoded(pair?.[2]) };
}

function formDecoded(text: string | undefined): string | null {
  return text === undefined ? null : new URLSearchParams(`value=${text.replaceAll("&", "%26")}`).get("value");
}

function refuse({ error, description }: OAuthError): SandboxAnswer {
  const headers = error === "invalid_client" ? { "www-authenticate": "Basic" } : {};
  const status = error === "invalid_client" ? 401 : 400;
  return jsonAnswer(status, { error, error_description: description }, { ...NO_STORE, ...headers });
}
