/** What one webhook adds to a plan. */
export interface Piece {
  readonly live: readonly { readonly version: number; readonly status: string; readonly path?: string }[];
  readonly declared: readonly { readonly version: number; readonly lines: readonly string[] }[];
  readonly writes: number;
  readonly wanted: readonly (readonly [version: number, status: string])[];
}

/** Each version is an object of its own, and the old one goes when the new one is active. */
export const INTEGRATION_PIECES: readonly Piece[] = [
  { live: [], declared: [{ version: 1, lines: [] }], writes: 2, wanted: [[1, "active"]] },
  {
    live: [],
    declared: [{ version: 1, lines: ["status: inactive"] }],
    writes: 1,
    wanted: [[1, "inactive"]],
  },
  {
    live: [{ version: 1, status: "active" }],
    declared: [{ version: 2, lines: [] }],
    writes: 3,
    wanted: [
      [1, "deprecated"],
      [2, "active"],
    ],
  },
  {
    live: [
      { version: 1, status: "active" },
      { version: 2, status: "inactive" },
    ],
    declared: [{ version: 2, lines: [] }],
    writes: 2,
    wanted: [
      [1, "deprecated"],
      [2, "active"],
    ],
  },
  {
    live: [{ version: 1, status: "active", path: "moved" }],
    declared: [{ version: 1, lines: [] }],
    writes: 1,
    wanted: [[1, "active"]],
  },
  { live: [{ version: 1, status: "active" }], declared: [], writes: 1, wanted: [[1, "deprecated"]] },
  {
    live: [
      { version: 1, status: "deprecated" },
      { version: 2, status: "active" },
    ],
    declared: [
      { version: 1, lines: ["status: deprecated", "deprecation: { sunset: 2020-01-31 }"] },
      { version: 2, lines: [] },
    ],
    writes: 1,
    wanted: [[2, "active"]],
  },
];

/** A version takes over by one write, or beside the old one, which then serves until its sunset. */
export const ENDPOINT_PIECES: readonly Piece[] = [
  { live: [], declared: [{ version: 1, lines: [] }], writes: 2, wanted: [[1, "active"]] },
  {
    live: [],
    declared: [{ version: 1, lines: ["status: inactive"] }],
    writes: 1,
    wanted: [[1, "inactive"]],
  },
  {
    live: [{ version: 1, status: "active" }],
    declared: [{ version: 2, lines: [] }],
    writes: 1,
    wanted: [[2, "active"]],
  },
  {
    live: [{ version: 1, status: "active" }],
    declared: [{ version: 2, lines: ["replace: parallel"] }],
    writes: 3,
    wanted: [
      [1, "deprecated"],
      [2, "active"],
    ],
  },
  {
    live: [{ version: 1, status: "active", path: "moved" }],
    declared: [{ version: 1, lines: [] }],
    writes: 1,
    wanted: [[1, "active"]],
  },
  { live: [{ version: 1, status: "active" }], declared: [], writes: 1, wanted: [[1, "deprecated"]] },
  {
    live: [{ version: 1, status: "deprecated" }],
    declared: [{ version: 1, lines: ["status: deprecated", "deprecation: { sunset: 2020-01-31 }"] }],
    writes: 1,
    wanted: [],
  },
];
