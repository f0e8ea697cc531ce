/** A value that would be recognised anywhere, and how a header carries it. */
export interface Canary {
  readonly name: string;
  readonly kind: string;
  readonly value: string;
  /** `X` stands for the reference: whole values and parts of values. */
  readonly template: string;
}

/** The same at every run: a linear congruential generator. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const random = generator(16);

function drawn(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join("");
}

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS = "0123456789";
const BASE64 = `${LETTERS}${DIGITS}+/`;
const MIXED = `${LETTERS}${DIGITS}`;
const SIGNS = `${MIXED}!#$%&*+-./:=?@^_|~`;

const WORDS: readonly string[] = [
  "zebrafisk-havnefront-kandelaber",
  "Quixotic/Wombat+Zeppelin",
  "gluhwein.fjordpferd.7",
  "plover warbler dunnock",
  "Xylophon_Kartoffel_42",
  "mjolnir:ragnarok:yggdrasil",
  "jabberwock&bandersnatch=frumious",
  "tohu~vavohu~behemoth",
];
const QUOTES: readonly string[] = [
  'say "zwieback" twice',
  "it's-o'clock-o'zwieback",
  "back\\slash\\zwieback",
  `both "double" and 'single' ${"`"}grave${"`"}`,
  "<b>zwieback</b>&amp;<i>",
  "{'zwie':'back','n':17}",
];
const UNICODE: readonly string[] = [
  "clé-ñandú-überzwinger",
  "Ærøskøbing-Smørrebrød-ß",
  "ÀÉÎÕÜ-àéîõü-ÿÿÿÿ",
  "£1000-für-Fräulein-¿qué?",
  "naïve-façade-crème-brûlée",
  "³²¹¼½¾-µ-ª-º",
];

const VALUES: readonly (readonly [kind: string, values: readonly string[]])[] = [
  [
    "base64",
    Array.from({ length: 10 }, (_, index) => `${drawn(BASE64, 20 + 2 * index)}/+${drawn(BASE64, 9)}==`),
  ],
  ["words", WORDS],
  ["quotes", QUOTES],
  ["unicode", UNICODE],
  [
    "4 characters",
    Array.from({ length: 6 }, () => `${drawn(MIXED, 2)}${drawn(DIGITS, 1)}${drawn("qxzQXZ", 1)}`),
  ],
  ["400 characters", Array.from({ length: 6 }, () => drawn(BASE64, 400))],
  ["hexadecimal", Array.from({ length: 6 }, () => drawn("0123456789abcdef", 40))],
  ["signs", Array.from({ length: 6 }, () => `${drawn(MIXED, 1)}${drawn(SIGNS, 22)}${drawn(MIXED, 1)}`)],
  ["letters and digits", Array.from({ length: 6 }, () => drawn(MIXED, 24))],
];

const TEMPLATES: readonly string[] = [
  "X",
  "Bearer X",
  "v1=X",
  "SESSION=X",
  "ApiKey acme:X",
  'Digest username="acme", response="X"',
  "t=1700000000,v1=X,v0=none",
  "X;role=writer",
];

/** Sixty of them, whole values and parts of values. */
export const CANARIES: readonly Canary[] = VALUES.flatMap(([kind, values]) =>
  values.map((value) => ({ kind, value })),
).map(({ kind, value }, index) => ({
  name: `CANARY_${String(index).padStart(2, "0")}`,
  kind,
  value,
  template: TEMPLATES[index % TEMPLATES.length] ?? "X",
}));

/** What a request carries in place of the reference. */
export function carried({ template, value }: Canary): string {
  return template.replace("X", () => value);
}
