import { failure, type Result, success } from "../../model/result.ts";
import type { Clock } from "../../model/surroundings.ts";
import { type TenantFailure, tenantFailure } from "../../model/tenant.ts";
import type { CallFailure } from "./call.ts";
import type { Credential, CredentialSource } from "./credentials.ts";
import type { Deadline } from "./deadline.ts";
import type { Sender } from "./sender.ts";
import { type ClientCredentials, readToken, type Token, tokenCall } from "./token-call.ts";

/** A token is renewed before its end by this much, or a tenth of its lifetime where that is less. */
const MARGIN_MS = 60_000;

interface Parts {
  readonly sender: Sender;
  readonly clock: Clock;
  readonly newRequestId: () => string;
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
  #pending: Promise<Result<Credential, TenantFailure>> | null = null;

  constructor(authentication: ClientCredentials, parts: Parts) {
    this.#authentication = authentication;
    this.#parts = parts;
  }

  async obtain(deadline: Deadline): Promise<Result<Credential, TenantFailure>> {
    if (this.#held !== null && this.#parts.clock.monotonic() < this.#held.goodUntil)
      return success(this.#held.credential);
    this.#pending ??= this.#request(deadline).finally(() => {
      this.#pending = null;
    });
    return await this.#pending;
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

  async #request(deadline: Deadline): Promise<Result<Credential, TenantFailure>> {
    const { sender, newRequestId } = this.#parts;
    const call = tokenCall(this.#authentication, newRequestId());
    const answer = await sender.send(call, deadline, null);
    if (!answer.ok) return failure(this.#refusal(answer.error));
    const token = readToken(answer.value);
    if (!token.ok) return failure(this.#malformed(token.error));
    return success(this.#hold(token.value));
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
    switch (refused.kind) {
      case "unauthenticated":
      case "rejected":
      case "conflict":
        return {
          ...refused,
          kind: "unauthenticated",
          hint: `check the client id "${clientId}" and its secret, and that it may use the client credentials grant`,
        };
      case "not-found":
        return {
          ...refused,
          kind: "unauthenticated",
          hint: `check tenant.auth.tokenPath, which is ${tokenPath}`,
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
