import { isJsonObject } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { Secret } from "../../base/secret.ts";
import type { Authentication } from "../../model/fleet/environment.ts";
import { type TenantFailure, tenantFailure } from "../../model/fleet/tenant.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import { type Answer, jsonIn } from "./answer.ts";
import { type Call, type CallFailure, type Credential, type CredentialSource, notSent } from "./call.ts";
import type { Deadline } from "./delay.ts";
import type { Sender } from "./sender.ts";

/** A token is renewed before its end by this much, or a tenth of its lifetime where that is less. */
const MARGIN_MS = 60_000;

interface Parts {
  readonly sender: Sender;
  readonly clock: Clock;
  readonly newRequestId: () => string;
}

/** A request for a token, and the deadline of whoever asked for it first. */
interface Pending {
  readonly deadline: Deadline;
  readonly answer: Promise<Result<Credential, CallFailure>>;
}

interface Held {
  readonly credential: Credential;
  readonly goodUntil: number;
}

/** Tokens of the client credentials grant: kept while they are good, and one request for a new one at a time. */
export class TokenSource implements CredentialSource {
  readonly #authentication: ClientCredentials;
  readonly #parts: Parts;
  #held: Held | null = null;
  #granted: readonly string[] | null = null;
  #pending: Pending | null = null;

  constructor(authentication: ClientCredentials, parts: Parts) {
    this.#authentication = authentication;
    this.#parts = parts;
  }

  async obtain(deadline: Deadline): Promise<Result<Credential, TenantFailure>> {
    for (;;) {
      if (this.#held !== null && this.#parts.clock.monotonic() < this.#held.goodUntil)
        return success(this.#held.credential);
      this.#pending ??= this.#begin(deadline);
      const pending = this.#pending;
      const answer = await pending.answer;
      if (answer.ok) return answer;
      // That another's time ran out is no answer to whoever has time left.
      if (pending.deadline === deadline || answer.error.lacksTime !== true)
        return failure(this.#refusal(answer.error));
    }
  }

  renew(refused: Credential): boolean {
    if (this.#held?.credential === refused) this.#held = null;
    return true;
  }

  describe(): string {
    const { clientId, scopes } = this.#authentication;
    const granted = this.#granted === null ? "" : `; granted: ${this.#granted.join(" ") || "none"}`;
    const needed = scopes.length === 0 ? "" : `: scopes needed: ${scopes.join(" ")}`;
    return `client "${clientId}"${needed}${granted}`;
  }

  #begin(deadline: Deadline): Pending {
    const answer = this.#request(deadline).finally(() => {
      this.#pending = null;
    });
    return { deadline, answer };
  }

  async #request(deadline: Deadline): Promise<Result<Credential, CallFailure>> {
    const { sender, newRequestId } = this.#parts;
    const call = tokenCall(this.#authentication, newRequestId());
    const answer = await sender.send(call, deadline, null);
    if (!answer.ok) return answer;
    const token = readToken(answer.value);
    return token.ok ? success(this.#hold(token.value)) : failure(notSent(this.#malformed(token.error)));
  }

  #hold(token: Token): Credential {
    const { scopes } = this.#authentication;
    const missingScopes = scopes.filter((scope) => token.scopes !== null && !token.scopes.includes(scope));
    this.#granted = token.scopes;
    const credential = { header: "authorization", value: token.authorization, missingScopes };
    const margin = Math.min(MARGIN_MS, token.lifetimeMs / 10);
    this.#held = { credential, goodUntil: this.#parts.clock.monotonic() + token.lifetimeMs - margin };
    return credential;
  }

  /** Whatever else the token endpoint refuses, it is the client that it refuses. */
  #refusal({ failure: refused, code }: CallFailure): TenantFailure {
    const { clientId, tokenPath, scopes } = this.#authentication;
    if (code === "invalid_scope" || refused.kind === "forbidden")
      return {
        ...refused,
        kind: "forbidden",
        hint: `let the client "${clientId}" have the scopes ${scopes.join(" ")}`,
      };
    if (refused.kind === "not-found" || refused.status === 404)
      return {
        ...refused,
        kind: "unauthenticated",
        hint: `check tenant.auth.tokenPath, which is ${tokenPath}`,
      };
    switch (refused.kind) {
      case "unauthenticated":
      case "rejected":
      case "conflict":
        return {
          ...refused,
          kind: "unauthenticated",
          hint: `check the client id "${clientId}" and its secret, and that it may use the client credentials grant`,
        };
      case "unavailable":
      case "rate-limited":
      case "malformed":
      case "altered":
      case "unknown":
        return refused;
    }
  }

  #malformed(problem: string): TenantFailure {
    const { tokenPath } = this.#authentication;
    return tenantFailure(
      "malformed",
      `POST ${tokenPath} was answered with ${problem}`,
      `check that ${tokenPath} is the tenant's token endpoint`,
    );
  }
}

type ClientCredentials = Extract<Authentication, { kind: "client-credentials" }>;

/** A token as the tenant gave it. */
interface Token {
  /** `Bearer …`. */
  readonly authorization: Secret;
  readonly lifetimeMs: number;
  /** null when the answer does not say: then all that was asked for is granted (RFC 6749, section 5.1). */
  readonly scopes: readonly string[] | null;
}

const DEFAULT_LIFETIME_S = 3_600;

/** The request for a token (RFC 6749, section 4.4.2). */
function tokenCall(authentication: ClientCredentials, requestId: string): Call {
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
export function readToken(answer: Answer): Result<Token, string> {
  const value = jsonIn(answer);
  if (!isJsonObject(value)) return failure("no JSON object");
  const { access_token: token, token_type: type, expires_in: lifetime, scope } = value;
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) return failure("no usable access_token");
  const isBearer = typeof type === "string" && type.trim().toLowerCase() === "bearer";
  // Against the RFC some leave it out, or say null.
  if ((type ?? null) !== null && !isBearer) return failure("a token_type other than bearer");
  const seconds = Number(lifetime ?? DEFAULT_LIFETIME_S);
  if (!(seconds > 0)) return failure("an expires_in that is not a number of seconds");
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
