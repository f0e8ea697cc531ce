import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type TestContext, test } from "node:test";
import { run } from "../../src/cli/run.ts";
import type { Io, Output } from "../../src/model/run/surroundings.ts";
import type { Sandbox } from "../../src/sandbox/serve/sandbox.ts";
import { startSandbox } from "../../src/sandbox/serve/start.ts";
import { ioOf } from "../fixtures/invocation.ts";
import { patientClock } from "../fixtures/patient-clock.ts";
import { HOST, root } from "../health/pki.ts";
import { CANARIES, type Canary, carried } from "./canaries.ts";
import { type Repeaters, startRepeaters } from "./repeaters.ts";
import { piecesOf, SPELLINGS } from "./spellings.ts";

const spellings = Object.entries(SPELLINGS);
/** Each run repeats each secret in one spelling. The campaign has as many runs as there are spellings, the suite one. */
const RUNS = process.env.CAMPAIGN === undefined ? [1] : spellings.map((_, index) => index);

/** In the suite a webhook of each kind has every other secret; all are known to the tenant. */
const isDeclared = (index: number) => process.env.CAMPAIGN !== undefined || index % 2 === 0;

/** What a header can carry. The others are repeated all the same: credentials of services may be anything. */
const SENDABLE = /^[\x20-\x7e]*$/;
/** How the commands end: a tenant that refuses writes, one that cannot be read, GitHub that lets nobody in. */
const REFUSED = 6;
const UNAVAILABLE = 9;
const UNAUTHORISED = 4;

for (const shift of RUNS) {
  test(`whoever repeats what it was sent, none of sixty secrets shows: round ${shift + 1}`, async (t) => {
    const spellingOf = (index: number) => spellings[(index + shift) % spellings.length]?.[1] ?? String;
    const say = (index: number) => {
      const canary = CANARIES[index];
      return canary === undefined ? "" : spellingOf(index)(index % 2 === 0 ? canary.value : carried(canary));
    };
    const project = await stageProject(t, say);
    const texts = await commands(project, say);
    assert.match(texts.join("\n"), /was answered 422/);
    assert.match(texts.join("\n"), /answered 302 to/);
    assert.deepEqual(hitsIn(texts, ownersOf(spellingOf)), []);
  });
}

interface Project {
  readonly directory: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly repeaters: Repeaters;
}

async function stageProject(t: TestContext, say: (index: number) => string): Promise<Project> {
  const [directory, state] = ["project", "tenant"].map((name) =>
    mkdtempSync(join(tmpdir(), `webhook-sync-outside-${name}-`)),
  );
  assert.ok(directory !== undefined && state !== undefined);
  t.after(() => {
    for (const one of [directory, state]) rmSync(one, { recursive: true, force: true });
  });
  const started = await startSandbox({
    directory: state,
    receivers: [],
    clock: patientClock,
    random: Math.random,
  });
  assert.ok(started.ok);
  t.after(() => started.value.close());
  const repeaters = await startRepeaters(
    t,
    started.value.baseUrl,
    say,
    (index) => CANARIES[index]?.value ?? "",
  );
  write(directory, started.value, repeaters);
  const variables = {
    ...Object.fromEntries(CANARIES.map(({ name, value }) => [name, value])),
    CLIENT_SECRET: started.value.clientSecret.expose(),
    GITHUB_TOKEN: CANARIES[0]?.value ?? "",
    GITHUB_API_URL: repeaters.gitHub.origin,
  };
  return { directory, variables, repeaters };
}

/** What the commands print, and the files that they leave. */
async function commands({ directory, variables, repeaters }: Project, say: (index: number) => string) {
  const told: string[] = [];
  const command = async (line: string, exitCode: number, over: Partial<Io> = {}) => {
    const printed: string[] = [];
    const output: Output = { write: (text) => void printed.push(text), isTerminal: false, columns: 80 };
    const io = ioOf({ stdout: output, stderr: output, variables, workingDirectory: directory, ...over });
    const ended = await run(line.split(" "), io);
    assert.equal(ended, exitCode, `${line}\n${printed.join("").slice(-2_000)}`);
    told.push(...printed);
  };
  await command("apply --env repeating --yes --verbose", REFUSED);
  await command("apply --env repeating --yes --format json", REFUSED);
  await command("health --env repeating --active --format json", 0);
  await command("plan --env repeating --probe --format markdown", 0);
  await command("status --env repeating", 0);
  await command("audit show --env repeating --format json", 0);
  await command("audit show --env repeating --format csv", 0);
  await command("plan --env proxied", UNAVAILABLE);
  const comment = "<!-- webhook-sync env=repeating dir=webhooks.d digest=x -->\nnothing";
  await command("comment --repo acme/webhooks --pr 7", UNAUTHORISED, { readInput: async () => comment });
  for (const words of [CANARIES.map((_, index) => say(index)).join(" "), say(7)]) {
    repeaters.refuseReading(words);
    for (const line of ["plan", "doctor", "status"]) await command(`${line} --env repeating`, UNAVAILABLE);
  }
  const files = readdirSync(directory, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  return [...told, ...files];
}

function write(directory: string, sandbox: Sandbox, repeaters: Repeaters): void {
  const allowed = CANARIES.map(({ name }) => `${name}: [${HOST}]`).join(", ");
  const service = (path: string, name = "CANARY_01") =>
    `{ url: "${repeaters.service.origin}${path}", headers: { Authorization: "Bearer \${env:${name}}" } }`;
  const environment = (name: string, lines: string) => `  ${name}:
    tenant:
      profile: integrations-v1
      baseUrl: ${repeaters.tenant.origin}
      auth: { kind: client-credentials, clientId: ${sandbox.clientId}, clientSecret: "\${env:CLIENT_SECRET}" }
      settle: 0s
      deadline: 10s
${lines}
    health: { attempts: 1, timeout: 5s, caFile: ca.pem, connectTo: { "${HOST}:443": "${repeaters.receiver}" } }
    policy: { secrets: { ${allowed} } }
    monitoring: ${service("/dashboard")}
    deprecation: { hook: ${service("/hook", "CANARY_02")} }
`;
  const proxied = environment("proxied", `      proxy: ${repeaters.proxy.origin}`);
  writeFileSync(
    join(directory, "webhook-sync.yaml"),
    `environments:\n${environment("repeating", "")}${proxied}`,
  );
  writeFileSync(join(directory, "ca.pem"), root.pem);
  mkdirSync(join(directory, "webhooks.d"));
  for (const [index, { name, template, value }] of CANARIES.entries()) {
    if (!SENDABLE.test(value) || !isDeclared(index)) continue;
    const header = JSON.stringify(template.replace("X", () => `\${secret:${name}}`));
    for (const kind of ["t", "r"]) {
      const text = `name: ${kind}-${index}\nversion: 1\nurl: https://${HOST}/${kind}/${index}\nheaders: { X-Api-Key: ${header} }\n`;
      writeFileSync(join(directory, "webhooks.d", `${kind}-${index}.yaml`), text);
    }
  }
}

/** The pieces by which each secret would be recognised, in plain and as it was repeated, with whose they are. */
function ownersOf(spellingOf: (index: number) => (value: string) => string): ReadonlyMap<string, Canary> {
  return new Map(
    CANARIES.flatMap((canary, index) =>
      [canary.value, spellingOf(index)(canary.value)]
        .flatMap(piecesOf)
        .map((piece) => [piece, canary] as const),
    ),
  );
}

/** Where a piece stands in what was printed and stored. All are looked for at once: the texts are megabytes. */
function hitsIn(texts: readonly string[], owners: ReadonlyMap<string, Canary>): readonly string[] {
  const lengths = [...new Set([...owners.keys()].map(({ length }) => length))];
  return texts.flatMap((text) => lengths.flatMap((length) => hitOf(text, length, owners)));
}

/** The first piece of this length. */
function hitOf(text: string, length: number, owners: ReadonlyMap<string, Canary>): readonly string[] {
  for (let at = 0; at + length <= text.length; at += 1) {
    const owner = owners.get(text.slice(at, at + length));
    if (owner !== undefined) {
      const around = text.slice(Math.max(0, at - 150), at + 80);
      return [`${owner.name} (${owner.kind}): ${JSON.stringify(around)}`];
    }
  }
  return [];
}
