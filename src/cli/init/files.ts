import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentNames, loadConfig } from "../../manifest/config.ts";
import { findManifests } from "../../manifest/manifest-files.ts";
import { packageRoot } from "../tool.ts";
import type { Choices } from "./choices.ts";
import { codeOwners, IGNORED, missingIgnores, missingOwners } from "./lines.ts";
import { environmentLines, operatorsFile } from "./operators-file.ts";
import { workflow } from "./workflow.ts";

/** A file to be written where there is none of its name. */
export interface NewFile {
  readonly path: string;
  /** What it is, for people. */
  readonly about: string;
  readonly text: string;
  /** Why it is left out although there is none of its name; null where it is not. */
  readonly unwanted: string | null;
  /** What a file of that name lacks. */
  readonly missingFrom: (existing: string) => readonly string[];
}

/** All that `init` writes into a folder. */
export function filesFor(choices: Choices, directory: string): readonly NewFile[] {
  const template = (name: string) => read("templates", name);
  const operators = template("webhook-sync.yaml");
  const files = [
    {
      ...plainFile("webhook-sync.yaml", "the operators' file", operatorsFile(operators, choices)),
      missingFrom: () => (lacksEnvironment(choices, directory) ? environmentLines(operators, choices) : []),
    },
    {
      ...plainFile("webhooks.d/example.yaml", "an example manifest", template("example.yaml")),
      unwanted: whyNoExample(directory),
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
  return choices.github ? [...files, ...filesForGitHub(choices, template("CODEOWNERS"), directory)] : files;
}

function filesForGitHub(choices: Choices, owners: string, directory: string): readonly NewFile[] {
  const workflows = [
    { name: "plan", about: "shows in pull requests what a merge would change" },
    { name: "apply", about: "applies what was reviewed" },
    { name: "drift", about: "tells when tenant and Git differ" },
  ].map(({ name, about }) => {
    const path = `.github/workflows/webhooks-${name}.yml`;
    return plainFile(path, about, workflow(read(path), choices));
  });
  const text = codeOwners(owners, choices.codeOwner);
  return [
    ...workflows,
    {
      ...plainFile(codeOwnersPath(directory), "who reviews what", text),
      missingFrom: (existing) => missingOwners(existing, owners, choices.codeOwner),
    },
  ];
}

function plainFile(path: string, about: string, text: string): NewFile {
  return { path, about, text, unwanted: null, missingFrom: () => [] };
}

function read(...path: readonly string[]): string {
  return readFileSync(join(packageRoot(), ...path), "utf8");
}

/** An established fleet does not get an example, which its next apply would register. */
function whyNoExample(directory: string): string | null {
  const found = findManifests(join(directory, "webhooks.d"));
  if (found.ok && found.value.files.length + found.value.unreadable.length > 0)
    return "webhooks.d has manifests";
  return existsSync(join(directory, "webhook-sync.yaml")) ? "there is an operators' file" : null;
}

function lacksEnvironment({ baseUrl, environment }: Choices, directory: string): boolean {
  if (baseUrl === null) return false;
  const config = loadConfig("webhook-sync.yaml", directory);
  return config.ok && !environmentNames(config.value).includes(environment);
}

/** The first of these is the one that GitHub reads. */
function codeOwnersPath(directory: string): string {
  const places = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
  return places.find((path) => existsSync(join(directory, path))) ?? ".github/CODEOWNERS";
}
