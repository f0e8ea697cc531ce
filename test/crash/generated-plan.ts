import { seededRandom } from "../sandbox/surroundings.ts";
import type { CrashKind } from "./kinds.ts";
import type { Piece } from "./pieces.ts";

/** What a tenant has of one version of a webhook. */
export interface LiveObject {
  readonly name: string;
  readonly version: number;
  readonly status: string;
  /** Where its url leads, if not to what is declared. */
  readonly path?: string;
  /** Whether nothing that is declared takes over from it. */
  readonly isLeft: boolean;
}

/** A fleet before and after, with what the tenant must have in the end. */
export interface GeneratedPlan {
  /** What the tenant has before. */
  readonly live: readonly LiveObject[];
  /** Manifest texts by file name. */
  readonly manifests: ReadonlyMap<string, string>;
  /** How many writes carry it out. */
  readonly writes: number;
  /** `orders@2 active`, sorted. */
  readonly wanted: readonly string[];
  /** Names that are active before and declared active: they must never go dark. */
  readonly lit: readonly string[];
}

/** A plan of at least so many writes. The same seed gives the same plan. */
export function generatePlan(
  kind: Pick<CrashKind, "pieces" | "lines">,
  seed: number,
  leastWrites: number,
): GeneratedPlan {
  const random = seededRandom(seed);
  const { pieces } = kind;
  const live: LiveObject[] = [];
  const manifests = new Map<string, string>();
  const wanted: string[] = [];
  const lit: string[] = [];
  const activeNames: string[] = [];
  let writes = 0;
  for (let number = 1; writes < leastWrites; number++) {
    const piece = pieces[Math.floor(random() * pieces.length)];
    if (piece === undefined) throw new Error("chance is below 1");
    const name = `hook-${number}`;
    const dependency = random() < 0.4 ? activeNames[Math.floor(random() * activeNames.length)] : undefined;
    writes += piece.writes;
    live.push(
      ...piece.live.map((one) => ({
        name,
        ...one,
        isLeft: piece.declared.every(({ version }) => version <= one.version),
      })),
    );
    if (piece.declared.length > 0)
      manifests.set(`${name}.yaml`, manifestOf(name, piece, kind.lines, dependency));
    wanted.push(...piece.wanted.map(([version, status]) => `${name}@${version} ${status}`));
    if (!piece.wanted.some(([, status]) => status === "active")) continue;
    activeNames.push(name);
    if (piece.live.some(({ status }) => status === "active")) lit.push(name);
  }
  return { live, manifests, writes, wanted: wanted.toSorted(), lit };
}

function manifestOf(
  name: string,
  { declared }: Piece,
  usual: readonly string[],
  dependency: string | undefined,
): string {
  const documents = declared.map(({ version, lines }) => {
    const depends = dependency === undefined || lines.length > 0 ? [] : [`dependsOn: [${dependency}]`];
    const url = `url: https://api.example.com/${name}/v${version}`;
    return [`name: ${name}`, `version: ${version}`, url, ...usual, ...lines, ...depends, ""].join("\n");
  });
  return documents.join("---\n");
}
