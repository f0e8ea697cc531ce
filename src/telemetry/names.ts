/**
 * The names of all attributes, in one place: dashboards and alerts are made of them. Those of OpenTelemetry's semantic
 * conventions are from release 1.43; the ones of `cicd` and `vcs` were not stable in it.
 */
export const ATTRIBUTE = {
  environment: "webhook_sync.environment",
  tenant: "webhook_sync.tenant",
  run: "webhook_sync.run.id",
  command: "webhook_sync.command",
  planDigest: "webhook_sync.plan.digest",
  planned: "webhook_sync.plan.changes",
  blocked: "webhook_sync.plan.blocked",
  listed: "webhook_sync.list.webhooks",
  webhook: "webhook_sync.webhook.name",
  version: "webhook_sync.webhook.version",
  action: "webhook_sync.change.action",
  result: "webhook_sync.change.result",
  step: "webhook_sync.step",
  requestId: "webhook_sync.request_id",
  verdict: "webhook_sync.probe.verdict",
  attempts: "webhook_sync.probe.attempts",
  milliseconds: "webhook_sync.duration_ms",
  why: "webhook_sync.reason",
  cause: "cause",
  exitCode: "process.exit.code",
  errorType: "error.type",
  method: "http.request.method",
  status: "http.response.status_code",
  resends: "http.request.resend_count",
  template: "url.template",
  host: "server.address",
  port: "server.port",
  notAfter: "tls.server.not_after",
  commit: "vcs.ref.head.revision",
  pipelineRun: "cicd.pipeline.run.url.full",
} as const;

/** The names of what is counted and measured; `status --format openmetrics` has others of the same family. */
export const METRIC = {
  changes: "webhook_sync.changes",
  runDuration: "webhook_sync.run.duration",
  requestDuration: "http.client.request.duration",
  probeDuration: "webhook_sync.probe.duration",
  retryWait: "webhook_sync.retry.wait",
} as const;
