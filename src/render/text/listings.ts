import type { RuleSeverity } from "../../model/fleet/environment.ts";
import type { PolicyRow } from "../../model/fleet/policy.ts";
import { flow } from "../wording/layout.ts";
import { lineWidth, print, Span, type Style, type Tone, widest } from "../wording/terminal.ts";
import type { View } from "../wording/view.ts";

/** One environment, with the keys that a job matrix gets. */
export interface EnvironmentRow {
  readonly environment: string;
  readonly profile: string;
  /** The tenant's host, for people. */
  readonly tenant: string;
  readonly default: boolean;
  /** Where its record is kept, for jobs that carry a folder from run to run. */
  readonly state: string;
}

const GAP = 2;

/** The environments as a table. */
function renderEnvironments(rows: readonly EnvironmentRow[], style: Style): string {
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

const SEVERITY_COLUMN = "severity".length;
const SEVERITY_TONES: Readonly<Record<RuleSeverity, Tone>> = { off: "faint", warn: "caution", error: "bad" };

/** The rules as a table. */
export function renderPolicyList(rows: readonly PolicyRow[], style: Style): string {
  const rules = widest(["rule", ...rows.map(({ rule }) => rule)]);
  const sources = widest(["source", ...rows.map(({ source }) => source)]);
  const title = ["rule".padEnd(rules), "severity", "source".padEnd(sources), "what it asks"].join("  ");
  const lines = rows.flatMap(({ rule, severity, source, summary, values }) => {
    const lead = [
      new Span(rule, "strong").padded(rules + GAP),
      new Span(severity, SEVERITY_TONES[severity]).padded(SEVERITY_COLUMN + GAP),
      new Span(source).padded(sources + GAP),
    ];
    const indent = lineWidth(lead);
    const told = flow(summary, { lead, indent, width: style.width, tone: "plain" });
    if (values.length === 0) return told;
    const before = [new Span(" ".repeat(indent))];
    return [
      ...told,
      ...flow(values.join(", "), { lead: before, indent, width: style.width, tone: "strong" }),
    ];
  });
  return print([[new Span(title, "faint")], ...lines], style);
}

/** An environment as the config file has it. */
export interface ConfiguredEnvironment {
  readonly name: string;
  readonly profile: string;
  /** null where the address is none. */
  readonly host: string | null;
  readonly isDefault: boolean;
  readonly state: string;
}

/** The environments; as JSON in the form of a job matrix, on one line, which is what a step's output may be. */
export function environmentsView(environments: readonly ConfiguredEnvironment[]): View {
  const include = environments.map(({ name, profile, host, isDefault, state }): EnvironmentRow => {
    const tenant = profile === "sandbox" ? "embedded tenant" : (host ?? "no valid address");
    return { environment: name, profile, tenant, default: isDefault, state };
  });
  return { json: { include }, isOneLine: true, text: (style) => renderEnvironments(include, style) };
}

/** The rules. */
export function policyView(rows: readonly PolicyRow[]): View {
  return { json: rows, text: (style) => renderPolicyList(rows, style) };
}
