// Generated from schemas/webhook.schema.json by "npm run generate". Edit the schema, not this file.

/**
 * Where the tenant delivers to: an absolute https URL without credentials. May hold ${var:NAME} and ${environment}.
 */
export type Url = string;
/**
 * The HTTP method of deliveries.
 */
export type Method = "POST" | "PUT" | "PATCH";
/**
 * The media type of deliveries.
 */
export type PayloadFormat = string;
/**
 * Plain text, ${var:NAME}, ${environment}, or ${secret:NAME} with an optional version: ${secret:NAME@3}.
 */
export type HeaderValue = string;
/**
 * The user and the password that the tenant sends to the receiver. none: it sends neither. Left out: what is live stays, and never goes to another host. Only for tenants that have a place for them (cognigy-v2).
 */
export type BasicAuth =
  | {
      /**
       * May hold ${var:NAME} and ${environment}, and no colon.
       */
      user: string;
      /**
       * Only as ${secret:NAME}, with an optional version: ${secret:NAME@3}.
       */
      password: string;
    }
  | "none";
/**
 * How a new version takes over. in-place: the same live object is changed, and its address stays; where the tenant is cognigy-v2, that is what happens when it is left out. parallel: a new one is made live in addition to the old one.
 */
export type Replace = "in-place" | "parallel";
/**
 * active: delivers, after the receiver has passed its probe. inactive: registered, delivers nothing. deprecated: on its way out, see deprecation.sunset.
 */
export type Status = "active" | "inactive" | "deprecated";
/**
 * Webhooks that must be live and active first: a name (its highest declared version) or name@version.
 *
 * @maxItems 100
 */
export type DependsOn = string[];
/**
 * The body of the synthetic delivery, in place of the standard health_check event. Text is sent as it is, anything else as JSON.
 */
export type Payload = unknown;
/**
 * The synthetic delivery must be answered within this time: a number with ms, s, m, h or d.
 */
export type Duration = string;
/**
 * The HTTP method of deliveries.
 */
export type Method1 = "POST" | "PUT" | "PATCH";
/**
 * The media type of deliveries.
 */
export type PayloadFormat1 = string;
/**
 * active: delivers, after the receiver has passed its probe. inactive: registered, delivers nothing. deprecated: on its way out, see deprecation.sunset.
 */
export type Status1 = "active" | "inactive" | "deprecated";
/**
 * Webhooks that must be live and active first: a name (its highest declared version) or name@version.
 *
 * @maxItems 100
 */
export type DependsOn1 = string[];

/**
 * One webhook endpoint that the tenant should have. One webhook a document; a file may hold several documents.
 */
export interface WebhookManifest {
  /**
   * The webhook's name on the tenant: lower-case letters, digits and dashes, at most 63. Together with the version it is the webhook's identity.
   */
  name: string;
  /**
   * Counts up. A new version replaces the old one: it is created, probed and activated before the old one is deprecated.
   */
  version: number;
  /**
   * One line for reviewers. It stays in Git and is not sent to the tenant.
   */
  description?: string;
  /**
   * The team that answers for this webhook. It stays in Git and is not sent to the tenant.
   */
  owner?: string;
  url: Url;
  method?: Method;
  payloadFormat?: PayloadFormat;
  /**
   * Sent with every call. Names are sent as written and compared without case. A value may hold ${secret:NAME}.
   */
  headers?: {
    [k: string]: HeaderValue;
  };
  basicAuth?: BasicAuth;
  cognigy?: Cognigy;
  replace?: Replace;
  status?: Status;
  dependsOn?: DependsOn;
  /**
   * Guards the last active version of this name against deprecation and deletion. Superseding by a new version is allowed.
   */
  protect?: boolean;
  /**
   * The name that this webhook had until now, or several. The new name is created, probed and activated before the old one is deprecated, as one change. Remove the line once every environment has it.
   *
   * @minItems 1
   * @maxItems 20
   */
  replaces?: string | string[];
  /**
   * Take over a live integration of this name and version that webhook-sync did not create. Remove the line once it is done.
   */
  adopt?: boolean;
  /**
   * Releases the live integration of this name and version: it stays unchanged and is no longer managed by this repository. Remove the document once the plan says so.
   */
  unadopt?: boolean;
  health?: Health;
  deprecation?: Deprecation;
  /**
   * What differs in one environment, by the environment's name in webhook-sync.yaml. Headers are merged by name; null removes one. `health.payload` takes the place of the manifest's `health.body` and `health.userId`, and they take its place.
   */
  environments?: {
    [k: string]: Overrides;
  };
}
/**
 * What an Endpoint of Cognigy.AI has in addition to a webhook (cognigy-v2). Other tenants pass over it. What is left out stays as it is live.
 */
export interface Cognigy {
  /**
   * How people see it on the tenant; the manifest's name when left out. None of \ / : * ? " < > | ¥.
   */
  name?: string;
  /**
   * webhook, or generic to take over an Endpoint of the older kind.
   */
  channel?: "webhook" | "generic";
  /**
   * By name or id; that of the environment's tenant when left out. Another project is another Endpoint.
   */
  project?: string;
  /**
   * The flow that it runs, by name. A new Endpoint needs one.
   */
  flow?: string;
  /**
   * The flow's reference id, where a name is there twice.
   */
  flowId?: string;
  /**
   * By name. A new Endpoint has the primary one when left out.
   */
  locale?: string;
  /**
   * The locale's reference id, where a name is there twice.
   */
  localeId?: string;
  /**
   * The snapshot that it runs, by name; null for what the project has now.
   */
  snapshot?: string | null;
}
/**
 * What the synthetic delivery sends and expects before this webhook may become active.
 */
export interface Health {
  payload?: Payload;
  /**
   * The HTTP status or class that counts as healthy. A status that begins with 1 is never the last answer.
   */
  expect?: string | number;
  maxLatency?: Duration;
  /**
   * What the synthetic delivery looks like where no payload is declared. flow-output: an output of a flow, as Cognigy.AI delivers it. health-event: a health_check event. When left out: what the tenant delivers.
   */
  body?: "flow-output" | "health-event";
  /**
   * The user of the synthetic flow output. A receiver may try to reach that user.
   */
  userId?: string;
  /**
   * Further HTTP statuses that count as healthy, for receivers that refuse sessions that they do not know.
   *
   * @minItems 1
   * @maxItems 10
   */
  accept?: number[];
}
/**
 * When a deprecated version is permanently deleted.
 */
export interface Deprecation {
  /**
   * The day (UTC) from which the version may be deleted. Nothing is deleted before it.
   */
  sunset?: string;
}
/**
 * The keys that differ in this environment.
 */
export interface Overrides {
  url?: Url;
  method?: Method1;
  payloadFormat?: PayloadFormat1;
  /**
   * Merged over the manifest's own by name, without case. null removes a header.
   */
  headers?: {
    [k: string]: HeaderValue | null;
  };
  /**
   * In place of the manifest's own; null leaves it undeclared.
   */
  basicAuth?: BasicAuth | null;
  cognigy?: Cognigy;
  /**
   * In place of the manifest's own; null leaves it undeclared.
   */
  replace?: Replace | null;
  status?: Status1;
  dependsOn?: DependsOn1;
  /**
   * As the key of the same name above.
   */
  protect?: boolean;
  /**
   * As the key of the same name above.
   */
  adopt?: boolean;
  /**
   * As the key of the same name above.
   */
  unadopt?: boolean;
  health?: Health;
  deprecation?: Deprecation;
}
