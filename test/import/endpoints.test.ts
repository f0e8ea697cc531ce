import assert from "node:assert/strict";
import { test } from "node:test";
import { draftEndpoint, endpointBlock, endpointEdits } from "../../src/import/endpoints.ts";
import { namedForManifests } from "../../src/import/names.ts";
import type { LiveEndpoint } from "../../src/model/fleet/endpoint.ts";
import { markedIn } from "../../src/model/fleet/environment.ts";
import { keyOf } from "../../src/model/fleet/key.ts";
import {
  clicked,
  declared,
  directory,
  ENGLISH,
  environment,
  live,
  MAIN,
  NOVEMBER,
  PROJECT,
} from "../fixtures/endpoints.ts";

const RUNS = { snapshot: { id: NOVEMBER.id, name: NOVEMBER.name } };

function reasonOf(endpoint: Partial<LiveEndpoint>): string | null {
  return endpointBlock(live(declared(), {}, endpoint), environment())?.reason ?? null;
}

test("an Endpoint is left alone where what it runs is gone, and not where it was not looked up", () => {
  assert.equal(reasonOf({ ...RUNS, flow: { id: "f1", name: null } }), null);
  assert.equal(
    reasonOf({ flow: { id: "f1", name: null, isGone: true } }),
    "its flow f1 no longer exists (Snapshot restore?)",
  );
  assert.equal(
    reasonOf({ snapshot: { id: "s1", name: null, isGone: true } }),
    "the Snapshot that it runs, s1, no longer exists",
  );
});

test("a project and a Snapshot are named, and by id where the name is there twice", () => {
  const elsewhere = { id: "64b600000000000000000002", name: "Billing" };
  const inside = { project: elsewhere, flows: [MAIN], locales: [ENGLISH], snapshots: [NOVEMBER] };
  const twin = <T extends { readonly id: string }>(one: T): T => ({ ...one, id: "64b600000000000000000077" });
  const drafted = (projects: readonly (typeof PROJECT)[], snapshots: readonly (typeof NOVEMBER)[]) => {
    const read = directory({ projects, inside: new Map([[elsewhere.id, { ...inside, snapshots }]]) });
    return draftEndpoint(live(declared(), {}, { ...RUNS, project: elsewhere }), read, environment(), null);
  };
  const named = drafted([PROJECT, elsewhere], [NOVEMBER])?.cognigy;
  assert.deepEqual([named?.project, named?.snapshot], ["Billing", "November"]);
  const doubled = drafted([PROJECT, elsewhere, twin(elsewhere)], [NOVEMBER, twin(NOVEMBER)])?.cognigy;
  assert.deepEqual([doubled?.project, doubled?.snapshot], [elsewhere.id, NOVEMBER.id]);
});

test("where the display name is the mark, one that no webhook can have is left alone, and none is declared", () => {
  const byName = environment(markedIn("name"));
  const legacy = { ...clicked("Legacy one"), name: "legacy-one", version: 1 };
  const reason = "its display name is not a webhook name; rename it on the platform";
  assert.equal(endpointBlock(legacy, byName)?.reason, reason);
  assert.equal(endpointBlock(legacy, environment()), null);
  assert.equal(endpointBlock({ ...clicked("legacy"), version: 1 }, byName), null);
  const ours = live(declared(), { labelled: null }, { displayName: "orders@1" });
  assert.equal(endpointBlock(ours, byName), null);
  assert.equal(draftEndpoint(ours, null, byName, null)?.cognigy.name, undefined);
});

test("what the tenant calls something stands in the manifest so that it is read as that very text", () => {
  const project = { id: "p-1", name: "${environment}" };
  const flow = { id: "f-1", name: "Main ${var:x}" };
  const found = clicked("orders", { displayName: "Orders ${secret:KEY}", project, flow });
  const drafted = draftEndpoint(found, null, environment(), null);
  assert.deepEqual(
    [drafted?.cognigy.name, drafted?.cognigy.project, drafted?.cognigy.flow],
    ["Orders $${secret:KEY}", "$${environment}", "Main $${var:x}"],
  );
});

test("Endpoints with one display name are told apart by their urls, and else left alone as one", () => {
  const there = (id: string, path: string) => ({
    ...{ ...clicked("Orders"), id, url: `https://api.example.com/${path}` },
  });
  const known = declared(
    { name: "intake", url: "https://api.example.com/o2" },
    { displayName: "Orders", project: { by: "name", text: PROJECT.name, found: null } },
  );
  const named = (...paths: readonly string[]) =>
    namedForManifests(
      paths.map((path, index) => there(`e${index}`, path)),
      [known],
    ).map(keyOf);
  assert.deepEqual(named("o", "o2"), ["orders@1", "intake@1"]);
  assert.deepEqual(named("o", "o"), ["intake@1", "intake@1"], "neither is what is declared, for sure");
  const [composed, decomposed] = ["\u00dcber", "U\u0308ber"];
  const said = { ...known, endpoint: known.endpoint && { ...known.endpoint, displayName: composed } };
  assert.deepEqual(namedForManifests([clicked(decomposed)], [said]).map(keyOf), ["intake@1"]);
  assert.deepEqual(endpointEdits(live(said, {}, { displayName: decomposed }), said, null, environment()), []);
  assert.deepEqual(
    namedForManifests(
      ["o", "o2", "o"].map((path, index) => there(`e${index}`, path)),
      [],
    ).map(keyOf),
    ["orders@1", "orders-2@1", "orders@1"],
  );
});
