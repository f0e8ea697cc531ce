import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findCycles } from "../../src/manifest/dependency-cycles.ts";

const nodes = Array.from({ length: 12 }, (_, index) => `n${index}`);
const edges = fc.array(fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodes)), { maxLength: 40 });

function graphOf(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const graph = new Map(nodes.map((node): [string, string[]] => [node, []]));
  for (const [from, to] of pairs) graph.get(from)?.push(to);
  return graph;
}

/** By the definition: a node that can be reached from itself. */
function hasCycle(graph: ReadonlyMap<string, readonly string[]>): boolean {
  return nodes.some((start) => {
    const reached = new Set<string>();
    const pending = [...(graph.get(start) ?? [])];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (!reached.has(node)) pending.push(...(graph.get(node) ?? []));
      reached.add(node);
    }
    return reached.has(start);
  });
}

test("a circle is found exactly where there is one, and each one found is real", () => {
  fc.assert(
    fc.property(edges, (pairs) => {
      const graph = graphOf(pairs);
      const cycles = [...findCycles(graph)];
      assert.equal(cycles.length > 0, hasCycle(graph));
      for (const cycle of cycles) {
        assert.equal(new Set(cycle).size, cycle.length);
        for (const [index, node] of cycle.entries()) {
          const next = cycle[(index + 1) % cycle.length];
          assert.ok(next !== undefined && graph.get(node)?.includes(next));
        }
        assert.equal([...cycle].sort()[0], cycle[0]);
      }
    }),
  );
});

test("no node is in two of the circles that are told", () => {
  fc.assert(
    fc.property(edges, (pairs) => {
      const told = [...findCycles(graphOf(pairs))].flat();
      assert.equal(new Set(told).size, told.length);
    }),
  );
});

test("a chain of 20,000 is walked without recursion", () => {
  const chain = new Map(Array.from({ length: 20_000 }, (_, index) => [`${index}`, [`${index + 1}`]]));
  assert.deepEqual([...findCycles(chain)], []);
  chain.set("20000", ["0"]);
  assert.equal([...findCycles(chain)][0]?.length, 20_001);
});

test("what 200,000 depend on, and what depends on 200,000, takes no longer than a chain of them", () => {
  const others = Array.from({ length: 200_000 }, (_, index) => `${index}`);
  const needed = new Map(others.map((one): [string, string[]] => [one, ["hub"]])).set("hub", []);
  const needing = new Map(others.map((one): [string, string[]] => [one, []])).set("hub", others);
  assert.deepEqual([...findCycles(needed)], []);
  assert.deepEqual([...findCycles(needing)], []);
});
