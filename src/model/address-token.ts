import type { Secret } from "../base/secret.ts";

/** So much of the token as tells one address from another, and nobody can call with. */
export function maskedToken(token: Secret): string {
  return `${token.expose().slice(0, 6)}…`;
}
