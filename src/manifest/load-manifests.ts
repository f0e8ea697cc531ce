import { resolve } from "node:path";
import type { Diagnostic } from "../model/diagnostic.ts";
import { compareKeys } from "../model/key.ts";
import type { Webhook } from "../model/webhook.ts";
import { compareDiagnostics, errorAt, errorInFile, errorNowhere } from "./finding.ts";
import { checkFleet, type Declaration } from "./fleet.ts";
import { MAX_TOTAL_BYTES, MAX_TOTAL_FINDINGS } from "./limits.ts";
import { createLocate } from "./locate.ts";
import { moreFindings, readManifestFile } from "./manifest-file.ts";
import { findManifests } from "./manifest-files.ts";
import { readText, shownPath } from "./read-text.ts";
import type { Surroundings } from "./webhook.ts";

/** Where manifests are and what they are filled in with. */
export interface ManifestInput extends Surroundings {
  readonly directory: string;
  /** Diagnostics name files relative to it. */
  readonly workingDirectory: string;
}

/** What a folder of manifests declares for an environment. */
export interface LoadedManifests {
  /** Those without a finding, by key. */
  readonly webhooks: readonly Webhook[];
  /** By file and position. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads all manifests of a folder. One that is wrong does not keep the others from being read. */
export function loadManifests(input: ManifestInput): LoadedManifests {
  const { declarations, complete, diagnostics } = readFolder(input);
  const faulty = new Set(
    declarations.filter((declaration) => declaration.faulty).map(({ source }) => source),
  );
  const locate = createLocate(input.environment.name, input.workingDirectory);
  for (const finding of checkFleet(declarations, complete, locate)) {
    faulty.add(finding.source);
    diagnostics.push(errorAt(locate(finding.source, finding.path), finding));
    if (diagnostics.length > MAX_TOTAL_FINDINGS) break;
  }
  const webhooks = declarations.flatMap(({ webhook, source }) => (faulty.has(source) ? [] : (webhook ?? [])));
  return {
    webhooks: webhooks.sort(compareKeys),
    diagnostics: cutShort(diagnostics.sort(compareDiagnostics)),
  };
}

interface Folder {
  readonly declarations: readonly Declaration[];
  /** False where there may be declarations that could not be read. */
  readonly complete: boolean;
  readonly diagnostics: Diagnostic[];
}

function readFolder(input: ManifestInput): Folder {
  const { workingDirectory } = input;
  const directory = resolve(workingDirectory, input.directory);
  const found = findManifests(directory);
  if (!found.ok) {
    const message = `cannot read the manifests folder ${shownPath(directory, workingDirectory)}: ${found.error}`;
    const hint = "create it, or name another one with --manifests or with manifests in the configuration";
    const diagnostic = errorNowhere({ code: "unreadable-folder", message, hint });
    return { declarations: [], complete: false, diagnostics: [diagnostic] };
  }
  const declarations: Declaration[] = [];
  const diagnostics = found.value.unreadable.map(({ path, message, hint }) =>
    errorInFile(shownPath(path, workingDirectory), { code: "unreadable-file", message, hint }),
  );
  let complete = diagnostics.length === 0;
  let bytes = 0;
  for (const path of found.value.files) {
    const name = shownPath(path, workingDirectory);
    const text = readText(path, name);
    if (!text.ok) {
      diagnostics.push(text.error);
      complete = false;
      continue;
    }
    bytes += Buffer.byteLength(text.value);
    if (bytes > MAX_TOTAL_BYTES) {
      diagnostics.push(tooMuch(name));
      complete = false;
      break;
    }
    const file = readManifestFile(text.value, name, input);
    complete &&= file.complete;
    for (const declaration of file.declarations) declarations.push(declaration);
    // One more than is shown tells that there are more.
    diagnostics.push(...file.diagnostics.slice(0, Math.max(0, MAX_TOTAL_FINDINGS + 1 - diagnostics.length)));
  }
  return { declarations, complete, diagnostics };
}

function tooMuch(file: string): Diagnostic {
  const message = `the manifests are larger than ${MAX_TOTAL_BYTES / 1_000_000} MB in all; from this file on they are not read`;
  return errorInFile(file, {
    code: "manifests-too-large",
    message,
    hint: "divide the fleet into several folders",
  });
}

function cutShort(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const last = diagnostics[MAX_TOTAL_FINDINGS];
  if (last === undefined) return diagnostics;
  return [...diagnostics.slice(0, MAX_TOTAL_FINDINGS), moreFindings(last)];
}
