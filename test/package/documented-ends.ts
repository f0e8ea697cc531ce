/** Where a line is typed: a project after two applies with a change to be planned, one on Cognigy.AI, one without manifests. */
export type Ground = "grown" | "cognigy" | "undeclared";

/** What becomes of a line; most lines are simply carried out. */
export type Expectation =
  | { readonly kind: "ends"; readonly exit: number; readonly says: RegExp; readonly ground: Ground }
  | { readonly kind: "not here"; readonly because: string };

const ENDS: readonly (readonly [line: RegExp, end: Expectation])[] = [
  [/^webhook-sync (apply|rollback 7f3a91c2)$/, ends(64, /--yes/)],
  [/&& npx webhook-sync apply$/, ends(64, /on a terminal/)],
  [/^webhook-sync plan --detailed-exitcode$/, ends(2, /1 replace/)],
  [/^webhook-sync diff orders --detailed-exitcode$/, ends(0, /orders/)],
  // The service of this project takes nothing, and so what waits goes on to wait.
  [/^webhook-sync outbox retry/, ends(9, /waiting|refused/)],
  [/^webhook-sync endpoints/, ends(0, /orders/, "cognigy")],
  [/^webhook-sync doctor .*--write-check/, ends(64, /--yes/, "cognigy")],
  [/^webhook-sync import/, ends(0, /orders/, "undeclared")],
  [
    /^webhook-sync (audit verify --key|audit \w+ --folder|state prune)/,
    {
      kind: "not here",
      because: "it needs a key or an old record; test/scenarios/022-pruned and 023-signed run it on both",
    },
  ],
  [
    /^webhook-sync status .*--watch/,
    { kind: "not here", because: "it ends at Ctrl-C; test/scenarios/101-watching stops it" },
  ],
  [
    /^webhook-sync sandbox( --|$)/,
    { kind: "not here", because: "it ends at Ctrl-C; test/sandbox and test/scenarios stop it" },
  ],
  [
    /state import/,
    {
      kind: "not here",
      because: "it needs another record than files have; test/postgres runs it on a database",
    },
  ],
  [/state migrate/, { kind: "not here", because: "it needs a database; test/postgres runs it on one" }],
];

function ends(exit: number, says: RegExp, ground: Ground = "grown"): Expectation {
  return { kind: "ends", exit, says, ground };
}

/** As the first pattern that fits has it; else exit 0 in the grown project. */
export function expectationOf(line: string): Expectation {
  const [, end] = ENDS.find(([pattern]) => pattern.test(line)) ?? [];
  return end ?? { kind: "ends", exit: 0, says: /^/, ground: "grown" };
}
