import { quote } from "../base/credentials.ts";
import { matchesAny } from "../base/glob.ts";
import { isHost, parsedUrl, targetOf } from "../base/http.ts";
import type { SecretSource } from "../base/secret.ts";
import { enumerate } from "../base/text.ts";
import { parseDuration, showDuration } from "../base/time.ts";
import { DEFAULTS } from "../model/fleet/config.ts";
import type { Report, Source } from "../model/fleet/diagnostic.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { type HealthExpectation, PROBE_LIMIT_MS } from "../model/fleet/health.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { buildEndpoint } from "./endpoint.ts";
import { expandText, type HeaderBuilder, headerBuilder } from "./for-environment.ts";
import { type TextsPart, withTexts } from "./manifest-texts.ts";
import type { MergedManifest } from "./merge-overrides.ts";

/** What manifests are filled in with. */
export interface ResolutionSources {
  readonly environment: Environment;
  /** All of the configuration, to tell a misspelt override. */
  readonly environmentNames: readonly string[];
  readonly secrets: SecretSource;
}

/** The same, with what the manifests of a fleet share. */
export interface ResolutionContext extends ResolutionSources {
  readonly buildHeader: HeaderBuilder;
}

export function resolutionContext(sources: ResolutionSources): ResolutionContext {
  return { ...sources, buildHeader: headerBuilder(sources.environment, sources.secrets) };
}

type Manifest = MergedManifest["manifest"];

/** Fills a manifest in for an environment. What is reported makes the result unusable. */
export function buildWebhook(
  { manifest: written, headers }: MergedManifest,
  source: Source,
  { environment, secrets, buildHeader }: ResolutionContext,
  report: Report,
): Webhook {
  const manifest = withFilledTexts(written, environment, report);
  const replaces = listOf(manifest.replaces);
  checkScope(manifest.name, environment.scope, ["name"], report);
  for (const old of replaces) checkScope(old, environment.scope, ["replaces"], report);
  checkOwnership(manifest, report);
  checkLatency(manifest, environment, report);
  const webhook: Webhook = {
    name: manifest.name,
    version: manifest.version,
    description: manifest.description ?? null,
    owner: manifest.owner ?? null,
    url: buildUrl(manifest.url, environment, report),
    method: manifest.method ?? environment.defaults.method,
    payloadFormat: manifest.payloadFormat ?? environment.defaults.payloadFormat,
    headers: headers.map((header) => buildHeader(header, report)),
    status: manifest.status ?? "active",
    dependsOn: manifest.dependsOn ?? [],
    protect: manifest.protect ?? false,
    replaces,
    adopt: manifest.adopt ?? false,
    unadopt: manifest.unadopt ?? false,
    health: buildHealth(manifest.health, environment),
    sunset: manifest.deprecation?.sunset ?? null,
    endpoint: environment.traits.carries.placement
      ? buildEndpoint(manifest, { environment, secrets, report })
      : null,
    source,
  };
  checkCarried(manifest, webhook, environment, report);
  return webhook;
}

/** Most manifests say nothing but what is sent. */
export function hasTexts({ owner, description, cognigy, health }: TextsPart): boolean {
  return [owner, description, cognigy, health].some((part) => part !== undefined);
}

/** What the tenant has no place for is passed over, whatever it refers to. */
function withFilledTexts(manifest: Manifest, environment: Environment, report: Report): Manifest {
  const { placement } = environment.traits.carries;
  if (!hasTexts(manifest)) return manifest;
  return withTexts(manifest, (text, path) =>
    path[0] === "cognigy" && !placement ? text : (expandText(text, environment, path, report) ?? text),
  );
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === "string" ? [value] : (value ?? []);
}

function checkScope(name: string, scope: readonly string[], path: readonly string[], report: Report): void {
  if (matchesAny(name, scope)) return;
  const message = `the name ${quote(name)} is outside the scope of this repository`;
  const hint = `scope.names in the configuration allows ${enumerate(scope, "and")}`;
  report({ code: "outside-scope", message, hint, path, within: null });
}

function checkOwnership({ adopt, unadopt, replaces }: Manifest, report: Report): void {
  const contrary = adopt ? "adopt" : replaces === undefined ? null : "replaces";
  if (!unadopt || contrary === null) return;
  const message = `\`${contrary}\` and \`unadopt\` contradict each other`;
  report({ code: "contradiction", message, hint: "keep one of them", path: ["unadopt"], within: null });
}

function checkLatency({ health }: Manifest, { health: { timeoutMs } }: Environment, report: Report): void {
  const text = health?.maxLatency ?? "";
  const longest = parseDuration(text) ?? null;
  const place = { code: "invalid-value", path: ["health", "maxLatency"], within: null } as const;
  if (longest === 0) {
    const message = "`health.maxLatency` must be longer than 0: every answer would be too slow";
    report({ ...place, message, hint: "write a duration such as 800ms, or remove the line" });
  }
  const waitsMs = Math.min(timeoutMs, PROBE_LIMIT_MS);
  if (longest === null || longest <= waitsMs) return;
  const waits = showDuration(waitsMs);
  const message = `\`health.maxLatency\` (${text}) never applies: a probe waits no longer than ${waits} for an answer`;
  const longer = timeoutMs < PROBE_LIMIT_MS ? ", or ask the operators for a longer `health.timeout`" : "";
  report({ ...place, severity: "warning", message, hint: `write less than ${waits}${longer}` });
}

function buildUrl(template: string, environment: Environment, report: Report): string {
  const url = expandText(template, environment, ["url"], report);
  if (url === null) return template;
  const problem = urlProblem(url);
  if (problem !== null) {
    const filledIn = url === template ? "" : ` (${quote(url)})`;
    const message = `\`url\`${filledIn} ${problem.message}`;
    report({ code: "invalid-url", message, hint: problem.hint, path: ["url"], within: null });
  }
  return url;
}

/** The WHATWG parser mends a great deal; what it would mend is refused, so that everybody reads the same URL. */
function urlProblem(url: string): { message: string; hint: string } | null {
  if (/[^\x21-\x7e]|\\/.test(url)) {
    const hint = "percent-encode it in the path; write host names in their ASCII form";
    return { message: "holds a space, a backslash or a character that is not ASCII", hint };
  }
  if (!/^https?:\/\/[^/?#]/i.test(url))
    return { message: "is not an absolute http or https URL", hint: "write it as https://host/path" };
  const authority = /^[^/]*\/\/([^/?#]*)/.exec(url)?.[1] ?? "";
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  // Parsers undo percent-encoding in a host, allow-lists and people do not; a sign is what a shell left in.
  if (!isHost(host.replace(/:[^:\]]*$/, ""))) {
    const hint = host.includes("$")
      ? "write a variable of the environment as ${var:NAME}"
      : "write the host with letters, digits, inner dashes and single dots";
    return { message: "has a host that cannot be one", hint };
  }
  const parsed = parsedUrl(url);
  if (parsed === null) return { message: "cannot be parsed", hint: "check its host and port" };
  if (url.includes("#"))
    return { message: "has a fragment, which is never sent", hint: "remove it, from the # on" };
  const sent = targetOf(parsed.href);
  if (eitherWay(sent) === eitherWay(targetOf(url))) return null;
  const hint = `write ${quote(sent)} after the host`;
  return { message: "has a path or query that clients change before they send it", hint };
}

/** Some parsers encode these signs and some do not, a quote is as good as its code in a query, and OData has them. */
function eitherWay(target: string): string {
  return target.replaceAll("'", "%27").replaceAll("^", "%5E");
}

function buildHealth(health: Manifest["health"], { traits }: Environment): HealthExpectation {
  const kind = health?.body ?? traits.delivery;
  return {
    payload: health?.payload,
    body: kind === "flow-output" ? { kind, userId: health?.userId ?? DEFAULTS.probeUser } : { kind },
    accept: health?.accept ?? [],
    expect: String(health?.expect ?? "2xx"),
    maxLatencyMs: parseDuration(health?.maxLatency ?? "") ?? null,
  };
}

/** Reports what the environment's tenant has no place for: nothing of it would ever reach a receiver. */
function checkCarried(
  manifest: Manifest,
  { headers, method, payloadFormat, health }: Webhook,
  environment: Environment,
  report: Report,
): void {
  const { title, carries, replace } = environment.traits;
  const refuse = (path: readonly string[], message: string, hint: string) =>
    report({ code: "not-carried", message: `${message} (${title})`, hint, path, within: null });
  if (!carries.headers) {
    for (const { name } of headers) {
      const hint = `use \`basicAuth\`, or leave it out with \`environments.${environment.name}.headers\``;
      refuse(["headers", name], "this tenant sends no headers of yours", hint);
    }
  }
  if (!carries.basicAuth && typeof manifest.basicAuth === "object") {
    const hint = `use a header, or leave it out with \`environments.${environment.name}.basicAuth: null\``;
    refuse(["basicAuth"], "this tenant has no place for a user and a password", hint);
  }
  const { methods, payloadFormats } = carries;
  if (methods !== null && !methods.includes(method))
    refuse(["method"], `this tenant delivers by ${enumerate(methods, "or")} only`, "remove `method`");
  if (payloadFormats !== null && !payloadFormats.includes(payloadFormat)) {
    const message = `this tenant delivers ${enumerate(payloadFormats, "or")} only`;
    refuse(["payloadFormat"], message, "remove `payloadFormat`");
  }
  if (manifest.replace !== undefined && !replace.includes(manifest.replace))
    refuse(["replace"], `this tenant does not replace ${quote(manifest.replace)}`, "remove `replace`");
  checkProbe(manifest.health, health, report);
}

/** A user is a part of one kind of delivery only. */
function checkProbe(
  declared: Manifest["health"],
  { body, payload }: Webhook["health"],
  report: Report,
): void {
  const where = { code: "contradiction", within: null };
  if (declared?.accept?.some((status) => status === 401 || status === 403)) {
    const message = "`health.accept` names 401 or 403, by which a receiver refuses the credentials";
    report({ ...where, message, hint: "remove it", path: ["health", "accept"] });
  }
  if (declared?.userId !== undefined && (body.kind !== "flow-output" || payload !== undefined)) {
    const message = "`health.userId` is a part of a synthetic flow output, and none is sent";
    const hint = "remove it, or declare `health.body: flow-output` and no payload";
    report({ ...where, message, hint, path: ["health", "userId"] });
  }
  if (declared?.body === undefined || payload === undefined) return;
  const message = "`health.payload` is sent in place of `health.body`";
  report({ ...where, message, hint: "keep one of them", path: ["health", "body"] });
}
