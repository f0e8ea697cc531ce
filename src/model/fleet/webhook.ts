import type { Secret, SecretReference } from "../../base/secret.ts";
import type { Locate, Location, Source } from "./diagnostic.ts";
import type { TenantResource } from "./directory.ts";
import type { Channel } from "./endpoint.ts";
import type { HealthExpectation } from "./health.ts";
import type { NameAndVersion } from "./key.ts";
import type { ReplaceStrategy } from "./profile.ts";

export type Status = "active" | "inactive" | "deprecated";

/** A declared header value. Names are kept as written; they compare without case. */
export type HeaderValue =
  | { readonly kind: "plain"; readonly value: string }
  | {
      readonly kind: "secret";
      /** As written: `Bearer ${secret:CRM_TOKEN@3}`. */
      readonly template: string;
      readonly references: readonly SecretReference[];
      readonly value: Secret;
    }
  | {
      readonly kind: "unresolved";
      readonly template: string;
      readonly references: readonly SecretReference[];
      /** The names that no source knows. */
      readonly missing: readonly string[];
      /** What keeps some of them from being taken, phrases; left out where there is nothing to say. */
      readonly whyNot?: readonly string[];
    }
  | {
      /** As the tenant has it, which shows it: a rollback changes what a run changed and nothing else. */
      readonly kind: "kept";
      /** What it was last written from; null where no record names that, or where that leads to another value. */
      readonly template: string | null;
      readonly references: readonly SecretReference[];
      readonly value: Secret;
    };

export interface Header {
  readonly name: string;
  readonly value: HeaderValue;
}

/** What a manifest says about user and password. */
export type DeclaredBasicAuth =
  /** Nothing: what is live stays, and never goes to another host. */
  | { readonly kind: "undeclared" }
  | { readonly kind: "none" }
  | { readonly kind: "declared"; readonly user: string; readonly password: HeaderValue };

/** A project, flow, locale or snapshot as a manifest names it, and what the tenant has of that name. */
export interface DeclaredReference {
  readonly by: "name" | "id";
  readonly text: string;
  /** null until it was looked up on the tenant; nothing is written before. */
  readonly found: TenantResource | null;
}

/** What a manifest says of an Endpoint. null: nothing, so that what is live stays. */
export interface DeclaredEndpoint {
  readonly displayName: string;
  readonly channel: Channel;
  readonly project: DeclaredReference;
  readonly flow: DeclaredReference | null;
  readonly locale: DeclaredReference | null;
  /** `project`: what the project has now, and no snapshot. */
  readonly snapshot: DeclaredReference | "project" | null;
  readonly basicAuth: DeclaredBasicAuth;
  readonly replace: ReplaceStrategy;
}

/** One webhook as Git wants it, for one environment: interpolated, merged, defaults filled in. */
export interface Webhook extends NameAndVersion {
  readonly description: string | null;
  readonly owner: string | null;
  readonly url: string;
  readonly method: string;
  readonly payloadFormat: string;
  /** What is shown in place of those that stand in no manifest; left out where all do. */
  readonly shown?: Partial<Record<"url" | "method" | "payloadFormat", string>>;
  readonly headers: readonly Header[];
  readonly status: Status;
  /** Names or `name@version`, as declared. */
  readonly dependsOn: readonly string[];
  readonly protect: boolean;
  /** Names that it had until now, of which nothing else may be declared. */
  readonly replaces: readonly string[];
  readonly adopt: boolean;
  /** Declared only to be let go of: nothing else of it matters, but to a tenant that hides values and has no PATCH. */
  readonly unadopt: boolean;
  readonly health: HealthExpectation;
  /** The UTC day, `2027-03-31`; null when none is declared. */
  readonly sunset: string | null;
  /** null where the profile of the environment carries none of it. */
  readonly endpoint: DeclaredEndpoint | null;
  readonly source: Source;
}

/** A declared value that goes to the receiver and may be, or hold, a secret. */
export interface SentValue {
  /** Where it stands in the manifest. */
  readonly path: readonly string[];
  /** `header X-Api-Key`. */
  readonly what: string;
  readonly value: HeaderValue;
}

/** All that a webhook sends beside what the tenant delivers. */
export function sentValues({ headers, endpoint }: Pick<Webhook, "headers" | "endpoint">): SentValue[] {
  const auth = endpoint?.basicAuth;
  const inHeaders = headers.map(({ name, value }) => ({
    path: ["headers", name],
    what: `header ${name}`,
    value,
  }));
  if (auth?.kind !== "declared") return inHeaders;
  const user: SentValue = {
    path: ["basicAuth", "user"],
    what: "`basicAuth.user`",
    value: { kind: "plain", value: auth.user },
  };
  const password: SentValue = {
    path: ["basicAuth", "password"],
    what: "`basicAuth.password`",
    value: auth.password,
  };
  return [...inHeaders, user, password];
}

/** Where a manifest begins. */
export function documentLocation({ source: { file, line, column } }: Webhook): Location {
  return { file, line, column };
}

/** `webhooks.d/orders.yaml:7` */
export function placeOf({ source }: Webhook, key: string, { locate }: { readonly locate: Locate }): string {
  const { file, line } = locate(source, [key]).location;
  return `${file}:${line}`;
}
