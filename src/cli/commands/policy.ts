import { execute, type Shell, withExamples } from "../command.ts";

export function definePolicy(shell: Shell): void {
  const policy = shell.program
    .command("policy")
    .summary("what may be declared")
    .description("What may be declared.");
  const list = policy
    .command("list")
    .summary("the rules and how severe they are")
    .description(
      "Lists the policy rules: how severe each is in the environment, who says so, and what operators have set.",
    );
  withExamples(list, [["webhook-sync policy list --env production", "the rules as production has them"]]);
  execute(shell, list, async (invocation) =>
    (await import("../manifest/policy-list.ts")).policyList(invocation),
  );
}
