import {
  changesDigest,
  exitOfPlan,
  optionsIn,
  type PlanFacts,
  planDocument,
} from "../../approval/plan-document.ts";
import { printedJson } from "../../base/json.ts";
import { TOOL_VERSION } from "../../base/package.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { counted } from "../../base/text.ts";
import { linePages, planInRepository } from "../../ci/line-links.ts";
import { ciRunUrl, commitOf, placeInRepository } from "../../ci/provenance.ts";
import { STREAM } from "../../commands/line.ts";
import { type PlanOptions, whyNotPlanned, whyNotSeveral } from "../../commands/plan.ts";
import type { Plan, PlanDocument, PlanRequest } from "../../model/plan/plan.ts";
import { historiesIn } from "../../model/record/history.ts";
import type { Projection } from "../../model/record/projection.ts";
import { worstExit } from "../../model/run/exit-code.ts";
import type { EnvironmentPlan } from "../../model/run/plan-matrix.ts";
import type { Problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { readPlanRequest } from "../../plan/plan-tenant.ts";
import { renderPlanAnnotations } from "../../render/formats/annotations.ts";
import { renderPlanCounts } from "../../render/formats/gitlab.ts";
import { renderPlanComment, renderPlanSummary } from "../../render/markdown/plan.ts";
import { renderPlanDocument } from "../../render/text/plan.ts";
import { renderPlanScreen } from "../../render/text/plan-screen.ts";
import type { PlanLinks } from "../../render/wording/links.ts";
import type { Style } from "../../render/wording/terminal.ts";
import type { View } from "../../render/wording/view.ts";
import { type CommandPlaces, saveFile } from "../../terminal/saved-file.ts";
import { type Done, type Invocation, show, tell } from "../command.ts";
import {
  type Desired,
  inEnvironment,
  loadDesired,
  severalEnvironments,
  warningsOf,
} from "../manifest/desired.ts";
import { openState } from "../state.ts";
import { planFor, withForeseen } from "./current-plan.ts";

/** Shows what an apply would do. The client that it is given cannot write. */
export async function plan({ io, options }: Invocation, raw: PlanOptions): Promise<Done> {
  const several = severalEnvironments({ io, options });
  if (!several.ok) return several;
  if (several.value !== null) return await planEnvironments({ io, options }, raw, several.value);
  const refused = whyNotPlanned(options.format, raw, io.workingDirectory);
  if (refused !== undefined) return failure(refused);
  const made = await makePlan({ io, options }, raw);
  if (!made.ok) return made;
  const unshown = await saveAndShow({ io, options }, raw, made.value);
  if (unshown !== undefined) return failure(unshown);
  return success(exitOfPlan(made.value.document, raw.detailedExitcode));
}

/** With `--out -` the plan itself is on stdout, for the next command, and what people read beside it on stderr. */
async function saveAndShow(
  { io, options }: Invocation,
  { out, page, summary }: PlanOptions,
  { desired, document, projection }: MadePlan,
): Promise<Problem | undefined> {
  const shown = { summary: summary === true, projection };
  if (out === STREAM) {
    io.stdout.write(`${printedJson(document)}\n`);
    if (options.format !== "json")
      await showPlan({ io: { ...io, stdout: io.stderr }, options }, desired, document, shown);
  }
  const { workingDirectory } = io;
  const places = { workingDirectory, config: options.config, manifests: desired.directory };
  const unsaved =
    (out === undefined || out === STREAM ? undefined : savePlan(out, places, document)) ??
    (page === undefined
      ? undefined
      : saveFile(page, places, {
          text: `${await pageOf(document, io, projection)}\n`,
          what: "the plan's page",
          code: "page-file",
        }));
  if (unsaved === undefined && out !== STREAM) await showPlan({ io, options }, desired, document, shown);
  return unsaved;
}

/** Saves a plan; undefined when that went well. */
export function savePlan(file: string, places: CommandPlaces, document: PlanDocument): Problem | undefined {
  const text = `${printedJson(document)}\n`;
  return saveFile(file, places, { text, what: "the plan", code: "plan-file" });
}

/** A plan, and what it was made from. */
interface MadePlan {
  readonly desired: Desired;
  readonly document: PlanDocument;
  readonly projection: Projection;
}

/** The plan of one environment, and what it was made from. */
async function makePlan({ io, options }: Invocation, raw: PlanOptions): Promise<Result<MadePlan, Problem>> {
  const request = readPlanRequest(raw);
  if (!request.ok) return request;
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return desired;
  const commit = commitOf(desired.value.directory, options.config, io);
  const made = await readPlan({ io, options }, desired.value, request.value, raw.probe === true);
  if (!made.ok) return made;
  const { plan, projection } = made.value;
  const known = { changesDigest: changesDigest(plan), commit };
  const facts = await factsOf(io, desired.value, request.value, known);
  return success({ desired: desired.value, document: planDocument(plan, facts), projection });
}

interface Planned {
  readonly plan: Plan;
  readonly projection: Projection;
}

async function readPlan(
  { io, options }: Invocation,
  desired: Desired,
  request: PlanRequest,
  probe: boolean,
): Promise<Result<Planned, Problem>> {
  const state = await openState({ io, options }, desired.environment);
  return await withForeseen({ io, options }, desired, state, async (foreseen, connection) => {
    const { live, recorded, notes, projection } = foreseen;
    const made = planFor(io, { desired, connection, live, recorded, request });
    if (!made.ok) return made;
    const { plan } = made.value;
    const noted = { ...plan, notes: [...plan.notes, ...notes] };
    if (!probe) return success({ plan: noted, projection });
    // What probes need is loaded for those who ask for them.
    const { probePlan } = await import("../receivers/gate.ts");
    return success({ plan: await probePlan(io, noted, connection), projection });
  });
}

/** Plans several environments at once and shows where each webhook stands in all of them. Only reads. */
async function planEnvironments(
  invocation: Invocation,
  raw: PlanOptions,
  environments: readonly string[],
): Promise<Done> {
  const refused = whyNotSeveral(raw, invocation.options.format);
  if (refused !== undefined) return failure(refused);
  const { matrixOf } = await import("../../plan/matrix.ts");
  const { matrixDocument, renderMatrix } = await import("../../render/text/plan-matrix.ts");
  const plans = await Promise.all(environments.map((name) => planOne(inEnvironment(invocation, name), raw)));
  const rows = matrixOf(plans);
  const exitCode = worstExit(plans.map((plan) => plan.exitCode));
  if (invocation.options.format !== "json")
    for (const one of plans) if (one.kind === "failed") tell(invocation, one.problem.diagnostics);
  return success({
    exitCode,
    json: matrixDocument(exitCode, plans, rows),
    text: (style) => renderMatrix(plans, rows, style),
  });
}

async function planOne(invocation: Invocation, raw: PlanOptions): Promise<EnvironmentPlan> {
  const environment = invocation.options.env ?? "";
  const made = await makePlan(invocation, raw);
  if (!made.ok) return { kind: "failed", environment, exitCode: made.error.exitCode, problem: made.error };
  const { document } = made.value;
  return {
    kind: "planned",
    environment,
    exitCode: exitOfPlan(document, raw.detailedExitcode),
    plan: document,
  };
}

/** What a plan does not know of itself. The commit is asked for before, beside what else there is to wait for. */
export async function factsOf(
  io: Io,
  { directory }: Desired,
  request: PlanRequest,
  { changesDigest, commit }: { readonly changesDigest: string; readonly commit: Promise<string | null> },
): Promise<PlanFacts> {
  const known = { commit: await commit };
  io.events.emit({ kind: "plan-identified", planDigest: changesDigest, ...known });
  const manifests = placeInRepository(directory, io);
  return { toolVersion: TOOL_VERSION, ...known, manifests, options: optionsIn(request), changesDigest };
}

/** How a plan is shown. */
export interface PlanView {
  /** What carries it out, as it is typed. */
  readonly command?: string;
  /** No more text than a screen has lines. */
  readonly summary?: boolean;
  /** What the record adds up to, where somebody read it. */
  readonly projection?: Pick<Projection, "webhooks">;
}

/** The plan on stdout; findings that do not stop it on stderr before it. */
export async function showPlan(
  invocation: Invocation,
  desired: Desired,
  document: PlanDocument,
  shown: PlanView = {},
): Promise<void> {
  const { io, options } = invocation;
  const warnings = warningsOf(desired);
  if (options.format === "text" && warnings.length > 0) {
    const many = counted(warnings.length, "warning");
    const them = warnings.length === 1 ? "it" : "them";
    if (shown.summary) io.stderr.write(`${many}: webhook-sync validate shows ${them}.\n`);
    else tell(invocation, warnings);
    io.stderr.write("\n");
  }
  await show(invocation, planView(document, io, shown));
}

/** Where a page of this plan leads: the job that shows it, and the lines that it was made from. */
export function linksOf({ commit }: PlanDocument, io: Io): PlanLinks {
  return { run: ciRunUrl(io), lineOf: linePages(io, commit) };
}

/** A plan, for every format. */
export function planView(
  document: PlanDocument,
  io: Io,
  { command = "apply", summary = false, projection }: PlanView,
): View {
  const render = summary ? renderPlanScreen : renderPlanDocument;
  const text = (style: Style) => render(document, style, command);
  return {
    text,
    json: document,
    formats: {
      markdown: () => renderPlanComment(document, linksOf(document, io)).trimEnd(),
      summary: () => renderPlanSummary(document, linksOf(document, io)).trimEnd(),
      html: () => pageOf(document, io, projection),
      github: (style) => [...renderPlanAnnotations(planInRepository(document, io)), text(style)].join("\n"),
      gitlab: () => renderPlanCounts(document),
    },
  };
}

/** A plan as a page, with what the record tells of receivers where somebody read it. */
async function pageOf(document: PlanDocument, io: Io, record: PlanView["projection"]): Promise<string> {
  // Only who asks for a page waits for what draws it.
  const { renderPlanPage } = await import("../../render/html/plan.ts");
  const after = document.changes.map((one) => [one.key, one.action === "delete" ? null : one.after] as const);
  return renderPlanPage(document, linksOf(document, io), record && historiesIn(record, after));
}
