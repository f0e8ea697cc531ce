import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addressRefusal, parseAddress } from "../../src/policy/address.ts";
import { ADDRESS_RANGES } from "../../src/policy/address-ranges.ts";

const PUBLIC = [
  "1.1.1.1",
  "8.8.8.8",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "126.255.255.255",
  "128.0.0.0",
  "168.63.129.15",
  "169.253.255.255",
  "169.255.0.0",
  "172.15.255.255",
  "172.32.0.0",
  "191.255.255.255",
  "192.0.1.0",
  "192.167.255.255",
  "192.169.0.0",
  "198.17.255.255",
  "198.20.0.0",
  "223.255.255.255",
  "2001:200::1",
  "2001:4860:4860::8888",
  "2003::1",
  "2606:4700:4700::1111",
  "2A00:1450:4001:080B:0000:0000:0000:200E",
  "2600:0:0:1::10.0.0.1",
  "3ffe:ffff::1",
];

for (const address of PUBLIC) test(`${address} is public`, () => assert.equal(addressRefusal(address), null));

const MALFORMED = [
  "",
  ".",
  "1.2.3",
  "1.2.3.4.5",
  "1.2.3.256",
  "01.2.3.4",
  "0x8.8.8.8",
  "134744072",
  "1.2.3.4 ",
  "1.2.3.-4",
  "1.2.3.4/8",
  "１.1.1.1",
  ":",
  ":::",
  "1::2::3",
  "2606:4700",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1:2:3:4:5:6:7:8::",
  "2606:4700::12345",
  "2606:4700::g",
  "2606:4700::1.2.3",
  "2606:4700::1.2.3.4:5",
  "1.2.3.4::",
  "2606:4700::1%eth0",
  "[2606:4700::1]",
  ":2606:4700::1",
  "api.example",
];

for (const text of MALFORMED)
  test(`${JSON.stringify(text)} is no address and refused`, () => {
    assert.equal(parseAddress(text), undefined);
    assert.match(addressRefusal(text) ?? "", /is not an IP address in its usual notation$/);
  });

test("the text of what cannot be read is cut", () => {
  assert.ok((addressRefusal("x".repeat(10_000)) ?? "").length < 120);
});

/** The first and the last address of a range, written out. */
function ends(range: string): readonly string[] {
  const [start = "", length] = range.split("/");
  const address = parseAddress(start);
  assert.ok(address !== undefined);
  const bits = address.family === 4 ? 32 : 128;
  const last = address.value | ((1n << BigInt(bits - Number(length ?? bits))) - 1n);
  return [address.value, last].map((value) => written(value, address.family));
}

function written(value: bigint, family: 4 | 6): string {
  const [count, bits, radix, separator] = family === 4 ? [4, 8, 10, "."] : [8, 16, 16, ":"];
  const part = (i: number) => (value >> BigInt(bits * (count - 1 - i))) & ((1n << BigInt(bits)) - 1n);
  return Array.from({ length: count }, (_, i) => part(i).toString(radix)).join(separator);
}

for (const { range } of ADDRESS_RANGES)
  test(`${range} is refused from its first address to its last`, () => {
    for (const address of ends(range))
      assert.match(addressRefusal(address) ?? "", / is not a public address: /);
  });

test("the refusal names the narrowest range and where it is defined", () => {
  const sentences = {
    "10.20.30.40": "private network 10.0.0.0/8 (RFC 1918)",
    "169.254.169.254": "cloud metadata service 169.254.169.254 (AWS, Azure, Google Cloud)",
    "169.254.1.1": "link-local 169.254.0.0/16 (RFC 3927)",
    "255.255.255.255": "limited broadcast 255.255.255.255 (RFC 919)",
    "::1": "loopback ::1 (RFC 4291)",
    "::a00:1": "IPv4-compatible address ::/96 (RFC 4291)",
    "::ffff:0:a00:1": "IPv4-translated address ::ffff:0:0:0/96 (RFC 2765)",
    "fd00:ec2::254": "cloud metadata service fd00:ec2::254 (AWS)",
    "4000::1": "outside global unicast 2000::/3 (RFC 4291)",
  };
  for (const [address, reason] of Object.entries(sentences))
    assert.equal(addressRefusal(address), `${address} is not a public address: ${reason}`);
});

const word = fc.bigInt({ min: 0n, max: (1n << 32n) - 1n });
const wide = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });

test("law: an address reads as the number that it was written from", () => {
  fc.assert(fc.property(word, (value) => parseAddress(written(value, 4))?.value === value));
  fc.assert(fc.property(wide, (value) => parseAddress(written(value, 6))?.value === value));
});

test("law: the URL parser's spelling of an address is the same address", () => {
  const sparse = fc
    .tuple(wide, wide, wide)
    .map(([a, b, c]) => a & b & c & 0xffff0000ffff0000ffff0000ffff0000n);
  fc.assert(
    fc.property(fc.oneof(wide, sparse), (value) => {
      const { hostname } = new URL(`https://[${written(value, 6)}]/`);
      return parseAddress(hostname.slice(1, -1))?.value === value;
    }),
  );
});

test("law: nothing outside 2000::/3 is public", () => {
  fc.assert(fc.property(wide, (value) => value >> 125n === 1n || addressRefusal(written(value, 6)) !== null));
});

test("law: an IPv4 address inside an IPv6 one is refused, whatever it is", () => {
  const prefixes = ["::", "::ffff:", "::ffff:0:", "64:ff9b::", "64:ff9b:1::", "2001::"];
  fc.assert(
    fc.property(fc.constantFrom(...prefixes), word, (prefix, value) => {
      return addressRefusal(`${prefix}${written(value, 4)}`) !== null;
    }),
  );
});
