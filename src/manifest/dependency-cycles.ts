import { grouped } from "../base/text.ts";

/** What each one depends on. */
export type DependencyGraph = ReadonlyMap<string, readonly string[]>;

/**
 * The circles in a graph, each from its least member on and without the return to it. Of circles that share a
 * member one is given. They are looked for one by one: nobody is told of very many.
 */
export function* findCycles(graph: DependencyGraph): Generator<readonly string[], void> {
  const left = new Unsettled(graph);
  for (const start of left.nodes) {
    const cycle = left.cycleFrom(start);
    yield cycle;
    left.remove([...cycle]);
  }
}

/** What of a graph is in a circle, or leads into one. */
class Unsettled {
  readonly #graph: DependencyGraph;
  readonly #dependents: DependencyGraph;
  readonly #nodes: Set<string>;
  /** By node, on how many that remain it depends. */
  readonly #open: Map<string, number>;
  /** By node, before which of its dependencies none remains. What is removed never comes back. */
  readonly #passed = new Map<string, number>();

  constructor(graph: DependencyGraph) {
    this.#graph = graph;
    this.#dependents = dependentsIn(graph);
    this.#nodes = new Set([...graph.keys()].sort());
    this.#open = new Map(
      [...graph].map(([node, needed]) => [node, needed.filter((one) => graph.has(one)).length]),
    );
    this.remove([...this.#nodes].filter((node) => this.#open.get(node) === 0));
  }

  /** In order, also while it shrinks. */
  get nodes(): Iterable<string> {
    return this.#nodes;
  }

  /** Removes these, and then what depended on nothing else. The list grows while it is walked. */
  remove(settled: string[]): void {
    for (const node of settled) {
      if (!this.#nodes.delete(node)) continue;
      for (const dependent of this.#dependents.get(node) ?? []) {
        const left = (this.#open.get(dependent) ?? 0) - 1;
        this.#open.set(dependent, left);
        if (left === 0) settled.push(dependent);
      }
    }
  }

  /** Whatever remains leads to something that remains, so that a walk must come round. */
  cycleFrom(start: string): readonly string[] {
    const walked = new Set<string>();
    let node: string | undefined = start;
    for (; node !== undefined && !walked.has(node); node = this.#next(node)) walked.add(node);
    const path = [...walked];
    return fromLeast(path.slice(path.indexOf(node ?? start)));
  }

  #next(node: string): string | undefined {
    const needed = this.#graph.get(node) ?? [];
    let at = this.#passed.get(node) ?? 0;
    while (at < needed.length && !this.#nodes.has(needed[at] ?? "")) at += 1;
    this.#passed.set(node, at);
    return needed[at];
  }
}

function dependentsIn(graph: DependencyGraph): ReadonlyMap<string, readonly string[]> {
  return grouped(
    [...graph].flatMap(([node, dependencies]) => dependencies.map((needed) => [needed, node] as const)),
  );
}

function fromLeast(cycle: readonly string[]): readonly string[] {
  const least = cycle.reduce((best, member, index) => (member < (cycle[best] ?? "") ? index : best), 0);
  return [...cycle.slice(least), ...cycle.slice(0, least)];
}
