import assert from "node:assert/strict";

/** The environment that a served sandbox announces, for webhook-sync.yaml; the gate tries once. */
export function environmentOf(announced: string): string {
  const lines = /\n( {2}served:\n[\s\S]*?)\n\n/.exec(announced)?.[1];
  assert.ok(lines, announced);
  const environment = lines.replace("health:\n", "health:\n      attempts: 1\n");
  return `${environment}\n`;
}
