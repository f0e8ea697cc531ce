import { isFit, type ProbeReport } from "../model/fleet/health.ts";
import type { Outcome } from "../model/record/outcome.ts";
import type { Planned, RequestFinished, RunEvent, WorkStart } from "../model/run/run-events.ts";
import { ATTRIBUTE } from "./names.ts";
import type { Scope, Scopes } from "./scopes.ts";
import type { Attributes, OpenSpan } from "./span.ts";
import {
  failureOfChange,
  failureOfRequest,
  probeAttributes,
  probeSteps,
  requestAttributes,
  subjectOf,
} from "./span-attributes.ts";
import type { Tracer } from "./tracer.ts";
import { urlTemplate } from "./url-template.ts";

/** How much a trace has. */
export type Detail =
  /** The run, its changes and their steps. What else there is stands in these. */
  | "steps"
  /** Spans for lists, plans, requests and probes too. */
  | "requests";

interface Parts {
  readonly tracer: Tracer;
  readonly scopes: Scopes;
  readonly root: OpenSpan;
  readonly detail: Detail;
}

/** Makes spans of a command's events. */
export class SpanRecorder {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  readonly hear = (event: RunEvent): void => {
    if (event.kind === "status-read") return;
    switch (event.kind) {
      case "run-started":
      case "tenant-reached":
      case "plan-identified":
        this.#parts.root.set(factsIn(event));
        return;
      case "change-started":
      case "step":
      case "list-started":
      case "probe-started":
        this.#begin(event);
        return;
      case "change-finished":
        this.#endChange(event.outcome);
        return;
      case "step-finished":
        this.#end({}, event.failure);
        return;
      case "list-finished":
        this.#endList(event.webhooks);
        return;
      case "probe-finished":
        this.#endProbe(event.report);
        return;
      case "planned":
        this.#plan(event);
        return;
      case "request-finished":
        this.#request(event);
        return;
      case "waited":
        this.#noteWait(event);
        return;
      case "warning":
        this.#note("warning", { [ATTRIBUTE.why]: event.message });
        return;
    }
  };

  #noteWait({ milliseconds, why }: Extract<RunEvent, { readonly kind: "waited" }>): void {
    this.#note("wait", { [ATTRIBUTE.milliseconds]: milliseconds, [ATTRIBUTE.why]: why });
  }

  #note(name: string, attributes: Attributes): void {
    const { tracer, scopes } = this.#parts;
    scopes.current().span.add({ name, at: tracer.now(), attributes });
  }

  #begin(start: WorkStart): void {
    const { scopes, detail } = this.#parts;
    const above = scopes.current();
    const isOwn = detail === "requests" || !isPartOf(start, above);
    scopes.set(start, { kind: start.kind, isOwn, span: isOwn ? this.#spanFor(start, above) : above.span });
  }

  #spanFor(start: WorkStart, above: Scope): OpenSpan {
    const { tracer, root } = this.#parts;
    switch (start.kind) {
      case "change-started":
        return tracer.begin(`change ${start.action}`, root, {
          ...subjectOf(start.key),
          [ATTRIBUTE.action]: start.action,
        });
      case "step":
        return tracer.begin(`step ${start.step}`, above.span, {
          ...subjectOf(start.key),
          [ATTRIBUTE.step]: start.step,
        });
      case "list-started":
        return asRequest(tracer.begin("list", above.span, {}));
      case "probe-started":
        return asRequest(tracer.begin("probe", above.span, { [ATTRIBUTE.host]: start.host }));
    }
  }

  /** Of the piece of work that this is told from. */
  #end(attributes: Attributes, failure: string | null): void {
    const { span, isOwn } = this.#parts.scopes.current();
    span.set(attributes);
    if (!isOwn) return;
    span.fail(failure);
    this.#parts.tracer.end(span);
  }

  #endChange(outcome: Outcome): void {
    const { scopes, tracer } = this.#parts;
    const { key, action, result } = outcome;
    const failure = failureOfChange(outcome);
    const attributes = {
      [ATTRIBUTE.result]: result,
      [ATTRIBUTE.errorType]: failure === null ? null : result,
    };
    if (scopes.current().kind === "change-started") {
      this.#end(attributes, failure);
      return;
    }
    // What was skipped never began.
    const span = this.#spanFor({ kind: "change-started", key, action }, scopes.current());
    span.set(attributes);
    tracer.end(span);
  }

  #endList(webhooks: number | null): void {
    const attributes = { [ATTRIBUTE.listed]: webhooks };
    if (this.#parts.scopes.current().isOwn)
      this.#end(attributes, webhooks === null ? "the tenant did not list its webhooks" : null);
    else this.#note("list", attributes);
  }

  #endProbe(report: ProbeReport): void {
    const { scopes, tracer } = this.#parts;
    for (const step of probeSteps(report, tracer.now())) scopes.current().span.add(step);
    this.#end(probeAttributes(report), isFit(report.verdict) ? null : report.sentence);
  }

  #plan({ changes, blocked, milliseconds }: Planned): void {
    const { tracer, scopes, detail } = this.#parts;
    const attributes = { [ATTRIBUTE.planned]: changes, [ATTRIBUTE.blocked]: blocked };
    if (detail === "steps") {
      this.#note("plan", { ...attributes, [ATTRIBUTE.milliseconds]: milliseconds });
      return;
    }
    tracer.end(tracer.begin("plan", scopes.current().span, attributes, milliseconds));
  }

  #request(told: RequestFinished): void {
    const { tracer, scopes, detail } = this.#parts;
    const { kind, span: above } = scopes.current();
    if (detail === "steps") {
      if (kind === "step") asRequest(above).set(requestAttributes(told));
      return;
    }
    const name = `${told.method} ${urlTemplate(told.path)}`;
    const span = asRequest(tracer.begin(name, above, requestAttributes(told), told.milliseconds));
    span.fail(failureOfRequest(told));
    tracer.end(span);
  }
}

function factsIn(
  event: Extract<RunEvent, { kind: "run-started" | "tenant-reached" | "plan-identified" }>,
): Attributes {
  switch (event.kind) {
    case "run-started":
      return { [ATTRIBUTE.run]: event.run };
    case "tenant-reached":
      return { [ATTRIBUTE.environment]: event.environment, [ATTRIBUTE.tenant]: event.tenant };
    case "plan-identified":
      return { [ATTRIBUTE.planDigest]: event.planDigest, [ATTRIBUTE.commit]: event.commit };
  }
}

/** Where only steps are wanted, a step's probe is the step, and a list is a part of the run. */
function isPartOf({ kind }: WorkStart, above: Scope): boolean {
  return kind === "list-started" || (kind === "probe-started" && above.kind === "step");
}

function asRequest(span: OpenSpan): OpenSpan {
  span.isRequest();
  return span;
}
