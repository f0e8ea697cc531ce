/** Why a new Endpoint is no whole answer to callers of an old one, and what to do, a sentence each. `old` is what became of that. */
export function whyCallersMove(name: string, old: string): readonly string[] {
  return [
    `${CALLERS_MOVE}: ${name} gets a new address, and ${old}`,
    "inform every system that posts to the old address, callers of inject and notify with its token, and the owners of Voice Copilot or transcription settings that name the url",
    "X-Webhook-Key keys belong to one Endpoint and cannot be copied: make new ones; filters of OData and Insights by endpointUrlToken, and running sessions, stay with the old one",
  ];
}

/** The same where nobody knows any more what became of the old one. */
export function whyMadeAgain(name: string): readonly string[] {
  return whyCallersMove(name, "the one that it had before is gone");
}

const CALLERS_MOVE = "callers have to move";

/** Whether these say so already. */
export function sayCallersMove(why: readonly string[]): boolean {
  return why.some((one) => one.startsWith(CALLERS_MOVE));
}
