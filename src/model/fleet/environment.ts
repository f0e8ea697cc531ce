import type { Secret } from "../../base/secret.ts";
import type { Severity } from "../generated/config.ts";
import type { AuditSettings } from "./audit-settings.ts";
import type { ConnectToEntry, ProbeMode } from "./health.ts";
import { ENDPOINTS, type ProfileTraits } from "./profile.ts";
import type { Chat, Service } from "./service.ts";

export type { ConfigFile } from "../generated/config.ts";

/** The policy rules; schemas/config.schema.json has the same list. */
export const RULE_NAMES = [
  "https-only",
  "tls-1.2",
  "public-address",
  "no-url-credentials",
  "known-token-shape",
  "secret-hosts",
  "forbidden-headers",
  "allowed-hosts",
  "allowed-ports",
  "required-headers",
  "quota",
  "certificate-runway",
  "high-entropy-header",
  "sunset-required",
  "owner-required",
] as const;

export type RuleName = (typeof RULE_NAMES)[number];
export type RuleSeverity = Severity;

/** How an embedded receiver behaves. */
export type ReceiverBehaviour = "healthy" | "failing" | "slow" | "wrong-certificate";

/** The APIs that the embedded tenant can speak. */
export type Api = "integrations-v1" | "cognigy-v2";

export interface SandboxTenant {
  readonly profile: "sandbox";
  readonly speaks: Api;
  /** The project of webhooks whose manifest names none. */
  readonly project: string;
  /** In order; the first glob that matches a webhook's name counts. */
  readonly receivers: readonly { readonly names: string; readonly behaviour: ReceiverBehaviour }[];
}

export type Authentication =
  | {
      readonly kind: "client-credentials";
      readonly tokenPath: string;
      readonly clientId: string;
      readonly clientSecret: Secret;
      readonly credentialsIn: "body" | "basic";
      readonly scopes: readonly string[];
    }
  | { readonly kind: "bearer"; readonly token: Secret }
  | { readonly kind: "api-key"; readonly header: string; readonly key: Secret };

export const AUTHENTICATION_KINDS = [
  "client-credentials",
  "bearer",
  "api-key",
] as const satisfies readonly Authentication["kind"][];

/** A tenant somewhere else, whatever API it has. */
export interface RemoteTenant {
  readonly baseUrl: URL;
  readonly auth: Authentication;
  readonly settleMs: number;
  readonly deadlineMs: number;
  /** From a request to the beginning of its answer. */
  readonly timeoutMs: number;
  /** Requests at once. */
  readonly connections: number;
  readonly rateLimit: { readonly requests: number; readonly perMs: number } | null;
  /** PEM certificates trusted in addition to the public ones. */
  readonly ca: string | null;
  readonly proxy: URL | null;
  /** The hosts that it had before, under which its record may know it. */
  readonly movedFrom: readonly string[];
}

export interface IntegrationsTenant extends RemoteTenant {
  readonly profile: "integrations-v1";
  /** Lower-case names of the headers that the tenant adds by itself. */
  readonly addedHeaders: readonly string[];
}

/** Cognigy.AI, by its REST API v2.0. */
export interface CognigyTenant extends RemoteTenant {
  readonly profile: "cognigy-v2";
  /** The project of webhooks whose manifest names none: a name or an id. */
  readonly project: string;
  /** Where callers reach Endpoints; null where operators do not say. */
  readonly endpointBaseUrl: URL | null;
  /** The most that one listing may read one by one. */
  readonly reads: number;
  readonly marker: MarkerPlace;
}

/** Where an Endpoint carries the webhook's name and version; `name` for tenants that do not keep the other field. */
export type MarkerPlace = "foreign-id" | "name";

export interface Capabilities {
  readonly labels: boolean;
  readonly deprecatedStatus: boolean;
  readonly partialUpdate: boolean;
}

/** How Endpoints are treated: everything that a status or a label would say stands in the marker, where there is one. */
export function markedIn(place: MarkerPlace): Pick<Environment, "traits" | "capabilities"> {
  const hasMarker = place === "foreign-id";
  return {
    // Without a marker nothing tells for how long an old version beside its successor is to go on.
    traits: hasMarker ? ENDPOINTS : { ...ENDPOINTS, key: "display-name", replace: ["in-place"] },
    capabilities: { labels: hasMarker, deprecatedStatus: hasMarker, partialUpdate: true },
  };
}

export interface PolicySettings {
  readonly rules: Readonly<Partial<Record<RuleName, RuleSeverity>>>;
  readonly certificateRunwayMs: number;
  /** Lower-case names, the built-in ones included. */
  readonly plainHeaders: readonly string[];
  /** Globs over names. */
  readonly protected: readonly string[];
  /** Globs over hosts; null allows every host. */
  readonly hosts: readonly string[] | null;
  readonly ports: readonly number[];
  /** By secret, globs over the hosts it may be sent to. */
  readonly secrets: ReadonlyMap<string, readonly string[]>;
  readonly requiredHeaders: readonly string[];
  readonly quota: number | null;
}

export interface HealthSettings {
  readonly mode: ProbeMode;
  readonly timeoutMs: number;
  readonly attempts: number;
  /** PEM certificates trusted in addition to the public ones. */
  readonly ca: string | null;
  readonly clientCertificate: { readonly cert: string; readonly key: Secret } | null;
  /** In order; the first match counts. */
  readonly connectTo: readonly ConnectToEntry[];
}

/** How much of a fleet: so many in a hundred, and so many in any case. */
export interface Share {
  readonly percent: number;
  readonly atLeast: number;
}

/** Where the record and the outbox are kept between runs. */
export type StateSettings =
  | { readonly backend: "local"; readonly leaseMs: number }
  | {
      readonly backend: "postgres";
      /** Empty where the process does not have it. */
      readonly url: Secret;
      /** Of the repository. */
      readonly namespace: string;
      /** Other ones whose runs may have written there. */
      readonly repositories: readonly string[];
      readonly leaseMs: number;
    };

/** One environment of webhook-sync.yaml, resolved: durations in milliseconds, files read, ${env:…} filled in. */
export interface Environment {
  readonly name: string;
  readonly tenant: SandboxTenant | IntegrationsTenant | CognigyTenant;
  readonly traits: ProfileTraits;
  readonly capabilities: Capabilities;
  /** Operators say themselves whether there is a deprecated status: nothing that an apply learns overrules it. */
  readonly saysDeprecatedStatus?: true;
  readonly ownership: "key" | "scope";
  /** Globs over the live names that this repository manages. */
  readonly scope: readonly string[];
  readonly vars: ReadonlyMap<string, string>;
  readonly defaults: { readonly method: string; readonly payloadFormat: string };
  readonly limits: { readonly maxDeprecations: Share; readonly maxRecreations: Share };
  readonly policy: PolicySettings;
  readonly health: HealthSettings;
  readonly state: StateSettings;
  readonly audit: AuditSettings;
  readonly monitoring: Service | null;
  /** Chats that hear how runs end. */
  readonly notify: readonly Chat[];
  readonly deprecation: {
    readonly hook: Service | null;
    readonly graceMs: number;
    readonly retire: "manual" | "auto";
  };
}

/** How severe `certificate-runway` is where operators say nothing: the gate, the policy and the plan's risks ask for it. */
export const RUNWAY_SEVERITY: RuleSeverity = "warn";
