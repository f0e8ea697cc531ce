import { type Blocked, isRemoval, type Unchanged } from "../../model/plan/change.ts";
import type { ChangeDocument } from "../../model/plan/plan.ts";
import {
  type Alike,
  cannotVerify,
  describeOwners,
  describeSteps,
  ownerOf,
  titleOf,
} from "../wording/changes.ts";
import { headlines } from "../wording/headline.ts";
import type { PlanLinks } from "../wording/links.ts";
import { ACTION_SIGNS, BLOCKED_SIGN, describeChange, UNCHANGED_SIGN } from "../wording/words.ts";
import type { Part, Shortening } from "./fit.ts";
import { BODY_RANKS, LAST_RANK, ROW_RANK, SHORT_ROW_RANK, UNCHANGED_RANK } from "./ranks.ts";
import { code, linked, prose } from "./text.ts";

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

/** A row of the table. Short of room it loses its links and its reason first. */
interface Row {
  readonly sign: string;
  /** As it stands, and without links. */
  readonly name: string;
  readonly plainName: string;
  readonly action: string;
  readonly risk: string;
  readonly step: string;
  readonly owner: string;
  readonly why: string;
}

function rowPart(
  { sign, name, plainName, action, risk, step, owner, why }: Row,
  what: string,
  lastRank: number,
): Part {
  const text = row([sign, name, action, risk, step, owner, why]);
  const shortText = row([sign, plainName, action, risk, step, "", ""]);
  const short: Shortening = { rank: SHORT_ROW_RANK, text: shortText, missing: `reasons of ${what}s` };
  const none: Shortening = { rank: lastRank, text: "", missing: `rows of ${what}s` };
  return { text, cuts: [short, none] };
}

/** A row for all that reads alike; what is taken away has a row for each, which only goes when all else has gone. */
export function changeRows(alike: Alike<ChangeDocument>, links: PlanLinks): Part[] {
  const { shown, members } = alike;
  if (members.length === 1) return [changeRow(shown, links)];
  if (isRemoval(shown)) return members.map((member) => changeRow(member, links));
  const { action, risk } = shown;
  const why = prose([describeChange(shown), ...risk.why].join("; "));
  const group: Row = {
    sign: code(ACTION_SIGNS[action].sign),
    name: titleOf(alike),
    plainName: titleOf(alike),
    action,
    risk: risk.level,
    step: describeSteps(members),
    owner: describeOwners(members).map(prose).join(""),
    why: [headlineOf(shown), why].filter((text) => text !== "").join("; "),
  };
  return [rowPart(group, action, ROW_RANK + BODY_RANKS[action])];
}

function changeRow(change: ChangeDocument, links: PlanLinks): Part {
  const { action, key, risk, step, location } = change;
  const owner = ownerOf(change);
  const told: Row = {
    sign: code(ACTION_SIGNS[action].sign),
    name: linked(key, location, links),
    plainName: code(key),
    action,
    risk: risk.level,
    step: String(step),
    owner: owner === null ? "" : code(owner),
    why: prose([describeChange(change), ...risk.why].join("; ")),
  };
  return rowPart(told, action, isRemoval(change) ? LAST_RANK : ROW_RANK + BODY_RANKS[action]);
}

export function blockedRow({ action, key, code: rule, location }: Blocked, links: PlanLinks): Part {
  const told: Row = {
    sign: code(`${BLOCKED_SIGN.sign} ${ACTION_SIGNS[action].sign}`),
    name: linked(key, location, links),
    plainName: code(key),
    action,
    risk: "blocked",
    step: "",
    owner: "",
    why: prose(rule),
  };
  return rowPart(told, "blocked change", LAST_RANK);
}

export function unchangedRow(alike: Alike<Unchanged>): Part {
  const { shown, members } = alike;
  const remarks = [...shown.unverified.map(cannotVerify), ...shown.notes].join("; ");
  const names = members.map(({ key }) => code(key)).join(", ");
  const text = row([code(UNCHANGED_SIGN.sign), names, "unchanged", "", "", "", prose(remarks)]);
  return { text, cuts: [{ rank: UNCHANGED_RANK, text: "", missing: "remarks on unchanged webhooks" }] };
}

/** What becomes of the fields, for a title: names as code, values as words. */
function headlineOf({ fields }: ChangeDocument): string {
  return headlines(fields)
    .map(({ field, step }) => (step === "" ? code(field) : `${code(field)} ${prose(step)}`))
    .join(", ");
}
