/** Two minutes with an OAuth server of other people's making whose tokens last 2 s: how often one was renewed, and how often too late. */

import { Secret } from "../../src/base/secret.ts";
import { connectReader } from "../../src/cognigy/integrations-v1/connect.ts";
import { systemClock } from "../../src/terminal/process-io.ts";
import { optionsFor, SCOPES, tenantAt } from "../../test/cognigy/connecting.ts";
import { CLIENT_ID, CLIENT_SECRET, startPeers, TOKEN_PATH, TOKEN_SECONDS } from "../../test/tenant/peers.ts";

const EXPIRIES = 60;
const PAUSE_MS = 100;

const peers = await startPeers();
const auth = {
  kind: "client-credentials",
  tokenPath: TOKEN_PATH,
  clientId: CLIENT_ID,
  clientSecret: new Secret(CLIENT_SECRET),
  credentialsIn: "body",
  scopes: SCOPES,
} as const;
const client = connectReader(optionsFor(tenantAt(peers.url, { auth }), { clock: systemClock }));
let lists = 0;
let failures = 0;
try {
  while (peers.granted() <= EXPIRIES) {
    const listing = await client.reader.list();
    lists += 1;
    if (!listing.ok) {
      failures += 1;
      console.error(listing.error.message);
    }
    await systemClock.sleep(PAUSE_MS);
  }
} finally {
  await client.close();
  await peers.close();
}
console.log(
  `${peers.granted() - 1} expiries of ${TOKEN_SECONDS} s tokens, ${lists} lists: ${failures} failed, ` +
    `${peers.refused()} requests came with a token that was no longer good`,
);
process.exitCode = failures === 0 ? 0 : 1;
