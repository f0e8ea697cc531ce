import type { JsonObject } from "../../base/json.ts";
import { failure, success } from "../../base/result.ts";
import type { ListingFault } from "../wire/faults.ts";
import type { ReadRequest } from "../wire/request.ts";
import type { Document, Flow, Locale, Project, Snapshot } from "./documents.ts";
import { stamps } from "./endpoint.ts";
import type { EndpointsAnswer } from "./endpoints-api.ts";
import { pageOf } from "./listing.ts";
import { noSuch } from "./problem.ts";
import { findProject } from "./projects.ts";
import { readQuery } from "./query.ts";
import { flowItem, projectItem, snapshotItem } from "./reference-items.ts";
import type { Collection } from "./route.ts";
import type { TenantState } from "./tenant-state.ts";
import { ORGANISATION, OWN_USER } from "./world.ts";

const KINDS = {
  projects: "project",
  flows: "flow",
  locales: "locale",
  snapshots: "snapshot",
} as const satisfies Readonly<Record<Collection, Document["kind"]>>;

const META = ["_id", "name", "createdAt", "createdBy", "lastChanged", "lastChangedBy"];

const FIELDS: Readonly<Record<Collection, readonly string[]>> = {
  projects: [...META, "color", "primaryLocaleReference"],
  flows: [...META, "referenceId"],
  locales: [...META, "referenceId", "primary", "nluLanguage"],
  snapshots: ["_id", "name", "description", "hash", "createdAt", "createdBy"],
};

const RESOURCE_FIELDS = ["_id", "referenceId", "name", "type", "resourceType"];

const SEARCH_FIELDS = ["_id", "name", "type", "subType", "lastChanged"];

/** What Endpoints refer to, as the API shows it. */
export class ReferencesApi {
  readonly #state: TenantState;

  constructor(state: TenantState) {
    this.#state = state;
  }

  list(request: ReadRequest, of: Collection, fault: ListingFault | null): EndpointsAnswer {
    const documents = this.#state.all(KINDS[of]);
    const items = documents.map((document) => ({
      projectId: projectOf(document),
      item: this.#show(document),
    }));
    return this.#page(request, { collection: of, fields: FIELDS[of], items }, fault);
  }

  get(of: Collection, id: string): EndpointsAnswer {
    const document = this.#state.get(KINDS[of], id);
    if (document === undefined) return failure(noSuch(KINDS[of], id));
    return success({ kind: "item", status: 200, collection: of, value: this.#show(document) });
  }

  /** What a Snapshot holds. */
  resources(request: ReadRequest, id: string, fault: ListingFault | null): EndpointsAnswer {
    const snapshot = this.#state.get("snapshot", id);
    if (snapshot === undefined) return failure(noSuch("snapshot", id));
    const items = snapshot.resources.map(({ id: _id, referenceId, name, type }) => ({
      projectId: snapshot.projectId,
      item: { _id, referenceId, name, type, resourceType: type },
    }));
    const listed = this.#page(request, { collection: "resources", fields: RESOURCE_FIELDS, items }, fault);
    if (!listed.ok || listed.value.kind !== "page") return listed;
    // Pages are cut by the `_id`, which no source says that these have.
    const { page } = listed.value;
    const withoutIds = page.items.map(({ _id: _, ...shown }) => shown);
    return success({ ...listed.value, page: { ...page, items: withoutIds } });
  }

  /** Anything by its name. */
  search(request: ReadRequest, fault: ListingFault | null): EndpointsAnswer {
    const items = this.#state.store.all().flatMap((document) => {
      if (document.kind === "endpoint-key") return [];
      const { id: _id, kind: type, name, lastChanged } = document;
      const projectId = projectOf(document);
      const subType = document.kind === "endpoint" ? { subType: document.channel } : {};
      return [{ projectId, item: { _id, name, type, ...subType, projectId, lastChanged } }];
    });
    return this.#page(request, { collection: "search", fields: SEARCH_FIELDS, items }, fault);
  }

  /** The user whose key it is. */
  me(): EndpointsAnswer {
    const projects = this.#state.all("project");
    const createdAt = projects[0]?.createdAt ?? this.#state.seconds();
    const value = {
      _id: OWN_USER,
      id: "webhook-sync@example.test",
      name: "webhook-sync",
      organisation: ORGANISATION,
      roles: [],
      projects: projects.map(({ id }) => id),
      acceptedTOS: true,
      disabled: false,
      createdAt,
      lastChanged: createdAt,
      createdBy: OWN_USER,
      lastChangedBy: OWN_USER,
    };
    return success({ kind: "item", status: 200, collection: "users", value });
  }

  #page(request: ReadRequest, source: Source, fault: ListingFault | null): EndpointsAnswer {
    const { switches } = this.#state;
    const query = readQuery(request.url.searchParams, source.fields, switches);
    if (!query.ok) return query;
    const { projectId } = query.value;
    const project = projectId === null ? success(null) : findProject(this.#state, projectId);
    if (!project.ok) return project;
    const items = source.items
      .filter((one) => projectId === null || one.projectId === projectId)
      .map(({ item }) => item);
    const page = pageOf({ items, gone: () => undefined }, query.value, switches, fault);
    return success({ kind: "page", collection: source.collection, page });
  }

  #show(document: Project | Flow | Locale | Snapshot): JsonObject {
    switch (document.kind) {
      case "project":
        return projectItem(document);
      case "flow":
        return flowItem(document);
      case "locale":
        return this.#localeItem(document);
      case "snapshot":
        return snapshotItem(document);
    }
  }

  #localeItem(locale: Locale): JsonObject {
    const { id: _id, referenceId, name, primary, language } = locale;
    const fallback = this.#state.get("project", locale.projectId)?.primaryLocale ?? _id;
    return {
      _id,
      referenceId,
      name,
      primary,
      nluLanguage: language,
      fallbackLocaleReference: fallback,
      ...stamps(locale),
    };
  }
}

/** What a list is cut from. */
interface Source {
  readonly collection: string;
  readonly fields: readonly string[];
  readonly items: readonly { readonly projectId: string; readonly item: JsonObject }[];
}

function projectOf(document: Exclude<Document, { kind: "endpoint-key" }>): string {
  return document.kind === "project" ? document.id : document.projectId;
}
