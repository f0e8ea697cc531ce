import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { run } from "../../../src/cli/run.ts";
import type { Io, Output } from "../../../src/model/run/surroundings.ts";
import type { Sandbox } from "../../../src/sandbox/serve/sandbox.ts";
import { startSandbox } from "../../../src/sandbox/serve/start.ts";
import { readLog } from "../../../src/sandbox/wire/logs.ts";
import { bundle } from "../../crash/bundle.ts";
import { ioOf } from "../../fixtures/invocation.ts";
import { patientClock, patientClockOf } from "../../fixtures/patient-clock.ts";
import { CANARIES, disguisesOf } from "./canaries.ts";
import { startMirror } from "./mirror.ts";

const RECEIVERS = ["healthy", "failing", "healthy", "wrong-certificate", "healthy"] as const;

/** Secrets beside those of the webhooks. */
const CREDENTIALS = {
  KANARIE_MONITORING: "kanarie-monitoring/token+1",
  KANARIE_HOOK: 'kanarie "hook" token',
  KANARIE_WRONG: "wr0ng-kanarie-client-secret",
};

const SENDABLE = /^(?!\s)[\t\x20-\x7e]*(?<!\s)$/;

/** Waits pass a hundred times as fast; the limits that it measures are set accordingly. */
const hastyClock = patientClockOf(100);

test("none of fifty canaries shows anywhere, whatever fails and however it ends", async (t) => {
  assert.equal(CANARIES.length, 50);
  const project = mkdtempSync(join(tmpdir(), "webhook-sync-canaries-"));
  t.after(() => rmSync(project, { recursive: true, force: true }));
  const tenantState = mkdtempSync(join(tmpdir(), "webhook-sync-canaries-tenant-"));
  t.after(() => rmSync(tenantState, { recursive: true, force: true }));
  const started = await startSandbox({
    directory: tenantState,
    receivers: [],
    clock: patientClock,
    random: Math.random,
  });
  assert.ok(started.ok);
  const sandbox = started.value;
  t.after(() => sandbox.close());
  const variables: Record<string, string> = {
    ...CREDENTIALS,
    KANARIE_CLIENT: sandbox.clientSecret.expose(),
  };
  const secrets = mkdtempSync(join(tmpdir(), "webhook-sync-canaries-secrets-"));
  t.after(() => rmSync(secrets, { recursive: true, force: true }));
  for (const [index, { name, value }] of CANARIES.entries()) {
    if (index % 2 === 0) variables[name] = value;
    else writeFileSync(join(secrets, name), value);
  }
  writeProject(project, sandbox, await startMirror(t, sandbox.baseUrl));
  const told: string[] = [];
  const command = async (line: string, exitCode: number, over: Partial<Io> = {}) => {
    const printed: string[] = [];
    const args = [...line.split(" "), "--secrets-dir", secrets];
    const output: Output = { write: (text) => void printed.push(text), isTerminal: false, columns: 80 };
    const given = { stdout: output, stderr: output, variables, workingDirectory: project };
    const ended = await run(args, ioOf({ ...given, ...over }));
    assert.equal(ended, exitCode, `${line}\n${printed.join("")}`);
    told.push(...printed);
  };

  // What HTTP cannot carry is refused by its place, before anything is sent.
  await command("validate --env mirrored", 3);
  await command("plan --env mirrored --format json", 3);
  await command("apply --env mirrored --yes", 3);
  for (const [index, { value }] of CANARIES.entries()) {
    if (!SENDABLE.test(value)) rmSync(join(project, "webhooks.d", `hook-${index}.yaml`));
  }
  // What fails: receivers, and a tenant that repeats in its errors whatever it was sent.
  await command("validate --env mirrored", 0);
  await command("plan --env mirrored --format json --verbose --out plan.json", 0);
  for (const format of ["markdown", "summary", "html", "github"])
    await command(`show plan.json --format ${format}`, 0);
  await command("apply --env mirrored --yes --verbose --concurrency 4", 7, { clock: hastyClock });
  await command("apply --env mirrored --yes --format json", 7, { clock: hastyClock });
  await command("plan --env locked-out", 4, {
    variables: { ...variables, KANARIE_CLIENT: CREDENTIALS.KANARIE_WRONG },
  });
  // A kill in the middle, and what the next run makes of it.
  told.push(...(await killedApply(project, { ...variables }, secrets)));
  const journal = () => readFileSync(join(project, ".webhook-sync/killed/journal.ndjson"), "utf8");
  assert.doesNotMatch(journal(), /"phase":"run-finished"/);
  await command("apply --env killed --yes", 5, { clock: hastyClock });
  for (const environment of ["mirrored", "killed"]) {
    await command(`status --env ${environment} --format json`, 0);
    await command(`audit show --env ${environment} --format json`, 0);
    await command(`audit show --env ${environment} --csv`, 0);
    await command(`audit verify --env ${environment}`, 0);
  }
  // A credential where none belongs.
  const pasted = `name: pasted\nversion: 1\nurl: https://kanarie-user:kanarie-pass@a.kanarie.test/\n`;
  writeFileSync(join(project, "webhooks.d", "pasted.yaml"), pasted);
  await command("validate --env mirrored", 11);
  await command("plan --env mirrored", 11);
  rmSync(join(project, "webhooks.d", "pasted.yaml"));

  const files = filesBelow(project);
  const exported = JSON.stringify([readLog(tenantState, "dashboard"), readLog(tenantState, "events")]);
  assert.match(exported, /"health_status":"pass"/);
  const texts = [...told, exported, ...files, ...files.map((file) => readFileSync(file, "utf8"))];
  assert.ok(told.join("").length > 50_000, "there is something to search");
  assert.ok(
    texts.some((text) => text.includes("rev-parse")),
    "what is started was watched",
  );
  const hidden = [
    ...CANARIES,
    ...Object.entries({ ...CREDENTIALS, client: variables.KANARIE_CLIENT ?? "" }).map(([name, value]) => ({
      name,
      value,
      telltale: value.slice(0, 8),
    })),
  ];
  const searched = texts.join("\n");
  const hits = hidden.flatMap((canary) =>
    disguisesOf(canary)
      .filter((disguise) => searched.includes(disguise))
      .map((disguise) => {
        const at = searched.indexOf(disguise);
        return `${canary.name} as ${JSON.stringify(disguise)} in: …${searched.slice(Math.max(0, at - 200), at + 100)}`;
      }),
  );
  assert.deepEqual(hits, []);
  const reached = readFileSync(join(tenantState, "tenant.ndjson"), "utf8");
  assert.ok(reached.includes("kanarie"), "the tenant did get secrets");
});

function writeProject(project: string, sandbox: Sandbox, mirror: URL): void {
  mkdirSync(join(project, "webhooks.d"));
  const hosts = Object.entries({ a: 0, b: 1, c: 2, d: 3, e: 4 }).map(
    ([letter, index]) =>
      `"${letter}.kanarie.test:443": "${sandbox.addressOf(RECEIVERS[index] ?? "healthy")}"`,
  );
  const allowed = CANARIES.map(({ name }) => `${name}: ["*.kanarie.test"]`);
  const environment = (name: string, baseUrl: URL, receivers: readonly string[]) => `  ${name}:
    tenant:
      profile: integrations-v1
      baseUrl: ${baseUrl.origin}
      auth: { kind: client-credentials, clientId: ${sandbox.clientId}, clientSecret: "\${env:KANARIE_CLIENT}" }
      settle: 0s
      deadline: 2h
    health: { attempts: 1, timeout: 15s, caFile: "${sandbox.caFile}", connectTo: { ${receivers.join(", ")} } }
    policy: { secrets: { ${allowed.join(", ")} } }
    monitoring: { url: "${sandbox.monitoringUrl.href}", headers: { Authorization: "Bearer \${env:KANARIE_MONITORING}" } }
    deprecation: { hook: { url: "${new URL("/nowhere", sandbox.baseUrl).href}", headers: { X-Token: "\${env:KANARIE_HOOK}" } } }
`;
  const killed = environment("killed", sandbox.baseUrl, hosts);
  const text = `environments:\n${environment("mirrored", mirror, hosts)}${environment("locked-out", sandbox.baseUrl, hosts)}${killed}`;
  writeFileSync(join(project, "webhook-sync.yaml"), text);
  for (const [index, { name }] of CANARIES.entries()) {
    const header =
      index % 3 === 0 ? `Authorization: "Bearer \${secret:${name}@1}"` : `X-Api-Key: \${secret:${name}}`;
    const host = "abcde"[index % 5];
    writeFileSync(
      join(project, "webhooks.d", `hook-${index}.yaml`),
      `name: hook-${index}\nversion: 1\nurl: https://${host}.kanarie.test/${index}\nheaders:\n  ${header}\n`,
    );
  }
}

/** Applies in a process of its own, killed while changes are under way. Temporary files and started programs are kept. */
async function killedApply(
  project: string,
  variables: Record<string, string>,
  secrets: string,
): Promise<readonly string[]> {
  const temporary = join(project, "tmp");
  const programs = join(project, "programs");
  // Outside a checkout Git is not started.
  for (const directory of [temporary, programs, join(project, ".git")]) mkdirSync(directory);
  const git = join(programs, "git");
  writeFileSync(git, `#!/bin/sh\necho "$0 $@" >> "${join(project, "started.log")}"\n`);
  chmodSync(git, 0o700);
  const line = ["apply", "--env", "killed", "--yes", "--format", "json", "--secrets-dir", secrets];
  const { directory: built } = await bundle();
  const child = spawn(process.execPath, [join(built, "main.js"), ...line], {
    cwd: project,
    env: { ...process.env, ...variables, TMPDIR: temporary, PATH: `${programs}:${process.env.PATH}` },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const told: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => told.push(text));
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    told.push(text);
    if (told.join("").includes('"kind":"change-finished"')) child.kill("SIGKILL");
  });
  const signal = await new Promise((resolve) => child.on("close", (_, by) => resolve(by)));
  assert.equal(signal, "SIGKILL", told.join(""));
  return told;
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
