// Generated from schemas/journal-record.schema.json by "npm run generate". Edit the schema, not this file.

/**
 * One line of the journal, which is the audit log: NDJSON, each record with the hash of the previous one.
 */
export type JournalRecord =
  RunStarted | Intent | Outcome | Change | Notice | Repaired | SegmentStarted | Pruned | Signed | RunFinished;
/**
 * What is done to a webhook.
 */
export type Action = "create" | "update" | "replace" | "adopt" | "unadopt" | "deprecate" | "delete";
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
 * name@version
 */
export type WebhookKey = `${string}@${number}`;
/**
 * An integration's status.
 */
export type Status = "active" | "inactive" | "deprecated";
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
export type Status1 = "active" | "inactive" | "deprecated";
/**
 * name@version
 */
export type WebhookKey1 = `${string}@${number}`;

/**
 * A run begins.
 */
export interface RunStarted {
  phase: "run-started";
  /**
   * Counts from 1 in each journal.
   */
  sequence: number;
  /**
   * The run's id.
   */
  run: string;
  /**
   * Seconds since 1970-01-01T00:00:00Z.
   */
  timestamp: number;
  /**
   * The same instant, ISO 8601 UTC.
   */
  time: string;
  /**
   * Who ran it.
   */
  actor: string;
  /**
   * webhook-sync's version.
   */
  tool_version: string;
  /**
   * The environment's name.
   */
  environment: string;
  /**
   * The tenant's host.
   */
  tenant: string;
  /**
   * The Git commit of the manifests, with +uncommitted where they or the config file were not as it has them.
   */
  commit: string | null;
  /**
   * The CI job's page.
   */
  ci_run_url: string | null;
  /**
   * How the changes were approved: a yes at the terminal, --yes, --approved, or a saved plan. Left out by versions that did not write it.
   */
  approval?: "answered" | "yes-option" | "digest" | "plan-file";
  /**
   * Who approved them, where that is known. Left out by versions that did not write it.
   */
  approver?: string | null;
  /**
   * The changesDigest of the plan.
   */
  plan_digest: string;
  /**
   * The OpenTelemetry trace of the run. Left out where there is none.
   */
  trace_id?: string;
  /**
   * How far the tenant's clock was ahead of the one that the times of the run are from, in milliseconds; negative where it was behind. Left out where both agreed within five minutes.
   */
  clock_ahead_ms?: number;
  /**
   * The hash of the record before; 64 zeros for the first.
   */
  previous_hash: string;
  /**
   * SHA-256 over this record's canonical JSON (RFC 8785) without this member.
   */
  hash: string;
}
/**
 * A write is about to be sent. On disk before the request leaves.
 */
export interface Intent {
  phase: "intent";
  /**
   * Counts from 1 in each journal.
   */
  sequence: number;
  /**
   * The run's id.
   */
  run: string;
  /**
   * Seconds since 1970-01-01T00:00:00Z.
   */
  timestamp: number;
  /**
   * The same instant, ISO 8601 UTC.
   */
  time: string;
  /**
   * Who ran it.
   */
  actor: string;
  action: Action;
  /**
   * The webhook's name.
   */
  webhook_name: string;
  /**
   * Its version.
   */
  version: number;
  /**
   * Which write of the change.
   */
  step:
    | "create"
    | "update"
    | "activate"
    | "adopt"
    | "unadopt"
    | "deprecate"
    | "deactivate"
    | "delete"
    | "roll-back"
    | "replace";
  /**
   * The same in all tries of this write.
   */
  request_id: string;
  /**
   * The tenant's id of the object; null before it exists.
   */
  integration_id: string | null;
  reason: Reason;
  before: Snapshot | null;
  after: Snapshot | null;
  /**
   * The UTC day from which a deprecated version may be deleted.
   */
  sunset: string | null;
  /**
   * Whether the manifest protects the name.
   */
  protect: boolean;
  declared_status?: Status1;
  /**
   * Of the deprecation of an Endpoint: whether it stays switched on until its sunset. Left out of other writes, and by versions that did not write it.
   */
  serves?: boolean;
  health?: DeclaredHealth;
  /**
   * What its manifest says it depends on, names or keys. Left out where no manifest speaks, and by versions that did not write it.
   */
  depends_on?: string[];
  /**
   * The fields whose secret keeps its reference and gets another value, in other text or in another field too: before and after name the same secret. Left out where there are none, and by versions that did not write it.
   */
  changed_values?: string[];
  /**
   * The hash of the record before; 64 zeros for the first.
   */
  previous_hash: string;
  /**
   * SHA-256 over this record's canonical JSON (RFC 8785) without this member.
   */
  hash: string;
  replaces?: WebhookKey1;
  /**
   * What goes for it under another name, as far as the plan names it as what takes over: the name was given back. Left out where there is none, and by versions that did not write it.
   */
  takes_over?: WebhookKey[];
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
 * What its manifest says that a probe sends and expects; of what a rollback makes active again, what was declared then. Left out where no manifest declares it active, and by versions that did not write it.
 */
export interface DeclaredHealth {
  /**
   * The body that is sent. Left out where it is the synthetic one.
   */
  payload?: string;
  /**
   * The user of a synthetic flow output. Left out where the synthetic body is a health_check event, or a payload is sent.
   */
  user_id?: string;
  /**
   * The status that counts as healthy.
   */
  expect: string;
  /**
   * Further statuses that do. Left out where there are none.
   */
  accept?: number[];
  /**
   * The time within which it must be answered, in milliseconds. Left out where it is the probe's own timeout.
   */
  max_latency_ms?: number;
}
/**
 * The outcome of a write.
 */
export interface Outcome {
  phase: "outcome";
  /**
   * Counts from 1 in each journal.
   */
  sequence: number;
  /**
   * The run's id.
   */
  run: string;
  /**
   * Seconds since 1970-01-01T00:00:00Z.
   */
  timestamp: number;
  /**
   * The same instant, ISO 8601 UTC.
   */
  time: string;
  /**
   * Who ran it.
   */
  actor: string;
  action: Action;
  /**
   * The webhook's name.
   */
  webhook_name: string;
  /**
   * Its version.
   */
  version: number;
  /**
   * Which write of the change.
   */
  step:
    | "create"
    | "update"
    | "activate"
    | "adopt"
    | "unadopt"
    | "deprecate"
    | "deactivate"
    | "delete"
    | "roll-back"
    | "replace";
  /**
   * As in the intent.
   */
  request_id: string;
  /**
   * The tenant's id of the object.
   */
  integration_id: string | null;
  /**
   * unknown: it may have been committed.
   */
  result: "succeeded" | "failed" | "unknown";
  /**
   * The live status now: active, inactive, deprecated, deleted; or unknown.
   */
  status: string;
  /**
   * From the first try to the answer.
   */
  latency_ms: number;
  /**
   * The cause of a failure; empty otherwise.
   */
  details: string;
  after: Snapshot | null;
  /**
   * As in the intent.
   */
  sunset: string | null;
  /**
   * As in the intent.
   */
  protect: boolean;
  health?: DeclaredHealth;
  /**
   * As in the intent.
   */
  depends_on?: string[];
  /**
   * The hash of the record before; 64 zeros for the first.
   */
  previous_hash: string;
  /**
   * SHA-256 over this record's canonical JSON (RFC 8785) without this member.
   */
  hash: string;
}
/**
 * A change is done with, one way or another: one record for each change of the plan.
 */
export interface Change {
  phase: "change";
  /**
   * Counts from 1 in each journal.
   */
  sequence: number;
  /**
   * The run's id.
   */
  run: string;
  /**
   * Seconds since 1970-01-01T00:00:00Z.
   */
  timestamp: number;
  /**
   * The same instant, ISO 8601 UTC.
   */
  time: string;
  /**
   * Who ran it.
   */
  actor: string;
  action: Action;
  /**
   * The webhook's name.
   */
  webhook_name: string;
  /**
   * Its version.
   */
  version: number;
  /**
   * How it ended.
   */
  result: "applied" | "held" | "failed" | "unknown" | "stale" | "skipped";
  /**
   * The live status now: active, inactive, deprecated, deleted, absent; or unknown.
   */
  status: string;
  /**
   * The change's whole time.
   */
  latency_ms: number;
  /**
   * In words: the health status and latencies, or the cause.
   */
  details: string;
  reason: Reason;
  /**
   * null when nothing was probed.
   */
  probe: Probe | null;
  probed?: Probed;
  /**
   * The change that a skipped one waited for.
   */
  because: WebhookKey | null;
  /**
   * The hash of the record before; 64 zeros for the first.
   */
  previous_hash: string;
  /**
   * SHA-256 over this record's canonical JSON (RFC 8785) without this member.
   */
  hash: string;
}
/**
 * What the health gate saw.
 */
export interface Probe {
  /**
   * What the probe found.
   */
  verdict: string;
  /**
   * The same in words.
   */
  sentence: string;
  /**
   * The receiver's answer.
   */
  http_status: number | null;
  /**
   * Of the last attempt.
   */
  latency_ms: number;
  /**
   * How often it was tried.
   */
  attempts: number;
  /**
   * ISO 8601 UTC; null when no certificate was seen.
   */
  certificate_expires: string | null;
  /**
   * The steps taken, in order.
   */
  steps: {
    step: "dns" | "tcp" | "tls" | "post";
    /**
     * Of this step.
     */
    latency_ms: number;
  }[];
}
/**
 * What the health gate looked at; not there when nothing was probed, nor in records of older versions.
 */
export interface Probed {
  /**
   * Where deliveries would go.
   */
  url: string;
  /**
   * SHA-256 over all that a delivery is made of, as it is shown: url, method, media type, headers, credentials.
   */
  digest: string;
}
/**
 * Something to keep that is not a write: an event sent, a fact learned about the tenant.
 */
export interface Notice {
  phase: "notice";
  /**
   * Counts from 1 in each journal.
   */
  sequence: number;
  /**
   * The run's id.
   */
  run: string;
  /**
   * Seconds since 1970-01-01T00:00:00Z.
   */
  timestamp: number;
  /**
   * The same instant, ISO 8601 UTC.
   */
  time: string;
  /**
   * Who ran it.
   */
  actor: string;
  /**
   * Stable, kebab-case.
   */
  code: string;
  /**
   * Whom it concerns.
   */
  webhook_name: string | null;
  /**
   * Whom it concerns.
   */
  version: number | null;
  /**
   * Of a deprecation sent to the hook: which version takes over; null for none.
   */
  new_version?: number | null;
  /**
   * Of a deprecation sent to the hook: the name that takes over, where it is another one.
   */
  new_name?: string;
  /**
   * Of a deprecation sent to the hook, or of a sunset that a manifest moves: the UTC day from which it may be deleted.
   */
  sunset?: string | null;
  /**
   * In words.
   */
  details: string;
  /**
   * The hash of the record before; 64 zeros for the first.
   */
  previous_hash: string;
  /**
   * SHA-256 over this record's canonical JSON (RFC 8785) without this member.
   */
  hash: string;
}
/**
 * A torn last line, left by a crash, was set aside.
 */
export interface Repaired {
  phase: "repaired";
  /**
   * Counts from 1 in each journal.
   */
  sequence: number;
  /**
   * The run's id.
   */
  run: string;
  /**
   * Seconds since 1970-01-01T00:00:00Z.
   */
  timestamp: number;
  /**
   * The same instant, ISO 8601 UTC.
   */
  time: string;
  /**
   * Who ran it.
   */
  actor: string;
  /**
   * What was set aside: its length and the hash of its bytes.
   */
  details: string;
  /**
   * The hash of the record before; 64 zeros for the first.
   */
  previous_hash: string;
  /**
   * SHA-256 over this record's canonical JSON (RFC 8785) without this member.
   */
  hash: string;
}
/**
 * The first record of a segment: the journal goes on in a new file.
 */
export interface SegmentStarted {
  phase: "segment-started";
  /**
   * Counts from 1 in each journal.
   */
  sequence: number;
  /**
   * The run's id.
   */
  run: string;
  /**
   * Seconds since 1970-01-01T00:00:00Z.
   */
  timestamp: number;
  /**
   * The same instant, ISO 8601 UTC.
   */
  time: string;
  /**
   * Who ran it.
   */
  actor: string;
  /**
   * SHA-256 of the file that says what all records before this one add up to.
   */
  projection_sha256: string;
  /**
   * The format of that file. Left out by versions that wrote format 2 or an earlier one.
   */
  projection_format?: number;
  /**
   * The hash of the record before; 64 zeros for the first.
   */
  previous_hash: string;
  /**
   * SHA-256 over this record's canonical JSON (RFC 8785) without this member.
   */
  hash: string;
}
/**
 * Earlier records were written out and removed: the journal begins after record `through`.
 */
export interface Pruned {
  phase: "pruned";
  /**
   * Counts from 1 in each journal.
   */
  sequence: number;
  /**
   * The run's id.
   */
  run: string;
  /**
   * Seconds since 1970-01-01T00:00:00Z.
   */
  timestamp: number;
  /**
   * The same instant, ISO 8601 UTC.
   */
  time: string;
  /**
   * Who ran it.
   */
  actor: string;
  /**
   * The last record that was removed.
   */
  through: number;
  /**
   * The hash of that record: what the first one that is left follows.
   */
  head: string;
  /**
   * SHA-256 of what all records up to that one add up to, which is kept in their place.
   */
  projection_sha256: string;
  /**
   * Only records from before this instant were removed, ISO 8601 UTC.
   */
  until: string;
  /**
   * The name of the folder that they were written to.
   */
  cut: string;
  /**
   * The hash of the record before; 64 zeros for the first.
   */
  previous_hash: string;
  /**
   * SHA-256 over this record's canonical JSON (RFC 8785) without this member.
   */
  hash: string;
}
/**
 * A signature over the hash of the record before this one, and so over all records up to it.
 */
export interface Signed {
  phase: "signed";
  /**
   * Counts from 1 in each journal.
   */
  sequence: number;
  /**
   * The run's id.
   */
  run: string;
  /**
   * Seconds since 1970-01-01T00:00:00Z.
   */
  timestamp: number;
  /**
   * The same instant, ISO 8601 UTC.
   */
  time: string;
  /**
   * Who ran it.
   */
  actor: string;
  /**
   * Which key: the SHA-256 of the public key (SPKI, DER).
   */
  key: string;
  /**
   * Ed25519 over `webhook-sync head`, a line break and the hash of the record before; Base64.
   */
  signature: string;
  /**
   * The hash of the record before; 64 zeros for the first.
   */
  previous_hash: string;
  /**
   * SHA-256 over this record's canonical JSON (RFC 8785) without this member.
   */
  hash: string;
}
/**
 * A run ends.
 */
export interface RunFinished {
  phase: "run-finished";
  /**
   * Counts from 1 in each journal.
   */
  sequence: number;
  /**
   * The run's id.
   */
  run: string;
  /**
   * Seconds since 1970-01-01T00:00:00Z.
   */
  timestamp: number;
  /**
   * The same instant, ISO 8601 UTC.
   */
  time: string;
  /**
   * Who ran it.
   */
  actor: string;
  /**
   * The exit code.
   */
  exit_code: number;
  /**
   * By result.
   */
  counts: {
    /**
     * Changes that ended so.
     */
    applied: number;
    /**
     * Changes that ended so.
     */
    held: number;
    /**
     * Changes that ended so.
     */
    failed: number;
    /**
     * Changes that ended so.
     */
    unknown: number;
    /**
     * Changes that ended so.
     */
    stale: number;
    /**
     * Changes that ended so.
     */
    skipped: number;
  };
  /**
   * The hash of the record before; 64 zeros for the first.
   */
  previous_hash: string;
  /**
   * SHA-256 over this record's canonical JSON (RFC 8785) without this member.
   */
  hash: string;
}
