import { counted } from "../../base/text.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import type { ChangeDocument } from "../../model/plan/plan.ts";
import { keysWithin } from "../wording/layout.ts";
import { html, type Markup } from "./markup.ts";

/** More of them would be no picture any longer. */
const MOST_DRAWN = 40;

const COLUMN = 260;
const BOX = 200;
const ROW = 34;
const LINE = 22;
/** So many signs fit into a box. */
const LONGEST = 24;

interface Node {
  readonly key: WebhookKey;
  readonly dependsOn: readonly WebhookKey[];
  readonly x: number;
  readonly y: number;
}

/**
 * Which change waits for which, a column a step: what stands right of a line waits for what stands left of it. Null where
 * nothing waits, or too much does. The list of the steps says the same in words.
 */
export function orderGraph(
  changes: readonly Pick<ChangeDocument, "key" | "step" | "dependsOn">[],
  skips: ReadonlyMap<WebhookKey, readonly WebhookKey[]>,
): Markup | null {
  const nodes = nodesOf(changes);
  if (nodes.size === 0 || nodes.size > MOST_DRAWN) return null;
  const all = [...nodes.values()];
  const width = Math.max(...all.map(({ x }) => x)) + BOX + 1;
  const height = Math.max(...all.map(({ y }) => y)) + ROW;
  const lines = all.flatMap((node) =>
    node.dependsOn.flatMap((needed) => {
      const from = nodes.get(needed);
      return from === undefined ? [] : [lineBetween(from, node)];
    }),
  );
  const shown = keysWithin([...nodes.keys()], LONGEST);
  const boxes = all.map((node, at) => boxOf(node, shown[at] ?? node.key, skips.get(node.key) ?? []));
  return html`<div class="w" role="region" aria-label="Order as a graph" tabindex="0"><svg class="g" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${counted(all.length, "change")} and what each waits for, as the list below has it"><path d="${lines.join("")}"/>${boxes}</svg></div>`;
}

/** Those that wait, and those that are waited for. */
function nodesOf(
  changes: readonly Pick<ChangeDocument, "key" | "step" | "dependsOn">[],
): ReadonlyMap<WebhookKey, Node> {
  const keys = new Set(changes.map(({ key }) => key));
  const needed = new Set(changes.flatMap(({ dependsOn }) => dependsOn.filter((key) => keys.has(key))));
  const drawn = changes.filter(
    ({ key, dependsOn }) => needed.has(key) || dependsOn.some((other) => keys.has(other)),
  );
  const steps = [...new Set(drawn.map(({ step }) => step))].toSorted((a, b) => a - b);
  const rows = new Map<number, number>();
  return new Map(
    drawn.map(({ key, step, dependsOn }) => {
      const row = rows.get(step) ?? 0;
      rows.set(step, row + 1);
      return [key, { key, dependsOn, x: steps.indexOf(step) * COLUMN, y: row * ROW }] as const;
    }),
  );
}

function lineBetween(from: Node, to: Node): string {
  const [startX, startY, endX, endY] = [from.x + BOX, from.y + LINE / 2, to.x, to.y + LINE / 2];
  const bend = (COLUMN - BOX) / 2;
  return `M${startX} ${startY}C${startX + bend} ${startY} ${endX - bend} ${endY} ${endX} ${endY}`;
}

function boxOf({ key, x, y }: Node, shown: string, skipped: readonly WebhookKey[]): Markup {
  const held =
    skipped.length === 0
      ? "nothing waits for it"
      : `if it is held, ${counted(skipped.length, "change is", "changes are")} skipped: ${skipped.join(", ")}`;
  return html`<g><title>${key}: ${held}</title><rect x="${x}" y="${y + 1}" width="${BOX}" height="${LINE}" rx="4"/><text x="${x + 8}" y="${y + 16}">${shown}</text></g>`;
}
