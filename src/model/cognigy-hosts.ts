/** Hosts of Cognigy.AI that are not its API, and what the API's host is beside each. */
const NEIGHBOURS: readonly (readonly [RegExp, string])[] = [
  [/^(?:app|endpoint-app)\.cognigy\.ai$/, "api-app.cognigy.ai"],
  [/^(?:trial|endpoint-trial)\.cognigy\.ai$/, "api-trial.cognigy.ai"],
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
