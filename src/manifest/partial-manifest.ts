import { isJsonObject } from "../base/json.ts";
import type { KeyDiagnostic } from "../model/fleet/diagnostic.ts";
import type { WebhookManifest } from "../model/generated/webhook.ts";
import { MAX_DIAGNOSTICS } from "./limits.ts";
import { validateManifest } from "./schema/diagnostics.ts";

/** What is left of a manifest when what the schema objects to is taken away. */
export interface PartialManifest {
  readonly manifest: WebhookManifest;
  /** Keys that it has only because a manifest must; what is found about them is to be ignored. */
  readonly invented: ReadonlySet<string>;
}

const INVENTED = { name: "unnamed", version: 1, url: "https://unknown.invalid/" };

/** Makes a manifest of a document that is none, so that its other mistakes are found in the same run; null where that fails. */
export function partialManifest(value: unknown, findings: readonly KeyDiagnostic[]): PartialManifest | null {
  // More would not be shown, and each copy of a document that wrong takes long.
  if (findings.length > MAX_DIAGNOSTICS) return null;
  const rest = findings.reduce((pruned: unknown, { path }) => without(pruned, path), value);
  if (typeof rest !== "object" || rest === null) return null;
  const manifest = validateManifest({ ...INVENTED, ...rest });
  const invented = new Set(Object.keys(INVENTED).filter((key) => !(key in rest)));
  return manifest.ok ? { manifest: manifest.value, invented } : null;
}

/** A copy without the key at the path. A list goes as a whole, so that no other item moves. */
function without(value: unknown, [step, ...further]: readonly string[]): unknown {
  if (step === undefined) return value;
  if (!isJsonObject(value)) return undefined;
  const { [step]: child, ...others } = value;
  const left = further.length === 0 ? undefined : without(child, further);
  return left === undefined ? others : { ...others, [step]: left };
}
