import { isJsonObject, membersOf, parseJson } from "../src/base/json.ts";

/** What an audit came to, and what to say of it. */
export interface AuditVerdict {
  readonly kind: "clean" | "answered" | "unanswered" | "unknown";
  readonly lines: readonly string[];
}

interface Finding {
  readonly name: string;
  readonly severity: string;
  /** `GHSA-…`; the address where there is none. */
  readonly advisory: string;
}

/** Reads what `npm audit --json` printed. `answers`: the page that says of each advisory why it does no harm. */
export function judgeAudit(printed: string, answers: string): AuditVerdict {
  const report = parseJson(printed);
  if (!isJsonObject(report) || !isJsonObject(report.vulnerabilities)) return unknown(report);
  const findings = Object.values(report.vulnerabilities).flatMap(findingsIn);
  if (findings.length === 0) return { kind: "clean", lines: ["audit: no known vulnerability"] };
  const open = findings.filter(({ advisory }) => !answers.includes(advisory));
  const lines = findings.map(({ name, severity, advisory }) => {
    const state = answers.includes(advisory)
      ? "answered in docs/package.md"
      : "NOT ANSWERED in docs/package.md";
    return `audit: ${severity} ${advisory} in ${name}: ${state}`;
  });
  return { kind: open.length === 0 ? "answered" : "unanswered", lines };
}

/** An empty report is no clean one. */
function unknown(report: unknown): AuditVerdict {
  const { message, statusCode } = membersOf(report);
  const cause = typeof message === "string" ? message : `no answer (${statusCode ?? "nothing printed"})`;
  return {
    kind: "unknown",
    lines: [
      `audit: NOT CHECKED: the registry does not answer audits: ${cause}`,
      "audit: run it where one does, before a release",
    ],
  };
}

/** A package that is only affected through another one names that package, and no advisory. */
function findingsIn(vulnerability: unknown): readonly Finding[] {
  const { name, via } = membersOf(vulnerability);
  if (!Array.isArray(via)) return [];
  return via.filter(isJsonObject).map(({ url, severity }) => ({
    name: `${name}`,
    severity: `${severity}`,
    advisory: /GHSA-[\w-]+/.exec(`${url}`)?.[0] ?? `${url}`,
  }));
}
