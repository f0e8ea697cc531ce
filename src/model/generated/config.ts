// Generated from schemas/config.schema.json by "npm run generate". Edit the schema, not this file.

export type Glob = string;
/**
 * How long a run that does not say that it lives keeps the record. It says so three times in that time.
 */
export type Duration = string;
/**
 * How long a run that does not say that it lives keeps the record. It says so three times in that time.
 */
export type Duration1 = string;
/**
 * One place where heads are kept.
 */
export type Anchor =
  | {
      /**
       * A file that gets a line of JSON, relative to this file: on another disk, or one that can only be appended to.
       */
      file: string;
    }
  | {
      /**
       * A ref of notes: the commit that was applied gets a line of JSON. Pushing it is up to the pipeline.
       */
      gitNotes: string;
    }
  | {
      /**
       * A service that is sent the head by POST.
       */
      hook: {
        url: ServiceUrl;
        headers?: ServiceHeaders;
        signingKeys?: SigningKeys;
      };
    };
/**
 * https, or http on a loopback address.
 */
export type ServiceUrl = string;
/**
 * Sign each request as Standard Webhooks has it. Each is one reference to a variable that holds whsec_ and 24 to 64 bytes in base64; two while receivers change from one to the next.
 *
 * @minItems 1
 * @maxItems 2
 */
export type SigningKeys = string[];
/**
 * off: not checked. warn: reported. error: refused.
 */
export type Severity = "off" | "warn" | "error";
/**
 * A receiver's certificate must be valid for at least this long: a number with ms, s, m, h or d.
 */
export type Duration2 = string;
/**
 * The tenant's origin: https, or http on a loopback address.
 */
export type ServiceUrl1 = string;
/**
 * https, or http on a loopback address.
 */
export type ServiceUrl2 = string;
/**
 * How long a write may stay invisible in lists.
 */
export type Duration3 = string;
/**
 * The longest that one call may take with all its retries and waits.
 */
export type Duration4 = string;
/**
 * How long the answer to one request may take to begin; all of it may take twice as long.
 */
export type Duration5 = string;
export type Duration6 = string;
/**
 * https, or http on a loopback address.
 */
export type ServiceUrl3 = string;
/**
 * https, or http on a loopback address.
 */
export type ServiceUrl4 = string;
/**
 * How long a write may stay invisible in lists.
 */
export type Duration7 = string;
/**
 * The longest that one call may take with all its retries and waits.
 */
export type Duration8 = string;
/**
 * How long the answer to one request may take to begin; all of it may take twice as long.
 */
export type Duration9 = string;
/**
 * For each attempt of a probe.
 */
export type Duration10 = string;
/**
 * https, or http on a loopback address.
 */
export type ServiceUrl5 = string;
/**
 * https, or http on a loopback address.
 */
export type ServiceUrl6 = string;
/**
 * The time from a deprecation to its sunset, where a manifest names none. A sunset is a UTC day, so a part of a day counts as one.
 */
export type Duration11 = string;

/**
 * The config file. A tenant's address, its credentials, policy and limits stand only here, never in a manifest.
 */
export interface ConfigFile {
  /**
   * Where the webhook manifests are, relative to this file. --manifests overrides it.
   */
  manifests?: string;
  /**
   * The part of the tenant that this repository manages.
   */
  scope?: {
    /**
     * Globs over webhook names. A live webhook outside them is never touched, a manifest outside them is an error.
     *
     * @minItems 1
     */
    names?: Glob[];
  };
  /**
   * Where the record and the outbox of each environment are kept between runs.
   */
  state?: LocalState | PostgresState;
  /**
   * What vouches for the audit log where it is not kept.
   */
  audit?: {
    /**
     * An Ed25519 private key (PKCS #8, PEM or Base64 of DER), from the environment of the process. Each run signs the head of the record with it as it ends.
     */
    signingKey?: string;
    /**
     * Where each run writes the head of the record as it ends, signed where there is a key.
     *
     * @maxItems 10
     */
    anchors?: Anchor[];
  };
  /**
   * What a manifest has that does not say otherwise.
   */
  defaults?: {
    /**
     * The HTTP method of deliveries.
     */
    method?: "POST" | "PUT" | "PATCH";
    /**
     * The media type of deliveries.
     */
    payloadFormat?: string;
  };
  /**
   * How much one run may remove, or create again.
   */
  limits?: {
    /**
     * More deprecations than this in one run block all of them. Superseding by a new version does not count, nor does a rollback, which is asked for by its run. No more than this many removals are made in one run: deletions that are due wait for the next one.
     */
    maxDeprecations?: {
      /**
       * Of the managed live webhooks that are not deprecated.
       */
      percent?: number;
      /**
       * This many are always allowed, however small the fleet.
       */
      atLeast?: number;
    };
    /**
     * Where the tenant lists less of what the record knows than this leaves room for, none of it is registered again: the list may be wrong. All of it at once is too much in any case, unless the percentage is 100.
     */
    maxRecreations?: {
      /**
       * Of what is declared and known to the record.
       */
      percent?: number;
      /**
       * This many are allowed, however small the fleet, unless they are all of it.
       */
      atLeast?: number;
    };
  };
  policy?: Policy;
  /**
   * The tenants, by name, each with a tenant or a project of its own. Names are lower-case letters, digits and dashes.
   */
  environments: {
    [k: string]: Environment;
  };
}
/**
 * Files in the state folder, --state-dir.
 */
export interface LocalState {
  backend: "local";
  lease?: Duration;
}
/**
 * A database that runners share. Its tables are made by webhook-sync state migrate.
 */
export interface PostgresState {
  backend: "postgres";
  /**
   * postgres://user:password@host/database?sslmode=verify-full, from the environment of the process: it holds a password.
   */
  url: string;
  /**
   * Keeps the records of several repositories in one database apart.
   */
  namespace: string;
  lease?: Duration1;
  /**
   * Other repositories whose runs may have written to this namespace: the former name of this one, or one that shares it on purpose.
   *
   * @maxItems 20
   */
  repositories?: string[];
}
/**
 * Sent with every request. Values may hold ${env:NAME}.
 */
export interface ServiceHeaders {
  [k: string]: string;
}
/**
 * What may be declared. An environment's policy is merged over the common one, key by key.
 */
export interface Policy {
  /**
   * How severe each rule is.
   */
  rules?: {
    [k: string]: Severity;
  };
  certificateRunway?: Duration2;
  /**
   * Header names whose live values may be shown. All other live header values are sensitive. Accept, Content-Type and User-Agent are always plain.
   */
  plainHeaders?: string[];
  /**
   * Globs over names whose last active version may not be deprecated or deleted. Outlives the manifest.
   */
  protected?: Glob[];
  /**
   * Globs over the hosts that receivers may have. Everything is allowed when left out.
   */
  hosts?: Glob[];
  /**
   * The ports that receivers may have.
   *
   * @minItems 1
   */
  ports?: number[];
  /**
   * For each secret the hosts (globs) that it may be sent to. A secret that is not listed goes nowhere.
   */
  secrets?: {
    [k: string]: Glob[];
  };
  /**
   * Header names that every webhook must declare.
   */
  requiredHeaders?: string[];
  /**
   * The most webhooks that an environment may declare. No limit when left out.
   */
  quota?: number;
}
/**
 * One tenant and how it is treated.
 */
export interface Environment {
  /**
   * The environment that is meant when --env is not given. One at most.
   */
  default?: boolean;
  /**
   * Where the webhooks live.
   */
  tenant: SandboxTenant | IntegrationsTenant | CognigyTenant;
  /**
   * What ${var:NAME} stands for in manifests.
   */
  vars?: {
    [k: string]: string;
  };
  /**
   * How receivers are probed before a webhook goes live.
   */
  health?: {
    /**
     * full: dns, tcp, tls and a synthetic delivery. tls: no delivery. none: no probe, for receivers that the runner cannot reach; every activation is then a high risk.
     */
    mode?: "full" | "tls" | "none";
    timeout?: Duration10;
    /**
     * How often a probe is tried before it has failed.
     */
    attempts?: number;
    /**
     * PEM certificates trusted in addition to the public ones, relative to this file.
     */
    caFile?: string;
    /**
     * For receivers that ask for one (mutual TLS). PEM files, relative to this file.
     */
    clientCertificate?: {
      certFile: string;
      keyFile: string;
    };
    /**
     * host-glob:port to address:port. Replaces DNS, keeps the host name for TLS and HTTP, and is exempt from public-address. Plans mention it.
     */
    connectTo?: {
      [k: string]: string;
    };
  };
  policy?: Policy;
  /**
   * Where each webhook's status is reported to.
   */
  monitoring?: {
    url: ServiceUrl5;
    headers?: ServiceHeaders;
    signingKeys?: SigningKeys;
  };
  /**
   * Chats that hear how runs end, each under a name of its own.
   */
  notify?: {
    [k: string]: Chat;
  };
  /**
   * How old versions go away.
   */
  deprecation?: {
    /**
     * Receives an event for each deprecation.
     */
    hook?: {
      url: ServiceUrl6;
      headers?: ServiceHeaders;
      signingKeys?: SigningKeys;
    };
    grace?: Duration11;
    /**
     * manual: a version past its sunset is deleted only with --allow-delete. auto: the next apply deletes it.
     */
    retire?: "manual" | "auto";
  };
}
/**
 * A local tenant with receivers, started by each command in its own process on loopback, its state in the state directory.
 */
export interface SandboxTenant {
  profile: "sandbox";
  /**
   * The API that it speaks.
   */
  speaks?: "integrations-v1" | "cognigy-v2";
  /**
   * With speaks: cognigy-v2, the project of webhooks whose manifest names none. It is made when it is not there.
   */
  project?: string;
  /**
   * How the receivers behave, by glob over webhook names; the first match counts. Healthy when nothing matches.
   */
  receivers?: {
    /**
     * healthy: answers 200. failing: answers 500. slow: answers after 30 s. wrong-certificate: presents a certificate for another host.
     */
    [k: string]: "healthy" | "failing" | "slow" | "wrong-certificate";
  };
}
/**
 * A tenant with the integrations API, version 1.
 */
export interface IntegrationsTenant {
  profile: "integrations-v1";
  baseUrl: ServiceUrl1;
  /**
   * Addresses that this same tenant had before. A record of another tenant is refused; this one is still known by them. Can be removed after the next apply.
   *
   * @minItems 1
   */
  movedFrom?: ServiceUrl2[];
  /**
   * How requests are authorised.
   */
  auth: ClientCredentials | Bearer | ApiKey;
  /**
   * What this tenant can do.
   */
  capabilities?: {
    /**
     * Integrations carry a map of labels. Sunset, protection and secret versions are written there too, for when the record is gone.
     */
    labels?: boolean;
    /**
     * Integrations have a deprecated status. Without it, inactive stands for it.
     */
    deprecatedStatus?: boolean;
    /**
     * PATCH changes single fields.
     */
    partialUpdate?: boolean;
  };
  /**
   * key: a live integration is ours when it carries our idempotency key. scope: every name in scope is ours, for tenants that do not echo keys.
   */
  ownership?: "key" | "scope";
  /**
   * Names of headers that the tenant adds to every integration by itself. Where no manifest declares them, they do not count as a difference.
   */
  addedHeaders?: string[];
  settle?: Duration3;
  deadline?: Duration4;
  timeout?: Duration5;
  /**
   * The most requests to this tenant at once, pages of a list included.
   */
  connections?: number;
  /**
   * The most requests in a period. No limit when left out.
   */
  rateLimit?: {
    requests: number;
    per: Duration6;
  };
  /**
   * PEM certificates trusted for this tenant in addition to the public ones, relative to this file.
   */
  caFile?: string;
  /**
   * An HTTP proxy for requests to this tenant. The environment's proxy variables are not read.
   */
  proxy?: string;
}
/**
 * OAuth 2.0 client credentials grant (RFC 6749, section 4.4).
 */
export interface ClientCredentials {
  kind: "client-credentials";
  /**
   * Path of the token endpoint on the tenant.
   */
  tokenPath?: string;
  clientId: string;
  /**
   * Only as ${env:NAME}.
   */
  clientSecret: string;
  /**
   * body: as form fields. basic: by HTTP Basic authentication (RFC 6749, section 2.3.1).
   */
  credentialsIn?: "body" | "basic";
  /**
   * What is asked for.
   *
   * @minItems 1
   */
  scopes?: string[];
}
/**
 * A token that is already there.
 */
export interface Bearer {
  kind: "bearer";
  /**
   * Only as ${env:NAME}.
   */
  token: string;
}
/**
 * A key in a header.
 */
export interface ApiKey {
  kind: "api-key";
  /**
   * The header's name.
   */
  header?: string;
  /**
   * Only as ${env:NAME}.
   */
  key: string;
}
/**
 * A tenant of Cognigy.AI, by its REST API, version 2.0: webhooks are Endpoints.
 */
export interface CognigyTenant {
  profile: "cognigy-v2";
  baseUrl: ServiceUrl3;
  /**
   * Addresses that this same tenant had before. A record of another tenant is refused; this one is still known by them. Can be removed after the next apply.
   *
   * @minItems 1
   */
  movedFrom?: ServiceUrl2[];
  /**
   * The project of webhooks whose manifest names none: its name, or its id.
   */
  project: string;
  /**
   * How requests are authorised.
   */
  auth: CognigyKey | CognigyClient;
  endpointBaseUrl?: ServiceUrl4;
  /**
   * Where an Endpoint carries name and version. foreign-id: in its foreignId. name: in its display name, for tenants that do not keep the foreignId; sunsets and protection are then on record only.
   */
  marker?: "foreign-id" | "name";
  /**
   * The most Endpoints that one plan may read one by one.
   */
  reads?: number;
  settle?: Duration7;
  deadline?: Duration8;
  timeout?: Duration9;
  /**
   * The most requests to this tenant at once, pages of a list included.
   */
  connections?: number;
  /**
   * The most requests in a period. No limit when left out.
   */
  rateLimit?: {
    requests: number;
    per: Duration6;
  };
  /**
   * PEM certificates trusted for this tenant in addition to the public ones, relative to this file.
   */
  caFile?: string;
  /**
   * An HTTP proxy for requests to this tenant. The environment's proxy variables are not read.
   */
  proxy?: string;
}
/**
 * A key of a technical user, sent as X-API-Key.
 */
export interface CognigyKey {
  kind: "api-key";
  /**
   * Only as ${env:NAME}.
   */
  key: string;
}
/**
 * OAuth 2.0 client credentials grant at /auth/oauth2/token. The administrator of a Cognigy.AI installation creates such clients.
 */
export interface CognigyClient {
  kind: "client-credentials";
  clientId: string;
  /**
   * Only as ${env:NAME}.
   */
  clientSecret: string;
  /**
   * What is asked for. None when left out.
   *
   * @minItems 1
   */
  scopes?: string[];
}
export interface Chat {
  /**
   * slack: an incoming webhook of Slack. teams: a workflow of Microsoft Teams that posts Adaptive Cards.
   */
  kind: "slack" | "teams";
  /**
   * The environment variable that holds the address: anyone who has the address can write to the chat.
   */
  url: string;
  /**
   * always: after each run. changes: after runs that made, or tried to make, changes. failure: after runs that did not end with exit code 0.
   */
  when?: "always" | "changes" | "failure";
  /**
   * Whom to mention for the webhooks of an owner that were not applied. Slack: the id of a member (U…) or user group (S…). Teams: the address that the person signs in with.
   */
  mentions?: {
    [k: string]: string;
  };
}
