import type { Environment } from "./environment.ts";
import type { DeclaredReference, Webhook } from "./webhook.ts";
/** A project by name, and what webhooks refer to in it by name. */
export interface DeclaredGround {
  readonly project: string;
  readonly flows: readonly string[];
  readonly locales: readonly string[];
  readonly snapshots: readonly string[];
}

/** What a tenant needs so that all that is declared finds what it refers to. The environment's own project comes first. */
export function declaredGround(
  { tenant }: Pick<Environment, "tenant">,
  webhooks: readonly Pick<Webhook, "endpoint">[],
): readonly DeclaredGround[] {
  const endpoints = webhooks.flatMap(({ endpoint }) => endpoint ?? []);
  const own = "project" in tenant ? [tenant.project] : [];
  const projects = [...own, ...endpoints.flatMap(({ project }) => namesIn([project]))];
  return [...new Set(projects)].map((project) => {
    const inside = endpoints.filter((endpoint) => endpoint.project.text === project);
    return {
      project,
      flows: namesIn(inside.map(({ flow }) => flow)),
      locales: namesIn(inside.map(({ locale }) => locale)),
      snapshots: namesIn(inside.map(({ snapshot }) => (snapshot === "project" ? null : snapshot))),
    };
  });
}

function namesIn(references: readonly (DeclaredReference | null)[]): readonly string[] {
  const names = references.flatMap((one) => (one !== null && one.by === "name" ? [one.text] : []));
  return [...new Set(names)];
}
