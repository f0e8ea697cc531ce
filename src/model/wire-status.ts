import type { Environment } from "./environment.ts";
import type { Status } from "./webhook.ts";

/** The status that stands for the wanted one on this tenant. */
export function wireStatus(status: Status, { capabilities }: Pick<Environment, "capabilities">): Status {
  return status === "deprecated" && !capabilities.deprecatedStatus ? "inactive" : status;
}
