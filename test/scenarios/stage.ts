import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type TestContext, test } from "node:test";
import { run } from "../../src/cli/run.ts";
import type { Output, Surroundings } from "../../src/model/run/surroundings.ts";
import { startSandbox } from "../../src/sandbox/serve/start.ts";
import type { LogEntries, LogName } from "../../src/sandbox/wire/log-entries.ts";
import { readLog } from "../../src/sandbox/wire/logs.ts";

import { assertAsSchemaSays, schemaOf } from "../fixtures/output-schemas.ts";
import { patientClock } from "../fixtures/patient-clock.ts";
import { normalise } from "./normalise.ts";

/** What a command printed. */
export interface Result {
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order of writing. */
  readonly all: string;
}

/** A request to the integrations of the tenant; gives the answer's JSON. */
type TenantCall = (method: string, path: string, body?: object) => Promise<unknown>;

const NAME = "webhook-sync-scenario-";
const WIDTH = `/tmp/${NAME}123456`.length;

/** Its path is as wide wherever temporary files are kept, because lines of the transcripts break at it. */
function newDirectory(): string {
  const most = (parent: string) => WIDTH - `${parent}/123456`.length;
  const parent = most(tmpdir()) > 0 ? tmpdir() : "/tmp";
  return mkdtempSync(join(parent, NAME.slice(0, most(parent))));
}

/** An empty folder in which commands run as a user would run them; everything goes into a transcript. */
export class Stage {
  readonly directory = newDirectory();
  /** What is named from the root of a repository is named from here. Git sees none: asking it is most of a plan's work. */
  readonly variables: Record<string, string> = { CI_PROJECT_DIR: this.directory };
  /** What commands read from stdin. */
  input = "";
  /** What is typed at a terminal, an answer a question; without any there is no terminal. */
  answers: string[] = [];
  /** What commands get in place of what they get here, a held clock for example. */
  surroundings: Partial<Surroundings> = {};
  /** What the command that runs has printed so far. */
  printing = { stdout: "", stderr: "", all: "" };
  readonly #transcript: string[] = [];
  #seed = 1;

  /** Says in the transcript what happens and why. */
  say(text: string): void {
    this.#transcript.push(`\n${text}\n`);
  }

  write(path: string, text: string): void {
    const file = join(this.directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(path: string): string {
    return readFileSync(join(this.directory, path), "utf8");
  }

  edit(path: string, search: string, replacement: string): void {
    const text = this.read(path);
    assert.ok(text.includes(search), `${path} has no '${search}'`);
    this.write(path, text.replace(search, replacement));
  }

  remove(path: string): void {
    rmSync(join(this.directory, path), { recursive: true });
  }

  /** Runs one command line and holds it to its exit code. */
  async run(line: string, exitCode: number): Promise<Result> {
    const result = await this.runSilently(line, exitCode);
    const { all } = result;
    this.#transcript.push(`\n\`\`\`console\n$ webhook-sync ${line}\n${all}exit ${exitCode}\n\`\`\`\n`);
    return result;
  }

  /** Serves a tenant while other commands run; then it is interrupted, as by Ctrl-C. */
  async serve(line: string, work: (announced: string) => Promise<void>): Promise<void> {
    const printed = { stdout: "", stderr: "", all: "" };
    let ended: Promise<number> = Promise.resolve(0);
    const interrupt = await new Promise<(signal: "SIGINT") => void>((resolve, reject) => {
      const onSignal: Surroundings["onSignal"] = (listener) => {
        resolve(listener);
        return () => {};
      };
      ended = run(line.split(" "), { ...this.#io(printed), onSignal });
      ended.then(() => reject(new Error(`nothing was served\n${printed.all}`)), reject);
    });
    this.#transcript.push(`\n\`\`\`console\n$ webhook-sync ${line} &\n${printed.all}\`\`\`\n`);
    try {
      await work(printed.stdout);
    } finally {
      interrupt("SIGINT");
      assert.equal(await ended, 130);
    }
  }

  /** The same without an entry in the transcript, for output that no reader wants to see. */
  async runSilently(line: string | readonly string[], exitCode: number): Promise<Result> {
    const printed = { stdout: "", stderr: "", all: "" };
    this.printing = printed;
    const words = typeof line === "string" ? line.split(" ") : line;
    const ended = await run(words, this.#io(printed));
    assert.equal(ended, exitCode, `webhook-sync ${line}\n${printed.all}`);
    if (line.includes("--format json")) {
      assertJson(printed.stdout);
      for (const document of documentsIn(printed.stdout)) {
        const schema = isProblem(document) ? "problem" : schemaOf(words);
        if (schema !== undefined) assertAsSchemaSays(schema, document);
      }
    }
    return printed;
  }

  /** Registers an integration without us, as somebody who clicks does. */
  async click(fields: {
    readonly name: string;
    readonly version: number;
    readonly url: string;
  }): Promise<void> {
    const body = {
      method: "POST",
      headers: {},
      payloadFormat: "application/json",
      status: "active",
      ...fields,
    };
    await this.#onTenant(async (call) => void (await call("POST", "", body)));
  }

  /** Changes an integration without us; undefined deletes it. */
  async changeByHand(name: string, fields: Readonly<Record<string, unknown>> | undefined): Promise<void> {
    await this.#onTenant(async (call) => {
      const { items } = Object(await call("GET", ""));
      const found = [...items].find((item) => Object(item).name === name);
      const path = `/${Object(found).id}`;
      if (fields === undefined) await call("DELETE", path);
      else await call("PUT", path, { ...Object(found), ...fields });
    });
  }

  async #onTenant(work: (call: TenantCall) => Promise<void>): Promise<void> {
    const directory = join(this.directory, ".webhook-sync", "sandbox", "tenant");
    const started = await startSandbox({
      directory,
      receivers: [],
      clock: patientClock,
      random: () => this.#random(),
    });
    assert.ok(started.ok);
    const { baseUrl, clientId, clientSecret, close } = started.value;
    const form = {
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret.expose(),
    };
    const answer = await fetch(new URL("/oauth/token", baseUrl), {
      method: "POST",
      body: new URLSearchParams(form),
    });
    const { access_token } = Object(await answer.json());
    await work(async (method, path, body) => {
      const answered = await fetch(new URL(`/api/v1/integrations${path}`, baseUrl), {
        method,
        headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answered.text();
      assert.ok(answered.ok, text);
      return text === "" ? undefined : JSON.parse(text);
    });
    await close();
  }

  /** What reached the environment's embedded tenant. */
  log<Name extends LogName>(name: Name, environment = "sandbox"): readonly LogEntries[Name][] {
    return readLog(join(this.directory, ".webhook-sync", environment, "tenant"), name);
  }

  transcript(title: string): string {
    return normalise(`# ${title}\n${this.#transcript.join("")}`, this.directory);
  }

  #io(printed: { stdout: string; stderr: string; all: string }): Surroundings {
    const output = (stream: "stdout" | "stderr"): Output => ({
      write: (text) => {
        printed[stream] += text;
        printed.all += text;
      },
      isTerminal: false,
      columns: 80,
    });
    return {
      stdout: output("stdout"),
      stderr: output("stderr"),
      variables: this.variables,
      workingDirectory: this.directory,
      clock: patientClock,
      random: () => this.#random(),
      user: () => "tester@example",
      ask: async (question) => {
        const answer = this.answers.shift() ?? null;
        if (answer !== null) printed.all += `${question}${answer}\n`;
        return answer;
      },
      readInput: async () => this.input,
      onSignal: () => () => {},
      exitNow: (code) => assert.fail(`exits with ${code}`),
      ...this.surroundings,
    };
  }

  /** Repeatable chance (a linear congruential generator), so that run ids in transcripts are stable. */
  #random(): number {
    this.#seed = (this.#seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return this.#seed / 2 ** 32;
  }
}

/** What was printed: one document, or one on each line. */
function documentsIn(stdout: string): readonly string[] {
  return /^[[{]$/m.test(stdout) ? [stdout] : stdout.trimEnd().split("\n");
}

function isProblem(document: string): boolean {
  return JSON.parse(document)?.kind === "problem";
}

/** One document, or a stream of records: whatever became of the command. */
export function assertJson(stdout: string): void {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  assert.ok(stdout.endsWith("\n"), stdout);
  assert.ok(isJson(stdout) || stdout.trimEnd().split("\n").every(isJson), stdout);
}

/** A scenario with a golden transcript beside it; UPDATE_GOLDEN=1 writes it anew. */
export function scenario(
  folder: string,
  title: string,
  steps: (stage: Stage, t: TestContext) => Promise<void>,
): void {
  test(title, async (t) => {
    const stage = new Stage();
    try {
      await steps(stage, t);
      const golden = join(folder, "transcript.md");
      const transcript = stage.transcript(title);
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, transcript);
      assert.equal(transcript, readFileSync(golden, "utf8"));
    } finally {
      rmSync(stage.directory, { recursive: true, force: true });
    }
  });
}
