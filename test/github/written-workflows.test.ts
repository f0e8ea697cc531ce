import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { authenticationFor } from "../../src/init/authentication.ts";
import type { Choices } from "../../src/init/choices.ts";
import { filesFor } from "../../src/init/files.ts";
import { groundIn } from "../../src/manifest/setup-folder.ts";
import { AUTHENTICATION_KINDS } from "../../src/model/fleet/environment.ts";
import { lint } from "./lint.ts";
import { root } from "./places.ts";

const choices: Choices = {
  environment: "staging",
  baseUrl: new URL("https://acme.cognigy.com"),
  api: "integrations-v1",
  project: null,
  auth: "client-credentials",
  codeOwner: "@acme/operators",
  namespace: null,
  github: true,
};
const everyChoice: readonly Choices[] = [
  { ...choices, baseUrl: null },
  ...AUTHENTICATION_KINDS.map((auth) => ({ ...choices, auth })),
  { ...choices, api: "cognigy-v2", auth: "api-key" },
];

/** The workflows that init writes into an empty folder, and ours beside each. */
function written(given: Choices): readonly { name: string; text: string; ours: string }[] {
  const found = groundIn(join(tmpdir(), "webhook-sync-no-such-folder"), given.environment);
  return filesFor(given, { ...found, read: (path) => readFileSync(join(root, path), "utf8") })
    .filter(({ path }) => path.startsWith(".github/workflows/"))
    .map(({ path, text }) => ({ name: basename(path), text, ours: readFileSync(join(root, path), "utf8") }));
}

describe("the workflows that init writes", () => {
  it("pass actionlint", async () => {
    for (const given of everyChoice) {
      const workflows = written(given);
      assert.equal(workflows.length, 3);
      for (const { name, text } of workflows) assert.deepEqual(await lint(text, name), [], name);
    }
  });

  it("take the tool and the action from the lock file, all else by its full commit", () => {
    for (const { text } of everyChoice.flatMap(written)) {
      const uses = text.split("\n").filter((line) => /^\s*(?:- )?uses:/.test(line));
      for (const line of uses) {
        assert.match(
          line,
          /uses: (?:\.\/node_modules\/webhook-sync\/\.github\/actions\/webhook-sync$|actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/,
        );
      }
      for (const { steps } of Object.values<{ steps: { run?: string; uses?: string }[] }>(parse(text).jobs)) {
        const own = steps.findIndex(({ uses }) => uses?.startsWith("./"));
        if (own !== -1) assert.match(steps[own - 1]?.run ?? "", /^npm ci --ignore-scripts /);
      }
    }
  });

  it("are ours in all but the tool, the environments and the variables", () => {
    const bare = (text: string) =>
      JSON.stringify(parse(text), (key, value) => (key === "env" ? undefined : value))
        .replaceAll(
          '{"name":"Install webhook-sync as package-lock.json pins it","run":"npm ci --ignore-scripts --no-audit --no-fund"},',
          "",
        )
        .replaceAll("./node_modules/webhook-sync/.github", "./.github")
        .replaceAll("staging", "sandbox");
    for (const { text, ours, name } of everyChoice.flatMap(written))
      assert.equal(bare(text), bare(ours), name);
  });

  it("name the tenant's environment, and the sandbox where there is none yet", () => {
    const matrices = (given: Choices) =>
      written(given).flatMap(({ text }) => text.match(/environment: .*(?:sandbox|staging)"?\]?.*/g) ?? []);
    assert.equal(matrices(choices).length, 4);
    for (const line of matrices(choices)) assert.match(line, /\["staging"\]/);
    for (const line of matrices({ ...choices, baseUrl: null }))
      assert.match(line, /\[(?:"sandbox"|sandbox)\]/);
  });

  it("give each job the secrets that the written files name, and no others", () => {
    for (const given of everyChoice) {
      const { variables } = authenticationFor(given.api, given.auth);
      for (const { name, text } of written(given)) {
        const secrets = new Set(
          [...text.matchAll(/^ +(\w+): \$\{\{ secrets\.\1 \}\}$/gm)].map(([, one]) => one),
        );
        const example = given.api === "cognigy-v2" ? "EXAMPLE_AUTH" : "EXAMPLE_API_KEY";
        const own = name === "webhooks-apply.yml" ? [example] : [];
        assert.deepEqual([...secrets], [...variables, ...own], name);
        assert.doesNotMatch(text, /MONITORING_TOKEN|BILLING/);
      }
    }
  });
});
