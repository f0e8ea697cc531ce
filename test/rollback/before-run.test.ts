import assert from "node:assert/strict";
import { test } from "node:test";
import { Chain } from "../../src/journal/chain/chain.ts";
import { projectionOf } from "../../src/journal/projection/builder.ts";
import {
  type Intent,
  type JournalEntry,
  type JournalRecord,
  PROTECTED,
  UNPROTECTED,
} from "../../src/model/record/record.ts";
import { imagesBefore as imagesBeforeBy } from "../../src/rollback/before-run.ts";
import { intent, outcome, snapshot, steppingClock } from "../journal/fixture.ts";

function imagesBefore(all: readonly JournalRecord[], run: string) {
  const first = all.findIndex((record) => record.run === run);
  return imagesBeforeBy({ before: projectionOf(all.slice(0, first)), records: all.slice(first) }, run);
}

type Runs = readonly (readonly [run: string, ...entries: JournalEntry[]])[];

function records(...runs: Runs): JournalRecord[] {
  return runs.flatMap(([run, ...entries]) => {
    const chain = new Chain({ actor: "ci", run, clock: steppingClock() }, undefined);
    return entries.map((entry) => chain.add(entry).record);
  });
}

const read = {
  ...snapshot,
  headers: {
    "x-api-key": { kind: "sensitive" },
    Hash: { kind: "masked" },
    "X-Odd": { kind: "sensitive" },
  },
} as const;

test("before-images: protection is taken back where the run changed it, and else stays as it is now", () => {
  const said = (code: string): JournalEntry => ({
    ...{ phase: "notice", code, webhook_name: "orders", version: 2, details: "" },
  });
  const write = (id: string, protect: boolean) => [
    intent(id, { before: snapshot }),
    outcome(id, { protect }),
  ];
  const [on, off] = [said(PROTECTED), said(UNPROTECTED)];
  const cases: readonly (readonly [string, boolean, JournalEntry[], JournalEntry[], boolean])[] = [
    ["given after the run", false, write("b", false), [on], true],
    ["taken after the run", true, write("b", true), [off], false],
    ["given by a later write", false, write("b", false), write("c", true), true],
    ["given by the run", false, write("b", true), [], false],
    ["given by a notice of the run", false, [on, ...write("b", true)], [], false],
    ["given by the run, and taken since", false, write("b", true), [off], false],
    ["taken by the run, and given since", true, write("b", false), [on], true],
  ];
  for (const [what, first, run, since, want] of cases) {
    const all = records(["run-1", ...write("a", first)], ["run-2", ...run], ["run-3", ...since]);
    assert.equal(imagesBefore(all, "run-2")[0]?.protect, want, what);
  }
});

test("before-images: the first write of a webhook counts, with what was written earlier where the tenant's values are hidden", () => {
  const images = imagesBefore(
    records(
      ["run-1", intent("a"), outcome("a")],
      ["run-2", intent("b", { before: read }), outcome("b"), intent("c", { before: snapshot }), outcome("c")],
    ),
    "run-2",
  );
  assert.deepEqual(images, [
    {
      id: null,
      name: "orders",
      version: 2,
      was: {
        ...snapshot,
        headers: {
          "x-api-key": snapshot.headers["X-Api-Key"],
          Hash: snapshot.headers.hash,
          "X-Odd": { kind: "sensitive" },
        },
      },
      written: snapshot,
      protect: false,
      nameWasActive: true,
      activeThen: new Set(["orders@2"]),
      writtenSince: false,
      isUnsure: false,
      isActivated: false,
      renamedTo: [],
      line: new Set(["orders"]),
      formerNames: [],
      changedHands: false,
      changed: new Set(["headers.hash", "headers.x-api-key", "headers.x-odd"]),
      revalued: new Set(),
      left: snapshot,
      sunset: null,
    },
  ]);
});

test("before-images: a version that became another one in place was not active any more", () => {
  const write = (id: string, version: number, on = "e1") => [
    intent(id, { version, before: version === 1 ? null : snapshot }),
    outcome(id, { version, integration_id: on }),
  ];
  const first = ["run-1", ...write("a", 1)] as const;
  const cases: readonly (readonly [string, Runs, string[]])[] = [
    ["in place", [first, ["run-2", ...write("b", 2)], ["run-3", ...write("c", 3)]], ["orders@2"]],
    [
      "in parallel",
      [first, ["run-2", ...write("b", 2, "e2")], ["run-3", ...write("c", 3)]],
      ["orders@1", "orders@2"],
    ],
    [
      "in place, as the run itself found out",
      [
        first,
        ["run-2", intent("b", { version: 2, before: snapshot })],
        ["run-3", outcome("b", { version: 2, integration_id: "e1" }), ...write("c", 3)],
      ],
      ["orders@2"],
    ],
  ];
  for (const [what, runs, want] of cases)
    assert.deepEqual([...(imagesBefore(records(...runs), "run-3")[0]?.activeThen ?? [])].sort(), want, what);
});

test("before-images: what the tenant showed was perhaps not what we had written", () => {
  const before = { ...snapshot, headers: { hash: { kind: "sensitive" } } } as const;
  const runs = records(
    ["run-1", intent("a"), outcome("a")],
    ["run-2", intent("b", { before }), outcome("b")],
  );
  assert.deepEqual(
    imagesBefore(runs, "run-2").map(({ was }) => was),
    [before],
  );
});

test("before-images: a value that the run kept under no name is another one than we had written", () => {
  const named = snapshot.headers["X-Api-Key"];
  const hidden = { kind: "sensitive" } as const;
  const kept = (next: typeof hidden | typeof named) => {
    const before = { ...snapshot, headers: { "x-api-key": hidden } };
    const after = { ...snapshot, headers: next === undefined ? {} : { "X-Api-Key": next } };
    const runs = [intent("b", { before, after }), outcome("b", { after })];
    const all = records(["run-1", intent("a"), outcome("a")], ["run-2", ...runs]);
    return imagesBefore(all, "run-2").map(({ was }) => was?.headers["x-api-key"]);
  };
  assert.deepEqual(kept(hidden), [hidden]);
  assert.deepEqual(kept(named), [named]);
  assert.deepEqual(kept(undefined), [named]);
});

test("before-images: what was not committed is no part of a run; what a later run found to be is", () => {
  const failed = outcome("a", { result: "failed", after: null });
  assert.deepEqual(imagesBefore(records(["run-1", intent("a"), failed, intent("b")]), "run-1"), []);
  const found = imagesBefore(records(["run-1", intent("a")], ["run-2", outcome("a")]), "run-1");
  assert.deepEqual(
    found.map(({ was }) => was),
    [null],
  );
});

test("before-images: of a write of which nobody knows what became, what was there before counts", () => {
  const wrote = intent("a", { action: "update", step: "update", before: read });
  const of = (...results: ("succeeded" | "failed" | "unknown")[]) => {
    const ends = results.map((result) =>
      outcome("a", { result, after: result === "succeeded" ? snapshot : null }),
    );
    const found = imagesBefore(records(["run-1", wrote], ["run-2", ...ends]), "run-1");
    return found.map(({ was, isUnsure }) => [was?.headers["X-Odd"]?.kind, isUnsure]);
  };
  assert.deepEqual(of("unknown"), [["sensitive", true]]);
  // What a later run found out of it counts.
  assert.deepEqual(of("unknown", "succeeded"), [["sensitive", false]]);
  assert.deepEqual(of("unknown", "failed"), []);
  const later = [intent("b", { before: snapshot }), outcome("b", { result: "unknown", after: null })];
  const both = imagesBefore(records(["run-1", wrote, outcome("a")], ["run-2", ...later]), "run-1");
  assert.deepEqual(
    both.map(({ isUnsure, writtenSince }) => [isUnsure, writtenSince]),
    [[true, true]],
  );
});

test("before-images: what the run itself found out of an interrupted one was so before it", () => {
  const inactive = { ...snapshot, status: "inactive" } as const;
  const wrote = [
    intent("b", { action: "update", version: 1, before: inactive }),
    outcome("b", { version: 1 }),
  ];
  const after = (...found: JournalEntry[]) =>
    imagesBefore(records(["run-1", intent("a")], ["run-2", ...found, ...wrote]), "run-2");
  const named = (...found: JournalEntry[]) => after(...found).map(({ nameWasActive }) => nameWasActive);
  assert.deepEqual(named(outcome("a", { status: "active" })), [true]);
  assert.deepEqual(named(outcome("a", { result: "failed", status: "absent", after: null })), [false]);
  assert.deepEqual(named(outcome("a", { after: inactive })), [false]);
  const taken = [intent("c", { version: 2, before: inactive }), outcome("c")];
  const written = imagesBefore(records(["run-1", intent("a")], ["run-2", outcome("a"), ...taken]), "run-2");
  assert.deepEqual(
    written.map((image) => image.written),
    [snapshot],
  );
});

test("before-images: tells what a run took over or let go of", () => {
  for (const action of ["adopt", "unadopt"] as const) {
    const taken = records(["run-1", intent("a", { action, before: snapshot }), outcome("a")]);
    assert.deepEqual(
      imagesBefore(taken, "run-1").map(({ changedHands }) => changedHands),
      [true],
    );
  }
});

test("before-images: tells where a later run wrote too", () => {
  const both = records(["run-1", intent("a"), outcome("a")], ["run-2", intent("b"), outcome("b")]);
  assert.deepEqual(
    imagesBefore(both, "run-1").map(({ writtenSince }) => writtenSince),
    [true],
  );
});

test("before-images: tells what writes changed, of the run or of a later one", () => {
  const headers = { "X-Env": { kind: "sensitive" }, "X-Key": { kind: "sensitive" } } as const;
  const before = { ...snapshot, headers };
  const off = { ...before, status: "deprecated" } as const;
  const rotated = { ...off, headers: { ...headers, "x-key": { kind: "plain", text: "new" } } } as const;
  const changed = (after: typeof off | typeof rotated | null) => {
    const first = [intent("a", { before, after: off }), outcome("a")];
    const later = [intent("b", { before: off, after }), outcome("b")];
    const found = imagesBefore(records(["run-1", ...first], ["run-2", ...later]), "run-1");
    return found.map((image) => (image.changed === "all" ? "all" : [...image.changed]));
  };
  assert.deepEqual(changed(off), [["status"]]);
  assert.deepEqual(changed(rotated), [["status", "headers.x-key"]]);
  assert.deepEqual(changed(null), ["all"]);
});

test("before-images: where the tenant shows not even the names of headers, what was written stands for them", () => {
  const before = { ...snapshot, headers: { "*": { kind: "masked" } } } as const;
  const runs = records(
    ["run-1", intent("a"), outcome("a")],
    ["run-2", intent("b", { before }), outcome("b")],
  );
  assert.deepEqual(
    imagesBefore(runs, "run-2").map(({ was }) => was?.headers),
    [snapshot.headers],
  );
});

test("before-images: a name was active where the run found it so, though no record tells of that", () => {
  for (const status of ["active", "inactive"] as const) {
    const write = [intent("a", { before: { ...snapshot, status } }), outcome("a")];
    const [image] = imagesBefore(records(["run-1", ...write]), "run-1");
    assert.equal(image?.nameWasActive, status === "active");
  }
});

test("before-images: what the run itself found deleted or released was not ours before it", () => {
  const first = ["run-1", intent("a"), outcome("a", { integration_id: "e1" })] as const;
  const again = [intent("c"), outcome("c")];
  for (const [step, after] of [
    ["delete", null],
    ["unadopt", snapshot],
  ] as const) {
    const wrote = intent("b", { action: step, step, before: snapshot, after });
    const end = outcome("b", { action: step, step, after, integration_id: "e1" });
    const known = imagesBefore(records(first, ["run-2", wrote, end], ["run-3", ...again]), "run-3");
    const found = imagesBefore(records(first, ["run-2", wrote], ["run-3", end, ...again]), "run-3");
    for (const [image] of [known, found])
      assert.deepEqual([image?.written, image?.nameWasActive], [null, false], step);
  }
});

test("before-images: a value that a rollback of the run gave back is the former one again", () => {
  const rotated = [
    intent("a", { action: "update", before: snapshot, changed_values: ["headers.X-Api-Key"] }),
    outcome("a"),
  ];
  const revalued = (reason: Intent["reason"]) => {
    const since = [intent("b", { action: "update", before: snapshot, reason }), outcome("b")];
    return imagesBefore(records(["run-1", ...rotated], ["run-2", ...since]), "run-1")[0]?.revalued;
  };
  const back = { kind: "rolled-back", registered: false } as const;
  assert.deepEqual(revalued({ ...back, run: "run-1" }), new Set());
  assert.deepEqual(revalued({ ...back, run: "run-0" }), new Set(["headers.x-api-key"]));
  assert.deepEqual(revalued({ kind: "differs", causes: ["declared"] }), new Set(["headers.x-api-key"]));
});

/** A run gives one name the place of another one, in parallel. */
function renaming(id: string, from: string, to: string, kind: "renamed" | "rolled-back"): JournalEntry[] {
  const reason: Intent["reason"] =
    kind === "renamed"
      ? { kind, from: [from], supersedes: [`${from}@2`], resumed: false }
      : { kind, run: "run-0", registered: false, from: [from] };
  const [made, gone] = [{ webhook_name: to }, { webhook_name: from, step: "deprecate" as const }];
  return [
    intent(`${id}-made`, { ...made, action: "replace", reason }),
    outcome(`${id}-made`, { ...made, action: "replace", integration_id: `id-${to}` }),
    intent(`${id}-gone`, { ...gone, action: "replace", reason, before: snapshot }),
    outcome(`${id}-gone`, { ...gone, action: "replace", integration_id: `id-${from}` }),
  ];
}

test("before-images: of a name that was given up, what took its place in the run, and all that did since", () => {
  for (const kind of ["renamed", "rolled-back"] as const) {
    const all = records(
      ["run-1", intent("a"), outcome("a")],
      ["run-2", ...renaming("b", "orders", "intake", kind)],
      ["run-3", ...renaming("c", "intake", "shop", kind)],
    );
    const images = imagesBefore(all, "run-2");
    const of = (name: string) => images.find((image) => image.name === name);
    assert.deepEqual(of("orders")?.renamedTo, [{ name: "intake", version: 2, protect: false }], kind);
    assert.deepEqual([...(of("orders")?.line ?? [])], ["orders", "intake", "shop"], kind);
    assert.deepEqual(of("intake")?.formerNames, ["orders"], kind);
    assert.deepEqual(of("intake")?.renamedTo, [], "that was another run");
  }
});
