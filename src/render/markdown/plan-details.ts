import { counted, firstOf } from "../../base/text.ts";
import { type Blocked, isRemoval } from "../../model/plan/change.ts";
import type { ChangeDocument } from "../../model/plan/plan.ts";
import { type Alike, cannotVerify, consequences, lastingConsequences, ownerOf } from "../wording/changes.ts";
import { headlines } from "../wording/headline.ts";
import { NO_LINKS, type PlanLinks } from "../wording/links.ts";
import { ACTION_SIGNS } from "../wording/words.ts";
import { diffLines } from "./diff.ts";
import { fewerNames, type Part, partOf, type Shortening } from "./fit.ts";
import { BLOCKED_BODY_RANK, BODY_RANKS, MEMBER_LINK_RANK, MEMBER_RANK, OWNER_RANK } from "./ranks.ts";
import { code, fenced, htmlCode, linked, placed, prose } from "./text.ts";

/** Never folded. A rule that stops many is told once, with their names, which stand in their rows too. */
export function blockedDetails({ shown, members }: Alike<Blocked>, links: PlanLinks): Part {
  const { message, remedy, because } = shown;
  const count = members.length;
  const names = members.map(({ key }) => code(key)).join(", ");
  const many = counted(count, "webhook");
  const place = count === 1 ? placed(shown.location, links) : "";
  const others = because.length === 0 ? "" : ` Because of ${because.map(code).join(", ")}.`;
  const text = (who: string) =>
    `\n**Blocked ${who}**: ${prose(message)}${place}.${others}<br>**Remedy**: ${prose(remedy)}.\n`;
  const rank = BLOCKED_BODY_RANK;
  const none: Shortening = { rank, text: "", missing: "remedies of blocked changes", count };
  if (count === 1) return partOf(text(names), [none]);
  const unnamed: Shortening = { rank, text: text(many), missing: "names next to remedies", count };
  return partOf(text(`${many} (${names})`), [unnamed, none]);
}

/** Folded, unless it is a deletion. */
export function changeDetails(alike: Alike<ChangeDocument>, links: PlanLinks): Part {
  const { shown: change, members } = alike;
  const { action } = change;
  const facts = factsOf(alike);
  const named = members.length === 1 ? [] : [memberList(members, links)];
  const blocks = [...facts, ...named];
  const text = blocks.length === 0 ? "" : detailsText(alike, blocks);
  const none = {
    rank: BODY_RANKS[action],
    text: "",
    missing: `details of ${action}s`,
    count: members.length,
  };
  // The names of what is taken away stand in their rows too.
  if (members.length === 1 || isRemoval(change)) return partOf(text, [none]);
  return partOf(text, memberCuts(alike, facts));
}

/** Several have one row together, so that their names stand nowhere else: they go last. */
function memberCuts(alike: Alike<ChangeDocument>, facts: readonly string[]): Shortening[] {
  const { shown, members } = alike;
  const what = `${shown.action}s`;
  const count = members.length;
  const unlinked = memberList(members, NO_LINKS);
  const names = members.map(({ key }) => code(key));
  const fewer = fewerNames(count);
  const bare = (list: string) => detailsText(alike, [`${counted(count, "webhook")}: ${list}\n`]);
  return [
    {
      rank: MEMBER_LINK_RANK,
      text: detailsText(alike, [...facts, unlinked]),
      missing: `links to ${what}`,
      count,
    },
    {
      rank: BODY_RANKS[shown.action],
      text: detailsText(alike, [unlinked]),
      missing: `details of ${what}`,
      count,
    },
    { rank: OWNER_RANK, text: bare(names.join(", ")), missing: `owners of ${what}`, count },
    ...fewer.map(({ most, lost }) => ({
      rank: MEMBER_RANK,
      text: bare(firstOf(names, most)),
      missing: `names of ${what}`,
      count: lost,
    })),
    { rank: MEMBER_RANK, text: "", missing: `names of ${what}`, count: fewer.at(-1)?.most ?? count },
  ];
}

/** What differs, and what follows from it. */
function factsOf({ shown: change, members }: Alike<ChangeDocument>): string[] {
  const lines = diffLines(change);
  const follows = members.length === 1 ? consequences(change) : lastingConsequences(change);
  const sentences = [...change.unverified.map(cannotVerify), ...follows].map((text) => `- ${prose(text)}\n`);
  const blocks = [lines.length === 0 ? "" : `${fenced("diff", lines)}\n`, sentences.join("")];
  return blocks.filter((block) => block !== "");
}

function detailsText(alike: Alike<ChangeDocument>, blocks: readonly string[]): string {
  const { shown, members } = alike;
  const inside = blocks.join("\n");
  const { sign } = ACTION_SIGNS[shown.action];
  return shown.action === "delete"
    ? `\n**${code(sign)} ${members.map(({ key }) => code(key)).join(", ")} ${shown.action}**\n\n${inside}`
    : `\n<details><summary>${sign} ${summaryOf(alike)}</summary>\n\n${inside}\n</details>\n`;
}

function summaryOf({ shown, members }: Alike<ChangeDocument>): string {
  if (members.length === 1) return `${htmlCode(shown.key)} ${shown.action}`;
  const steps = headlines(shown.fields).map(({ field, step }) =>
    step === "" ? htmlCode(field) : `${htmlCode(field)} ${htmlCode(step)}`,
  );
  const what = steps.length === 0 ? shown.action : `${shown.action}: ${steps.join(", ")}`;
  return `${counted(members.length, "webhook")} ${what}`;
}

function memberList(members: readonly ChangeDocument[], links: PlanLinks): string {
  const names = members.map((member) => {
    const owner = ownerOf(member);
    return linked(member.key, member.location, links) + (owner === null ? "" : ` (${code(owner)})`);
  });
  return `${counted(members.length, "webhook")}: ${names.join(", ")}\n`;
}
