import { quote } from "../base/credentials.ts";
import type { DiagnosticText, Locate, Source } from "../model/fleet/diagnostic.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { findCycles } from "./dependency-cycles.ts";

/** A remark about one of the names in `replaces`. */
interface FormerNameDiagnostic extends DiagnosticText {
  readonly source: Source;
  readonly path: readonly string[];
}

/** A document with a name that can be read. */
interface NamedDocument {
  readonly name: string | null;
  readonly source: Source;
}

/** What is wrong with the names that manifests replace. */
export function* formerNames(
  replacing: readonly Webhook[],
  documents: readonly NamedDocument[],
  locate: Locate,
): Generator<FormerNameDiagnostic, void> {
  const context = {
    declared: firstBy(documents, ({ name }) => (name === null ? [] : [name])),
    takers: firstBy(replacing, ({ replaces }) => replaces),
    circles: circlesOf(replacing),
    locate,
  };
  for (const webhook of replacing) {
    for (const [index, old] of webhook.replaces.entries()) {
      const text = problemOf(webhook, old, context);
      // Written as a list only where there are several; a path that goes too far ends at the key.
      const path = webhook.replaces.length > 1 ? ["replaces", String(index)] : ["replaces"];
      if (text !== null) yield { ...text, source: webhook.source, path };
    }
  }
}

interface Context {
  readonly declared: ReadonlyMap<string, NamedDocument>;
  readonly takers: ReadonlyMap<string, Webhook>;
  /** By each name in a circle, the circle. */
  readonly circles: ReadonlyMap<string, readonly string[]>;
  readonly locate: Locate;
}

function problemOf(
  { name }: Webhook,
  old: string,
  { declared, takers, circles, locate }: Context,
): DiagnosticText | null {
  const place = ({ source }: NamedDocument, key: string) => {
    const { file, line, column } = locate(source, [key]).location;
    return `${file}:${line}:${column}`;
  };
  if (old === name)
    return {
      code: "replaces-itself",
      message: `${quote(name)} replaces itself`,
      hint: "write the name that it had before, or remove the line; a new version needs no `replaces`",
    };
  const circle = circles.get(name);
  if (circle?.includes(old) === true)
    return {
      code: "replaces-in-circle",
      message: `webhooks replace each other in a circle: ${[...circle, circle[0]].join(" → ")}`,
      hint: "keep `replaces` in the one whose name is new, and remove the manifest of the old name",
    };
  const other = declared.get(old);
  if (other !== undefined)
    return {
      code: "replaces-declared",
      message: `${quote(name)} replaces ${quote(old)}, which is still declared (${place(other, "name")})`,
      hint: `remove the manifest of ${old}, or this line if both are wanted`,
    };
  const taker = takers.get(old);
  if (taker !== undefined && taker.name !== name)
    return {
      code: "replaced-twice",
      message: `${quote(old)} is replaced by ${quote(taker.name)} already (${place(taker, "replaces")})`,
      hint: "keep the line in one of the two manifests",
    };
  return null;
}

function firstBy<T>(all: readonly T[], namesOf: (one: T) => readonly string[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const one of all) for (const name of namesOf(one)) if (!found.has(name)) found.set(name, one);
  return found;
}

function circlesOf(replacing: readonly Webhook[]): ReadonlyMap<string, readonly string[]> {
  const names = new Set(replacing.map(({ name }) => name));
  const graph = new Map<string, string[]>();
  for (const { name, replaces } of replacing) {
    const known = replaces.filter((old) => old !== name && names.has(old));
    graph.set(name, [...(graph.get(name) ?? []), ...known]);
  }
  return new Map([...findCycles(graph)].flatMap((cycle) => cycle.map((name) => [name, cycle] as const)));
}
