import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { canonicalJson } from "../../src/base/json.ts";
import { Chain, GENESIS, verifyChain } from "../../src/journal/chain/chain.ts";
import { journalLines, notice, steppingClock } from "./fixture.ts";
import { verifyBytes } from "./recalled.ts";

// The whole campaign takes a minute; the suite takes a cut of it.
const campaign = process.env.CAMPAIGN === "1";

const lines = journalLines(110);
const bytes = Buffer.from(lines.join(""));
const whole = verifyBytes(bytes);
/** Where each record ends. */
const ends = lines.map((_, index) => Buffer.byteLength(lines.slice(0, index + 1).join("")));

function verifyLines(changed: readonly string[]) {
  return verifyBytes(Buffer.from(changed.join("")));
}

/** Small, so that every failure is the same in every run. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("the chain", () => {
  it("of a good journal of 64 KB has no flaw", () => {
    assert.ok(bytes.length > 65_536, `${bytes.length} bytes`);
    assert.equal(whole.flaw, null);
    assert.equal(whole.records.length, lines.length);
    assert.equal(whole.goodBytes, bytes.length);
    assert.equal(whole.head, whole.records.at(-1)?.hash);
  });

  it("of nothing is empty", () => {
    assert.deepEqual(verifyBytes(new Uint8Array()), {
      ...{ records: [], sequence: 0, head: GENESIS, goodBytes: 0, flaw: null },
    });
  });

  it("has records whose line is their canonical JSON", () => {
    for (const [index, record] of whole.records.entries())
      assert.equal(`${canonicalJson(record)}\n`, lines[index]);
  });

  it("shows where it was cut, at every byte", () => {
    const cuts = Array.from({ length: bytes.length }, (_, cut) => cut);
    const nearEnds = (cut: number) => ends.some((end) => Math.abs(end - cut) < 2);
    let records = 0;
    for (const cut of cuts) {
      if (ends[records] === cut) records++;
      if (!campaign && cut % 64 !== 0 && !nearEnds(cut)) continue;
      const { flaw, records: good, head } = verifyBytes(bytes.subarray(0, cut));
      const goodBytes = ends[records - 1] ?? 0;
      assert.equal(good.length, records, `cut at ${cut}`);
      assert.deepEqual(flaw, cut === goodBytes ? null : { kind: "torn", bytes: cut - goodBytes });
      // A cut between two records leaves a good chain: only its head tells.
      assert.notEqual(head, whole.head, `cut at ${cut}`);
    }
  });

  it("is the same in pieces, wherever they are cut", () => {
    for (const size of [1, 7, 1_000, 65_536]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      const records: string[] = [];
      const { flaw, head } = verifyChain(pieces, ({ hash }) => records.push(hash));
      assert.deepEqual([flaw, head, records.length], [null, whole.head, lines.length], `pieces of ${size}`);
    }
  });

  it("shows any flipped bit and the last good record", () => {
    const random = pseudoRandom(7);
    for (let flip = 0; flip < (campaign ? 10_000 : 600); flip++) {
      const place = Math.floor(random() * bytes.length);
      const bit = Math.floor(random() * 8);
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(place) ^ (1 << bit), place);
      const { flaw, records } = verifyBytes(flipped);
      const hit = ends.findIndex((end) => place < end);
      assert.ok(flaw !== null, `bit ${bit} of byte ${place} was flipped unseen`);
      assert.equal(records.length, hit, `bit ${bit} of byte ${place}`);
      if (flaw.kind === "damaged") assert.equal(flaw.line, hit + 1);
      else assert.equal(hit, lines.length - 1, "only the last line can be torn");
    }
  });

  for (const at of [0, 1, 57, 108]) {
    it(`shows that record ${at + 1} was deleted, swapped, duplicated or blanked`, () => {
      const before = lines.slice(0, at);
      const after = lines.slice(at + 1);
      const line = lines[at] ?? "";
      const [next = "", ...rest] = after;
      const damages = {
        deleted: { changed: [...before, ...after], good: at },
        swapped: { changed: [...before, next, line, ...rest], good: at },
        duplicated: { changed: [...before, line, line, ...after], good: at + 1 },
        blanked: { changed: [...before, "\n", ...after], good: at },
      };
      for (const [damage, { changed, good }] of Object.entries(damages)) {
        const { flaw, records } = verifyLines(changed);
        assert.equal(flaw?.kind, "damaged", damage);
        assert.deepEqual([flaw.line, records.length], [good + 1, good], damage);
      }
    });
  }

  const last = lines.at(-1) ?? "";
  const edits: Record<string, { changed: string; what: RegExp }> = {
    "a value": { changed: last.replace("51.2", "51.3"), what: /hash does not match/ },
    "its spelling": { changed: last.replace('"phase":', '"phase": '), what: /hash does not match/ },
    "its hash": { changed: last.replace(whole.head, GENESIS), what: /hash does not match/ },
    "its phase": { changed: last.replace('"outcome"', '"verdict"'), what: /not a record that this version/ },
    "a value's type": {
      changed: last.replace('"version":2', '"version":"2"'),
      what: /not a record that this version/,
    },
    everything: { changed: "[]\n", what: /not a record that this version/ },
  };
  for (const [what, edit] of Object.entries(edits)) {
    it(`shows that ${what} of the last record was edited`, () => {
      assert.notEqual(edit.changed, last);
      const { flaw } = verifyLines([...lines.slice(0, -1), edit.changed]);
      assert.equal(flaw?.kind, "damaged");
      assert.match(flaw.what, edit.what);
    });
  }

  it("shows a record that was taken out together with a new number for the next", () => {
    const renumbered = lines.toSpliced(5, 2, (lines[6] ?? "").replace('"sequence":7', '"sequence":6'));
    assert.equal(verifyLines(renumbered).flaw?.kind, "damaged");
  });

  it("shows a rewritten past, though its numbers go on", () => {
    const otherwise = new Chain(
      { actor: "someone else", run: "7f3a91c2", clock: steppingClock() },
      undefined,
    );
    const past = [0, 1, 2].map((index) => otherwise.add(notice(`${index}`)).line);
    const { flaw } = verifyLines([...past, ...lines.slice(3)]);
    assert.deepEqual([flaw?.kind, flaw?.kind === "damaged" && flaw.line], ["damaged", 4]);
  });

  it("shows bytes that a lenient reader would take for the same text", () => {
    const chain = new Chain({ actor: "ci", run: "7f3a91c2", clock: steppingClock() }, undefined);
    const line = Buffer.from(chain.add(notice("\ufffd")).line);
    const at = line.indexOf("\ufffd");
    const broken = Buffer.concat([line.subarray(0, at), Buffer.from([0xff]), line.subarray(at + 3)]);
    assert.equal(broken.toString(), line.toString());
    assert.equal(verifyBytes(line).flaw, null);
    assert.deepEqual(verifyBytes(broken).records, []);
  });

  it("takes an end that is no JSON for torn only when it is the very end", () => {
    const blank = "\0".repeat(40);
    assert.deepEqual(verifyLines([...lines, blank]).flaw, { kind: "torn", bytes: 40 });
    assert.deepEqual(verifyLines([...lines, `${blank}\n`]).flaw, { kind: "torn", bytes: 41 });
    assert.equal(verifyLines([...lines, `${blank}\n`, "\n"]).flaw?.kind, "damaged");
    assert.equal(
      verifyLines([...lines, `${last.slice(0, 100)}\n`]).flaw?.kind,
      "damaged",
      "a crash ends no line",
    );
  });
});
