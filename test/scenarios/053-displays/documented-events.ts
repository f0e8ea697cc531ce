import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const page = readFileSync(join(import.meta.dirname, "../../../docs/apply.md"), "utf8");

/** By kind, the fields of the records that docs/apply.md tells of; a question mark behind one that may be missing. */
const DOCUMENTED_EVENTS: ReadonlyMap<string, readonly string[]> = new Map(
  [...page.matchAll(/^\| `([a-z-]+)` +\|[^|]+\|([^|]*)\|$/gm)].map(([, kind = "", fields = ""]) => [
    kind,
    [...fields.matchAll(/`([A-Za-z_]+\??)`/g)].map(([, field = ""]) => field),
  ]),
);

/** Holds a record of the stream to the page. */
export function assertDocumented(event: Readonly<Record<string, unknown>>): void {
  const fields = DOCUMENTED_EVENTS.get(String(event.kind));
  assert.ok(fields, `docs/apply.md has no record ${event.kind}`);
  const { kind: _, ...told } = event;
  const wanted = fields.filter((field) => !field.endsWith("?") || field.slice(0, -1) in told);
  assert.deepEqual(Object.keys(told).toSorted(), wanted.map((field) => field.replace("?", "")).toSorted());
}
