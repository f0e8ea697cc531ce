import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import type { SecretSource } from "../../src/base/secret.ts";
import { type LoadedManifests, loadManifests } from "../../src/manifest/load-manifests.ts";
import type { Diagnostic } from "../../src/model/fleet/diagnostic.ts";
import type { Environment } from "../../src/model/fleet/environment.ts";
import { inventedSecrets } from "../../src/settings/secrets.ts";
import { environment as environmentOf } from "../fixtures/model.ts";

/** A folder of its own with these files, gone after the test. */
export function workspace(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "manifest-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export const staging = environmentOf({
  name: "staging",
  vars: new Map([["receiver", "api.yourcompany.test"]]),
});

/** Loads `webhooks.d` of a folder. */
export function load(
  folder: string,
  environment: Environment = staging,
  secrets: SecretSource = inventedSecrets(),
): LoadedManifests {
  return loadManifests({
    directory: join(folder, "webhooks.d"),
    environment,
    environmentNames: ["staging", "production"],
    secrets,
    workingDirectory: folder,
  });
}

/** Loads one file with this content. */
export function loadText(t: TestContext, text: string, environment: Environment = staging): LoadedManifests {
  return load(workspace(t, { "webhooks.d/a.yaml": text }), environment);
}

/** `a.yaml:3:1 unknown-key: unknown key `urll` (did you mean `url`?)` */
export function told(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, message, hint, location }) => {
    const file = location?.file.replace("webhooks.d/", "");
    const place = location === null ? "nowhere" : `${file}:${location.line}:${location.column}`;
    return `${place} ${code}: ${message}${hint === null ? "" : ` (${hint})`}`;
  });
}
