import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { linePages } from "../../src/ci/line-links.ts";

const COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
const GITHUB = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "acme/webhooks" };
const GITLAB = { CI_PROJECT_URL: "https://gitlab.com/acme/webhooks" };

describe("the page of a line", () => {
  const workingDirectory = mkdtempSync(join(tmpdir(), "line-links-"));
  mkdirSync(join(workingDirectory, "head", ".git"), { recursive: true });
  mkdirSync(join(workingDirectory, "outside"));
  after(() => rmSync(workingDirectory, { recursive: true }));

  const pageOf = (
    variables: Readonly<Record<string, string>>,
    file: string,
    commit: string | null = COMMIT,
  ) => linePages({ variables, workingDirectory }, commit)({ file, line: 4, column: 3 });

  const blob = `https://github.com/acme/webhooks/blob/${COMMIT}`;
  const cases: readonly [what: string, found: string | null, expected: string | null][] = [
    ["on GitHub", pageOf(GITHUB, "head/webhooks.d/orders.yaml"), `${blob}/webhooks.d/orders.yaml#L4`],
    [
      "on GitLab",
      pageOf(GITLAB, "head/webhooks.d/orders.yaml"),
      `https://gitlab.com/acme/webhooks/-/blob/${COMMIT}/webhooks.d/orders.yaml#L4`,
    ],
    [
      "on a server whose address has a password",
      pageOf({ ...GITHUB, GITHUB_SERVER_URL: "https://ann:pw@github.com/" }, "head/orders.yaml"),
      `${blob}/orders.yaml#L4`,
    ],
    ["at the root of the repository", pageOf(GITHUB, "head/orders.yaml"), `${blob}/orders.yaml#L4`],
    ["of an odd name", pageOf(GITHUB, "head/a b(1)#.yaml"), `${blob}/a%20b%281%29%23.yaml#L4`],
    ["that was not committed", pageOf(GITHUB, "head/orders.yaml", `${COMMIT}+uncommitted`), null],
    ["of no commit", pageOf(GITHUB, "head/orders.yaml", null), null],
    ["elsewhere than in CI", pageOf({}, "head/orders.yaml"), null],
    ["outside of a repository", pageOf(GITHUB, "outside/orders.yaml"), null],
  ];
  for (const [what, found, expected] of cases) test(what, () => assert.equal(found, expected));
});
