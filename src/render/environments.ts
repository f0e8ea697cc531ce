import { Span, widest } from "./span.ts";
import { print, type Style } from "./style.ts";

/** One environment, with the keys that a job matrix gets. */
export interface EnvironmentRow {
  readonly environment: string;
  readonly profile: string;
  /** The tenant's host, for people. */
  readonly tenant: string;
  readonly default: boolean;
}

const GAP = 2;

/** The environments as a table. */
export function renderEnvironments(rows: readonly EnvironmentRow[], style: Style): string {
  const names = widest(["environment", ...rows.map(({ environment }) => environment)]) + GAP;
  const profiles = widest(["profile", ...rows.map(({ profile }) => profile)]) + GAP;
  const title = ["environment".padEnd(names), "profile".padEnd(profiles), "tenant"].join("");
  const lines = rows.map((row) => [
    new Span(row.environment, "strong").padded(names),
    new Span(row.profile).padded(profiles),
    new Span(row.tenant),
    new Span(row.default ? "  (default)" : "", "faint"),
  ]);
  return print([[new Span(title, "faint")], ...lines], style);
}
