import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { RecordFilter } from "../../src/journal/audit/query.ts";
import { foreseen, projectionOf } from "../../src/journal/projection/builder.ts";
import { lastWrittenIn } from "../../src/model/record/projection.ts";
import type { JournalEntry } from "../../src/model/record/record.ts";
import { intent, notice, outcome, snapshot } from "./fixture.ts";
import { openIntents, protectedKeys, queryRecords, recorded, remember } from "./recalled.ts";

describe("what is remembered of a webhook", () => {
  const formerly = ({ id: formerId, ...rest }: ReturnType<typeof known>) => ({ ...rest, formerId });
  const inactive = { ...snapshot, status: "inactive" } as const;
  const endpoint = {
    ...{ name: "orders", channel: "webhook", project: { id: "p", name: null }, flow: null, locale: null },
    ...{ entrypoint: null, user: "", password: null },
  };
  const gone = { ...snapshot, endpoint, status: "deprecated" } as const;
  const known = (after: typeof snapshot, sunset: string | null = null) => ({
    id: "int-1",
    after,
    sunset,
    held: false,
    wasActive: after.status === "active",
    certificateExpires: null,
  });
  const held: JournalEntry = {
    phase: "change",
    action: "create",
    webhook_name: "orders",
    version: 2,
    result: "held",
    status: "inactive",
    latency_ms: 1,
    details: "",
    reason: { kind: "declared-new" },
    probe: null,
    because: null,
  };
  const cases: Record<string, { given: JournalEntry[]; want: [string, unknown][] }> = {
    nothing: { given: [notice("x", "orders")], want: [] },
    "a write that was never answered": { given: [intent("a")], want: [] },
    "a failed write": { given: [outcome("a", { result: "failed", after: null })], want: [] },
    "an unknown write": { given: [outcome("a", { result: "unknown", after: null })], want: [] },
    "the last of several": {
      given: [
        outcome("a", { after: inactive }),
        outcome("b"),
        outcome("c", { result: "failed", after: null }),
      ],
      want: [["orders@2", known(snapshot)]],
    },
    "a sunset": {
      given: [outcome("a", { sunset: "2027-03-31" })],
      want: [["orders@2", known(snapshot, "2027-03-31")]],
    },
    "that the gate held it": {
      given: [outcome("a", { after: inactive }), held],
      want: [["orders@2", { ...known(inactive), held: true }]],
    },
    "what was written, where the tenant keeps something else": {
      given: [intent("a"), outcome("a", { after: { ...snapshot, url: "https://kept.test/" } })],
      want: [["orders@2", { ...known({ ...snapshot, url: "https://kept.test/" }), asked: snapshot }]],
    },
    "nothing of what was written where the tenant keeps that": {
      given: [intent("a"), outcome("a", { after: { ...snapshot, method: "post" } })],
      want: [["orders@2", known({ ...snapshot, method: "post" })]],
    },
    "that an adoption found an Endpoint switched off that Git declares active, until it is written": {
      given: [
        ...["a", "b", "c", "d"].flatMap((id, at) => {
          const [version, after] = [at + 1, id === "d" ? snapshot : { ...inactive, endpoint }];
          const said = id === "a" ? {} : ({ declared_status: id === "b" ? "inactive" : "active" } as const);
          return [
            intent(id, { version, step: "adopt", after, ...said }),
            outcome(id, { version, step: "adopt", after, integration_id: id }),
          ];
        }),
        outcome("e", { version: 3, after: { ...inactive, endpoint }, integration_id: "c" }),
      ],
      want: [
        ["orders@1", { ...known({ ...inactive, endpoint }), id: "a", wasFoundOff: true }],
        ["orders@2", { ...known({ ...inactive, endpoint }), id: "b" }],
        ["orders@3", { ...known({ ...inactive, endpoint }), id: "c" }],
        ["orders@4", { ...known(snapshot), id: "d" }],
      ],
    },
    "that an Endpoint was switched off with its deprecation, until it is written again": {
      given: [
        ...[true, false].flatMap((serves, at) => [
          intent(`${at}`, { version: at + 1, step: "deprecate", after: gone, serves }),
          outcome(`${at}`, { version: at + 1, step: "deprecate", after: gone, integration_id: `${at}` }),
        ]),
        intent("c", { version: 3, step: "deprecate", after: gone, serves: false }),
        outcome("c", { version: 3, step: "deprecate", after: gone, integration_id: "c" }),
        outcome("d", { version: 3, after: gone, integration_id: "c" }),
      ],
      want: [
        ["orders@1", { ...known(gone), id: "0" }],
        ["orders@2", { ...known(gone), id: "1", isSwitchedOff: true }],
        ["orders@3", { ...known(gone), id: "c" }],
      ],
    },
    "no more that the gate held it once it was written": {
      given: [outcome("a", { after: inactive }), held, outcome("b")],
      want: [["orders@2", known(snapshot)]],
    },
    "that it was active once": {
      given: [outcome("a"), outcome("b", { after: inactive })],
      want: [["orders@2", { ...known(inactive), wasActive: true }]],
    },
    "what was deleted": { given: [outcome("a"), outcome("b", { status: "deleted", after: null })], want: [] },
    "each version for itself": {
      given: [outcome("a"), outcome("b", { version: 1, after: inactive, integration_id: "int-2" })],
      want: [
        ["orders@2", known(snapshot)],
        ["orders@1", { ...known(inactive), id: "int-2" }],
      ],
    },
    "the id that something had before a later write made it another version, as its former one": {
      given: [outcome("a"), outcome("b", { version: 3 })],
      want: [
        ["orders@2", formerly(known(snapshot))],
        ["orders@3", known(snapshot)],
      ],
    },
    "only a former id of what was deleted under another version": {
      given: [
        outcome("a"),
        outcome("b", { version: 3 }),
        outcome("c", { version: 3, step: "delete", status: "deleted", after: null }),
      ],
      want: [["orders@2", formerly(known(snapshot))]],
    },
  };
  for (const [name, { given, want }] of Object.entries(cases)) {
    it(name, () => assert.deepEqual([...remember(recorded(given))], want));
  }

  it("no former id of what a killed run made anew under that key, before that is recorded", () => {
    const before = projectionOf(recorded([outcome("a"), outcome("b", { version: 3 })]));
    const { id: _, ...anew } = known(inactive);
    const seen = foreseen(before, [outcome("c", { integration_id: "int-9", after: inactive })]);
    assert.deepEqual(lastWrittenIn(seen).get("orders@2"), { ...anew, wasActive: true });
    assert.equal(lastWrittenIn(before).get("orders@2")?.formerId, "int-1");
  });
});

describe("what manifests protected", () => {
  const given = (code: string): JournalEntry => ({
    phase: "notice",
    code,
    webhook_name: "orders",
    version: 2,
    details: "",
  });
  const cases: Record<string, { given: JournalEntry[]; want: string[] }> = {
    "nothing, in an empty journal": { given: [], want: [] },
    "what was written so": { given: [outcome("a", { protect: true })], want: ["orders@2"] },
    "not what failed": { given: [outcome("a", { protect: true, result: "failed", after: null })], want: [] },
    "what was noted without a write": { given: [outcome("a"), given("protected")], want: ["orders@2"] },
    "not what was noted to be so no longer": {
      given: [outcome("a", { protect: true }), given("unprotected")],
      want: [],
    },
    "what the last of them says": {
      given: [given("protected"), given("unprotected"), outcome("a", { protect: true })],
      want: ["orders@2"],
    },
    "and no other notice says anything": {
      given: [outcome("a", { protect: true }), notice("x", "orders")],
      want: ["orders@2"],
    },
  };
  for (const [name, { given: records, want }] of Object.entries(cases)) {
    it(name, () => assert.deepEqual([...protectedKeys(recorded(records))], want));
  }
});

describe("intents without an outcome", () => {
  const cases: Record<string, { given: JournalEntry[]; want: string[] }> = {
    "none in an empty journal": { given: [], want: [] },
    "none when each has its own": { given: [intent("a"), intent("b"), outcome("b"), outcome("a")], want: [] },
    "those that a kill left, oldest first": {
      given: [intent("a"), intent("b"), intent("c"), outcome("b")],
      want: ["a", "c"],
    },
    "not those whose outcome is a failure": {
      given: [intent("a"), outcome("a", { result: "failed" })],
      want: [],
    },
    "those whose own run could not tell": {
      given: [intent("a"), outcome("a", { result: "unknown", after: null })],
      want: ["a"],
    },
  };
  for (const [name, { given, want }] of Object.entries(cases)) {
    it(name, () =>
      assert.deepEqual(
        openIntents(recorded(given)).map((open) => open.request_id),
        want,
      ),
    );
  }
});

it("an intent is closed for good by a later run that cannot tell either", () => {
  const left = recorded([intent("a"), intent("b"), outcome("b", { result: "unknown", after: null })]);
  const later = recorded(
    ["a", "b"].map((id) => outcome(id, { result: "unknown", after: null })),
    "run-2",
  );
  assert.deepEqual(openIntents([...left, ...later]), []);
});

describe("a query", () => {
  const records = [
    ...recorded([
      intent("a"),
      outcome("a"),
      outcome("b", { webhook_name: "ledger", action: "update", result: "failed", status: "active" }),
    ]),
    ...recorded([notice("x", "ledger"), notice("y"), { phase: "repaired", details: "z" }], "run-2"),
  ];
  const cases: [RecordFilter, number[]][] = [
    [{}, [0, 1, 2, 3, 4, 5]],
    [{ name: "ledger" }, [2, 3]],
    [{ name: "led" }, []],
    [{ action: "create" }, [0, 1]],
    [{ run: "run-2" }, [3, 4, 5]],
    [{ status: "failed" }, [2]],
    [{ status: "inactive" }, [1]],
    [{ since: new Date("2026-11-23T09:00:03.123Z") }, [2, 5]],
    [{ since: new Date("2026-11-23T09:00:03.124Z") }, []],
    [{ until: new Date("2026-11-23T09:00:02.123Z") }, [0, 3]],
    [{ actor: "ci", run: "run-2" }, [3, 4, 5]],
    [{ actor: "somebody" }, []],
    [{ name: "ledger", status: "active", run: "run-1", action: "update" }, [2]],
    [{ name: "ledger", status: "active", run: "run-2" }, []],
  ];
  for (const [filter, want] of cases) {
    it(`for ${JSON.stringify(filter)}`, () => {
      assert.deepEqual(
        queryRecords(records, filter),
        want.map((index) => records[index]),
      );
    });
  }
});
