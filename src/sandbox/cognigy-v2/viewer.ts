import { changeShape } from "./endpoint-schema.ts";
import { CHANNELS } from "./formats.ts";
import type { AllCognigySwitches } from "./switches.ts";

const VERSIONS: Readonly<Record<AllCognigySwitches["era"], string>> = {
  "4.85": "4.85.0",
  "2026": "2026.16.0",
};

/** The tenant's own description of its API, as far as Endpoints go. The real one has some 250 operations. */
export function viewerDocument(switches: AllCognigySwitches) {
  const members = Object.entries(changeShape(switches).members);
  const properties = members.map(([name, { type }]) => [
    name,
    name === "channel" ? channelSchema() : { type },
  ]);
  return {
    openapi: "3.0.0",
    info: { title: "Cognigy.AI", version: VERSIONS[switches.era] },
    servers: [{ url: "/new/" }],
    paths: {
      "/v2.0/endpoints": { get: {}, post: {}, patch: {} },
      "/v2.0/endpoints/{endpointId}": { get: {}, patch: {}, delete: {} },
    },
    components: {
      schemas: { IEndpointData_2_0: { type: "object", properties: Object.fromEntries(properties) } },
    },
  };
}

function channelSchema() {
  return { type: "string", enum: CHANNELS };
}
