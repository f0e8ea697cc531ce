// Generated from schemas/plan.schema.json by "npm run generate". Edit the schema, not this file.

/**
 * name@version
 */
export type WebhookKey = `${string}@${number}`;
/**
 * Why a change is planned.
 */
export type Reason =
  | {
      kind: "declared-new";
    }
  | {
      kind: "recreated";
    }
  | {
      kind: "new-version";
      /**
       * What it takes over from.
       */
      supersedes: WebhookKey[];
      /**
       * An earlier run left the new version inactive.
       */
      resumed: boolean;
      /**
       * The version is lower than what it takes over from.
       */
      downgrade: boolean;
    }
  | {
      kind: "renamed";
      /**
       * The names that it had.
       */
      from: string[];
      /**
       * What it takes over from.
       */
      supersedes: WebhookKey[];
      /**
       * An earlier run left the new name inactive.
       */
      resumed: boolean;
    }
  | {
      kind: "differs";
      /**
       * What is known of the cause.
       */
      causes: ("declared" | "reverted" | "drift" | "deactivated" | "held" | "unknown")[];
    }
  | {
      kind: "adopted";
    }
  | {
      kind: "unadopted";
    }
  | {
      kind: "declared-deprecated";
    }
  | {
      kind: "removed-from-git";
    }
  | {
      kind: "superseded";
      by: WebhookKey;
    }
  | {
      kind: "sunset-passed";
      /**
       * The UTC day.
       */
      sunset: string;
    }
  | {
      kind: "before-sunset";
      /**
       * The UTC day; null where none is known.
       */
      sunset: string | null;
    }
  | {
      kind: "rolled-back";
      /**
       * The run that is reverted.
       */
      run: string;
      /**
       * That run registered it, so that there is nothing to go back to but out of service.
       */
      registered: boolean;
      /**
       * The names that the run gave it, and that it takes the place of again; left out where there are none.
       */
      from?: string[];
    };
/**
 * A value as it may be shown: sensitive ones are named or hidden, never printed.
 */
export type ShownValue =
  | {
      kind: "plain";
      /**
       * The value.
       */
      text: string;
    }
  | {
      kind: "secret";
      /**
       * As declared, with all but the secrets filled in.
       */
      template: string;
    }
  | {
      kind: "sensitive";
    }
  | {
      kind: "masked";
    }
  | {
      kind: "absent";
    };
/**
 * An integration's status.
 */
export type Status = "active" | "inactive" | "deprecated";
/**
 * name@version
 */
export type WebhookKey1 = `${string}@${number}`;
/**
 * What is done to a webhook.
 */
export type Action = "create" | "update" | "replace" | "adopt" | "unadopt" | "deprecate" | "delete";
/**
 * Over environment, tenant, changes, fingerprints and what is blocked, without commit and times: what a reviewer approves.
 */
export type Digest = string;
/**
 * SHA-256 over this document's canonical JSON (RFC 8785) without this member. It has no key: it shows a file that was cut short or edited without care, and no more.
 */
export type Digest1 = string;

/**
 * What an apply would do, as 'plan --format json' prints it. Secrets stand as references only.
 */
export interface PlanDocument {
  /**
   * Grows when a reader must change.
   */
  formatVersion: 2;
  /**
   * webhook-sync's version.
   */
  toolVersion: string;
  /**
   * The environment's name.
   */
  environment: string;
  /**
   * The tenant's host.
   */
  tenant: string;
  /**
   * The folder of the manifests: from the root of the Git repository, or the whole path outside of one.
   */
  manifests: string;
  /**
   * The Git commit of the manifests, with +uncommitted where they or the config file are not as it has them; null outside a checkout.
   */
  commit: string | null;
  /**
   * When the live state was read, ISO 8601 UTC.
   */
  readAt: string;
  /**
   * When the plan was made, ISO 8601 UTC.
   */
  plannedAt: string;
  /**
   * From when on the plan is no longer applied, ISO 8601 UTC: 24 hours after plannedAt, or the file is refused.
   */
  expiresAt: string;
  /**
   * What was asked for and allowed on the command line; an apply of the saved plan uses the same.
   */
  options: {
    /**
     * --target: names or keys; empty for everything.
     */
    targets: string[];
    /**
     * --allow-delete
     */
    allowDelete: WebhookKey[];
    /**
     * --allow-deprecate
     */
    allowDeprecate: WebhookKey[];
    /**
     * --allow-downgrade: names.
     */
    allowDowngrade: string[];
  };
  /**
   * Live and ours.
   */
  managed: number;
  /**
   * In the order of application.
   */
  changes: (Create | Update | Replace | Adopt | Unadopt | Deprecate | Delete)[];
  /**
   * What is not done, and why.
   */
  blocked: Blocked[];
  /**
   * What there is nothing to write for.
   */
  unchanged: Unchanged[];
  /**
   * What an apply records about protection, so that it outlives the manifests.
   */
  protections: {
    key: WebhookKey;
    /**
     * Whether the manifest protects it.
     */
    protect: boolean;
  }[];
  /**
   * What an apply records about sunsets that manifests move or take out, also where a change that comes with it may be held. Left out where there is none.
   */
  sunsets?: {
    key: WebhookKey;
    /**
     * The UTC day from which it may be deleted; null where its manifest no longer has one.
     */
    sunset: string | null;
  }[];
  /**
   * What concerns the plan as a whole.
   */
  notes: string[];
  /**
   * Every kind is counted.
   */
  counts: {
    /**
     * Changes of this kind.
     */
    create: number;
    /**
     * Changes of this kind.
     */
    update: number;
    /**
     * Changes of this kind.
     */
    replace: number;
    /**
     * Changes of this kind.
     */
    adopt: number;
    /**
     * Changes of this kind.
     */
    unadopt: number;
    /**
     * Changes of this kind.
     */
    deprecate: number;
    /**
     * Changes of this kind.
     */
    delete: number;
    /**
     * As declared.
     */
    unchanged: number;
    /**
     * Not made.
     */
    blocked: number;
    /**
     * Live and not ours; never touched.
     */
    unmanaged: number;
    /**
     * Changes and blocked changes that are not in this plan because of --target; missing where there are none.
     */
    leftOut?: number;
  };
  changesDigest: Digest;
  integrity: Digest1;
}
/**
 * Registers a webhook.
 */
export interface Create {
  action: "create";
  key: WebhookKey;
  /**
   * Changes with a lower step come first; equal steps run in parallel.
   */
  step: number;
  /**
   * Changes that must have been applied first.
   */
  dependsOn: WebhookKey[];
  reason: Reason;
  risk: Risk;
  /**
   * Header names whose live value cannot be compared.
   */
  unverified: string[];
  location: Location | null;
  /**
   * What differs, by field; what is equal is left out.
   */
  fields: FieldChange[];
  /**
   * Of the live objects that were read, sensitive values left out; 'absent' where there was none.
   */
  fingerprint: string;
  after: Snapshot;
  declared: Declared;
  /**
   * null where the health gate does not decide on it.
   */
  probe: Probe | null;
  /**
   * Whether the health gate decides on it.
   */
  gated: boolean;
}
/**
 * What could go wrong.
 */
export interface Risk {
  /**
   * How much care a reviewer should take.
   */
  level: "low" | "medium" | "high";
  /**
   * One sentence each.
   */
  why: string[];
}
/**
 * A place in a manifest.
 */
export interface Location {
  /**
   * Relative to the working directory.
   */
  file: string;
  /**
   * Counts from 1.
   */
  line: number;
  /**
   * Counts from 1, in UTF-16 units.
   */
  column: number;
}
/**
 * One field that differs.
 */
export interface FieldChange {
  /**
   * The field.
   */
  path: string;
  before: ShownValue;
  after: ShownValue;
  /**
   * declared: changed in Git. reverted: a rollback reverted it, and Git still declares it. drift: changed on the tenant by hand. deactivated: switched off on the tenant, by a person or by the platform. held: left inactive by an earlier run. unknown: no record says.
   */
  cause: "declared" | "reverted" | "drift" | "deactivated" | "held" | "unknown";
  location: Location | null;
}
/**
 * A webhook as it may be shown and recorded: secrets as references.
 */
export interface Snapshot {
  /**
   * Where deliveries go.
   */
  url: string;
  /**
   * The HTTP method.
   */
  method: string;
  /**
   * The media type.
   */
  payloadFormat: string;
  status: Status;
  /**
   * By name as written.
   */
  headers: {
    [k: string]: ShownValue;
  };
  /**
   * What an Endpoint has in addition; not there where the tenant has no Endpoints. null: nothing is said of it.
   */
  endpoint?: {
    /**
     * How people see it on the tenant.
     */
    name: string;
    /**
     * The kind of Endpoint.
     */
    channel: string;
    project: Reference;
    flow: Reference | null;
    locale: Reference | null;
    /**
     * The snapshot that it runs, or its project.
     */
    entrypoint: Reference | null;
    /**
     * Of HTTP Basic authentication; empty where there is none.
     */
    user: string | null;
    password: ShownValue | null;
    /**
     * So much of the token in its address as distinguishes it from others; not there where nothing is live yet.
     */
    address?: string;
  };
}
/**
 * Something of the tenant by its id, and by its name where that is known.
 */
export interface Reference {
  /**
   * Empty where none is set.
   */
  id: string;
  name: string | null;
}
/**
 * What a manifest says that the tenant does not keep.
 */
export interface Declared {
  /**
   * Who is asked about it.
   */
  owner: string | null;
  /**
   * Whether the last active version is guarded against removal; an apply records it.
   */
  protect: boolean;
  /**
   * The UTC day from which it may be deleted once it is deprecated.
   */
  sunset: string | null;
}
/**
 * What the health gate does before it lets the webhook become active.
 */
export interface Probe {
  /**
   * full: with a synthetic delivery. tls: without one. none: no contact at all.
   */
  mode: "full" | "tls" | "none";
  /**
   * What the synthetic delivery sends; null for the standard health_check event.
   */
  payload: string | null;
  /**
   * The HTTP status or class that counts as healthy.
   */
  expect: string;
  /**
   * The time within which it must be answered, in milliseconds; null for the probe's own timeout.
   */
  maxLatencyMs: number | null;
  /**
   * Where operators say that the receiver is really reached, address:port; null where DNS decides.
   */
  connectTo: string | null;
  /**
   * The user of the synthetic flow output, where that is what is sent.
   */
  userId?: string;
  /**
   * Further statuses that count as healthy; not there where there are none.
   */
  accept?: number[];
}
/**
 * Changes a webhook in place.
 */
export interface Update {
  action: "update";
  key: WebhookKey;
  /**
   * Changes with a lower step come first; equal steps run in parallel.
   */
  step: number;
  /**
   * Changes that must have been applied first.
   */
  dependsOn: WebhookKey[];
  reason: Reason;
  risk: Risk;
  /**
   * Header names whose live value cannot be compared.
   */
  unverified: string[];
  location: Location | null;
  /**
   * What differs, by field; what is equal is left out.
   */
  fields: FieldChange[];
  /**
   * Of the live objects that were read, sensitive values left out; 'absent' where there was none.
   */
  fingerprint: string;
  before: Snapshot;
  after: Snapshot;
  declared: Declared;
  /**
   * null where the health gate does not decide on it.
   */
  probe: Probe | null;
  /**
   * Whether the health gate decides on it.
   */
  gated: boolean;
}
/**
 * A new version takes over from an old one, make before break.
 */
export interface Replace {
  action: "replace";
  key: WebhookKey;
  /**
   * Changes with a lower step come first; equal steps run in parallel.
   */
  step: number;
  /**
   * Changes that must have been applied first.
   */
  dependsOn: WebhookKey[];
  reason: Reason;
  risk: Risk;
  /**
   * Header names whose live value cannot be compared.
   */
  unverified: string[];
  location: Location | null;
  /**
   * What differs, by field; what is equal is left out.
   */
  fields: FieldChange[];
  /**
   * Of the live objects that were read, sensitive values left out; 'absent' where there was none.
   */
  fingerprint: string;
  /**
   * The new version as it is live; null where it is not yet.
   */
  before: Snapshot | null;
  after: Snapshot;
  /**
   * What is deprecated after the switch; empty where the version takes over in place.
   */
  superseded: {
    key: WebhookKey;
    before: Snapshot;
    after: Snapshot;
    /**
     * The UTC day from which it may be deleted.
     */
    sunset: string | null;
    /**
     * How long the grace period is that the sunset is the end of, in milliseconds. Left out of a sunset that is declared or recorded.
     */
    graceMs?: number;
    /**
     * It stays switched on until its sunset: it is called too.
     */
    goesOn?: true;
  }[];
  declared: Declared;
  /**
   * null where the health gate does not decide on it.
   */
  probe: Probe | null;
  /**
   * Whether the health gate decides on it.
   */
  gated: boolean;
  inPlaceOf?: WebhookKey1;
}
/**
 * Takes over a live integration that is not ours.
 */
export interface Adopt {
  action: "adopt";
  key: WebhookKey;
  /**
   * Changes with a lower step come first; equal steps run in parallel.
   */
  step: number;
  /**
   * Changes that must have been applied first.
   */
  dependsOn: WebhookKey[];
  reason: Reason;
  risk: Risk;
  /**
   * Header names whose live value cannot be compared.
   */
  unverified: string[];
  location: Location | null;
  /**
   * What differs, by field; what is equal is left out.
   */
  fields: FieldChange[];
  /**
   * Of the live objects that were read, sensitive values left out; 'absent' where there was none.
   */
  fingerprint: string;
  before: Snapshot;
  after: Snapshot;
  declared: Declared;
  /**
   * null where the health gate does not decide on it.
   */
  probe: Probe | null;
  /**
   * Whether the health gate decides on it.
   */
  gated: boolean;
}
/**
 * Releases a live integration: our key is removed from it and nothing else changes.
 */
export interface Unadopt {
  action: "unadopt";
  key: WebhookKey;
  /**
   * Changes with a lower step come first; equal steps run in parallel.
   */
  step: number;
  /**
   * Changes that must have been applied first.
   */
  dependsOn: WebhookKey[];
  reason: Reason;
  risk: Risk;
  /**
   * Header names whose live value cannot be compared.
   */
  unverified: string[];
  location: Location | null;
  /**
   * What differs, by field; what is equal is left out.
   */
  fields: FieldChange[];
  /**
   * Of the live objects that were read, sensitive values left out; 'absent' where there was none.
   */
  fingerprint: string;
  before: Snapshot;
  after: Snapshot;
  declared: Declared;
  /**
   * null where the health gate does not decide on it.
   */
  probe: Probe | null;
  /**
   * Whether the health gate decides on it.
   */
  gated: boolean;
}
/**
 * Takes a version out of service.
 */
export interface Deprecate {
  action: "deprecate";
  key: WebhookKey;
  /**
   * Changes with a lower step come first; equal steps run in parallel.
   */
  step: number;
  /**
   * Changes that must have been applied first.
   */
  dependsOn: WebhookKey[];
  reason: Reason;
  risk: Risk;
  /**
   * Header names whose live value cannot be compared.
   */
  unverified: string[];
  location: Location | null;
  /**
   * What differs, by field; what is equal is left out.
   */
  fields: FieldChange[];
  /**
   * Of the live objects that were read, sensitive values left out; 'absent' where there was none.
   */
  fingerprint: string;
  before: Snapshot;
  after: Snapshot;
  /**
   * null where no manifest declares it.
   */
  declared: Declared | null;
  /**
   * The UTC day from which it may be deleted.
   */
  sunset: string | null;
  /**
   * declared: in the manifest. recorded: by an earlier run. grace-period: counted from the day of the plan.
   */
  sunsetFrom: "declared" | "recorded" | "grace-period";
  /**
   * How long the grace period is that the sunset is the end of, in milliseconds. Left out of a sunset that is declared or recorded.
   */
  graceMs?: number;
  /**
   * The active version of the same name, if there is one.
   */
  successor: WebhookKey | null;
  /**
   * It stays switched on until its sunset: it is called too.
   */
  goesOn?: true;
}
/**
 * Permanently deletes a deprecated version.
 */
export interface Delete {
  action: "delete";
  key: WebhookKey;
  /**
   * Changes with a lower step come first; equal steps run in parallel.
   */
  step: number;
  /**
   * Changes that must have been applied first.
   */
  dependsOn: WebhookKey[];
  reason: Reason;
  risk: Risk;
  /**
   * Header names whose live value cannot be compared.
   */
  unverified: string[];
  location: Location | null;
  /**
   * What differs, by field; what is equal is left out.
   */
  fields: FieldChange[];
  /**
   * Of the live objects that were read, sensitive values left out; 'absent' where there was none.
   */
  fingerprint: string;
  before: Snapshot;
  /**
   * The UTC day that has passed.
   */
  sunset: string;
}
/**
 * A change that is not made, and how to get it made.
 */
export interface Blocked {
  key: WebhookKey;
  action: Action;
  /**
   * Which rule blocks it.
   */
  code:
    | "downgrade"
    | "not-ours"
    | "ambiguous"
    | "protected"
    | "limit"
    | "empty"
    | "has-dependents"
    | "dependency"
    | "masked"
    | "short-listing"
    | "sunset-ahead"
    | "clock-skew"
    | "policy"
    | "never-dark"
    | "renamed"
    | "unrecorded"
    | "kept-otherwise"
    | "misplaced"
    | "credentials"
    | "occupied";
  /**
   * Why, in one sentence.
   */
  message: string;
  /**
   * What to do about it, naming the object.
   */
  remedy: string;
  /**
   * Other webhooks that this is due to.
   */
  because: WebhookKey[];
  location: Location | null;
}
/**
 * A webhook for which there is nothing to write.
 */
export interface Unchanged {
  key: WebhookKey;
  /**
   * What should be known all the same.
   */
  notes: string[];
  /**
   * Header names whose live value cannot be compared.
   */
  unverified: string[];
  /**
   * Set where the tenant keeps a value otherwise than it was written, so that it is not as declared although there is nothing to write. A note says what.
   */
  keptOtherwise?: true;
}
