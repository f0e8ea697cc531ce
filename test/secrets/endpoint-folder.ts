import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { type Behaviour, FakeCognigy, type Interception, KEY } from "../cognigy/cognigy-v2/fake-cognigy.ts";
import { type Ended, runIn } from "../crash/in-folder.ts";

/** The password that is declared. It looks like nothing in particular, and like base64 where it is encoded. */
export const PASSWORD = "kanarie/Vogel+4711-gruen-x9";

/** A folder whose tenant of Cognigy.AI a test can change as it likes. */
export interface EndpointFolder {
  readonly tenant: FakeCognigy;
  readonly directory: string;
  /** On a runner that has the password. */
  readonly knowing: (...args: string[]) => Promise<Ended>;
  /** On one that has not. */
  readonly blind: (...args: string[]) => Promise<Ended>;
  readonly declare: (name: string, lines: readonly string[]) => void;
  readonly remove: (name: string) => void;
}

export interface EndpointArrangement {
  readonly behaviour?: Partial<Behaviour>;
  readonly intercept?: Interception;
}

export async function endpointFolder(
  t: TestContext,
  { behaviour = {}, intercept }: EndpointArrangement = {},
): Promise<EndpointFolder> {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-tenant-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const tenant = await FakeCognigy.start(behaviour, intercept);
  t.after(() => tenant.close());
  mkdirSync(join(directory, "webhooks.d"));
  writeFileSync(join(directory, "webhook-sync.yaml"), configAt(tenant.url));
  const variables = { COGNIGY_API_KEY: KEY };
  const manifestOf = (name: string) => join(directory, "webhooks.d", `${name}.yaml`);
  return {
    ...{ tenant, directory },
    knowing: (...args) => runIn(directory, args, { ...variables, ORDERS_PASSWORD: PASSWORD }),
    blind: (...args) => runIn(directory, args, variables),
    declare: (name, lines) => writeFileSync(manifestOf(name), `name: ${name}\n${lines.join("\n")}\n`),
    remove: (name) => rmSync(manifestOf(name)),
  };
}

function configAt({ origin }: URL): string {
  return `environments:
  served:
    default: true
    tenant:
      profile: cognigy-v2
      baseUrl: ${origin}
      project: Shop
      settle: 0s
      auth: { kind: api-key, key: "\${env:COGNIGY_API_KEY}" }
    policy:
      secrets: { ORDERS_PASSWORD: [api.example.test] }
`;
}

/** Everything that was printed, and every file that stands in the folder now. */
export function toldBy({ directory }: { readonly directory: string }, told: readonly Ended[]): string {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  return [...told.map(({ stdout, stderr }) => stdout + stderr), ...files].join("\n");
}

/** No twelve characters in a row of any of these, in whatever spelling. */
export function assertUntold(place: string, text: string, secrets: readonly string[]): void {
  const squeezed = plain(text);
  const spellings = secrets.flatMap((secret) => {
    const bytes = Buffer.from(secret);
    return [secret, encodeURIComponent(secret), bytes.toString("base64url"), bytes.toString("hex")];
  });
  for (const spelling of spellings)
    for (let at = 0; at + 12 <= spelling.length; at += 1) {
      const piece = plain(spelling.slice(at, at + 12));
      const found = piece.length > 8 ? squeezed.indexOf(piece) : -1;
      assert.equal(found, -1, `${place}: ${squeezed.slice(Math.max(0, found - 200), found + 50)}`);
    }
}

function plain(text: string): string {
  return text.replace(/[^a-zA-Z0-9\n]/g, "").toLowerCase();
}
