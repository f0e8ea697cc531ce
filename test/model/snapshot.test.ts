import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import type { LiveHeader } from "../../src/model/fleet/live.ts";
import type { ShownValue } from "../../src/model/plan/change.ts";
import {
  showDeclared,
  showLive,
  shownText,
  snapshotOf,
  snapshotOfLive,
} from "../../src/model/plan/redacted-snapshot.ts";
import { liveOf, plainHeader, secretHeader, webhook } from "../fixtures/model.ts";

const TOKEN = "ghp_0123456789abcdefghijABCDEFGHIJ012345";

function readable(name: string, text: string): LiveHeader {
  return { name, kind: "readable", value: new Secret(text) };
}

describe("a live header", () => {
  const shown: Readonly<Record<string, readonly [header: LiveHeader, shown: ShownValue]>> = {
    "that the tenant hides is masked": [{ name: "X-Team", kind: "masked" }, { kind: "masked" }],
    "that operators do not call plain is sensitive": [readable("X-Key", "hush"), { kind: "sensitive" }],
    "that operators call plain is shown, whatever the case of its name": [
      readable("X-TEAM", "billing"),
      { kind: "plain", text: "billing" },
    ],
    "that holds a credential is sensitive, plain or not": [readable("X-Team", TOKEN), { kind: "sensitive" }],
    "of the most characters that a manifest can have is shown": [
      readable("X-Team", "a ".repeat(4_096)),
      { kind: "plain", text: "a ".repeat(4_096) },
    ],
    "that is longer is sensitive": [readable("X-Team", `${"a ".repeat(4_096)}a`), { kind: "sensitive" }],
  };
  for (const [name, [header, value]] of Object.entries(shown))
    it(name, () => assert.deepEqual(showLive(header, ["x-team"]), value));
});

describe("a declared header", () => {
  it("that is plain is shown", () =>
    assert.deepEqual(showDeclared(plainHeader("X-Team", "billing").value), {
      kind: "plain",
      text: "billing",
    }));

  it("with a secret is shown as it is written", () =>
    assert.deepEqual(
      showDeclared({
        kind: "unresolved",
        template: "Bearer ${secret:KEY}",
        references: [],
        missing: ["KEY"],
      }),
      { kind: "secret", template: "Bearer ${secret:KEY}" },
    ));

  it("that is kept from the tenant, and that no record names, is sensitive", () =>
    assert.deepEqual(showDeclared({ kind: "kept", template: null, references: [], value: new Secret("x") }), {
      kind: "sensitive",
    }));
});

describe("a snapshot", () => {
  const declared = webhook({
    headers: [plainHeader("X-Team", "a"), secretHeader("X-Key", "KEY", 1, "hush")],
  });

  it("of a declared webhook holds no secret, and the status that is asked for", () => {
    assert.equal(snapshotOf(declared).status, declared.status);
    assert.equal(snapshotOf(declared, "deprecated").status, "deprecated");
    assert.ok(!JSON.stringify(snapshotOf(declared)).includes("hush"));
  });

  it("of a live one shows neither a value nor what looks like a credential in its url", () => {
    const live = liveOf(declared, { url: "https://api.example.com/orders?token=hush" });
    const snapshot = snapshotOfLive(live, [], "inactive");
    assert.equal(snapshot.status, "inactive");
    assert.equal(snapshot.url, "https://api.example.com/orders?token=(redacted)");
    assert.deepEqual(
      Object.keys(snapshot.headers),
      live.headers.map(({ name }) => name),
    );
    assert.ok(!JSON.stringify(snapshot).includes("hush"));
  });

  it("of a live one cuts what is long where it means something", () => {
    const { method, payloadFormat } = snapshotOfLive(
      liveOf(declared, { method: "P".repeat(300), payloadFormat: "application/json" }),
      [],
    );
    assert.equal(method, shownText("P".repeat(300)));
    assert.equal(method.length, 201);
    assert.equal(payloadFormat, "application/json");
  });
});
