import type { Secret } from "../../base/secret.ts";
import type { Service } from "./service.ts";

/** One place where heads of the record are kept. */
export type Anchor =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "git-notes"; readonly ref: string }
  | { readonly kind: "hook"; readonly hook: Service };

/** What vouches for the record where it is not kept. */
export interface AuditSettings {
  /** As the config file names it, and what it stands for: empty where the process does not have it. null: nothing signs. */
  readonly signingKey: { readonly template: string; readonly key: Secret } | null;
  readonly anchors: readonly Anchor[];
}
