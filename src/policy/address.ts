/** Addresses that no receiver may have. */
export interface AddressRange {
  /** `10.0.0.0/8`, or a single address. */
  readonly range: string;
  readonly meaning: string;
  /** The document that says so. */
  readonly reference: string;
}

/**
 * The special-purpose address registries of IANA (RFC 6890) and the metadata services of clouds. The first that
 * matches names the address, so the narrower one stands first. IPv6 is allowed in 2000::/3 only; what lies outside
 * of it is listed for its name.
 */
export const ADDRESS_RANGES: readonly AddressRange[] = [
  { range: "169.254.169.254", meaning: "cloud metadata service", reference: "AWS, Azure, Google Cloud" },
  { range: "168.63.129.16", meaning: "cloud platform service", reference: "Azure" },
  { range: "100.100.100.200", meaning: "cloud metadata service", reference: "Alibaba Cloud" },
  { range: "255.255.255.255", meaning: "limited broadcast", reference: "RFC 919" },
  { range: "0.0.0.0/8", meaning: "this network", reference: "RFC 791" },
  { range: "10.0.0.0/8", meaning: "private network", reference: "RFC 1918" },
  { range: "100.64.0.0/10", meaning: "shared address space of carriers", reference: "RFC 6598" },
  { range: "127.0.0.0/8", meaning: "loopback", reference: "RFC 1122" },
  { range: "169.254.0.0/16", meaning: "link-local", reference: "RFC 3927" },
  { range: "172.16.0.0/12", meaning: "private network", reference: "RFC 1918" },
  { range: "192.0.0.0/24", meaning: "IETF protocol assignments", reference: "RFC 6890" },
  { range: "192.0.2.0/24", meaning: "documentation", reference: "RFC 5737" },
  { range: "192.31.196.0/24", meaning: "AS112 sink", reference: "RFC 7535" },
  { range: "192.52.193.0/24", meaning: "automatic multicast tunnelling", reference: "RFC 7450" },
  { range: "192.88.99.0/24", meaning: "6to4 relay", reference: "RFC 7526" },
  { range: "192.168.0.0/16", meaning: "private network", reference: "RFC 1918" },
  { range: "192.175.48.0/24", meaning: "AS112 sink", reference: "RFC 7534" },
  { range: "198.18.0.0/15", meaning: "benchmarking", reference: "RFC 2544" },
  { range: "198.51.100.0/24", meaning: "documentation", reference: "RFC 5737" },
  { range: "203.0.113.0/24", meaning: "documentation", reference: "RFC 5737" },
  { range: "224.0.0.0/4", meaning: "multicast", reference: "RFC 5771" },
  { range: "240.0.0.0/4", meaning: "reserved", reference: "RFC 1112" },

  { range: "fd00:ec2::254", meaning: "cloud metadata service", reference: "AWS" },
  { range: "fd20:ce::254", meaning: "cloud metadata service", reference: "Google Cloud" },
  { range: "::", meaning: "unspecified address", reference: "RFC 4291" },
  { range: "::1", meaning: "loopback", reference: "RFC 4291" },
  { range: "::/96", meaning: "IPv4-compatible address", reference: "RFC 4291" },
  { range: "::ffff:0:0/96", meaning: "IPv4-mapped address", reference: "RFC 4291" },
  { range: "::ffff:0:0:0/96", meaning: "IPv4-translated address", reference: "RFC 2765" },
  { range: "64:ff9b::/96", meaning: "NAT64", reference: "RFC 6052" },
  { range: "64:ff9b:1::/48", meaning: "local NAT64", reference: "RFC 8215" },
  { range: "100::/64", meaning: "discard only", reference: "RFC 6666" },
  { range: "100:0:0:1::/64", meaning: "dummy prefix", reference: "RFC 9780" },
  { range: "2001::/32", meaning: "Teredo", reference: "RFC 4380" },
  { range: "2001:2::/48", meaning: "benchmarking", reference: "RFC 5180" },
  { range: "2001:10::/28", meaning: "ORCHID", reference: "RFC 4843" },
  { range: "2001:20::/28", meaning: "ORCHIDv2", reference: "RFC 7343" },
  { range: "2001::/23", meaning: "IETF protocol assignments", reference: "RFC 2928" },
  { range: "2001:db8::/32", meaning: "documentation", reference: "RFC 3849" },
  { range: "2002::/16", meaning: "6to4", reference: "RFC 3056" },
  { range: "2620:4f:8000::/48", meaning: "AS112 sink", reference: "RFC 7534" },
  { range: "3fff::/20", meaning: "documentation", reference: "RFC 9637" },
  { range: "5f00::/16", meaning: "segment routing", reference: "RFC 9602" },
  { range: "fc00::/7", meaning: "unique local network", reference: "RFC 4193" },
  { range: "fe80::/10", meaning: "link-local", reference: "RFC 4291" },
  { range: "fec0::/10", meaning: "site-local", reference: "RFC 3879" },
  { range: "ff00::/8", meaning: "multicast", reference: "RFC 4291" },
];

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
