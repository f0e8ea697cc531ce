import assert from "node:assert/strict";
import { patientClock } from "../../fixtures/patient-clock.ts";
import { cognigyConfig, endpointText } from "../cognigy.ts";
import { scenario } from "../stage.ts";

const DAY_MS = 86_400_000;

interface Addresses {
  readonly endpoints: readonly { readonly key: string; readonly active: boolean; readonly address: string }[];
}

/** The embedded tenant listens on another port each time. */
function tokenOf(address: string): string {
  return address.slice(address.lastIndexOf("/") + 1);
}

scenario(
  import.meta.dirname,
  "A version of an Endpoint takes over in parallel, until the sunset of the old one",
  async (stage) => {
    const later = (days: number) => {
      const now = () => new Date(Date.now() + days * DAY_MS);
      stage.surroundings = { clock: { ...patientClock, now } };
    };
    const addresses = async (): Promise<Addresses["endpoints"]> => {
      const { stdout } = await stage.runSilently("endpoints --format json", 0);
      const document: Addresses = JSON.parse(stdout);
      return document.endpoints;
    };
    stage.write("webhook-sync.yaml", cognigyConfig("    deprecation: { grace: 30d }\n"));
    stage.write("webhooks.d/orders.yaml", endpointText("orders", 1));
    await stage.runSilently("apply --yes", 0);
    const [first] = await addresses();
    assert.ok(first);

    stage.say("A new Endpoint beside the old one has a new address. The plan says who has to be told.");
    stage.write("webhooks.d/orders.yaml", endpointText("orders", 2, ["replace: parallel"]));
    await stage.run("plan", 0);
    await stage.run("apply --yes", 0);
    const both = await addresses();
    assert.equal(both.length, 2);
    assert.ok(both.some(({ address }) => tokenOf(address) === tokenOf(first.address)));
    await stage.run("plan --detailed-exitcode", 0);

    stage.say("Until its sunset the old one stays switched on; from that day on an apply switches it off.");
    later(29);
    await stage.runSilently("plan --detailed-exitcode", 0);
    later(31);
    await stage.run("plan --detailed-exitcode", 2);
    await stage.run("apply --yes", 0);
    await stage.run("plan --detailed-exitcode", 0);
    assert.equal(stage.log("events").length, 1);

    stage.say("It goes away for good only when somebody asks for that by name.");
    await stage.run("apply --yes --allow-delete orders@1", 0);
    const left = await addresses();
    assert.deepEqual(
      left.map(({ key }) => key),
      ["orders@2"],
    );
  },
);
