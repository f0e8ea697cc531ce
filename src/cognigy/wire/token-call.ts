import { isJsonObject } from "../../base/json.ts";
import type { Authentication } from "../../model/environment.ts";
import { failure, type Result, success } from "../../model/result.ts";
import { Secret } from "../../model/secret.ts";
import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";

export type ClientCredentials = Extract<Authentication, { kind: "client-credentials" }>;

/** A token as the tenant gave it. */
export interface Token {
  /** `Bearer …`. */
  readonly authorization: Secret;
  readonly lifetimeMs: number;
  /** null when the answer does not say: then all that was asked for is granted (RFC 6749, section 5.1). */
  readonly scopes: readonly string[] | null;
}

const DEFAULT_LIFETIME_S = 3_600;

/** The request for a token (RFC 6749, section 4.4.2). */
export function tokenCall(authentication: ClientCredentials, requestId: string): Call {
  const { clientId, clientSecret, credentialsIn, scopes, tokenPath } = authentication;
  const secret = clientSecret.expose();
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (credentialsIn === "body") {
    form.set("client_id", clientId);
    form.set("client_secret", secret);
  }
  if (scopes.length > 0) form.set("scope", scopes.join(" "));
  // RFC 6749, section 2.3.1: both are form-encoded before they become user name and password.
  const pair = `${formEncoded(clientId)}:${formEncoded(secret)}`;
  const basic = new Secret(Buffer.from(pair).toString("base64"));
  const headers = {
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
    ...(credentialsIn === "basic" ? { authorization: `Basic ${basic.expose()}` } : {}),
  };
  return {
    wire: { method: "POST", path: tokenPath, headers, body: form.toString() },
    requestId,
    repetition: "safe",
    needsJson: true,
    secrets: [clientSecret, basic],
  };
}

/** Reads the answer (RFC 6749, section 5.1); the error says what it is, without repeating it. */
export function readToken({ body }: Answer): Result<Token, string> {
  if (body.kind !== "json" || !isJsonObject(body.value)) return failure("no JSON object");
  const { access_token: token, token_type: type, expires_in: lifetime, scope } = body.value;
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) return failure("no usable access_token");
  if (type !== undefined && !(typeof type === "string" && type.toLowerCase() === "bearer"))
    return failure("a token_type other than bearer");
  const seconds = Number(lifetime ?? DEFAULT_LIFETIME_S);
  if (!(seconds > 0)) return failure("an expires_in that is no number of seconds");
  const scopes = scopesIn(scope ?? null);
  if (scopes === undefined) return failure("a scope that is neither text nor a list of texts");
  return success({ authorization: new Secret(`Bearer ${token}`), lifetimeMs: seconds * 1_000, scopes });
}

/** A text with spaces between them, or, against the RFC, commas or a list; null where nothing is said. */
function scopesIn(scope: unknown): readonly string[] | null | undefined {
  if (scope === null) return null;
  const parts: readonly unknown[] = Array.isArray(scope) ? scope : [scope];
  if (!parts.every((part) => typeof part === "string")) return undefined;
  return parts.flatMap((part) => part.split(/[\s,]+/)).filter((one) => one !== "");
}

function formEncoded(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}
