import type { Stored } from "../cognigy/fake-tenant.ts";
import { seededRandom } from "../sandbox/surroundings.ts";

/** A fleet before and after, with what the tenant must have in the end. */
export interface GeneratedPlan {
  /** What the tenant has before, without ids. */
  readonly live: readonly Omit<Stored, "id">[];
  /** Manifest texts by file name. */
  readonly manifests: ReadonlyMap<string, string>;
  /** How many writes carry it out. */
  readonly writes: number;
  /** `orders@2 active`, sorted. */
  readonly wanted: readonly string[];
  /** Names that are active before and declared active: they must never go dark. */
  readonly lit: readonly string[];
}

/** What one webhook adds to a plan. */
interface Piece {
  readonly live: readonly { readonly version: number; readonly status: string; readonly path?: string }[];
  readonly declared: readonly { readonly version: number; readonly lines: readonly string[] }[];
  readonly writes: number;
  readonly wanted: readonly (readonly [version: number, status: string])[];
}

const PIECES: readonly Piece[] = [
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

/** A plan of at least so many writes. The same seed gives the same plan. */
export function generatePlan(seed: number, leastWrites: number): GeneratedPlan {
  const random = seededRandom(seed);
  const live: Omit<Stored, "id">[] = [];
  const manifests = new Map<string, string>();
  const wanted: string[] = [];
  const lit: string[] = [];
  const activeNames: string[] = [];
  let writes = 0;
  for (let number = 1; writes < leastWrites; number++) {
    const piece = PIECES[Math.floor(random() * PIECES.length)];
    if (piece === undefined) throw new Error("chance is below 1");
    const name = `hook-${number}`;
    const dependency = random() < 0.4 ? activeNames[Math.floor(random() * activeNames.length)] : undefined;
    writes += piece.writes;
    live.push(...piece.live.map(({ version, status, path }) => integration(name, version, status, path)));
    if (piece.declared.length > 0) manifests.set(`${name}.yaml`, manifestOf(name, piece, dependency));
    wanted.push(...piece.wanted.map(([version, status]) => `${name}@${version} ${status}`));
    if (!piece.wanted.some(([, status]) => status === "active")) continue;
    activeNames.push(name);
    if (piece.live.some(({ status }) => status === "active")) lit.push(name);
  }
  return { live, manifests, writes, wanted: wanted.toSorted(), lit };
}

function integration(name: string, version: number, status: string, path = name): Omit<Stored, "id"> {
  return {
    name,
    version,
    url: `https://api.example.com/${path}/v${version}`,
    method: "POST",
    headers: {},
    payloadFormat: "application/json",
    status,
    idempotencyKey: `${name}:${version}`,
  };
}

function manifestOf(name: string, { declared }: Piece, dependency: string | undefined): string {
  const documents = declared.map(({ version, lines }) => {
    const depends = dependency === undefined || lines.length > 0 ? [] : [`dependsOn: [${dependency}]`];
    const url = `url: https://api.example.com/${name}/v${version}`;
    return [`name: ${name}`, `version: ${version}`, url, ...lines, ...depends, ""].join("\n");
  });
  return documents.join("---\n");
}
