import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { REPOSITORY, startGitHub } from "../github/fake-github.ts";
import { expectationOf } from "./documented-ends.ts";
import { documentedLines, mentionedLines } from "./documented-lines.ts";
import { growProject } from "./grown-project.ts";
import { projectWithPackage } from "./installed.ts";
import { type Ended, shell } from "./shell.ts";
import { startWithin } from "./within.ts";

/** Lines of pages that a test of their own runs in their order: test/scenarios/070-adopting and recipes.test.ts. */
const ELSEWHERE = ["docs/adopting.md", "docs/ci.md", "README.md"];

/** Commands that have commands of their own. */
const GROUPS = new Set(["audit", "outbox", "policy", "sandbox", "state", "secrets"]);

const NEEDS_A_SHELL = /[|&<>;$()'"]|^npx /;
/** A command whose output goes into a file; recipes.test.ts and the other lines have a shell do such things. */
const INTO_A_FILE = /^(webhook-sync [^|&<>;$()'"]+) > ([\w.-]+)$/;

/** Started as processes, which read what is piped into them; the first of the README's steps are too. */
const OF_THEIR_OWN = /\| webhook-sync show -/;

describe("what the pages say to type", () => {
  const first = projectWithPackage();
  const places: string[] = [first];
  after(() => {
    for (const place of places) rmSync(place, { recursive: true, force: true });
  });
  const grown = growProject(first);
  const lines = documentedLines();

  for (const { page, line } of lines.filter(({ page }) => !ELSEWHERE.includes(page))) {
    const expected = expectationOf(line);
    const skip = expected.kind === "not here" ? expected.because : false;
    it(`${page}: ${line}`, { skip }, async (t) => {
      if (expected.kind === "not here") return;
      const { directories, filledIn, run } = await grown;
      const place = mkdtempSync(join(tmpdir(), "webhook-sync-typed-"));
      places.push(place);
      cpSync(directories[expected.ground], place, { recursive: true, verbatimSymlinks: true });
      mkdirSync(join(place, ".config/fish/completions"), { recursive: true });
      writeFileSync(join(place, "note.md"), "Please look.\n");
      if (!OF_THEIR_OWN.test(line)) await startWithin(place);
      const { url } = await startGitHub(t);
      const github = {
        GITHUB_API_URL: url,
        GITHUB_TOKEN: "token",
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_REF: "refs/pull/7/merge",
      };
      const streams = {
        GITHUB_OUTPUT: join(place, "output"),
        GITHUB_STEP_SUMMARY: join(place, "summary.md"),
      };
      const all = { ...github, ...streams };
      const typed = filledIn(line);
      const [, command = typed, file] = INTO_A_FILE.exec(typed) ?? [];
      const ended = NEEDS_A_SHELL.test(command)
        ? await shell(typed, place, all)
        : await run(command.split(" ").slice(1), place, all);
      if (file !== undefined) assert.ok(ended.stdout.length > 0, typed);
      assert.equal(ended.status, expected.exit, `${typed}\n${ended.stdout}${ended.stderr}`);
      assert.match(ended.stdout + ended.stderr, expected.says);
    });
  }

  it("the README's first steps, in their order, on the example fleet of the package", async () => {
    const place = mkdtempSync(join(tmpdir(), "webhook-sync-typed-"));
    places.push(place);
    for (const part of ["node_modules", ".short-cuts"])
      cpSync(join(first, part), join(place, part), { recursive: true, verbatimSymlinks: true });
    for (const part of ["webhook-sync.yaml", "webhooks.d", "schemas"])
      cpSync(join(first, "node_modules/webhook-sync", part), join(place, part), { recursive: true });
    const block =
      readFileSync(join(import.meta.dirname, "../../README.md"), "utf8").split("```sh\n")[2] ?? "";
    const steps = block.slice(0, block.indexOf("```")).trim().split("\n");
    const ends: (readonly [number | null, string])[] = [];
    for (const [index, step] of steps.entries()) {
      // The first ones are processes: one that reads, one that plans and one that writes.
      if (index === 3) await startWithin(place);
      const { status, stdout }: Ended = await shell(step, place);
      ends.push([status, stdout]);
    }
    assert.deepEqual(
      ends.map(([status]) => status),
      [0, 2, 0, 0, 0, 0, 0],
      steps.join("\n"),
    );
    assert.match(ends[3]?.[1] ?? "", /No changes/);
    assert.match(ends[5]?.[1] ?? "", /order-fulfillment/);
  });

  it("the commands and options that sentences name are there", async () => {
    const { run } = await grown;
    const mentioned = mentionedLines();
    assert.ok(mentioned.length > 40, `${mentioned.length}`);
    const helps = new Map<string, string>();
    for (const { page, line } of mentioned) {
      const [, command = "", sub = ""] = line.split(/[ ,;]/);
      const words = GROUPS.has(command) && /^[a-z]/.test(sub) ? [command, sub] : [command];
      // Its default command has the options.
      if (line.startsWith("webhook-sync sandbox --")) words.push("serve");
      const help = helps.get(words.join(" ")) ?? (await run(["help", ...words], first, {})).stdout;
      helps.set(words.join(" "), help);
      assert.match(help, new RegExp(`^Usage: webhook-sync ${words.join(" ")}\\b`), `${page}: ${line}`);
      for (const [option] of line.matchAll(/--[a-z][a-z-]*/g))
        assert.ok(help.includes(option), `${page}: ${line}: ${option} is no option of it`);
    }
  });

  it("are more than a hundred", () => {
    assert.ok(lines.length > 110, `${lines.length}`);
  });
});
