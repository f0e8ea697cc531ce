import { identityOfUrl } from "../../base/http.ts";
import { exposeText, Secret, type WireText } from "../../base/secret.ts";
import { grouped } from "../../base/text.ts";
import type { ResourceReference } from "./directory.ts";

/** The channels whose Endpoints call a webhook. The second is the older name: it is adopted and never created. */
export const CHANNELS = ["webhook", "generic"] as const;

export type Channel = (typeof CHANNELS)[number];

/** The most characters that a display name may have. */
export const MOST_NAME = 200;
/** The characters that the tenant refuses in the name of anything. */
const FORBIDDEN = /[\\/:*?"<>|¥]/;

/** Why the tenant takes no such display name, as it follows "the display name"; null where it does. */
export function displayNameFault(name: string): string | null {
  if (name.trim() !== name || name === "") return "begins or ends with white space, or is empty";
  if ([...name].length > MOST_NAME) return `has more than ${MOST_NAME} characters`;
  const forbidden = FORBIDDEN.exec(name)?.[0];
  return forbidden === undefined ? null : `holds ${forbidden}, which no name on the tenant may`;
}

/** As display names are compared: the same letters can be written in two ways, which nobody sees. */
export function comparableName(displayName: string): string {
  return displayName.normalize("NFC");
}

/** The user and the password that a tenant sends to a receiver, as it shows them. */
export type LiveBasicAuth =
  | { readonly kind: "none" }
  | {
      readonly kind: "set";
      readonly user: string;
      readonly password:
        | { readonly kind: "readable"; readonly value: Secret }
        /** Hidden or left out: it cannot be compared or written back. */
        | { readonly kind: "masked" };
    };

/** Under which labels name the secret that a password was written from. */
export const PASSWORD_LABEL = "basicauth.password";

/** What an Endpoint has beside what every webhook has. */
export interface LiveEndpoint {
  /** For people. The name of the webhook stands in the marker. */
  readonly displayName: string;
  /** Texts that are not shown, for they repeat a secret; left out where there is none. */
  readonly unshown?: ReadonlySet<"displayName" | "user">;
  readonly channel: Channel;
  readonly project: ResourceReference;
  readonly flow: ResourceReference;
  readonly locale: ResourceReference;
  /** null where it runs what the project has now. */
  readonly snapshot: ResourceReference | null;
  readonly basicAuth: LiveBasicAuth;
  /** Whether it is switched on. A deprecated version may go on until its sunset. */
  readonly serves: boolean;
  /** The last part of the address that callers use. Whoever has it can call. */
  readonly addressToken: Secret;
  /** What stands where our marker would, and is not ours; null where it is free or ours. */
  readonly occupiedBy: string | null;
  /** Whose flow, snapshot or settings matter to people, and that nobody declares: phrases fit to be shown. */
  readonly remarks: readonly string[];
  /** What somebody set and no manifest can declare: names fit to be shown. Left out where there is none. */
  readonly ownSettings?: readonly string[];
  /** In seconds since 1970, by the tenant's clock; null where it does not tell. */
  readonly changedAt: number | null;
  /** The tenant's id of who changed it last; null where it does not tell. */
  readonly changedBy: string | null;
}

/** What it runs and the tenant has no more, so that callers reach nothing; null where all is there, or it is switched off. */
export function goneFrom({ serves, flow, snapshot }: LiveEndpoint): "flow" | "snapshot" | null {
  if (!serves) return null;
  if (snapshot?.isGone === true) return "snapshot";
  return flow.isGone === true ? "flow" : null;
}

export type WireBasicAuth =
  /** What is live stays. */
  | { readonly kind: "kept" }
  /** Both are emptied. */
  | { readonly kind: "none" }
  | { readonly kind: "set"; readonly user: string; readonly password: WireText };

/** What a write sets of an Endpoint; ids, as the tenant refers to things. */
export interface WireEndpoint {
  readonly displayName: string;
  readonly channel: Channel;
  readonly project: string;
  /** Here and below: null leaves it as it is, and a creation to the tenant. */
  readonly flow: string | null;
  readonly locale: string | null;
  /** Of a snapshot, or of the project for what the project has now. */
  readonly entrypoint: string | null;
  readonly basicAuth: WireBasicAuth;
  /** Whether it is to be switched on. */
  readonly serves: boolean;
}

/** The header that a user and a password travel in (RFC 7617). */
export function basicAuthorization(user: string, password: WireText): { name: string; value: Secret } {
  const parts = password instanceof Secret ? [password] : [];
  const encoded = Buffer.from(`${user}:${exposeText(password)}`, "utf8").toString("base64");
  return { name: "Authorization", value: new Secret(`Basic ${encoded}`, [new Secret(encoded), ...parts]) };
}

/** So much of the token as tells one address from another, and nobody can call with. */
export function maskedToken(token: Secret): string {
  return `${token.expose().slice(0, 6)}…`;
}

interface WithUrl {
  readonly url: string;
}

/** What was told apart by url. */
interface PairedByUrl<D, L> {
  readonly pairs: readonly (readonly [declared: D, live: L])[];
  readonly declared: readonly D[];
  readonly live: readonly L[];
}

/** Display names need not be unique: those that share one are told apart by a url that no other one has. The rest is left. */
export function pairedByUrl<D extends WithUrl, L extends WithUrl>(
  declared: readonly D[],
  live: readonly L[],
): PairedByUrl<D, L> {
  const found = grouped(live.map((one) => [identityOfUrl(one.url), one] as const));
  const wanted = grouped(declared.map((one) => [identityOfUrl(one.url), one] as const));
  const pairs = [...wanted].flatMap(([url, [one, another]]) => {
    const [its, copy] = found.get(url) ?? [];
    const isSure = another === undefined && copy === undefined;
    return one === undefined || its === undefined || !isSure ? [] : [[one, its] as const];
  });
  const paired = new Set<WithUrl>(pairs.flat());
  return {
    pairs,
    declared: declared.filter((one) => !paired.has(one)),
    live: live.filter((one) => !paired.has(one)),
  };
}
