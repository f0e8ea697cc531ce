import { escapeTerminal } from "../../base/text.ts";
import type { View } from "../wording/view.ts";

/** What became of the comment of a pull request. */
export function commentView(
  comment: { readonly action: string; readonly url: string; readonly otherAccount: string | null },
  { repository, number }: { readonly repository: string; readonly number: number },
): View {
  const { action, url, otherAccount } = comment;
  const became = action === "unchanged" ? "current" : action;
  const account = escapeTerminal(otherAccount ?? "");
  const warning = `\nThe token writes as ${account}: pass --login '${account}', or each run adds a comment.`;
  return {
    json: { action, url, repository, pullRequest: number },
    text: () =>
      `The comment of ${repository}#${number} was ${became}. ${escapeTerminal(url)}${otherAccount === null ? "" : warning}`,
  };
}
