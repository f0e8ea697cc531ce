/**
 * JSON with sorted member names and no white space, so that equal values have equal text
 * (RFC 8785; members that are undefined are left out, as JSON.stringify does).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!isPlain(value)) return JSON.stringify(value) ?? "null";
  return `{${canonicalMembers(value).join(",")}}`;
}

type Plain = Readonly<Record<string, unknown>>;

/** The members of an object as they stand between the braces, `"name":value` each. */
export function canonicalMembers(value: Plain): string[] {
  const members: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    if (member !== undefined) members.push(`${quoted(name)}:${canonicalJson(member)}`);
  }
  return members;
}

/** Whether its members are all that a value says. */
function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !("toJSON" in value);
}

/** Most names have nothing to escape, and a journal quotes a hundred thousand of them. */
function quoted(name: string): string {
  return /^[\w-]*$/.test(name) ? `"${name}"` : JSON.stringify(name);
}
