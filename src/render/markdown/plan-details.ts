import { counted } from "../../base/text.ts";
import type { Blocked } from "../../model/plan/change.ts";
import type { ChangeDocument } from "../../model/plan/plan.ts";
import { type Alike, cannotVerify, consequences, lastingConsequences, ownerOf } from "../wording/changes.ts";
import { headlines } from "../wording/headline.ts";
import type { PlanLinks } from "../wording/links.ts";
import { ACTION_SIGNS } from "../wording/words.ts";
import { diffLines } from "./diff.ts";
import type { Part } from "./fit.ts";
import { BLOCKED_BODY_RANK, BODY_RANKS } from "./ranks.ts";
import { code, fenced, htmlCode, linked, placed, prose } from "./text.ts";

/** Never folded. A rule that stops many is told once, with their names. */
export function blockedDetails({ shown, members }: Alike<Blocked>, links: PlanLinks): Part {
  const { message, remedy, because } = shown;
  const names =
    members.length === 1
      ? members.map(({ key }) => code(key)).join("")
      : `${counted(members.length, "webhook")} (${members.map(({ key }) => code(key)).join(", ")})`;
  const place = members.length === 1 ? placed(shown.location, links) : "";
  const others = because.length === 0 ? "" : ` Because of ${because.map(code).join(", ")}.`;
  const text = `\n**Blocked ${names}**: ${prose(message)}${place}.${others}<br>**Remedy**: ${prose(remedy)}.\n`;
  return {
    text,
    cuts: [
      { rank: BLOCKED_BODY_RANK, text: "", missing: "remedies of blocked changes", count: members.length },
    ],
  };
}

/** Folded, unless it is a deletion. */
export function changeDetails(alike: Alike<ChangeDocument>, links: PlanLinks): Part {
  const { shown: change, members } = alike;
  const { action, unverified } = change;
  const lines = diffLines(change);
  const follows = members.length === 1 ? consequences(change) : lastingConsequences(change);
  const sentences = [...unverified.map(cannotVerify), ...follows].map((text) => `- ${prose(text)}\n`);
  const named = members.length === 1 ? "" : memberList(members, links);
  if (lines.length === 0 && sentences.length === 0 && named === "") return { text: "", cuts: [] };
  const blocks = [lines.length === 0 ? "" : `${fenced("diff", lines)}\n`, sentences.join(""), named];
  const inside = blocks.filter((block) => block !== "").join("\n");
  const sign = ACTION_SIGNS[action].sign;
  const text =
    action === "delete"
      ? `\n**${code(sign)} ${members.map(({ key }) => code(key)).join(", ")} ${action}**\n\n${inside}`
      : `\n<details><summary>${sign} ${summaryOf(alike)}</summary>\n\n${inside}\n</details>\n`;
  return {
    text,
    cuts: [{ rank: BODY_RANKS[action], text: "", missing: `details of ${action}s`, count: members.length }],
  };
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
