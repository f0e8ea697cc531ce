import type { JsonObject } from "../../base/json.ts";
import { shortened } from "../../base/text.ts";
import { concernedOwners, type RunReport } from "../../model/run/run-report.ts";
import { chatLines, contextText, headline, MOST_LINES, MOST_MENTIONS, MOST_NAME, moreText } from "./text.ts";

/** Slack's own limits: characters of a header and of a section's text. 50 blocks are never reached. */
const [MOST_HEADER, MOST_SECTION] = [150, 3_000];

/** How a run ended, as Block Kit has it. `mentions`: whom to mention, by owner. */
export function slackMessage(report: RunReport, mentions: ReadonlyMap<string, string>): JsonObject {
  const title = shortened(headline(report), MOST_HEADER);
  const all = chatLines(report);
  const lines = all.slice(0, MOST_LINES).map(({ key, text }) => `*${escaped(key)}* ${escaped(text)}`);
  const more = moreText(all.length - lines.length);
  const mentioned = concernedOwners(report).flatMap((owner) => {
    const whom = mentions.get(owner);
    return whom === undefined ? [] : [`${escaped(shortened(owner, MOST_NAME))} ${mention(whom)}`];
  });
  return {
    text: escaped(title),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: "header", text: { type: "plain_text", text: title, emoji: false } },
      ...sections([...lines, ...(more === null ? [] : [more])]),
      ...sections(mentioned.slice(0, MOST_MENTIONS)),
      {
        type: "context",
        elements: [{ type: "mrkdwn", text: shortened(escaped(contextText(report)), MOST_SECTION) }],
      },
      ...button(report),
    ],
  };
}

/** As many lines in each as Slack takes. */
function sections(lines: readonly string[]): readonly object[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= MOST_SECTION)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((text) => ({ type: "section", text: { type: "mrkdwn", text } }));
}

function button({ page }: RunReport): readonly object[] {
  if (page === null) return [];
  const text = { type: "plain_text", text: "Open the CI job", emoji: false };
  return [{ type: "actions", elements: [{ type: "button", text, url: page.href }] }];
}

/** A member, or a user group. */
function mention(id: string): string {
  return id.startsWith("S") ? `<!subteam^${id}>` : `<@${id}>`;
}

/** All that Slack reads as its own: without these characters nobody can mention a channel or make a link. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
