import { showTime } from "../../base/time.ts";
import type { RecordedChange, RecordedField } from "../../model/report/webhook-description.ts";
import { fieldName, showStep, showValue } from "../wording/fields.ts";
import { describeRecorded, RESULT_SIGNS, shortCommit } from "../wording/words.ts";
import { command, html, linkTo, type Markup } from "./markup.ts";

/** What runs did to a webhook, the latest first: when, who, what old to new, why, from which commit and approval. */
export function recordedList(changes: readonly RecordedChange[], most: number, environment: string): Markup {
  const shown = changes.slice(0, most);
  const more = changes.length - shown.length;
  const rest =
    more === 0
      ? null
      : html`<li class="dim">${more} earlier: ${command("audit show --name NAME", environment)} has them</li>`;
  return html`<ul class="h">${shown.map(recordedItem)}${rest}</ul>`;
}

function recordedItem(change: RecordedChange): Markup {
  const { time, key, action, result, status, reason, details, fields } = change;
  const { sign } = RESULT_SIGNS[result];
  const why = [describeRecorded(reason), status, details].filter((text) => text !== "").join("; ");
  return html`<li>${showTime(time)} ${sign} <b>${key}</b> ${action} <b class="${result === "applied" ? "low" : "high"}">${result}</b>: ${why}<br><span class="dim">${whoOf(change)}</span>${fields.map(fieldStep)}</li>`;
}

function whoOf({ run, actor, commit, approved, ciRunUrl }: RecordedChange): Markup {
  const job = ciRunUrl === null ? null : html` · ${linkTo(ciRunUrl, "the job")}`;
  const from = commit === null ? null : html` · commit <code>${shortCommit(commit)}</code>`;
  const plan = approved === null ? null : html` · plan <code>${approved}</code>`;
  return html`by ${actor} · run ${run}${from}${job}${plan}`;
}

function fieldStep(field: RecordedField): Markup {
  const name = html`<br><code>${fieldName(field.path)}`;
  if (field.before.kind === "absent")
    return html`${name} <ins>${showValue(field.after, field.path.startsWith("headers."))}</ins></code>`;
  const { value, next } = showStep({ ...field, cause: "declared", location: null });
  return next === null
    ? html`${name} ${value}</code>`
    : html`${name} <del>${value}</del> <ins>${next}</ins></code>`;
}
