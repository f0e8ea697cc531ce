import type { SecretSource } from "../base/secret.ts";
import type { Report } from "../model/fleet/diagnostic.ts";
import { displayNameFault, MOST_NAME } from "../model/fleet/endpoint.ts";
import type { Environment } from "../model/fleet/environment.ts";
import type { ReplaceStrategy } from "../model/fleet/profile.ts";
import type {
  DeclaredBasicAuth,
  DeclaredEndpoint,
  DeclaredReference,
  HeaderValue,
} from "../model/fleet/webhook.ts";
import { expandText, fillIn } from "./for-environment.ts";
import type { MergedManifest } from "./merge-overrides.ts";

type Manifest = MergedManifest["manifest"];
type Cognigy = NonNullable<Manifest["cognigy"]>;

/** What an Endpoint's parts are filled in with. */
interface FillingIn {
  readonly environment: Environment;
  readonly secrets: SecretSource;
  readonly report: Report;
}

/** What a manifest says of an Endpoint. */
export function buildEndpoint(manifest: Manifest, filling: FillingIn): DeclaredEndpoint {
  const { environment, report } = filling;
  const { cognigy = {} } = manifest;
  const replace = strategyOf(manifest, environment);
  const base = cognigy.name ?? manifest.name;
  // Two live Endpoints have the name then, and people tell them apart.
  const displayName = replace === "parallel" ? `${base} v${manifest.version}` : base;
  checkKey(cognigy, environment, report);
  checkDisplayName(base, displayName, cognigy.name === undefined ? ["name"] : ["cognigy", "name"], report);
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

/** As it is declared, and as it is written: with the version at its end where two versions are live together. */
function checkDisplayName(base: string, written: string, path: readonly string[], report: Report): void {
  const fault = displayNameFault(base);
  const tooLong = fault === null ? displayNameFault(written) : null;
  if (fault === null && tooLong === null) return;
  const added = written.slice(base.length);
  const left = MOST_NAME - added.length;
  const hint =
    tooLong === null
      ? 'leave out \\ / : * ? " < > | and ¥, and white space at its ends'
      : `it is written with "${added}" at its end: give \`cognigy.name\` at most ${left}`;
  const message = `the display name ${fault ?? tooLong}`;
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
