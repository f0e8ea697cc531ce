/**
 * How long an answer asks to wait; null when it does not say so in a usable way (RFC 9110, section 10.2.3).
 * A date is measured from the answer's own Date, so that a wrong clock on either side does not matter.
 */
export function retryAfterMs(headers: ReadonlyMap<string, string>, now: Date): number | null {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^[0-9]{1,9}$/.test(text)) return positive(Number(text) * 1_000);
  const until = parseHttpDate(text);
  if (until === null) return null;
  return positive(until - (parseHttpDate(headers.get("date") ?? "") ?? now.getTime()));
}

function positive(milliseconds: number): number | null {
  return milliseconds > 0 ? milliseconds : null;
}

/** Only the fixed form of RFC 9110, section 5.6.7; Date.parse alone would take almost any text for a date. */
function parseHttpDate(text: string): number | null {
  if (!/^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT$/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
