import { counted } from "../../base/text.ts";
import type { Location } from "../../model/fleet/diagnostic.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import type { Blocked } from "../../model/plan/change.ts";
import type { ChangeDocument } from "../../model/plan/plan.ts";
import {
  type Alike,
  cannotVerify,
  consequences,
  describeOwners,
  describeSteps,
  lastingConsequences,
  ownerOf,
  titleOf,
} from "../wording/changes.ts";
import { declaredFields } from "../wording/fields.ts";
import { headlines } from "../wording/headline.ts";
import type { PlanLinks } from "../wording/links.ts";
import { unusualValues } from "../wording/snapshot-values.ts";
import { ACTION_SIGNS, describeChange } from "../wording/words.ts";
import { html, type Markup, placeLink } from "./markup.ts";
import { type Histories, isUnfit, probeSentence, receiverCard } from "./receiver.ts";
import { MOST_SKIPPED } from "./skips.ts";
import { fieldTable } from "./values.ts";

/** What is blocked: never folded, a rule that stops many told once. */
export function blockedSection(alike: Alike<Blocked>, links: PlanLinks): Markup {
  const { shown, members } = alike;
  const { action, code, message, remedy, because } = shown;
  const others = because.length === 0 ? null : html`<p>because of ${because.join(", ")}</p>`;
  return html`<article class="c b" data-a="blocked" data-r="blocked" data-n="${members.length}"><h3>! ${ACTION_SIGNS[action].sign} ${titleOf(alike)}</h3> <p><span class="blocked">${action} blocked: ${code}</span> ${members.length === 1 ? placeOf(shown.location, links) : null}</p><p>${message}</p>${others}<p><strong>Remedy:</strong> ${remedy}</p>${membersOf(members, links)}</article>`;
}

/** What is known besides the changes. */
export interface ChangePage {
  readonly skips: ReadonlyMap<WebhookKey, readonly WebhookKey[]>;
  readonly links: PlanLinks;
  /** What the record tells of receivers. */
  readonly histories: Histories;
  /** When the tenant was read. */
  readonly now: Date;
  /** Whether there is room for what each probe sends and expects. */
  readonly tellsProbes: boolean;
}

/** A change, or several that say the same. What takes something away is never folded. */
export function changeSection(alike: Alike<ChangeDocument>, page: ChangePage): Markup {
  const { skips, links } = page;
  const { shown, members } = alike;
  const { action, risk } = shown;
  const isOpen = action === "delete" || action === "deprecate" || risk.level === "high";
  const title = html`<h3>${ACTION_SIGNS[action].sign} ${titleOf(alike)}</h3> ${action} <span class="${risk.level}">${risk.level}</span>${headlineOf(alike)}`;
  const inside = html`${whyOf(alike, links)}${fieldTable(shown.fields, links)}${factsOf(alike)}${receiversOf(alike, page)}${skipsOf(alike, skips)}${membersOf(members, links)}`;
  const data = html`data-a="${action}" data-r="${risk.level}"${members.length === 1 ? null : html` data-n="${members.length}"`}`;
  return isOpen
    ? html`<article class="c" ${data}>${title}${inside}</article>`
    : html`<details class="c" ${data}><summary>${title}</summary>${inside}</details>`;
}

function headlineOf({ shown, members }: Alike<ChangeDocument>): Markup | null {
  if (members.length === 1 && shown.action === "create") return html` <code>${shown.after.url}</code>`;
  const told = headlines(shown.fields).map(({ field, step }) => `${field} ${step}`.trimEnd());
  return told.length === 0 ? null : html` <code>${told.join(", ")}</code>`;
}

function whyOf({ shown, members }: Alike<ChangeDocument>, links: PlanLinks): Markup {
  const { location, risk } = shown;
  const isGated = "gated" in shown && shown.gated;
  const why = [describeChange(shown), ...risk.why, ...(isGated ? ["the health gate decides"] : [])].join(
    "; ",
  );
  const owner = ownerOf(shown);
  const owners = members.length === 1 ? (owner === null ? [] : [owner]) : describeOwners(members);
  const whose = owners.length === 0 ? null : html` · owner ${owners.join(", ")}`;
  return html`<p>${why} <i>· step ${describeSteps(members)}${whose} ${placeOf(location, links)}</i>`;
}

/** What is declared besides, what the probe sends and expects, and what follows. */
function factsOf({ shown, members }: Alike<ChangeDocument>): Markup {
  const declared = declaredFields(shown).filter(({ name }) => name !== "owner");
  const follows = members.length === 1 ? consequences(shown) : lastingConsequences(shown);
  const told = [...shown.unverified.map(cannotVerify), ...follows];
  return html`${shown.action === "create" ? valuesOf(shown) : null}${declared.map(({ name, lines }) => html`<p><code>${name}</code> ${lines.map((line) => html`<code>${line}</code><br>`)}</p>`)}${told.map((text) => html`<p><i>${text}</i>`)}`;
}

function valuesOf({ after }: Extract<ChangeDocument, { action: "create" }>): Markup | null {
  const told = unusualValues(after);
  return told.length === 0
    ? null
    : html`<p>${told.map((text, at) => html`${at === 0 ? null : html`<br>`}<code>${text}</code>`)}</p>`;
}

/** How the receivers have been, and what they are asked now. Of several only the unfit are told by name. */
function receiversOf(
  { shown, members }: Alike<ChangeDocument>,
  { histories, now, tellsProbes }: ChangePage,
): Markup {
  const probe = tellsProbes ? probeSentence(shown) : null;
  if (members.length === 1) {
    const history = histories.get(shown.key);
    return html`${history === undefined ? null : receiverCard(history, now)}${probe}`;
  }
  const unfit = members.filter(({ key }) => isUnfit(histories.get(key))).map(({ key }) => key);
  return html`${unfit.length === 0 ? null : html`<p class="r">Receivers: <b class="high">fail</b> at the last probe of ${unfit.join(", ")}</p>`}${probe}`;
}

/** What a run would not do if this one were held. */
function skipsOf({ members }: Alike<ChangeDocument>, skips: ReadonlyMap<WebhookKey, readonly WebhookKey[]>) {
  const skipped = [...new Set(members.flatMap(({ key }) => skips.get(key) ?? []))];
  const needs = [...new Set(members.flatMap(({ dependsOn }) => dependsOn))];
  const after = needs.length === 0 ? null : html`<p class="dim">after ${needs.join(", ")}</p>`;
  return skipped.length === 0
    ? after
    : html`${after}<p class="dim">if it is held, ${skipped.length < MOST_SKIPPED ? "" : "at least "}${counted(skipped.length, "change is", "changes are")} skipped: ${skipped.join(", ")}</p>`;
}

interface Member {
  readonly key: string;
  readonly location: Location | null;
}

function membersOf(members: readonly (Member | ChangeDocument)[], links: PlanLinks): Markup | null {
  if (members.length === 1) return null;
  const items = members.map((member) => {
    const owner = "action" in member && "step" in member ? ownerOf(member) : null;
    return html`<li>${member.key}${owner === null ? null : ` (${owner})`} ${placeOf(member.location, links)}</li>`;
  });
  return html`<details><summary>${counted(members.length, "webhook")}</summary><ul class="m">${items}</ul></details>`;
}

function placeOf(location: Location | null, links: PlanLinks): Markup | null {
  return location === null ? null : html`<i>${placeLink(location, links)}</i>`;
}
