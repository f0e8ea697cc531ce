import { quote } from "../base/credentials.ts";
import type { SecretSource } from "../base/secret.ts";
import { enumerate } from "../base/text.ts";
import type { Report } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import type { ReplaceStrategy } from "../model/profile.ts";
import type {
  DeclaredBasicAuth,
  DeclaredEndpoint,
  DeclaredReference,
  HeaderValue,
  Webhook,
} from "../model/webhook.ts";
import { expandText, fillIn } from "./interpolation.ts";
import type { MergedManifest } from "./overrides.ts";

type Manifest = MergedManifest["manifest"];
type Cognigy = NonNullable<Manifest["cognigy"]>;

/** What an Endpoint's parts are filled in with. */
interface FillingIn {
  readonly environment: Environment;
  readonly secrets: SecretSource;
  readonly report: Report;
}

/** What a manifest says of an Endpoint; null where the environment's tenant has none. */
export function buildEndpoint(manifest: Manifest, filling: FillingIn): DeclaredEndpoint | null {
  const { environment, report } = filling;
  if (!environment.traits.carries.placement) return null;
  const { cognigy = {} } = manifest;
  const replace = strategyOf(manifest, environment);
  const base = cognigy.name ?? manifest.name;
  // Two live Endpoints have the name then, and people tell them apart.
  const displayName = replace === "parallel" ? `${base} v${manifest.version}` : base;
  checkKey(cognigy, environment, report);
  checkDisplayName(base, cognigy.name === undefined ? ["name"] : ["cognigy", "name"], report);
  return {
    displayName,
    channel: cognigy.channel ?? "webhook",
    project: byName(cognigy.project ?? defaultProject(environment)),
    flow: reference("flow", cognigy.flow, cognigy.flowId, report),
    locale: reference("locale", cognigy.locale, cognigy.localeId, report),
    snapshot: snapshotOf(cognigy),
    basicAuth: buildBasicAuth(manifest, filling),
    replace,
  };
}

function strategyOf({ replace }: Manifest, { traits }: Environment): ReplaceStrategy {
  return replace ?? traits.replace[0];
}

/** Where the display name carries name and version it can be no other one. */
function checkKey({ name }: Cognigy, { traits }: Environment, report: Report): void {
  if (traits.key !== "display-name" || name === undefined) return;
  const message =
    "this tenant keeps a webhook's name and version in the display name (`tenant.marker: name`)";
  const hint = "remove `cognigy.name`";
  report({ code: "not-carried", message, hint, path: ["cognigy", "name"], within: null });
}

function defaultProject({ tenant }: Environment): string {
  return tenant.profile === "integrations-v1" ? "" : tenant.project;
}

function byName(text: string): DeclaredReference {
  return { by: "name", text, found: null };
}

function reference(
  key: "flow" | "locale",
  name: string | undefined,
  id: string | undefined,
  report: Report,
): DeclaredReference | null {
  if (name !== undefined && id !== undefined) {
    const message = `\`cognigy.${key}\` and \`cognigy.${key}Id\` say the same thing twice`;
    const path = ["cognigy", `${key}Id`];
    report({ code: "contradiction", message, hint: "keep one of them", path, within: null });
  }
  if (id !== undefined) return { by: "id", text: id, found: null };
  return name === undefined ? null : byName(name);
}

function snapshotOf({ snapshot }: Cognigy): DeclaredEndpoint["snapshot"] {
  if (snapshot === undefined) return null;
  return snapshot === null ? "project" : byName(snapshot);
}

/** The characters that the tenant refuses in the name of anything. */
const FORBIDDEN = /[\\/:*?"<>|¥]/;

function checkDisplayName(name: string, path: readonly string[], report: Report): void {
  const forbidden = FORBIDDEN.exec(name)?.[0];
  const fault =
    forbidden !== undefined
      ? `holds ${forbidden}, which no name on the tenant may`
      : name.trim() !== name
        ? "begins or ends with white space"
        : null;
  if (fault === null) return;
  const message = `the display name ${fault}`;
  const hint = 'leave out \\ / : * ? " < > | and ¥, and white space at its ends';
  report({ code: "invalid-display-name", message, hint, path, within: null });
}

function buildBasicAuth({ basicAuth }: Manifest, filling: FillingIn): DeclaredBasicAuth {
  const { environment, report } = filling;
  if (basicAuth === undefined) return { kind: "undeclared" };
  if (basicAuth === "none") return { kind: "none" };
  const path = ["basicAuth", "user"];
  const user = expandText(basicAuth.user, environment, path, report);
  // What cannot be filled in is told by itself.
  const fault = user === null ? null : userFault(user);
  if (fault !== null) {
    const message = `\`basicAuth.user\` ${fault}`;
    const hint = "HTTP Basic authentication has no way to send it; choose another user name";
    report({ code: "invalid-user", message, hint, path, within: null });
  }
  return { kind: "declared", user: user ?? "", password: buildPassword(basicAuth.password, filling) };
}

function userFault(user: string): string | null {
  if (user === "") return "is empty";
  if (user.includes(":")) return "holds a colon, where the password would begin";
  return [...user].some((character) => character < " " || character === "\u007f")
    ? "holds a control character"
    : null;
}

/** That it is one reference to a secret, and nothing else, was checked before. */
function buildPassword(template: string, { environment, secrets, report }: FillingIn): HeaderValue {
  return fillIn(template, { variables: environment, secrets }, ["basicAuth", "password"], report).value;
}

/** Reports what the environment's tenant has no place for: nothing of it would ever reach a receiver. */
export function checkCarried(
  { manifest }: MergedManifest,
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
  declared: MergedManifest["manifest"]["health"],
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
