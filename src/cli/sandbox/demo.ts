import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import type { Io } from "../../model/surroundings.ts";
import { renderHeading } from "../../render/heading.ts";
import type { Invocation, Shell } from "../command.ts";
import { type GlobalOptions, styleFor } from "../options.ts";
import { packageRoot } from "../tool.ts";

/** A folder of the demo's own, with the example fleet, in which it runs real commands. */
class Playground {
  readonly directory = mkdtempSync(join(tmpdir(), "webhook-sync-demo-"));
  readonly #io: Io;
  readonly #options: GlobalOptions;
  readonly #run: Shell["run"];

  constructor({ io, options }: Invocation, run: Shell["run"]) {
    this.#run = run;
    this.#io = { ...io, workingDirectory: this.directory };
    this.#options = options;
    for (const path of ["webhooks.d", "webhook-sync.yaml", "schemas"]) {
      cpSync(join(packageRoot(), path), join(this.directory, path), { recursive: true });
    }
  }

  say(title: string, text: string): void {
    this.#io.stdout.write(
      `\n${renderHeading(title, text, styleFor(this.#io.stdout, this.#options, this.#io))}\n`,
    );
  }

  /** Runs a command line; an exit code that the story does not expect is a bug of ours. */
  async run(line: string, expected: ExitCode): Promise<void> {
    this.#io.stdout.write(`\n$ webhook-sync ${line}\n`);
    const exitCode = await this.#run([...line.split(" "), "--color", this.#options.color], this.#io);
    this.#io.stdout.write(`(exit ${exitCode})\n`);
    if (exitCode !== expected)
      throw new Error(`the demo expected exit ${expected} from: webhook-sync ${line}`);
  }

  /** Replaces a text that must be there. */
  edit(path: string, search: string, replacement: string): void {
    const file = join(this.directory, path);
    const text = readFileSync(file, "utf8");
    if (!text.includes(search)) throw new Error(`the demo found no '${search}' in ${path}`);
    writeFileSync(file, text.replace(search, replacement));
    this.#io.stdout.write(`  edited ${path}\n`);
  }

  /** Takes the one document out of a file that holds this text. */
  removeDocument(path: string, holding: string): void {
    const documents = readFileSync(join(this.directory, path), "utf8").split("---\n");
    const found = documents.find((document) => document.includes(holding));
    if (found === undefined) throw new Error(`the demo found no '${holding}' in ${path}`);
    this.edit(path, `---\n${found}`, "");
  }
}

/** Tells the whole story with real commands on an embedded tenant. */
export async function demo(
  invocation: Invocation,
  { keep }: { readonly keep?: boolean },
  run: Shell["run"],
): Promise<ExitCode> {
  const playground = new Playground(invocation, run);
  try {
    await firstApply(playground);
    changeFleet(playground);
    await heldApply(playground);
    await mendedApply(playground);
    return EXIT.done;
  } finally {
    if (keep) invocation.io.stdout.write(`\nKept: ${playground.directory}\n`);
    else rmSync(playground.directory, { recursive: true, force: true });
  }
}

async function firstApply(playground: Playground): Promise<void> {
  playground.say("1. What Git declares", "The example fleet, checked offline.");
  await playground.run("validate", EXIT.done);
  playground.say("2. The plan", "An empty local tenant; exit 2 says that something would change.");
  await playground.run("plan --detailed-exitcode", EXIT.pending);
  playground.say(
    "3. The apply",
    "Each webhook is created inactive, probed over TLS, and activated if its receiver answers.",
  );
  await playground.run("apply --yes", EXIT.done);
  playground.say(
    "4. The record",
    "Every write was announced in the journal before it was sent. One webhook's part of it:",
  );
  await playground.run("audit show --name customer-identity", EXIT.done);
  playground.say("5. The plan again", "Nothing to do.");
  await playground.run("plan --detailed-exitcode", EXIT.done);
}

function changeFleet(playground: Playground): void {
  playground.say(
    "6. Git changes",
    "A new version of customer-profile, a header for agent-handover, warehouse-stock removed, and a new version of " +
      "shipping-label whose receiver fails.",
  );
  playground.edit(
    "webhooks.d/crm.yaml",
    "name: customer-profile\nversion: 3",
    "name: customer-profile\nversion: 4",
  );
  playground.edit("webhooks.d/crm.yaml", "/webhooks/crm/profile", "/webhooks/crm/profile/v4");
  playground.removeDocument("webhooks.d/shipping.yaml", "name: warehouse-stock\n");
  playground.edit("webhooks.d/service.yaml", "SERVICE_TOKEN}\n", "SERVICE_TOKEN}\n  X-Source: cognigy\n");
  playground.edit(
    "webhooks.d/shipping.yaml",
    "name: shipping-label\nversion: 1",
    "name: shipping-label\nversion: 2",
  );
  playground.edit(
    "webhooks.d/shipping.yaml",
    "/webhooks/shipping/tracking",
    "/webhooks/shipping/tracking/v2",
  );
  playground.edit(
    "webhook-sync.yaml",
    "tenant: { profile: sandbox }",
    "tenant: { profile: sandbox, receivers: { shipping-label: failing } }",
  );
}

async function heldApply(playground: Playground): Promise<void> {
  await playground.run("plan", EXIT.done);
  playground.say(
    "7. The gate",
    "shipping-label@2 answers 500: it is held, its old version stays active, and shipping-tracking, which depends on " +
      "it, is skipped. The rest continues. The pipeline sees exit 5.",
  );
  await playground.run("apply --yes", EXIT.held);
  playground.say(
    "8. Notifications",
    "The deprecation hook heard of each version before it was taken out of service.",
  );
  await playground.run("sandbox log events", EXIT.done);
}

async function mendedApply(playground: Playground): Promise<void> {
  playground.say("9. The receiver is fixed", "The same command does what was left.");
  playground.edit("webhook-sync.yaml", "shipping-label: failing", "shipping-label: healthy");
  await playground.run("apply --yes", EXIT.done);
  await playground.run("plan --detailed-exitcode", EXIT.done);
  await playground.run("audit verify", EXIT.done);
}
