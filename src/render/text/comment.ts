import { escapeTerminal } from "../../base/text.ts";
import type { View } from "../wording/view.ts";

/** What became of the comment of a pull request. */
export function commentView(
  { action, url }: { readonly action: string; readonly url: string },
  { repository, number }: { readonly repository: string; readonly number: number },
): View {
  const became = action === "unchanged" ? "current" : action;
  return {
    json: { action, url, repository, pullRequest: number },
    text: () => `The comment of ${repository}#${number} was ${became}. ${escapeTerminal(url)}`,
  };
}
