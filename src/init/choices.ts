import type { Api, Authentication } from "../model/fleet/environment.ts";

/** What the written files say. */
export interface Choices {
  /** The tenant's environment; the embedded tenant's is always `sandbox`. */
  readonly environment: string;
  /** The tenant's address; null where only the embedded tenant is there yet. */
  readonly baseUrl: URL | null;
  /** The API that it has, and the embedded tenant speaks. */
  readonly api: Api;
  /** Where the API has projects: the name or id of the tenant's; null for what the template says. */
  readonly project: string | null;
  readonly auth: Authentication["kind"];
  /** Who reviews the config file and the workflows; null where that is not known yet. */
  readonly codeOwner: string | null;
  /** Which part of a PostgreSQL database the record is kept in; null for files. */
  readonly namespace: string | null;
  /** Whether the workflows and code owners of GitHub are wanted. */
  readonly github: boolean;
}
