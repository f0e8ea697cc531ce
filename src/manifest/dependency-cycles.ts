import { grouped } from "../base/text.ts";

/** What each one depends on. */
export type DependencyGraph = ReadonlyMap<string, readonly string[]>;

/**
 * The circles in a graph, each from its least member on and without the return to it. Of circles that share a
 * member one is given. They are looked for one by one: nobody is told of very many.
 */
export function* findCycles(graph: DependencyGraph): Generator<readonly string[], void> {
  const remaining = new Set([...graph.keys()].sort());
  const dependents = dependentsIn(graph);
  /** By node, on how many that remain it depends. */
  const open = new Map(
    [...graph].map(([node, needed]) => [node, needed.filter((one) => graph.has(one)).length]),
  );
  /** By node, before which of its dependencies none remains. What is removed never comes back. */
  const passed = new Map<string, number>();
  // In the order of the set, also while it shrinks.
  remove([...remaining].filter((node) => open.get(node) === 0));
  for (const start of remaining) {
    const cycle = cycleFrom(start);
    yield cycle;
    remove([...cycle]);
  }

  /** Removes these, and then what depended on nothing else. The list grows while it is walked. */
  function remove(settled: string[]): void {
    for (const node of settled) {
      if (!remaining.delete(node)) continue;
      for (const dependent of dependents.get(node) ?? []) {
        const left = (open.get(dependent) ?? 0) - 1;
        open.set(dependent, left);
        if (left === 0) settled.push(dependent);
      }
    }
  }

  function next(node: string): string | undefined {
    const needed = graph.get(node) ?? [];
    let at = passed.get(node) ?? 0;
    while (at < needed.length && !remaining.has(needed[at] ?? "")) at += 1;
    passed.set(node, at);
    return needed[at];
  }

  /** Whatever remains leads to something that remains, so that a walk must come round. */
  function cycleFrom(start: string): readonly string[] {
    const walked = new Set<string>();
    let node: string | undefined = start;
    for (; node !== undefined && !walked.has(node); node = next(node)) walked.add(node);
    const path = [...walked];
    return fromLeast(path.slice(path.indexOf(node ?? start)));
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
