import { resolve } from "node:path";
import { Secret } from "../base/secret.ts";
import { isTemplate, parseTemplate } from "../base/template.ts";
import type { Anchor, AuditSettings } from "../model/fleet/audit-settings.ts";
import type { ConfigFile } from "../model/fleet/environment.ts";
import { type Resolving, resolveText } from "./resolving.ts";
import { resolveService } from "./services.ts";

const PATH = ["audit"];

type AuditFile = NonNullable<ConfigFile["audit"]>;

/** A key that the process does not have is told by who signs: many commands need none. */
export function resolveAudit(file: AuditFile, resolving: Resolving): AuditSettings {
  const anchors = (file.anchors ?? []).flatMap((anchor, index) => {
    const path = [...PATH, "anchors", `${index}`];
    return resolveAnchor(anchor, path, resolving) ?? [];
  });
  return { signingKey: resolveSigningKey(file.signingKey, resolving), anchors };
}

function resolveSigningKey(template: string | undefined, resolving: Resolving): AuditSettings["signingKey"] {
  if (template === undefined) return null;
  const path = [...PATH, "signingKey"];
  const parts = parseTemplate(template);
  if (!isTemplate(template) || parts.length !== 1) {
    const message =
      "audit.signingKey must be one reference to an environment variable, not a key that stands in a file";
    const hint = "write ${env:NAME}, set that variable, and make a new key if this one was ever committed";
    resolving.report({ code: "literal-credential", message, hint, path, within: null });
    return { template: "", key: new Secret("") };
  }
  return { template, key: new Secret(resolveText(template, path, "ignored", resolving)) };
}

type AnchorFile = NonNullable<AuditFile["anchors"]>[number];

function resolveAnchor(
  anchor: AnchorFile,
  path: readonly string[],
  resolving: Resolving,
): Anchor | undefined {
  if ("file" in anchor) return { kind: "file", path: resolve(resolving.directory, anchor.file) };
  if ("gitNotes" in anchor) return { kind: "git-notes", ref: anchor.gitNotes };
  const hook = resolveService(anchor.hook, [...path, "hook"], resolving);
  return hook === undefined ? undefined : { kind: "hook", hook };
}
