import { ADDRESS_RANGES } from "./address-ranges.ts";
import { type Address, parseAddress } from "./parse-address.ts";

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
    return `${JSON.stringify(text.slice(0, 60))} is no IP address in its usual notation`;
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
  if (address === undefined) throw new Error(`${range} is no address range`);
  const bits = address.family === 4 ? 32 : 128;
  return { ...address, free: BigInt(bits - Number(length ?? bits)) };
}
