import assert from "node:assert/strict";
import { test } from "node:test";
import { hostOf } from "../../src/model/connect-to.ts";
import { addressRefusal } from "../../src/policy/address.ts";
import { checkPolicy } from "../../src/policy/check.ts";
import { environment, webhook } from "./declared.ts";

/** IPv4 addresses that are not public; each is written in every way that the URL parser takes. */
const NOT_PUBLIC = [
  "0.0.0.0",
  "10.0.0.1",
  "100.64.0.1",
  "100.100.100.200",
  "127.0.0.1",
  "127.255.255.254",
  "168.63.129.16",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
];

function spellingsOf(address: string): string[] {
  const octets = address.split(".").map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = octets;
  const number = ((a * 256 + b) * 256 + c) * 256 + d;
  const [high, low] = [a * 256 + b, c * 256 + d].map((group) => group.toString(16));
  return [
    address,
    `${address}.`,
    `${number}`,
    `0x${number.toString(16)}`,
    `0X${number.toString(16).toUpperCase().padStart(12, "0")}`,
    `0${number.toString(8)}`,
    octets.map((octet) => `0${octet.toString(8)}`).join("."),
    octets.map((octet) => `0x${octet.toString(16)}`).join("."),
    `${a}.${(b * 256 + c) * 256 + d}`,
    `0x${a.toString(16)}.0${b.toString(8)}.${c * 256 + d}`,
    address.replaceAll(".", "。"),
    address.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    address.replace(/[0-9]/g, (digit) => `%3${digit}`),
    `[::ffff:${address}]`,
    `[::FFFF:${high}:${low}]`,
    `[0:0:0:0:0:ffff:${address}]`,
    `[::${address}]`,
    `[::ffff:0:${address}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b:1::${high}:${low}]`,
    `[2002:${high}:${low}::1]`,
    `[2001:0:${high}:${low}::1]`,
    `[2001:0:808:808:0:0:${inverted(a, b)}:${inverted(c, d)}]`,
  ];
}

/** Teredo hides the client's address by inverting its bits (RFC 4380, section 4). */
function inverted(high: number, low: number): string {
  return (0xffff ^ (high * 256 + low)).toString(16);
}

const OTHERS = [
  "localhost",
  "LOCALHOST",
  "localhost.",
  "receiver.localhost",
  "127.1",
  "127.0.1",
  "0",
  "0x7f.1",
  "0177.1",
  "[::]",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[::0001]",
  "[100::1]",
  "[2001:2::1]",
  "[2001:10::1]",
  "[2001:20::1]",
  "[2001:db8::1]",
  "[3fff::1]",
  "[5f00::1]",
  "[fc00::1]",
  "[fd00:ec2::254]",
  "[fd20:ce::254]",
  "[FD12:3456::1]",
  "[fe80::1]",
  "[fe80::a9fe:a9fe]",
  "[febf::1]",
  "[fec0::1]",
  "[ff02::1]",
  "[ff0e::1]",
];

const SPELLINGS = [...NOT_PUBLIC.flatMap(spellingsOf), ...OTHERS];

for (const spelling of SPELLINGS)
  test(`https://${spelling}/ is refused where it is declared and where it is connected to`, () => {
    const url = `https://${spelling}/hook`;
    const findings = checkPolicy([webhook({ url })], environment(), ({ file }) => ({
      location: { file, line: 4, column: 1 },
      sourceLine: `url: ${url}`,
    }));
    assert.deepEqual(
      findings.map(({ rule, severity }) => [rule, severity]),
      [["public-address", "error"]],
    );
    assert.match(findings[0]?.diagnostic.message ?? "", / is not a public address: /);
    assert.notEqual(addressRefusal(hostOf(new URL(url))), null);
    assert.notEqual(addressRefusal(spelling), null);
  });

test("there are at least 200 of them, each different", () => {
  assert.ok(new Set(SPELLINGS).size >= 200, `${new Set(SPELLINGS).size}`);
});
