import type { Authentication } from "../../model/environment.ts";
import { type Result, success } from "../../model/result.ts";
import { Secret } from "../../model/secret.ts";
import type { TenantFailure } from "../../model/tenant.ts";
import type { Deadline } from "./deadline.ts";

/** What authorises a request. */
export interface Credential {
  readonly header: string;
  readonly value: Secret;
  /** The scopes that were asked for and not granted. */
  readonly missingScopes: readonly string[];
}

/** Where credentials come from. */
export interface CredentialSource {
  obtain(deadline: Deadline): Promise<Result<Credential, TenantFailure>>;
  /** Whether there is another one after the tenant has refused this one. */
  renew(refused: Credential): boolean;
  /** Who is asking and with which scopes, for messages. */
  describe(): string;
}

/** A credential that is given once and for all. */
export class FixedCredential implements CredentialSource {
  readonly #credential: Credential;
  readonly #description: string;

  constructor(authentication: Exclude<Authentication, { kind: "client-credentials" }>) {
    switch (authentication.kind) {
      case "bearer": {
        const value = new Secret(`Bearer ${authentication.token.expose()}`);
        this.#credential = { header: "authorization", value, missingScopes: [] };
        this.#description = "the bearer token in tenant.auth.token";
        break;
      }
      case "api-key": {
        const { header, key } = authentication;
        this.#credential = { header: header.toLowerCase(), value: key, missingScopes: [] };
        this.#description = `the API key that is sent as ${header}`;
      }
    }
  }

  async obtain(): Promise<Result<Credential, TenantFailure>> {
    return success(this.#credential);
  }

  renew(): boolean {
    return false;
  }

  describe(): string {
    return this.#description;
  }
}
