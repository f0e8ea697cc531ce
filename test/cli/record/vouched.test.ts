import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { Chain, GENESIS } from "../../../src/journal/chain/chain.ts";
import { fileJournal, openJournal } from "../../../src/journal/files/open.ts";
import { PROJECTION_FORMAT } from "../../../src/journal/projection/document.ts";
import type { JournalEntry } from "../../../src/model/record/record.ts";
import { temporaryDirectory } from "../../base/temporary-directory.ts";
import { runIn } from "../../crash/in-folder.ts";
import { patientClock } from "../../fixtures/patient-clock.ts";
import { notice } from "../../journal/fixture.ts";
import { configText, manifestText } from "../../scenarios/fleet.ts";

const AUDIT = `audit:
  signingKey: "\${env:AUDIT_KEY}"
  anchors:
    - file: heads.ndjson
`;
const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const AUDIT_KEY = String(privateKey.export({ format: "pem", type: "pkcs8" }));
const VERIFY = "audit verify --key key.pub.pem --anchors heads.ndjson";

/** A folder of which runs are signed and their heads kept. Each command runs a minute after the one before. */
class Signed {
  readonly directory: string;
  #minutes = 0;

  constructor(t: TestContext) {
    this.directory = temporaryDirectory(t);
    mkdirSync(join(this.directory, "webhooks.d"));
    writeFileSync(join(this.directory, "webhook-sync.yaml"), `${AUDIT}${configText()}`);
    writeFileSync(
      join(this.directory, "key.pub.pem"),
      String(publicKey.export({ format: "pem", type: "spki" })),
    );
  }

  get state(): string {
    return join(this.directory, ".webhook-sync", "sandbox");
  }

  record(): readonly string[] {
    const files = readdirSync(this.state).filter((name) => /^(?:journal|projection|beginning)/.test(name));
    return files.toSorted().map((name) => readFileSync(join(this.state, name), "utf8"));
  }

  declare(name: string): void {
    writeFileSync(join(this.directory, "webhooks.d", `${name}.yaml`), manifestText(name, 1));
  }

  async run(line: string, exit: number, variables: Readonly<Record<string, string>> = { AUDIT_KEY }) {
    const minutes = ++this.#minutes;
    const clock = { ...patientClock, now: () => new Date(Date.now() + minutes * 60_000) };
    const ended = await runIn(this.directory, line.split(" "), variables, { clock });
    assert.equal(ended.exit, exit, `${line}\n${ended.stdout}${ended.stderr}`);
    return (ended.stdout + ended.stderr).replace(/\s+/g, " ");
  }
}

describe("a command that writes to a signed record", () => {
  for (const line of ["doctor --unlearn", "state prune --before 1s --to cut", "state unlock 7f3a91c2"]) {
    it(`needs the key, and signs what it wrote: ${line}`, async (t) => {
      const signed = new Signed(t);
      signed.declare("orders");
      await signed.run("apply --yes", 0);
      const before = signed.record();
      assert.match(await signed.run(line, 3, {}), /error signing-key/);
      assert.deepEqual(signed.record(), before);
      await signed.run(line, 0);
      await signed.run("audit verify --key key.pub.pem", 0);
    });
  }

  it("lets the next run in, whatever happens once it has recorded what it did", async (t) => {
    const signed = new Signed(t);
    await signed.run("apply --yes", 0);
    // The warning that the head is not kept is the first thing that is written there.
    mkdirSync(join(signed.directory, "heads.ndjson"));
    const write = () => {
      throw new Error("nobody listens any more");
    };
    const deaf = { stderr: { write, isTerminal: false, columns: 80 } };
    const line = ["doctor", "--unlearn"];
    await assert.rejects(runIn(signed.directory, line, { AUDIT_KEY }, deaf), /nobody listens/);
    await signed.run("doctor --unlearn", 0);
  });
});

describe("heads that were kept", () => {
  it("show that the record was removed and begun anew", async (t) => {
    const signed = new Signed(t);
    signed.declare("orders");
    await signed.run("apply --yes", 0);
    const record = readdirSync(signed.state).filter((name) => /^(?:journal|projection|beginning)/.test(name));
    assert.ok(record.length > 0);
    for (const name of record) rmSync(join(signed.state, name));
    signed.declare("crm");
    await signed.run("apply --yes", 0);
    const told = await signed.run(VERIFY, 10);
    assert.match(
      told,
      /error head-missing: .* if a new record was begun on purpose, keep its heads in a new file/,
    );
    await signed.run("audit verify --key key.pub.pem", 0);
  });

  it("are not looked for where they were pruned, and a record says so", async (t) => {
    const signed = new Signed(t);
    signed.declare("orders");
    await signed.run("apply --yes", 0);
    signed.declare("crm");
    await signed.run("apply --yes", 0);
    await signed.run("state prune --before 90s --to cut", 0);
    assert.match(await signed.run(VERIFY, 0), /It has 2 heads that were kept elsewhere/);
    await signed.run("state prune --before 1s --to rest", 0);
    assert.match(await signed.run(VERIFY, 0), /It has 1 head that was kept elsewhere/);
  });
});

describe("heads that were kept of what was pruned", () => {
  const CUT = `${VERIFY} --folder cut`;

  /** Two runs in a folder, and two more in the record. */
  async function pruned(t: TestContext): Promise<Signed> {
    const signed = new Signed(t);
    for (const name of ["orders", "crm"]) {
      signed.declare(name);
      await signed.run("apply --yes", 0);
    }
    await signed.run("state prune --before 1s --to cut", 0);
    signed.declare("billing");
    await signed.run("apply --yes", 0);
    return signed;
  }

  /** Cuts so many records off its end. */
  function cutOff(signed: Signed, count: number): void {
    const file = join(signed.directory, "cut", "journal.ndjson");
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    writeFileSync(file, `${lines.slice(0, -count).join("\n")}\n`);
  }

  it("vouch for the folder too, and those of later runs fail nothing", async (t) => {
    const signed = await pruned(t);
    const told = await signed.run(CUT, 0);
    assert.match(told, /It has 2 heads that were kept elsewhere\. 2 heads are of later runs/);
    assert.match(told, /pass --head with the hash/);
    const document: unknown = JSON.parse(await signed.run(`${CUT} --format json`, 0));
    assert.deepEqual({ kept: 2, later: 2, ...Object(document) }, document);
    assert.doesNotMatch(await signed.run(VERIFY, 0), /later/);
  });

  it("show that a run in the folder lacks its end", async (t) => {
    const signed = await pruned(t);
    cutOff(signed, 2);
    assert.match(
      await signed.run("audit verify --anchors heads.ndjson --folder cut", 10),
      /error head-missing/,
    );
  });

  it("show nothing where the folder has none of them, and say so", async (t) => {
    const signed = await pruned(t);
    const heads = join(signed.directory, "heads.ndjson");
    const lines = readFileSync(heads, "utf8").trimEnd().split("\n");
    assert.equal(lines.length, 4);
    writeFileSync(heads, `${lines.slice(2).join("\n")}\n`);
    assert.match(await signed.run(CUT, 10), /heads\.ndjson has no head of what is in this folder/);
  });

  it("show that one from before the last record is missing", async (t) => {
    const signed = await pruned(t);
    const heads = join(signed.directory, "heads.ndjson");
    const [first = "", ...others] = readFileSync(heads, "utf8").trimEnd().split("\n");
    const other = first.replace(/"head":"../, '"head":"00').replace(/"run":"[^"]*"/, '"run":"00000000"');
    writeFileSync(heads, `${[first, other, ...others].join("\n")}\n`);
    assert.match(
      await signed.run("audit verify --anchors heads.ndjson --folder cut", 10),
      /error head-missing: no record has the hash 00/,
    );
  });

  it("are not counted where a part of the record is copied", async (t) => {
    const signed = await pruned(t);
    const told = await signed.run("state export copy", 0);
    const copy = join(signed.directory, "copy");
    const files = readdirSync(copy).filter((name) => name.startsWith("journal"));
    const lines = files.flatMap((name) => readFileSync(join(copy, name), "utf8").trimEnd().split("\n"));
    assert.ok(!lines.some((line) => JSON.parse(line).sequence === 1));
    assert.match(told, new RegExp(`^${lines.length} records and 0 messages written\\.`));
    rmSync(signed.state, { recursive: true });
    assert.match(
      await signed.run("state import copy", 0),
      new RegExp(`^${lines.length} records and 0 messages taken over\\.`),
    );
  });
});

describe("a new part that a run begins after its signature", () => {
  const opening = { actor: "ci", run: "7f3a91c2" };
  const verify = "audit verify --key key.pub.pem";

  it("needs none: it follows from the records before it", async (t) => {
    const signed = new Signed(t);
    signed.declare("orders");
    await signed.run("apply --yes", 0);
    const journal = await openJournal({
      ...opening,
      clock: patientClock,
      directory: signed.state,
      segmentBytes: 1,
    });
    assert.ok(journal.ok);
    await journal.value.close();
    const told = await signed.run(verify, 0);
    assert.match(told, /Signed up to record 8: .* What follows only begins a new file\./);
    assert.doesNotMatch(told, /at work/);
  });

  const forged: Record<string, [entry: JournalEntry, told: RegExp]> = {
    "a projection that does not follow": [
      { phase: "segment-started", projection_sha256: GENESIS, projection_format: PROJECTION_FORMAT },
      /error projection-differs/,
    ],
    "a projection that this version cannot make": [
      { phase: "segment-started", projection_sha256: GENESIS },
      /error signature-missing: the last 1 record/,
    ],
    "anything else": [notice("signed by nobody"), /error signature-missing: the last 1 record/],
  };
  for (const [what, [entry, told]] of Object.entries(forged)) {
    it(`is found out where somebody without the key adds ${what}`, async (t) => {
      const signed = new Signed(t);
      signed.declare("orders");
      await signed.run("apply --yes", 0);
      const read = await fileJournal(signed.state).read();
      assert.ok(read.ok);
      const { line } = new Chain({ ...opening, clock: patientClock }, read.value.projection).add(entry);
      appendFileSync(join(signed.state, "journal.ndjson"), line);
      assert.match(await signed.run(verify, 10), told);
    });
  }
});

describe("a record in a folder", () => {
  it("is held to the heads of its own environment, where a file keeps those of several", async (t) => {
    const signed = new Signed(t);
    signed.declare("orders");
    const config = configText().split("  sandbox:\n");
    assert.equal(config.length, 2);
    const [, sandbox = ""] = config;
    writeFileSync(
      join(signed.directory, "webhook-sync.yaml"),
      `${AUDIT}${configText()}  other:\n${sandbox.replace(/^.*default: true.*\n/m, "")}`,
    );
    for (const name of ["sandbox", "other"]) await signed.run(`apply --yes --env ${name}`, 0);
    await signed.run("state export exp --env sandbox", 0);
    for (const folder of ["exp", ".webhook-sync/other"])
      assert.match(
        await signed.run(`${VERIFY} --folder ${folder}`, 0),
        /It has 1 head that was kept elsewhere/,
      );
    const heads = join(signed.directory, "heads.ndjson");
    const lines = readFileSync(heads, "utf8").trimEnd().split("\n");
    assert.equal(lines.length, 2);
    writeFileSync(heads, `${lines[1]}\n`);
    assert.match(
      await signed.run(`${VERIFY} --folder exp`, 10),
      /heads\.ndjson has no head of sandbox to look for/,
    );
    writeFileSync(heads, `${lines.join("\n")}\n${lines[0]?.replace(/"head":"../, '"head":"00')}\n`);
    assert.match(
      await signed.run("audit verify --anchors heads.ndjson --folder exp", 10),
      /error head-missing: no record has the hash 00/,
    );
  });
});
