import type { NextStep, WrittenFile } from "../model/report/setup.ts";
import { authenticationFor } from "./authentication.ts";
import type { Choices } from "./choices.ts";

/** Why the tenant was not examined, or that it was. */
export type Checkup =
  | { readonly kind: "embedded" }
  | { readonly kind: "no-environment" }
  | { readonly kind: "no-credentials"; readonly variables: readonly string[] }
  | { readonly kind: "examined"; readonly exitCode: number };

/** The folder that was set up. */
export interface SetupFolder {
  /** As one changes to it; null where one is there already. */
  readonly path: string | null;
  /** Whether the tool is one of its packages already. */
  readonly isPinned: boolean;
  /** Where it stands in its Git repository; null at the top of it, or where no repository is known. */
  readonly below: string | null;
}

/** What whoever ran `init` does now. */
export function nextSteps(
  { environment, github, namespace }: Choices,
  checkup: Checkup,
  { path, isPinned, below }: SetupFolder,
): readonly NextStep[] {
  return [
    ...(path === null ? [] : [{ command: `cd ${path}`, what: "The commands that follow work there." }]),
    ...(namespace === null ? [] : [MIGRATE]),
    { command: "webhook-sync validate && webhook-sync plan", what: "See what would change." },
    { command: "webhook-sync apply", what: "Apply it, then see the audit log: webhook-sync audit show." },
    ...stepsToTenant(environment, checkup),
    ...(github ? [...(isPinned ? [] : [PIN]), ...atTheTop(below), ON_GITHUB] : []),
  ];
}

const MIGRATE: NextStep = {
  command: "webhook-sync state migrate",
  what: "Set WEBHOOK_SYNC_STATE_URL to the database, postgres://owner@host/name, and make the tables; docs/state.md has the users.",
};

const PIN: NextStep = {
  command: "npm install --save-dev webhook-sync",
  what: "Pin the tool that the workflows run, and commit package.json and package-lock.json.",
};

/** GitHub reads no workflows and no code owners anywhere else. */
function atTheTop(below: string | null): readonly NextStep[] {
  if (below === null) return [];
  const what = `GitHub reads .github only at the top of the repository, and this is its folder ${below}: move it there, and let its workflows and CODEOWNERS name ${below}.`;
  return [{ command: null, what }];
}

const ON_GITHUB: NextStep = {
  command: null,
  what: "Name the code owners, protect main, and give the GitHub environments their secrets, as node_modules/webhook-sync/docs/github.md says.",
};

function stepsToTenant(environment: string, checkup: Checkup): readonly NextStep[] {
  const command = `webhook-sync doctor --env ${environment}`;
  switch (checkup.kind) {
    case "embedded":
      return [];
    case "no-environment":
      return [
        {
          command,
          what: `With the environment ${environment} in webhook-sync.yaml, see whether the tenant can be worked with.`,
        },
      ];
    case "no-credentials":
      return [
        {
          command,
          what: `Set ${checkup.variables.join(" and ")}, then see whether the tenant can be worked with.`,
        },
      ];
    case "examined":
      return checkup.exitCode === 0
        ? [
            {
              command: `webhook-sync plan --env ${environment}`,
              what: "See what would change on your tenant.",
            },
          ]
        : [{ command, what: "Fix what doctor reported, then run it again." }];
  }
}

/** Why the tenant cannot be examined yet: it takes an address, its environment in the config file, and its credentials. */
export function whyNotExamined(
  { baseUrl, auth, api }: Choices,
  written: readonly WrittenFile[],
  given: Readonly<Record<string, string | undefined>>,
): Checkup | null {
  if (baseUrl === null) return { kind: "embedded" };
  if (!written.some(({ file }) => file === "webhook-sync.yaml")) return { kind: "no-environment" };
  const variables = authenticationFor(api, auth).variables.filter((name) => !given[name]);
  return variables.length > 0 ? { kind: "no-credentials", variables } : null;
}
