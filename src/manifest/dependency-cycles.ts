/** What each one depends on. */
export type DependencyGraph = ReadonlyMap<string, readonly string[]>;

/**
 * The circles in a graph, each from its least member on and without the return to it. Of circles that share a
 * member one is given.
 */
export function findCycles(graph: DependencyGraph): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const remaining = new Set([...graph.keys()].sort());
  const dependents = dependentsIn(graph);
  // In the order of the set, also while it shrinks.
  removeSettled([...remaining]);
  for (const start of remaining) {
    const cycle = cycleFrom(start);
    cycles.push(cycle);
    for (const member of cycle) remaining.delete(member);
    removeSettled(cycle.flatMap((member) => dependents.get(member) ?? []));
  }
  return cycles;

  /** Removes what depends on nothing that remains, and then what depended on it. */
  function removeSettled(candidates: string[]): void {
    for (let node = candidates.pop(); node !== undefined; node = candidates.pop()) {
      if (!remaining.has(node) || next(node) !== undefined) continue;
      remaining.delete(node);
      candidates.push(...(dependents.get(node) ?? []));
    }
  }

  function next(node: string): string | undefined {
    return graph.get(node)?.find((dependency) => remaining.has(dependency));
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
  const dependents = new Map<string, string[]>();
  for (const [node, dependencies] of graph) {
    for (const dependency of dependencies) {
      const known = dependents.get(dependency);
      if (known === undefined) dependents.set(dependency, [node]);
      else known.push(node);
    }
  }
  return dependents;
}

function fromLeast(cycle: readonly string[]): readonly string[] {
  const least = cycle.reduce((best, member, index) => (member < (cycle[best] ?? "") ? index : best), 0);
  return [...cycle.slice(least), ...cycle.slice(0, least)];
}
