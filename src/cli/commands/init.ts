import { Option } from "commander";
import { AUTHENTICATION_KINDS } from "../../init/authentication.ts";
import { execute, type Shell, withExamples } from "../command.ts";
import type { InitOptions } from "../init/choices.ts";

/** Their names are those in the written files. */
const FIXED = ["config", "manifests", "stateDir", "secretsDir"];

export function defineInit(shell: Shell): void {
  const command = shell.program
    .command("init")
    .summary("set a folder up")
    .description(
      "Writes webhook-sync.yaml, an example manifest in webhooks.d, the schemas for your editor, .gitignore, and for " +
        "GitHub the workflows and CODEOWNERS. What exists is left as it is, with the lines that it lacks. On a terminal " +
        "it asks what no option says. A sandbox tenant is always set up and the default; with --tenant yours is the " +
        "environment --env (default: production), and doctor examines it when its credentials are set.",
    )
    .option("--tenant <url>", "your tenant's address: https, or http on loopback")
    .addOption(
      new Option("--auth <kind>", "how it authenticates (default: client-credentials)").choices(
        AUTHENTICATION_KINDS,
      ),
    )
    .option("--code-owner <owner>", "who reviews the operators' file and the workflows: @org/team")
    .option("--no-github", "without the workflows and CODEOWNERS")
    .option("--yes", "ask nothing");
  withExamples(command, [
    ["webhook-sync init", "asks; Enter takes what is proposed"],
    ["webhook-sync init --yes && webhook-sync plan", "a sandbox to try things out in"],
    [
      "webhook-sync init --tenant https://acme.cognigy.com --auth bearer --code-owner @acme/ops",
      "without a terminal; the token is read from COGNIGY_TOKEN, never from here",
    ],
    ["webhook-sync init --yes --no-github --format json", "what was written and left, for a script"],
  ]);
  execute(shell, command, async (invocation, options: InitOptions) => {
    const fixed = FIXED.find((name) => command.getOptionValueSourceWithGlobals(name) === "cli");
    if (fixed !== undefined) {
      const flag = shell.program.options.find((option) => option.attributeName() === fixed)?.long;
      command.error(`error: init writes the usual names; there is no ${flag} for it`);
    }
    return (await import("../init/init.ts")).init(invocation, options);
  });
}
