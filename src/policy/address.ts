import { ADDRESS_RANGES } from "./address-ranges.ts";

interface Prefix {
  readonly family: 4 | 6;
  readonly value: bigint;
  /** How many low bits are free. */
  readonly free: bigint;
}

const GLOBAL_UNICAST_IPV6 = prefixOf("2000::/3");

const REFUSED = ADDRESS_RANGES.map((entry) => ({ ...entry, prefix: prefixOf(entry.range) }));

/** Why an address is no public one, in a sentence that names its range; null when it is. Refuses what it cannot read. */
export function addressRefusal(text: string): string | null {
  const address = parseAddress(text);
  if (address === undefined)
    return `${JSON.stringify(text.slice(0, 60))} is not an IP address in its usual notation`;
  const refused = REFUSED.find(({ prefix }) => covers(prefix, address));
  if (refused !== undefined)
    return `${text} is not a public address: ${refused.meaning} ${refused.range} (${refused.reference})`;
  if (address.family === 6 && !covers(GLOBAL_UNICAST_IPV6, address))
    return `${text} is not a public address: outside global unicast 2000::/3 (RFC 4291)`;
  return null;
}

function covers(prefix: Prefix, { family, value }: Address): boolean {
  return prefix.family === family && value >> prefix.free === prefix.value >> prefix.free;
}

function prefixOf(range: string): Prefix {
  const [start = "", length] = range.split("/");
  const address = parseAddress(start);
  if (address === undefined) throw new Error(`${range} is not an address range`);
  const bits = address.family === 4 ? 32 : 128;
  return { ...address, free: BigInt(bits - Number(length ?? bits)) };
}

/** An IP address as a number of 32 or 128 bits. */
interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/**
 * Reads an address in its usual notation: four decimal numbers, or RFC 4291 section 2.2. The octal, hexadecimal and
 * short forms of IPv4 are not read; as hosts of a URL they have been rewritten by the URL parser before.
 */
export function parseAddress(text: string): Address | undefined {
  const family = text.includes(":") ? 6 : 4;
  const value = family === 6 ? parseIPv6(text) : parseIPv4(text);
  return value === undefined ? undefined : { family, value };
}

function parseIPv4(text: string): bigint | undefined {
  const octets = text.split(".");
  if (octets.length !== 4 || !octets.every(isOctet)) return undefined;
  return join(octets.map(BigInt), 8n);
}

function isOctet(text: string): boolean {
  return /^(0|[1-9][0-9]{0,2})$/.test(text) && Number(text) <= 255;
}

function parseIPv6(text: string): bigint | undefined {
  const [head, tail, ...more] = withHexEnding(text).split("::");
  if (head === undefined || more.length > 0) return undefined;
  const before = parseGroups(head);
  const after = parseGroups(tail ?? "");
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  const fits = tail === undefined ? missing === 0 : missing >= 1;
  return fits ? join([...before, ...Array<bigint>(missing).fill(0n), ...after], 16n) : undefined;
}

/** The dotted ending of `::ffff:10.0.0.1` as the two groups that it stands for. */
function withHexEnding(text: string): string {
  const start = text.lastIndexOf(":") + 1;
  const ending = parseIPv4(text.slice(start));
  if (ending === undefined) return text;
  return `${text.slice(0, start)}${(ending >> 16n).toString(16)}:${(ending & 0xffffn).toString(16)}`;
}

function parseGroups(text: string): bigint[] | undefined {
  const groups = text === "" ? [] : text.split(":");
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.map((group) => BigInt(`0x${group}`));
}

function join(parts: readonly bigint[], bits: bigint): bigint {
  return parts.reduce((value, part) => (value << bits) | part, 0n);
}
