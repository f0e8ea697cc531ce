import { CHANNELS } from "../model/endpoint.ts";
import type { EndpointSnapshot } from "../model/endpoint-snapshot.ts";
import type {
  DeclaredBasicAuth,
  DeclaredEndpoint,
  DeclaredReference,
  HeaderValue,
} from "../model/webhook.ts";
import type { RecordedWebhook, Recovering } from "./recorded-webhook.ts";

type Shown = EndpointSnapshot;

/** Parts of an Endpoint that a record may name, and nobody else. */
export const PASSWORD = "basicAuth.password";

/**
 * Declares an Endpoint as a record shows it: what it ran by name, because ids change with restored Snapshots. `hidden` has
 * what nobody names any more.
 */
export function endpointFromRecord(
  shown: Shown,
  recorded: RecordedWebhook,
  recovering: Recovering,
): { readonly endpoint: DeclaredEndpoint; readonly hidden: readonly string[] } {
  const { name, channel, project, flow, locale, entrypoint } = shown;
  const auth = basicAuthFrom(shown, recorded, recovering);
  return {
    hidden: auth === null ? [PASSWORD] : [],
    endpoint: {
      displayName: name,
      channel: CHANNELS.find((one) => one === channel) ?? "webhook",
      project: { by: "name", text: project.id, found: null },
      flow: referenceTo(flow),
      locale: referenceTo(locale),
      snapshot: entrypoint?.id === project.id ? "project" : referenceTo(entrypoint),
      basicAuth: auth ?? { kind: "undeclared" },
      replace: "in-place",
    },
  };
}

function referenceTo(shown: Shown["flow"]): DeclaredReference | null {
  if (shown === null || shown.id === "") return null;
  return shown.name === null
    ? { by: "id", text: shown.id, found: null }
    : { by: "name", text: shown.name, found: null };
}

/** null where the password of then is nowhere any more. What nobody touched is left as it is live. */
function basicAuthFrom(
  { user, password }: Shown,
  recorded: RecordedWebhook,
  recovering: Recovering,
): DeclaredBasicAuth | null {
  if (user === "" && (password === null || password.kind === "absent")) return { kind: "none" };
  const isUntouched = recorded.untouched.has(PASSWORD);
  if (password?.kind !== "secret" || user === null)
    return isUntouched || password === null ? { kind: "undeclared" } : null;
  const { value } = recovering.fillIn("password", password.template);
  return { kind: "declared", user, password: isUntouched ? keptOr(value, recovering) : value };
}

/** The live value, where the tenant shows it: it is what was written from this template. */
function keptOr(value: HeaderValue, { live }: Recovering): HeaderValue {
  const auth = live?.endpoint?.basicAuth;
  if (auth?.kind !== "set" || auth.password.kind !== "readable" || value.kind === "plain") return value;
  const { template, references } = value;
  return { kind: "kept", template, references, value: auth.password.value };
}
