/**
 * JSON with sorted member names and no white space, so that equal values have equal text
 * (RFC 8785; members that are undefined are left out, as JSON.stringify does).
 */
export function canonicalJson(value: unknown): string {
  const text = JSON.stringify(inOrder(value)) ?? "null";
  return NUMBERED_MEMBER.test(text) ? memberByMember(value) : text;
}

/** In JSON no text within a value looks so, for its quotes are escaped. */
const NUMBERED_MEMBER = /"\d+":/;

/** A copy whose members JSON.stringify writes in the right order, and in half the time that it takes to put them together. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isPlain(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, inOrder(value[name])]));
}

/** For what no copy holds in order: an object gives members that have numbers for names first, as numbers. */
function memberByMember(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(memberByMember).join(",")}]`;
  if (!isPlain(value)) return JSON.stringify(value) ?? "null";
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  const members = names.sort().map((name) => `${JSON.stringify(name)}:${memberByMember(value[name])}`);
  return `{${members.join(",")}}`;
}

/** Whether its members are all that a value says. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !("toJSON" in value);
}
