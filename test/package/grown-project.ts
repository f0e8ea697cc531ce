import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Ground } from "./documented-ends.ts";
import { importRun, type Run } from "./imported.ts";

/** A project in which the command lines of the pages find what they speak of. */
export interface Grown {
  readonly directories: Readonly<Record<Ground, string>>;
  /** A line of a page with this project's own run, head and message in the place of the page's. */
  filledIn(line: string): string;
  /** Runs a command line of the installed package, within this process. */
  readonly run: Run;
}

const CONFIG = `environments:
  production:
    default: true
    tenant: { profile: sandbox }
    health: { attempts: 1 }
    monitoring: { url: "http://127.0.0.1:9/events" }
  staging:
    tenant: { profile: sandbox }
    health: { attempts: 1 }
`;

const COGNIGY = `environments:
  production:
    default: true
    tenant: { profile: sandbox, speaks: cognigy-v2, project: Scratch }
    health: { attempts: 1 }
`;

/** Applies twice, and leaves a change to be planned; one more project on Cognigy.AI, and one of which nothing is in Git. */
export async function growProject(project: string): Promise<Grown> {
  const { run } = await importRun(project);
  const manifests = (orders: number, billing: number) => {
    const entry = (name: string, version: number) =>
      `name: ${name}\nversion: ${version}\nurl: https://api.example.test/${name}/v${version}\n`;
    writeFileSync(join(project, "webhooks.d/orders.yaml"), entry("orders", orders));
    writeFileSync(join(project, "webhooks.d/billing.yaml"), entry("billing-invoice", billing));
  };
  const done = async (...args: readonly string[]): Promise<string> => {
    const { status, stdout, stderr } = await run(args, project, {});
    assert.equal(status, 0, `${args.join(" ")}\n${stdout}${stderr}`);
    return stdout;
  };
  writeFileSync(join(project, "webhook-sync.yaml"), CONFIG);
  manifests(1, 2);
  await done("apply", "--yes");
  manifests(2, 2);
  const printed = await done("apply", "--yes", "--format", "json");
  const summary = JSON.parse(printed.trim().split("\n").at(-1) ?? "");
  const waiting = JSON.parse(await done("outbox", "list", "--format", "json"));
  const undeclared = copyOf(project);
  rmSync(join(undeclared, "webhooks.d"), { recursive: true });
  manifests(2, 3);
  await done("plan", "--out", "reviewed.json");
  await done("plan", "--out", "plan.json");
  writeFileSync(join(project, "faults.yaml"), "{}\n");
  const cognigy = copyOf(project);
  rmSync(join(cognigy, ".webhook-sync"), { recursive: true });
  writeFileSync(join(cognigy, "webhook-sync.yaml"), COGNIGY);
  const receiver = "https://api.example.test/orders";
  rmSync(join(cognigy, "webhooks.d/billing.yaml"));
  writeFileSync(
    join(cognigy, "webhooks.d/orders.yaml"),
    `name: orders\nversion: 1\nurl: ${receiver}\ncognigy: { flow: Main }\n`,
  );
  const applied = await run(["apply", "--yes"], cognigy, {});
  assert.equal(applied.status, 0, applied.stderr);
  const { changesDigest } = JSON.parse(readFileSync(join(project, "plan.json"), "utf8"));
  return {
    directories: { grown: project, cognigy, undeclared },
    run,
    filledIn: (line) =>
      line
        .replace("7f3a91c2", summary.run)
        .replace(/c0f034dc74d1…|HASH/, summary.head)
        .replace(/\[ID…\]|ID…|9f2c4e1ab07d43c58e6f1a2b3c4d5e6f/, waiting.messages?.[0]?.id ?? "x")
        .replace("sha256:…", changesDigest),
  };
}

function copyOf(project: string): string {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-grown-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  cpSync(project, directory, { recursive: true, verbatimSymlinks: true });
  return directory;
}
