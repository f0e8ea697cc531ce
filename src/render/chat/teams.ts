import type { JsonObject } from "../../base/json.ts";
import { shortened } from "../../base/text.ts";
import { concernedOwners, type RunReport } from "../../model/run/run-report.ts";
import {
  type ChatLine,
  chatLines,
  contextText,
  headline,
  MOST_LINES,
  MOST_MENTIONS,
  MOST_NAME,
  moreText,
} from "./text.ts";

/** What a workflow of Teams takes for one message. */
const MOST_BYTES = 28 * 1_024;

interface Mention {
  readonly owner: string;
  readonly address: string;
}

/** How a run ended, as an Adaptive Card. `mentions`: whom to mention, by owner. */
export function teamsMessage(report: RunReport, mentions: ReadonlyMap<string, string>): JsonObject {
  const mentioned = concernedOwners(report).flatMap((owner) => {
    const address = mentions.get(owner);
    return address === undefined ? [] : [{ owner: shortened(withoutMarks(owner), MOST_NAME), address }];
  });
  const called = mentioned.slice(0, MOST_MENTIONS);
  const lines = chatLines(report);
  for (let shown = Math.min(lines.length, MOST_LINES); shown > 0; shown -= 1) {
    const message = messageOf(report, { shown: lines.slice(0, shown), left: lines.length - shown }, called);
    if (Buffer.byteLength(JSON.stringify(message)) <= MOST_BYTES) return message;
  }
  return messageOf(report, { shown: [], left: lines.length }, called);
}

function messageOf(
  report: RunReport,
  { shown, left }: { readonly shown: readonly ChatLine[]; readonly left: number },
  mentioned: readonly Mention[],
): JsonObject {
  const more = moreText(left);
  const body = [
    rich([{ ...run(shortened(headline(report), 200)), weight: "Bolder", size: "Medium" }]),
    ...shown.map(({ key, text }) => rich([{ ...run(key), weight: "Bolder" }, run(` ${text}`)])),
    ...(more === null ? [] : [rich([run(more)])]),
    ...mentioned.map(({ owner }) => ({ type: "TextBlock", text: `<at>${owner}</at>`, wrap: true })),
    rich([{ ...run(contextText(report)), isSubtle: true, size: "Small" }]),
  ];
  const card = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    body,
    actions:
      report.page === null
        ? []
        : [{ type: "Action.OpenUrl", title: "Open the CI job", url: report.page.href }],
    msteams: { width: "Full", entities: mentioned.map(entity) },
  };
  const contentType = "application/vnd.microsoft.card.adaptive";
  return { type: "message", attachments: [{ contentType, contentUrl: null, content: card }] };
}

/** Text of others only ever stands in these: a TextBlock would read it as Markdown, links included. */
function rich(inlines: readonly object[]): object {
  return { type: "RichTextBlock", inlines };
}

function run(text: string): { readonly type: "TextRun"; readonly text: string } {
  return { type: "TextRun", text };
}

function entity({ owner, address }: Mention): object {
  return { type: "mention", text: `<at>${owner}</at>`, mentioned: { id: address, name: owner } };
}

/** A mention stands in Markdown, and ends where its mark does. */
function withoutMarks(owner: string): string {
  return owner.replace(/[^\p{L}\p{N} .@_-]/gu, "");
}
