/** Something on a tenant that has an id and a name: a project, a flow, a locale, a snapshot. */
export interface TenantResource {
  /** By which others refer to it: for flows and locales their reference id. */
  readonly id: string;
  readonly name: string;
}

/** The same where it is referred to. */
export interface ResourceReference {
  /** Empty where none is set. */
  readonly id: string;
  /** null where it was not looked up, or is gone. */
  readonly name: string | null;
  /** It was looked up, and the tenant does not have it; or none is set where there has to be one. */
  readonly isGone?: true;
}

export interface TenantLocale extends TenantResource {
  readonly primary: boolean;
}

export interface TenantSnapshot extends TenantResource {
  /** What is inside; null where nobody asked for it. */
  readonly flows: readonly TenantResource[] | null;
}

/** What webhooks of a project can refer to. */
export interface ProjectDirectory {
  readonly project: TenantResource;
  readonly flows: readonly TenantResource[];
  readonly locales: readonly TenantLocale[];
  /** null where no manifest names one and no Endpoint is known to run one, so that nobody asked for them. */
  readonly snapshots: readonly TenantSnapshot[] | null;
}

/** What a tenant has beside webhooks, read along with them. */
export interface Directory {
  /** Every project that the credentials see. */
  readonly projects: readonly TenantResource[];
  /** By project id, those of which the webhooks were listed. */
  readonly inside: ReadonlyMap<string, ProjectDirectory>;
}

/** Where a tenant is to be read. Names, or ids. */
export interface PlacesToRead {
  readonly projects: readonly string[];
  /** Whose flows have to be known too. */
  readonly snapshots: readonly string[];
}
