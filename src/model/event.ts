/** What the deprecation hook is told, as JSON. `timestamp` is in seconds since 1970-01-01T00:00:00Z. */
export interface DeprecationEvent {
  /** withdrawn: the announced deprecation does not happen after all. */
  readonly event: "webhook_deprecated" | "webhook_deprecation_withdrawn";
  readonly name: string;
  readonly old_version: number;
  /** null where nothing takes over. */
  readonly new_version: number | null;
  /** The UTC day from which the old version may be deleted; null when unknown. */
  readonly sunset: string | null;
  readonly timestamp: number;
}

/** What the monitoring dashboard is told, as JSON. `exported_at` is in seconds since 1970-01-01T00:00:00Z. */
export interface StatusReport {
  readonly integration: string;
  readonly version: number;
  readonly health_status: "pass" | "fail";
  readonly latency_ms: number;
  readonly exported_at: number;
}
