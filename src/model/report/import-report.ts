import type { NameAndVersion, WebhookKey } from "../fleet/key.ts";

/** A file that an import writes, as seen from the working directory. */
export interface ImportedFile {
  readonly file: string;
  readonly action: "create" | "overwrite";
  readonly webhooks: readonly WebhookKey[];
  readonly text: string;
}

/** A value that the files refer to and that nobody but its owner knows. */
export interface ImportedSecret {
  readonly name: string;
  readonly header: string;
  /** The word that stands before it in the header, `Bearer`; empty where it is the whole value. */
  readonly after: string;
  /** Whether the tenant hides the value. */
  readonly hidden: boolean;
  readonly webhooks: readonly WebhookKey[];
  /** Where it is sent today. */
  readonly hosts: readonly string[];
}

/** What became of a secret's value: written, left as the file has it, or nowhere, for the tenant hides it. */
export type SecretFileState = "written" | "kept" | "hidden";

/** The files that hold values of secrets. No value is in this. */
export interface SecretFiles {
  readonly directory: string;
  readonly files: readonly { readonly name: string; readonly state: SecretFileState }[];
}

/** A live webhook that gets no manifest, and why. */
export interface LeftOut extends NameAndVersion {
  readonly ids: readonly string[];
  readonly code: "ambiguous" | "undeclarable" | "credential" | "policy" | "replaced";
  /** The rule that refuses it; null where it is another thing. */
  readonly rule: string | null;
  /** One sentence without a final period. */
  readonly reason: string;
}

/** What is still to be written, in manifests or in the config file, before policy lets a plan pass. */
export interface OpenPoint {
  readonly rule: string;
  /** What the rule asks for, in one sentence without a final period. */
  readonly asks: string;
  readonly webhooks: readonly WebhookKey[];
}

/** What an import found and wrote. */
export interface ImportReport {
  readonly environment: string;
  /** The tenant's host. */
  readonly tenant: string;
  /** ISO 8601, UTC. */
  readonly readAt: string;
  readonly live: number;
  readonly dryRun: boolean;
  readonly files: readonly ImportedFile[];
  readonly declared: readonly WebhookKey[];
  readonly left: readonly LeftOut[];
  /** How many are outside of the environment's scope. */
  readonly outside: number;
  readonly secrets: readonly ImportedSecret[];
  /** The files that hold values; null where nobody asked for them. */
  readonly secretFiles: SecretFiles | null;
  /** The secrets with the hosts that policy.secrets does not list for them yet. */
  readonly unlisted: readonly { readonly name: string; readonly hosts: readonly string[] }[];
  /** What policy.hosts would have to be for those that are left alone because of it; null where none is. */
  readonly hosts: readonly string[] | null;
  readonly open: readonly OpenPoint[];
  /** One sentence each. */
  readonly notes: readonly string[];
  /** What to do now, one sentence each. */
  readonly next: readonly string[];
}
