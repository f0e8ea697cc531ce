import type { DeclaredPlaces } from "./directory.ts";
import type { Environment } from "./environment.ts";
import type { Webhook } from "./webhook.ts";

/** Which projects and snapshots of a tenant the webhooks of an environment name; its own project is always among them. */
export function declaredPlaces(
  { tenant }: Pick<Environment, "tenant">,
  webhooks: readonly Pick<Webhook, "endpoint">[],
): DeclaredPlaces {
  const endpoints = webhooks.flatMap(({ endpoint }) => endpoint ?? []);
  const own = "project" in tenant ? [tenant.project] : [];
  const snapshots = endpoints.flatMap(({ snapshot }) =>
    snapshot === null || snapshot === "project" ? [] : [snapshot.text],
  );
  return {
    projects: [...new Set([...own, ...endpoints.map(({ project }) => project.text)])],
    snapshots: [...new Set(snapshots)],
  };
}
