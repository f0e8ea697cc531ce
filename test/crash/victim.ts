import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { type Received, sendJson } from "../cognigy/server.ts";
import type { CrashTenant } from "./crash-tenant.ts";
import type { GeneratedPlan } from "./generated-plan.ts";
import { type Ended, runIn } from "./in-folder.ts";
import { type BACKENDS, type Keeping, keepingOf } from "./keeping.ts";
import type { CrashKind } from "./kinds.ts";

/** Where in the life of a write its run is killed. `listed`: as the first list of the run is asked for. */
export const BOUNDARIES = [
  "intent-written",
  "sent",
  "committed",
  "answered",
  "outcome-written",
  "outcome-flushed",
] as const;

export type Boundary = (typeof BOUNDARIES)[number] | "outcome-torn" | "listed";

/** Those that leave an intent without an outcome. */
export const OPENING: readonly Boundary[] = ["intent-written", "sent", "committed", "answered"];

/** Those that a run can meet while it closes what an earlier one left. */
export const IN_RECOVERY: readonly Boundary[] = [
  "listed",
  "answered",
  "outcome-torn",
  "outcome-written",
  "outcome-flushed",
];

/** One place for a kill: the boundary and which of the run's writes, counted from 1. */
export interface Kill {
  readonly boundary: Boundary;
  readonly operation: number;
}

/** A write that the tenant committed. */
interface Commit {
  readonly requestId: string;
  readonly name: string;
  /** Which versions of the name deliver after it. */
  readonly active: readonly number[];
}

/** One project and its tenant, on which applies are killed. */
export class Victim {
  readonly directory = mkdtempSync(join(tmpdir(), "webhook-sync-crash-"));
  readonly commits: Commit[] = [];
  readonly #kind: CrashKind;
  readonly #plan: GeneratedPlan;
  readonly #bundle: string;
  readonly #concurrency: number;
  readonly #backend: (typeof BACKENDS)[number];
  #keeping: Keeping | undefined;
  #tenant: CrashTenant | undefined;
  #child: ChildProcess | undefined;
  #kill: Kill | undefined;
  #writes = 0;

  constructor(
    kind: CrashKind,
    plan: GeneratedPlan,
    bundle: string,
    { concurrency, backend }: { readonly concurrency: number; readonly backend: (typeof BACKENDS)[number] },
  ) {
    this.#kind = kind;
    this.#plan = plan;
    this.#bundle = bundle;
    this.#concurrency = concurrency;
    this.#backend = backend;
  }

  async start(): Promise<void> {
    const tenant = await this.#kind.start((request, response) => this.#intercept(request, response));
    this.#tenant = tenant;
    for (const webhook of this.#plan.live) tenant.insert(webhook);
    mkdirSync(join(this.directory, "webhooks.d"));
    for (const [file, text] of this.#plan.manifests) {
      writeFileSync(join(this.directory, "webhooks.d", file), text);
    }
    this.#keeping = await keepingOf(this.#backend, this.directory);
    writeFileSync(join(this.directory, "webhook-sync.yaml"), `${this.#keeping.config}${configFor(tenant)}`);
  }

  async close(): Promise<void> {
    await this.#tenant?.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Applies in a process of its own that is killed there. Fails when it ends before it comes to that. */
  async killAt(kill: Kill): Promise<void> {
    this.#kill = kill;
    this.#writes = 0;
    const preload = new URL("kill-at.mjs", import.meta.url).href;
    const args = ["--import", preload, join(this.#bundle, "main.js"), ...this.#applyArgs()];
    const child = spawn(process.execPath, args, {
      cwd: this.directory,
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, ...this.#variables(), CRASH_AT: `${kill.boundary}:${kill.operation}` },
    });
    this.#child = child;
    const told = text(child.stderr);
    const ending = await new Promise((resolve) =>
      child.once("exit", (code, signal) => resolve(signal ?? code)),
    );
    this.#kill = undefined;
    assert.equal(ending, "SIGKILL", `${JSON.stringify(kill)} never came\n${await told}`);
    await this.#keeping?.expire();
  }

  /** Applies in this process, undisturbed. */
  async apply(): Promise<Ended & { readonly writes: number }> {
    this.#writes = 0;
    const ended = await this.run(...this.#applyArgs());
    return { ...ended, writes: this.#writes };
  }

  /** Runs a command line in this process. */
  async run(...args: readonly string[]): Promise<Ended> {
    return await runIn(this.directory, args, this.#variables());
  }

  /** `orders@1 active`, sorted; two of one key are two lines. */
  statuses(): string[] {
    const objects = this.#tenant?.objects() ?? [];
    return objects.map(({ name, version, status }) => `${name}@${version} ${status}`).toSorted();
  }

  /** The records, a line each. */
  async journal(): Promise<string> {
    return (await this.#keeping?.journal()) ?? "";
  }

  #variables(): Readonly<Record<string, string>> {
    return { ...this.#keeping?.variables, ...this.#tenant?.variables };
  }

  /** What must not be on disk. */
  get secrets(): readonly string[] {
    return Object.values(this.#tenant?.variables ?? {});
  }

  #applyArgs(): string[] {
    // The first run has no record of what is live; what it takes away has to be allowed by name.
    const allowed = this.#plan.live
      .filter(({ isLeft }) => isLeft || this.#kind.profile === "integrations-v1")
      .flatMap(({ name, version, status }) => [
        status === "deprecated" ? "--allow-delete" : "--allow-deprecate",
        `${name}@${version}`,
      ]);
    return ["apply", "--yes", "--quiet", "--concurrency", String(this.#concurrency), ...allowed];
  }

  #intercept(request: Received, response: ServerResponse): boolean {
    const tenant = this.#tenant;
    if (tenant === undefined) throw new Error("not started");
    if (request.url.pathname === "/hook") {
      sendJson(response, 200, {});
      return true;
    }
    if (request.method === "GET") return this.#dies("listed", tenant.isList(request), response);
    this.#writes += 1;
    const due = this.#writes === this.#kill?.operation;
    if (this.#dies("sent", due, response)) return true;
    const { name, status, body } = tenant.write(request);
    this.#note(request, name, tenant);
    if (this.#dies("committed", due, response)) return true;
    if (status === 204) response.writeHead(204).end();
    else sendJson(response, status, body);
    return true;
  }

  /** Kills the run if this is the place, and leaves its request without an answer. */
  #dies(boundary: Boundary, due: boolean, response: ServerResponse): boolean {
    if (!due || this.#kill?.boundary !== boundary) return false;
    this.#child?.kill("SIGKILL");
    response.destroy();
    return true;
  }

  #note({ headers }: Received, name: string, tenant: CrashTenant): void {
    const active = tenant.objects().filter((one) => one.name === name && one.serves);
    const requestId = String(headers["x-request-id"]);
    this.commits.push({ requestId, name, active: active.map(({ version }) => version) });
  }
}

function configFor({ url, settings }: CrashTenant): string {
  return `limits: { maxDeprecations: { percent: 100, atLeast: 100 }, maxRecreations: { percent: 100, atLeast: 100 } }
environments:
  crash:
    default: true
    tenant:
      baseUrl: ${url.origin}
${settings.map((line) => `      ${line}\n`).join("")}    health: { mode: none }
    policy: { secrets: { CRASH_AUTH: [api.example.com] } }
    deprecation: { hook: { url: "${url.origin}/hook" }, retire: auto }
`;
}
