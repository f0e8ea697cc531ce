import fc from "fast-check";
import { Secret, type SecretSource } from "../../src/base/secret.ts";
import { importTools } from "../../src/cli/import/import.ts";
import type { ImportInput } from "../../src/import/input.ts";
import { makeImport } from "../../src/import/make-import.ts";
import { readManifestFile } from "../../src/manifest/manifest-file.ts";
import { resolutionContext } from "../../src/manifest/webhook.ts";
import type { Environment } from "../../src/model/fleet/environment.ts";
import { keyOf } from "../../src/model/fleet/key.ts";
import type { LiveHeader, LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Status, Webhook } from "../../src/model/fleet/webhook.ts";
import type { ImportedSecret } from "../../src/model/report/import-report.ts";
import { environment, plainHeader, secretHeader, webhook } from "../fixtures/model.ts";

/** Random fleets, declared and clicked together, and what an import makes of them. */

export const SCOPE: Environment = environment({
  policy: {
    ...environment().policy,
    plainHeaders: ["accept", "x-environment"],
    rules: { "secret-hosts": "off" },
  },
});

const statuses = fc.constantFrom<Status>("active", "inactive", "deprecated");
const versions = fc.integer({ min: 1, max: 4 });
const names = fc.constantFrom("a", "orders", "orders-2", "null", "0x10", "1e3", "true", "crm-sync", "no");
/** Text that YAML, templates, terminals and file systems each read something into. */
const odd = fc.constantFrom(
  "${secret:ORDERS_API_KEY}",
  "$${x}",
  "$$${var:receiver}",
  "${environment}",
  "- a",
  "'",
  '"',
  "# no comment",
  ": ",
  "{ a: b }",
  "&anchor",
  "*",
  "!tag",
  "|",
  ">-",
  "%",
  "@",
  "`",
  "~",
  "0o17",
  "2027-03-31",
  " padded ",
  "\t",
  "\u00e9",
  "---",
);
const texts = fc
  .array(fc.oneof(odd, fc.string({ maxLength: 6 })), { maxLength: 3 })
  .map((parts) => parts.join(""));
const visible = texts.map((text) => text.replace(/[^\t\x20-\x7e]/g, "")).map((text) => text.trim());
const paths = texts.map((text) => encodeURI(text).replace(/#/g, "%23"));
const urls = fc
  .tuple(fc.constantFrom("api.example.com", "crm.example.com:8443", "[2001:db8::1]"), paths, paths)
  // In a path a brace is another URL.
  .map(([host, path, query]) => `https://${host}/${path}?${query.replaceAll("%7B", "{")}`);
/** Nothing else that is generated looks like it. */
const values = fc.integer({ min: 0, max: 8 }).map((number) => `value-${number}-of-a-header`);

const declaredHeaders = fc
  .tuple(
    fc.option(visible, { nil: null }),
    fc.uniqueArray(fc.tuple(fc.constantFrom("X-Api-Key", "Authorization", "0", "X'Y"), values), {
      selector: ([name]) => name,
      maxLength: 3,
    }),
  )
  .map(([plain, secrets]) => [
    ...(plain === null ? [] : [plainHeader("X-Environment", plain)]),
    ...secrets.map(([name, value], at) => secretHeader(name, `KEY_${at}`, 1, value)),
  ]);

/** What somebody declares. */
export const declaredFleets: fc.Arbitrary<Webhook[]> = fc
  .uniqueArray(
    fc.record({
      name: names,
      version: versions,
      status: statuses,
      url: urls,
      method: fc.constantFrom("POST", "PUT", "PATCH"),
      payloadFormat: fc.constantFrom("application/json", "application/cloudevents+json"),
      headers: declaredHeaders,
    }),
    { selector: keyOf, maxLength: 8 },
  )
  .map((items) => items.map((item) => webhook(item)));

const liveHeaders: fc.Arbitrary<LiveHeader[]> = fc.uniqueArray(
  fc.oneof(
    fc
      .tuple(fc.constantFrom("X-Environment", "Accept"), texts)
      .map(([name, text]): LiveHeader => ({ name, kind: "readable", value: new Secret(text) })),
    fc
      .tuple(fc.constantFrom("X-Api-Key", "Authorization", "x-environment", "~", "X Y", ""), values)
      .map(([name, text]): LiveHeader => ({ name, kind: "readable", value: new Secret(`Bearer ${text}`) })),
    fc.constantFrom("X-Api-Key", "X-Token").map((name): LiveHeader => ({ name, kind: "masked" })),
  ),
  { selector: ({ name }) => name, maxLength: 4 },
);

/** What somebody clicked together, however odd. */
export const clickedFleets: fc.Arbitrary<LiveWebhook[]> = fc
  .array(
    fc.record({
      name: fc.oneof(
        { weight: 4, arbitrary: names },
        texts,
        fc.constantFrom("../escape", "a/b", "..", "C:\\x"),
      ),
      version: fc.oneof({ weight: 9, arbitrary: versions }, fc.constant(2 ** 40)),
      status: statuses,
      url: fc.oneof({ weight: 9, arbitrary: urls }, texts),
      method: fc.constantFrom("POST", "PUT", "GET"),
      payloadFormat: fc.constantFrom("application/json", "text/plain"),
      headers: liveHeaders,
      description: fc.oneof(texts, values, fc.constant(undefined)),
      key: fc.constantFrom(null, "other-tool:1"),
    }),
    { maxLength: 8 },
  )
  .map((items) =>
    items.map(({ description, key, ...item }, at) => ({
      ...item,
      id: `id-${at}`,
      idempotencyKey: key,
      etag: null,
      labelled: null,
      endpoint: null,
      unknownFields: description === undefined ? {} : { description },
    })),
  );

/** An import of all of it into a folder that declares this. */
export function importOf(
  live: readonly LiveWebhook[],
  overrides: Partial<ImportInput> = {},
): ReturnType<typeof makeImport> {
  const { environment = SCOPE } = overrides;
  return makeImport({
    environment,
    tools: importTools(environment, [environment.name]),
    live,
    directory: null,
    declared: [],
    names: [],
    owner: null,
    overwrite: false,
    schema: "../schemas/webhook.schema.json",
    exists: () => false,
    repeats: () => false,
    said: { of: () => ({ protect: false, sunset: null }), isRecorded: () => true },
    read: () => "",
    ...overrides,
  });
}

/** The secrets as their owners would set them. */
export function setAsListed(secrets: readonly ImportedSecret[], live: readonly LiveWebhook[]): SecretSource {
  return {
    find: ({ name }) => {
      const secret = secrets.find((one) => one.name === name);
      const owner = live.find((one) => secret?.webhooks.includes(keyOf(one)));
      const header = owner?.headers.find((one) => one.name === secret?.header);
      if (secret === undefined || header === undefined) return undefined;
      if (header.kind === "masked") return new Secret("what its owner knows");
      return new Secret(header.value.expose().slice(secret.after === "" ? 0 : secret.after.length + 1));
    },
  };
}

/** What the files declare. */
export function declaredBy(
  files: readonly { readonly file: string; readonly text: string }[],
  secrets: SecretSource,
): Webhook[] {
  const surroundings = resolutionContext({ environment: SCOPE, environmentNames: [SCOPE.name], secrets });
  return files.flatMap(({ file, text }) => {
    const { declarations, diagnostics } = readManifestFile(text, file, surroundings);
    if (diagnostics.length > 0) throw new Error(`${text}\n${JSON.stringify(diagnostics)}`);
    return declarations.flatMap(({ webhook: one }) => one ?? []);
  });
}
