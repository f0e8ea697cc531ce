import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { COLLECTION, FakeTenant, type Stored } from "../cognigy/fake-tenant.ts";
import { type Received, sendJson } from "../cognigy/server.ts";
import type { GeneratedPlan } from "./generated-plan.ts";
import { type Ended, runIn } from "./in-folder.ts";

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
  /** Which versions of the name are active after it. */
  readonly active: readonly unknown[];
}

const TOKEN = "t0ken-of-the-crash-campaign";

/**
 * One project and its tenant, on which applies are killed. The tenant is the least helpful one: it ignores keys and
 * takes any number of objects of one name, so that nothing but our own record prevents duplicates.
 */
export class Victim {
  readonly directory = mkdtempSync(join(tmpdir(), "webhook-sync-crash-"));
  readonly commits: Commit[] = [];
  readonly #plan: GeneratedPlan;
  readonly #bundle: string;
  readonly #concurrency: number;
  #tenant: FakeTenant | undefined;
  #child: ChildProcess | undefined;
  #kill: Kill | undefined;
  #writes = 0;

  constructor(plan: GeneratedPlan, bundle: string, concurrency: number) {
    this.#plan = plan;
    this.#bundle = bundle;
    this.#concurrency = concurrency;
  }

  async start(): Promise<void> {
    const tenant = await FakeTenant.start((request, response) => this.#intercept(request, response));
    this.#tenant = tenant;
    for (const webhook of this.#plan.live) tenant.insert(webhook);
    mkdirSync(join(this.directory, "webhooks.d"));
    for (const [file, text] of this.#plan.manifests) {
      writeFileSync(join(this.directory, "webhooks.d", file), text);
    }
    writeFileSync(join(this.directory, "webhook-sync.yaml"), configFor(tenant.url));
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
      env: { ...process.env, TENANT_TOKEN: TOKEN, CRASH_AT: `${kill.boundary}:${kill.operation}` },
    });
    this.#child = child;
    const told = text(child.stderr);
    const ending = await new Promise((resolve) =>
      child.once("exit", (code, signal) => resolve(signal ?? code)),
    );
    this.#kill = undefined;
    assert.equal(ending, "SIGKILL", `${JSON.stringify(kill)} never came\n${await told}`);
  }

  /** Applies in this process, undisturbed. */
  async apply(): Promise<Ended & { readonly writes: number }> {
    this.#writes = 0;
    const ended = await runIn(this.directory, this.#applyArgs(), { TENANT_TOKEN: TOKEN });
    return { ...ended, writes: this.#writes };
  }

  /** `orders@1 active`, sorted; two of one key are two lines. */
  statuses(): string[] {
    const stored = [...(this.#tenant?.store.values() ?? [])];
    return stored.map(({ name, version, status }) => `${name}@${version} ${status}`).toSorted();
  }

  journal(): string {
    return readFileSync(join(this.directory, ".webhook-sync", "crash", "journal.ndjson"), "utf8");
  }

  #applyArgs(): string[] {
    // The first run has no record of what is live; what it takes away has to be allowed by name.
    const allowed = this.#plan.live.flatMap(({ name, version, status }) => [
      status === "deprecated" ? "--allow-delete" : "--allow-deprecate",
      `${name}@${version}`,
    ]);
    return ["apply", "--yes", "--quiet", "--concurrency", String(this.#concurrency), ...allowed];
  }

  #intercept(request: Received, response: ServerResponse): boolean {
    if (request.url.pathname === "/hook") {
      sendJson(response, 200, {});
      return true;
    }
    if (request.method === "GET") return this.#dies("listed", request.url.pathname === COLLECTION, response);
    this.#writes += 1;
    const due = this.#writes === this.#kill?.operation;
    if (this.#dies("sent", due, response)) return true;
    const answer = this.#commit(request);
    if (this.#dies("committed", due, response)) return true;
    sendJson(response, 200, answer);
    return true;
  }

  /** Kills the run if this is the place, and leaves its request without an answer. */
  #dies(boundary: Boundary, due: boolean, response: ServerResponse): boolean {
    if (!due || this.#kill?.boundary !== boundary) return false;
    this.#child?.kill("SIGKILL");
    response.destroy();
    return true;
  }

  #commit({ method, url, headers, body }: Received): unknown {
    const tenant = this.#tenant;
    if (tenant === undefined) throw new Error("not started");
    const id = url.pathname.slice(COLLECTION.length + 1);
    const before = tenant.store.get(id);
    if (method === "DELETE") tenant.store.delete(id);
    else if (method === "PUT") tenant.store.set(id, { ...JSON.parse(body), id });
    const written: Stored =
      method === "POST" ? tenant.insert(JSON.parse(body)) : (tenant.store.get(id) ?? { id });
    const name = (before ?? written).name;
    const active = [...tenant.store.values()].filter((one) => one.name === name && one.status === "active");
    const requestId = String(headers["x-request-id"]);
    this.commits.push({ requestId, name: String(name), active: active.map(({ version }) => version) });
    return written;
  }
}

function configFor(tenant: URL): string {
  return `limits: { maxDeprecations: { percent: 100, atLeast: 100 }, maxRecreations: { percent: 100, atLeast: 100 } }
environments:
  crash:
    default: true
    tenant:
      profile: integrations-v1
      baseUrl: ${tenant.origin}
      auth: { kind: bearer, token: "\${env:TENANT_TOKEN}" }
      settle: 0s
    health: { mode: none }
    deprecation: { hook: { url: "${tenant.origin}/hook" }, retire: auto }
`;
}
