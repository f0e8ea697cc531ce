import { type Diagnostic, isError, type Location } from "../../model/fleet/diagnostic.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import type { PlanDocument } from "../../model/plan/plan.ts";
import { type Alike, alikeBlocked, alikeChanges, titleOf } from "../wording/changes.ts";
import { describeChange } from "../wording/words.ts";
import { type Annotation, renderAnnotations } from "./workflow-commands.ts";

/**
 * What is blocked as errors, what is risky as warnings, at the lines of the manifests. What stands at no line and says the
 * same of several is one of them: GitHub shows only ten.
 */
export function renderPlanAnnotations(plan: PlanDocument): string[] {
  const blocked = alikeBlocked(plan).flatMap((alike) =>
    whole(alike).map(
      ({ shown: { action, code, message, remedy, location }, members }): Annotation => ({
        level: "error",
        title: `${titleOf({ members })}: ${action} blocked (${code})`,
        message: withMembers(`${message}. ${remedy}.`, members),
        location,
      }),
    ),
  );
  const high = plan.changes.filter(({ risk }) => risk.level === "high");
  const risky = alikeChanges({ changes: high }).flatMap((alike) =>
    whole(alike).map(
      ({ shown, members }): Annotation => ({
        level: "warning",
        title: `${titleOf({ members })}: ${shown.action}, high risk`,
        message: withMembers([describeChange(shown), ...shown.risk.why].join("; "), members),
        location: shown.location,
      }),
    ),
  );
  return renderAnnotations([...blocked, ...risky]);
}

/** Rows of which any stands at a line are shown there, one by one. */
function whole<T extends Placed>({ shown, members }: Alike<T>): Alike<T>[] {
  if (members.every(({ location }) => location === null)) return [{ shown, members }];
  return members.map((member) => ({ shown: member, members: [member] }));
}

interface Placed {
  readonly key: WebhookKey;
  readonly location: Location | null;
}

function withMembers(text: string, members: readonly Placed[]): string {
  return members.length === 1 ? text : `${text} NAME is ${members.map(({ key }) => key).join(", ")}`;
}

/** Findings at their lines. */
export function renderFindingAnnotations(diagnostics: readonly Diagnostic[]): string[] {
  return renderAnnotations(
    diagnostics.map((diagnostic) => ({
      level: isError(diagnostic) ? "error" : "warning",
      title: diagnostic.code,
      message: diagnostic.hint === null ? diagnostic.message : `${diagnostic.message}. ${diagnostic.hint}.`,
      location: diagnostic.location,
    })),
  );
}
