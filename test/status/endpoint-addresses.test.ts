import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addressesOf } from "../../src/status/endpoint-addresses.ts";
import { declared, environment, listing, live, TOKEN } from "../fixtures/endpoints.ts";

const BASE = { url: new URL("https://endpoint-acme.cognigy.ai"), basis: "assumed" } as const;
const calling = { environment: environment(), base: BASE, tenant: "api-acme.cognigy.ai" };
const ours = listing([live(declared({ name: "returns" })), live(declared({ name: "orders" }))]);

describe("the addresses of Endpoints", () => {
  it("are of all that are ours, by name, or of those that are named", () => {
    const all = addressesOf(ours, calling, []);
    assert.ok(all.ok);
    assert.deepEqual(
      all.value.endpoints.map(({ key, address }) => [key, address]),
      [
        ["orders@1", `https://endpoint-acme.cognigy.ai/${TOKEN}`],
        ["returns@1", `https://endpoint-acme.cognigy.ai/${TOKEN}`],
      ],
    );
    for (const name of ["returns", "returns@1"]) {
      const one = addressesOf(ours, calling, [name]);
      assert.ok(one.ok);
      assert.deepEqual(
        one.value.endpoints.map(({ key }) => key),
        ["returns@1"],
      );
    }
  });

  it("are none of what is not ours, and a name that is not there is refused", () => {
    const strange = addressesOf(ours, calling, ["orders", "stock"]);
    assert.ok(!strange.ok);
    assert.equal(strange.error.exitCode, 64);
    assert.equal(strange.error.diagnostics[0]?.message, "stock: no such webhook on the tenant");
  });

  it("are unknown where nobody says at which host the tenant is called", () => {
    const all = addressesOf(ours, { ...calling, base: null }, []);
    assert.ok(all.ok);
    assert.deepEqual(
      all.value.endpoints.map(({ address }) => address),
      [null, null],
    );
  });
});
