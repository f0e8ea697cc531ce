import { quote } from "../base/credentials.ts";
import { isBounded } from "../base/glob.ts";
import { failure, type Result, success } from "../base/result.ts";
import { isTemplate } from "../base/template.ts";
import { DEFAULTS } from "../model/fleet/config.ts";
import type { Report } from "../model/fleet/diagnostic.ts";
import {
  type Api,
  type Authentication,
  type Capabilities,
  type CognigyTenant,
  type ConfigFile,
  type IntegrationsTenant,
  type MarkerPlace,
  markedIn,
  type SandboxTenant,
} from "../model/fleet/environment.ts";
import { INTEGRATIONS, type ProfileTraits } from "../model/fleet/profile.ts";
import { misplacedReference } from "../model/fleet/reference-diagnostics.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import { resolveApi, resolveCognigy } from "./cognigy-tenant.ts";
import { checkHeaderName, type Resolving, resolveCredential, resolveFormText } from "./resolving.ts";
import { resolveOrigin, resolveRemote } from "./services.ts";

type TenantFile = ConfigFile["environments"][string]["tenant"];
type SandboxFile = Extract<TenantFile, { profile: "sandbox" }>;
type IntegrationsFile = Extract<TenantFile, { profile: "integrations-v1" }>;

/** A tenant and how it is treated. */
export interface TenantSettings {
  readonly tenant: SandboxTenant | IntegrationsTenant | CognigyTenant;
  readonly traits: ProfileTraits;
  readonly capabilities: Capabilities;
  readonly saysDeprecatedStatus?: true;
  readonly ownership: "key" | "scope";
}

/** Resolves a tenant; undefined, and reported, where it must not be used. */
export function resolveTenant(
  file: TenantFile,
  path: readonly string[],
  resolving: Resolving,
): TenantSettings | undefined {
  switch (file.profile) {
    case "sandbox":
      return resolveSandbox(file, path, resolving);
    case "integrations-v1": {
      const tenant = resolveIntegrations(file, path, resolving);
      return tenant === undefined ? undefined : { tenant, ...treatedAs(file) };
    }
    case "cognigy-v2": {
      const tenant = resolveCognigy(file, path, resolving);
      return tenant === undefined ? undefined : { tenant, ...endpointsWith(tenant.marker) };
    }
  }
}

function resolveSandbox(file: SandboxFile, path: readonly string[], { report }: Resolving): TenantSettings {
  const receivers = Object.entries(file.receivers ?? {}).map(([names, behaviour]) => ({ names, behaviour }));
  const { speaks = DEFAULTS.speaks, project = DEFAULTS.project } = file;
  if (file.project !== undefined && speaks !== "cognigy-v2") {
    const message = "`project` means something only with `speaks: cognigy-v2`";
    const hint = "remove it, or say what the embedded tenant speaks";
    report({ code: "contradiction", message, hint, path: [...path, "project"], within: null });
  }
  const tenant: SandboxTenant = { profile: "sandbox", speaks, project, receivers };
  if (speaks === "cognigy-v2") return { tenant, ...endpointsWith("foreign-id") };
  const { capabilities, ownership } = DEFAULTS;
  return { tenant, traits: INTEGRATIONS, capabilities, ownership };
}

type Treatment = Omit<TenantSettings, "tenant">;

function treatedAs({ capabilities, ownership = DEFAULTS.ownership }: IntegrationsFile): Treatment {
  const says = capabilities?.deprecatedStatus === undefined ? {} : ({ saysDeprecatedStatus: true } as const);
  return {
    traits: INTEGRATIONS,
    capabilities: { ...DEFAULTS.capabilities, ...capabilities },
    ...says,
    ownership,
  };
}

function endpointsWith(marker: MarkerPlace): Treatment {
  return { ...markedIn(marker), saysDeprecatedStatus: true, ownership: "key" };
}

function resolveIntegrations(
  file: IntegrationsFile,
  path: readonly string[],
  resolving: Resolving,
): IntegrationsTenant | undefined {
  const baseUrl = resolveOrigin(file.baseUrl, [...path, "baseUrl"], resolving);
  const auth = resolveAuthentication(file.auth, [...path, "auth"], resolving);
  const remote = resolveRemote(file, path, resolving);
  if (baseUrl === undefined || remote === undefined) return undefined;
  const addedHeaders = (file.addedHeaders ?? DEFAULTS.addedHeaders).map((name) => name.toLowerCase());
  return { profile: "integrations-v1", ...remote, baseUrl, auth, addedHeaders };
}

function resolveAuthentication(
  auth: IntegrationsFile["auth"],
  path: readonly string[],
  resolving: Resolving,
): Authentication {
  switch (auth.kind) {
    case "client-credentials":
      return {
        kind: auth.kind,
        tokenPath: auth.tokenPath ?? DEFAULTS.auth.tokenPath,
        clientId: resolveFormText(auth.clientId, [...path, "clientId"], resolving),
        clientSecret: resolveCredential(auth.clientSecret, [...path, "clientSecret"], resolving, "form"),
        credentialsIn: auth.credentialsIn ?? DEFAULTS.auth.credentialsIn,
        scopes: auth.scopes ?? DEFAULTS.auth.scopes,
      };
    case "bearer":
      return {
        kind: auth.kind,
        token: resolveCredential(auth.token, [...path, "token"], resolving, "bearer"),
      };
    case "api-key": {
      const header = auth.header ?? DEFAULTS.auth.header;
      checkHeaderName(header, [...path, "header"], resolving);
      const key = resolveCredential(auth.key, [...path, "key"], resolving, "header");
      return { kind: auth.kind, header, key };
    }
  }
}

type PolicyFile = NonNullable<ConfigFile["policy"]>;
type Path = readonly string[];

/** Reports globs that admit more than they seem to, or that take long to compare. */
export function checkGlobs(config: ConfigFile, name: string, report: Report): void {
  const environment = config.environments[name];
  checkNames(config.scope?.names ?? [], ["scope", "names"], report);
  for (const [policy, path] of [
    [config.policy, ["policy"]],
    [environment?.policy, ["environments", name, "policy"]],
  ] as const)
    if (policy !== undefined) checkPolicyGlobs(policy, path, report);
  const connectTo = ["environments", name, "health", "connectTo"];
  for (const entry of Object.keys(environment?.health?.connectTo ?? {}))
    checkHost(entry.slice(0, entry.lastIndexOf(":")), [...connectTo, entry], report);
}

function checkPolicyGlobs({ hosts, secrets, protected: kept }: PolicyFile, path: Path, report: Report): void {
  checkNames(kept ?? [], [...path, "protected"], report);
  const lists = Object.entries(secrets ?? {}).map(([name, globs]) => ({ path: ["secrets", name], globs }));
  for (const list of [{ path: ["hosts"], globs: hosts ?? [] }, ...lists])
    for (const [index, glob] of list.globs.entries())
      checkHost(glob, [...path, ...list.path, String(index)], report);
}

function checkNames(globs: readonly string[], path: Path, report: Report): void {
  for (const [index, glob] of globs.entries()) checkLength(glob, [...path, String(index)], report);
}

/** `*yourcompany.com` admits `evilyourcompany.com`, which anybody can register. */
function checkHost(glob: string, path: Path, report: Report): void {
  checkLength(glob, path, report);
  if (!/\*(?![.*]|$)/.test(glob)) return;
  const behind = glob.slice(glob.lastIndexOf("*") + 1);
  const message = `${quote(glob)} matches hosts of others too: a star must be followed by a dot`;
  const hint = `write *.${behind.replace(/^[-.]/, "")} for all its subdomains, and the host itself as a second entry`;
  report({ code: "open-host-glob", message, hint, path, within: null });
}

function checkLength(glob: string, path: Path, report: Report): void {
  if (isBounded(glob)) return;
  const message = `${quote(glob)} has more than two stars together with brackets, braces or other special characters`;
  const hint = "write it with stars and question marks only, or as several globs";
  report({ code: "invalid-value", message, hint, path, within: null });
}

/** Where an environment may refer to process variables. */
const FILLED_IN = [
  ["vars"],
  ["tenant", "auth"],
  ["monitoring", "headers"],
  ["monitoring", "signingKeys"],
  ["deprecation", "hook", "headers"],
  ["deprecation", "hook", "signingKeys"],
];

/** Where the hooks among the anchors may refer to process variables. */
function hooksOf({ audit }: ConfigFile): readonly (readonly string[])[] {
  return (audit?.anchors ?? []).flatMap((_, index) => {
    const hook = ["audit", "anchors", `${index}`, "hook"];
    return [
      [...hook, "headers"],
      [...hook, "signingKeys"],
    ];
  });
}

/** Reports references where none is filled in: they would silently be taken as they are written. */
export function reportStrayReferences(config: ConfigFile, environment: string, report: Report): void {
  const { environments, ...common } = config;
  const base = ["environments", environment];
  const chats = Object.keys(environments[environment]?.notify ?? {}).map((name) => ["notify", name, "url"]);
  const own = [...FILLED_IN, ...chats].map((keys) => JSON.stringify([...base, ...keys]));
  const shared = [["state", "url"], ["audit", "signingKey"], ...hooksOf(config)];
  const filledIn = new Set([...own, ...shared.map((path) => JSON.stringify(path))]);
  const visit = (value: unknown, path: readonly string[]): void => {
    if (filledIn.has(JSON.stringify(path))) return;
    if (typeof value === "object" && value !== null)
      for (const [key, child] of Object.entries(value)) visit(child, [...path, key]);
    if (typeof value !== "string" || !isTemplate(value)) return;
    const hint =
      "references may stand in vars, in auth and in the headers of monitoring and of the hook, in their signingKeys, in the urls of notify, in state.url and in audit.signingKey";
    report({ ...misplacedReference(value, "is not filled in here", hint), path, within: null });
  };
  visit(common, []);
  visit(environments[environment], base);
}

/** A tenant's address as somebody gives it: held to the rules that the config file holds it to. */
export function readAddress(text: string, api: Api): Result<URL, Problem> {
  const findings: { readonly message: string; readonly hint: string | null }[] = [];
  const resolve = api === "cognigy-v2" ? resolveApi : resolveOrigin;
  const url = resolve(text, ["tenant"], {
    variables: {},
    credentials: "ignored",
    directory: ".",
    report: (finding) => findings.push(finding),
  });
  if (url !== undefined) return success(url);
  const [finding] = findings;
  const message = finding?.message ?? "`tenant` holds a reference, which only credentials may be";
  const hint = finding?.hint ?? "write the address itself, such as https://your-tenant.cognigy.com";
  return failure(
    problem(EXIT.usage, "usage", message.replace(/`tenant`|`baseUrl`/, "the tenant's address"), hint),
  );
}
