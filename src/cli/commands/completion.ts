import { Argument } from "commander";
import { EXIT } from "../../model/exit-code.ts";
import { execute, type Shell, TEXT_ONLY, withExamples } from "../command.ts";

const SHELLS = ["bash", "zsh", "fish"];

export function defineCompletion(shell: Shell): void {
  const command = shell.program
    .command("completion")
    .summary("completions for bash, zsh and fish")
    .description(
      "Prints a script that lets a shell complete commands, options, environments and webhooks. It asks the tool at each " +
        "Tab, which reads the operators' file and the manifests and contacts nobody.",
    )
    .addArgument(new Argument("<shell>", "which shell").choices(SHELLS));
  withExamples(command, [
    ["echo 'source <(webhook-sync completion bash)' >> ~/.bashrc", "bash"],
    ["echo 'source <(webhook-sync completion zsh)' >> ~/.zshrc", "zsh, after compinit"],
    ["webhook-sync completion fish > ~/.config/fish/completions/webhook-sync.fish", "fish"],
  ]);
  execute(
    shell,
    command,
    async ({ io }, _options, [name = ""]) => {
      io.stdout.write((await import("../completion.ts")).completionScript(name));
      return EXIT.done;
    },
    TEXT_ONLY,
  );
  const complete = shell.program
    .command("complete", { hidden: true })
    .description("What can stand at the end of a command line: for the script that `completion` prints.")
    .argument("<line>", "the command line up to the cursor");
  execute(
    shell,
    complete,
    async ({ io }, _options, [line = ""]) => {
      io.stdout.write((await import("../completion.ts")).completeLine(shell, line));
      return EXIT.done;
    },
    TEXT_ONLY,
  );
}
