import { firstOf } from "../../base/text.ts";
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
import { fewerNames, type Part, partOf } from "./fit.ts";
import {
  BODY_RANKS,
  LAST_RANK,
  LINK_RANK,
  OWNER_RANK,
  REASON_RANK,
  ROW_RANK,
  UNCHANGED_RANK,
} from "./ranks.ts";
import { code, linked, prose } from "./text.ts";

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

/** A row of the table. Short of room it loses its link first, then its reason and its owner. */
interface Row {
  /** How many webhooks it stands for. */
  readonly count: number;
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

/** In place of what is left out: an empty cell would say that there is none. */
const LEFT_OUT = "…";

function rowPart(told: Row, what: string, lastRank: number): Part {
  const { count, sign, name, plainName, action, risk, step, owner, why } = told;
  const text = (webhook: string, asked: string, because: string) =>
    row([sign, webhook, action, risk, step, asked, because]);
  const noReason = why === "" ? "" : LEFT_OUT;
  // Of several webhooks it names a few owners, and stays.
  const noOwner = owner === "" || count > 1 ? owner : LEFT_OUT;
  return partOf(text(name, owner, why), [
    { rank: LINK_RANK, text: text(plainName, owner, why), missing: `links to ${what}s`, count },
    { rank: REASON_RANK, text: text(plainName, owner, noReason), missing: `reasons of ${what}s`, count },
    { rank: OWNER_RANK, text: text(plainName, noOwner, noReason), missing: `owners of ${what}s`, count },
    { rank: lastRank, text: "", missing: `rows of ${what}s`, count },
  ]);
}

/** A row for all that reads alike; what is taken away has a row for each, which only goes when all else has gone. */
export function changeRows(alike: Alike<ChangeDocument>, links: PlanLinks): Part[] {
  const { shown, members } = alike;
  if (members.length === 1) return [changeRow(shown, links)];
  if (isRemoval(shown)) return members.map((member) => changeRow(member, links));
  const { action, risk } = shown;
  const why = prose([describeChange(shown), ...risk.why].join("; "));
  const group: Row = {
    count: members.length,
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
    count: 1,
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
    count: 1,
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

export function unchangedRow({ shown, members }: Alike<Unchanged>): Part {
  const remarks = [...shown.unverified.map(cannotVerify), ...shown.notes].join("; ");
  const text = (names: string) =>
    row([code(UNCHANGED_SIGN.sign), names, "unchanged", "", "", "", prose(remarks)]);
  const names = members.map(({ key }) => code(key));
  const rank = UNCHANGED_RANK;
  const count = members.length;
  return partOf(text(names.join(", ")), [
    ...fewerNames(count).map(({ most, lost }) => ({
      rank,
      text: text(firstOf(names, most)),
      missing: "names of unchanged webhooks",
      count: lost,
    })),
    { rank, text: "", missing: "remarks on unchanged webhooks", count },
  ]);
}

/** What becomes of the fields, for a title: names as code, values as words. */
function headlineOf({ fields }: ChangeDocument): string {
  return headlines(fields)
    .map(({ field, step }) => (step === "" ? code(field) : `${code(field)} ${prose(step)}`))
    .join(", ");
}
