import type { FoundFolder, GeneratedFile } from "../model/report/setup.ts";
import type { Choices } from "./choices.ts";
import { codeOwners, IGNORED, missingIgnores, missingOwners } from "./lines.ts";
import { environmentLines, operatorsFile, stateLines } from "./operators-file.ts";
import { workflow } from "./workflow.ts";

/** The folder that is set up, and the tool that does it. */
export interface TargetFolder extends FoundFolder {
  /** A file of the installed package. */
  readonly read: (path: string) => string;
}

/** All that `init` writes into a folder. */
export function filesFor(choices: Choices, ground: TargetFolder): readonly GeneratedFile[] {
  const { read } = ground;
  const template = (name: string) => read(`templates/${name}`);
  const own = (name: string) => template(choices.api === "cognigy-v2" ? `cognigy-v2/${name}` : name);
  const operators = own("webhook-sync.yaml");
  const files = [
    {
      ...plainFile("webhook-sync.yaml", "the config file", operatorsFile(operators, choices)),
      missingFrom: (existing: string) => [
        ...(choices.namespace === null || /^state:/m.test(existing) ? [] : stateLines(choices.namespace)),
        ...(ground.lacksEnvironment ? environmentLines(operators, choices) : []),
      ],
    },
    {
      ...plainFile("webhooks.d/example.yaml", "an example manifest", own("example.yaml")),
      unwanted: ground.whyNoExample,
    },
    ...["config", "webhook", "sandbox-switches"].map((name) => {
      const path = `schemas/${name}.schema.json`;
      return plainFile(path, "for your editor", read(path));
    }),
    {
      ...plainFile(".gitignore", "keeps the state out of Git", `${IGNORED.join("\n")}\n`),
      missingFrom: missingIgnores,
    },
  ];
  return choices.github ? [...files, ...filesForGitHub(choices, template("CODEOWNERS"), ground)] : files;
}

function filesForGitHub(
  choices: Choices,
  owners: string,
  { read, codeOwnersPath }: TargetFolder,
): readonly GeneratedFile[] {
  const workflows = [
    { name: "plan", about: "shows in pull requests what a merge would change" },
    { name: "apply", about: "applies what was reviewed" },
    { name: "drift", about: "reports when tenant and Git differ" },
  ].map(({ name, about }) => {
    const path = `.github/workflows/webhooks-${name}.yml`;
    return plainFile(path, about, workflow(read(path), choices));
  });
  const text = codeOwners(owners, choices.codeOwner);
  return [
    ...workflows,
    {
      ...plainFile(codeOwnersPath, "who reviews what", text),
      missingFrom: (existing) => missingOwners(existing, owners, choices.codeOwner),
    },
  ];
}

function plainFile(path: string, about: string, text: string): GeneratedFile {
  return { path, about, text, unwanted: null, missingFrom: () => [] };
}
