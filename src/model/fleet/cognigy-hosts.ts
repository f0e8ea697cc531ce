/** Hosts of Cognigy.AI that are not its API, and what the API's host is beside each. */
const NEIGHBOURS: readonly (readonly [RegExp, string])[] = [
  [/^(?:app|endpoint-app)\.cognigy\.ai$/, "api-app.cognigy.ai"],
  [/^(?:trial|app-trial|endpoint-trial)\.cognigy\.ai$/, "api-trial.cognigy.ai"],
  [/^(?:endpoint-)?(app-[a-z0-9-]+)\.cognigy\.ai$/, "api-$1.cognigy.ai"],
  [/^(?:app-|endpoint-)([a-z0-9-]+)\.cognigy\.cloud$/, "api-$1.cognigy.cloud"],
  [/^cognigy-(?:endpoint-|app-)?([a-z]{2}[0-9])\.nicecxone\.com$/, "cognigy-api-$1.nicecxone.com"],
];

/** The host of the API, where this one is known to be that of the user interface or of callers; null otherwise. */
export function likelyApiHost(host: string): string | null {
  for (const [pattern, api] of NEIGHBOURS) {
    if (pattern.test(host)) return host.replace(pattern, api);
  }
  return null;
}

/** Where Endpoints are called, beside the API's host. */
const CALLERS: readonly (readonly [RegExp, string])[] = [
  [/^api-([a-z0-9-]+)\.cognigy\.(ai|cloud)$/, "endpoint-$1.cognigy.$2"],
  [/^cognigy-api-([a-z]{2}[0-9])\.nicecxone\.com$/, "cognigy-endpoint-$1.nicecxone.com"],
];

/** The host at which Endpoints of a tenant are usually called; null where the API's host does not tell. */
export function likelyCallerHost(apiHost: string): string | null {
  for (const [pattern, callers] of CALLERS) {
    if (pattern.test(apiHost)) return apiHost.replace(pattern, callers);
  }
  return null;
}
