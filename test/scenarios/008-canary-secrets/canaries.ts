/** A value that would be recognised anywhere, and beginnings of it that must not show either. */
export interface Canary {
  /** The secret's name in manifests. */
  readonly name: string;
  readonly value: string;
  /** A part that gives it away: its first eight characters, where those are not to be found everywhere. */
  readonly telltale: string;
}

const PEM = `-----BEGIN PRIVATE KEY-----
MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCanaryPemKey01
-----END PRIVATE KEY-----`;

const DIFFICULT: readonly string[] = [
  PEM,
  "q7#Z",
  "z9!",
  'say "kanarie" twice',
  "it's-a-kanarie-0451",
  "back\\slash\\kanarie",
  "trailing-kanarie\\",
  "hétérogène-ключ-密钥-🔑",
  "密钥鸟笼金丝雀一二三四",
  "кана-рейка-в-клетке",
  "k\u0301anarie-combining",
  "\u202eeiranak-reversed",
  "k4n4+r1e/with=base64==",
  "kan%20arie%26percent",
  "{'kan':'arie','json':1}",
  '{"kanarie-json":"inner-17"}',
  "two words kanarie",
  "tab\tkanarie\tseparated",
  "  leading-kanarie-spaces",
  "trailing-kanarie-line\r\nsecond-kanarie-line",
  "\u0001control-kanarie",
  "\u001b[31mred-kanarie",
  "::add-mask::kanarie",
  "##[group]kanarie",
  "v5${secret:KANARIE}",
  "$(touch kanarie)`id`",
  "<b>kanarie</b>&amp;",
  "eyJhbGciOiJIUzI1NiJ9.eyJrYW4iOiJhcmllIn0.c2lnbmF0dXJl",
  "Bearer kanarie-in-scheme",
  "Basic a2FuYXJpZTprYW5hcmll",
  "0451f00dcafe0451f00dcafe",
  "7c9e6679-7425-40de-944b-e07fc1f90ae7",
  ".*+?^${}()|[]kanarie",
  "*?[kan]arie{a,b}",
  "__kanarie__proto__",
  "kanarie'); DROP TABLE--",
  `long-kanarie-${"0123456789abcdef".repeat(256)}`,
];

/** Fifty of them, one of each difficult kind. */
export const CANARIES: readonly Canary[] = [
  { value: "https://kanarie-user:kanarie-pass@host.test/", telltale: "kanarie-pass" },
  ...DIFFICULT.map((value) => ({ value, telltale: value.slice(0, 8) })),
  ...Array.from({ length: 49 - DIFFICULT.length }, (_, index) => {
    const value = `${index}xW${"uq".repeat(index)}-plain-kanarie`;
    return { value, telltale: value.slice(0, 8) };
  }),
].map((canary, index) => ({ name: `KANARIE_${String(index).padStart(2, "0")}`, ...canary }));

/** How a value could look somewhere else than in plain text. */
export function disguisesOf({ value, telltale }: Pick<Canary, "value" | "telltale">): string[] {
  const bytes = Buffer.from(value);
  const within = [0, 1, 2].map((offset) => base64Within(bytes, offset)).filter((text) => text.length >= 8);
  const plain = [value, value.trim(), telltale];
  return [
    ...new Set([
      ...plain,
      ...plain.map((text) => JSON.stringify(text).slice(1, -1)),
      encodeURIComponent(value),
      bytes.toString("base64"),
      bytes.toString("base64url"),
      bytes.toString("hex"),
      ...within,
    ]),
  ];
}

/** What base64 makes of the value inside of a longer text, whose length before it leaves this remainder by three. */
function base64Within(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
  return text.slice(offset === 0 ? 0 : 4, -4);
}
