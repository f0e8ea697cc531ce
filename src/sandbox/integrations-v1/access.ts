import type { SandboxAnswer } from "../wire/answer.ts";
import { ERROR_CODES, problem } from "./problem.ts";
import type { Route } from "./route.ts";

const READ = ["integrations:read"];
const WRITE = ["integrations:write", "webhooks:manage"];

/** Why the bearer of a token with these scopes may not make such a call; null when it may. No scopes: no valid token. */
export function refuseAccess(
  call: Exclude<Route["kind"], "token">,
  scopes: readonly string[] | null,
  traceId: string,
): SandboxAnswer | null {
  if (scopes === null) {
    const headers = { "www-authenticate": 'Bearer error="invalid_token"' };
    const refused = problem(401, ERROR_CODES.unauthorized, traceId, "The token is missing, wrong or expired");
    return { ...refused, headers };
  }
  const needed = call === "list" || call === "get" ? READ : WRITE;
  const missing = needed.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return null;
  return problem(403, ERROR_CODES.forbidden, traceId, `The token lacks the scope ${missing.join(" and ")}`);
}
