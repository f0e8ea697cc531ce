import { InvalidArgumentError } from "commander";
import type { CommentOptions } from "../../ci/github-context.ts";
import { execute, type Shell, withExamples } from "../command.ts";

export function defineComment(shell: Shell): void {
  const command = shell.program
    .command("comment")
    .summary("keep one comment of a pull request current")
    .description(
      "Writes a plan into its one comment of a GitHub pull request: edits the comment that an earlier run wrote for " +
        "the same environment and folder, else adds it; what other accounts wrote is left alone. The token comes from GITHUB_TOKEN; GITHUB_API_URL, " +
        "GITHUB_REPOSITORY and the event of the workflow say the rest.",
    )
    .argument("[file]", "a saved plan, or its Markdown; - or nothing reads Markdown from stdin")
    .option("--repo <owner/name>", "the repository (default: GITHUB_REPOSITORY)", readRepository)
    .option("--pr <number>", "the pull request (default: that of the workflow's event)", readNumber)
    .option(
      "--login <name>",
      "the account that the token writes as (default: the token's user, or github-actions[bot])",
    )
    .option("--no-plan", "say that there is no plan, in place of an earlier one of --env and --manifests");
  withExamples(command, [
    ["webhook-sync comment plan.json", "in a pull request's workflow"],
    ["webhook-sync show plan.json --format markdown | webhook-sync comment", "the same in two steps"],
    ["webhook-sync comment plan.json --repo acme/webhooks --pr 7", "from anywhere"],
    ["webhook-sync comment --no-plan --env production", "after planning failed"],
  ]);
  execute(shell, command, async (invocation, options: CommentOptions, [file]) =>
    (await import("../comment/comment.ts")).comment(invocation, options, file),
  );
}

function readRepository(text: string): string {
  if (!/^[\w.-]+\/[\w.-]+$/.test(text)) throw new InvalidArgumentError("owner/name");
  return text;
}

function readNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError("the pull request's number");
  return number;
}
