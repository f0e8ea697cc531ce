import type { JsonObject } from "../../base/json.ts";
import { allOf, failure, type Result, success } from "../../base/result.ts";
import type {
  Directory,
  PlacesToRead,
  ProjectDirectory,
  TenantLocale,
  TenantResource,
  TenantSnapshot,
} from "../../model/fleet/directory.ts";
import type { LiveEndpoint } from "../../model/fleet/endpoint.ts";
import type { TenantFailure } from "../../model/fleet/tenant.ts";
import type { Deadline } from "../wire/delay.ts";
import type { CognigyApi, Query } from "./api.ts";
import { listAll } from "./list-all.ts";

type Read<T> = Promise<Result<T, TenantFailure>>;

/** Reads what Endpoints refer to: projects, flows, locales and snapshots. */
export class Places {
  readonly #api: CognigyApi;
  readonly #declared: PlacesToRead;
  #wanted: PlacesToRead;

  constructor(api: CognigyApi, declared: PlacesToRead) {
    this.#api = api;
    this.#declared = declared;
    this.#wanted = declared;
  }

  /** Wants these to be read too; tells whether they were not wanted yet. */
  want({ projects, snapshots }: PlacesToRead): boolean {
    const before = this.#wanted;
    this.#wanted = {
      projects: [...new Set([...before.projects, ...projects])],
      snapshots: [...new Set([...before.snapshots, ...snapshots])],
    };
    const count = (places: PlacesToRead) => places.projects.length + places.snapshots.length;
    return count(this.#wanted) > count(before);
  }

  async read(deadline: Deadline): Read<Directory> {
    const projects = await this.#projects(deadline);
    if (!projects.ok) return projects;
    const chosen = this.#chosen(projects.value);
    const read = await Promise.all(chosen.map((project) => this.#inside(project, deadline)));
    const inside = new Map<string, ProjectDirectory>();
    for (const one of read) {
      if (!one.ok) return one;
      if (one.value !== null) inside.set(one.value.project.id, one.value);
    }
    const isThere = (project: TenantResource) => inside.has(project.id) || !chosen.includes(project);
    return success({ projects: projects.value.filter(isThere), inside });
  }

  /** All projects that are meant by these names or ids, however many of a name there are. */
  async named(deadline: Deadline): Read<readonly TenantResource[]> {
    const all = await this.#named("projects", {}, deadline, "_id");
    if (!all.ok) return all;
    const { projects } = this.#wanted;
    return success(all.value.filter(({ id, name }) => projects.includes(id) || projects.includes(name)));
  }

  /** Ids need not be looked up among all projects; whether they are there shows when one looks inside. */
  async #projects(deadline: Deadline): Read<readonly TenantResource[]> {
    const { projects } = this.#wanted;
    if (projects.every(isId)) return success([...new Set(projects)].map((id) => ({ id, name: id })));
    return await this.#named("projects", {}, deadline, "_id");
  }

  /** Those that are meant: named by id, or by a name that only one has. */
  #chosen(projects: readonly TenantResource[]): readonly TenantResource[] {
    const meant = this.#wanted.projects.flatMap((wanted) => {
      const byId = projects.filter(({ id }) => id === wanted);
      const found = byId.length > 0 ? byId : projects.filter(({ name }) => name === wanted);
      return found.length === 1 ? found : [];
    });
    return [...new Set(meant)];
  }

  /** null where there is no such project. */
  async #inside(project: TenantResource, deadline: Deadline): Read<ProjectDirectory | null> {
    const query = { projectId: project.id };
    const [flows, locales, snapshots] = await Promise.all([
      this.#named("flows", query, deadline, "referenceId"),
      this.#locales(query, deadline),
      this.#wanted.snapshots.length === 0 ? success(null) : this.#snapshots(query, deadline),
    ]);
    if (!flows.ok) return this.#unread(project, flows.error);
    if (!locales.ok) return this.#unread(project, locales.error);
    if (!snapshots.ok) return this.#unread(project, snapshots.error);
    // Every project has its primary locale.
    if (locales.value.length === 0) return success(null);
    return success({ project, flows: flows.value, locales: locales.value, snapshots: snapshots.value });
  }

  /** It may be missing; where nobody declares anything any more, the credentials may have lost their access. */
  #unread({ id, name }: TenantResource, error: TenantFailure): Result<null, TenantFailure> {
    const { projects } = this.#declared;
    const isDeclared = projects.includes(id) || projects.includes(name);
    const isMissing = error.kind === "not-found" || (error.kind === "forbidden" && !isDeclared);
    return isMissing ? success(null) : failure(error);
  }

  async #locales(query: Query, deadline: Deadline): Read<readonly TenantLocale[]> {
    const listed = await this.#whole("locales", query, deadline);
    if (!listed.ok) return listed;
    return success(
      listed.value.map((item) => ({
        ...resourceFrom(item, "referenceId"),
        primary: item.primary === true,
      })),
    );
  }

  async #snapshots(query: Query, deadline: Deadline): Read<readonly TenantSnapshot[]> {
    const listed = await this.#named("snapshots", query, deadline, "_id");
    if (!listed.ok) return listed;
    const { snapshots } = this.#wanted;
    const isWanted = ({ id, name }: TenantResource) => snapshots.includes(name) || snapshots.includes(id);
    return await this.#lookInto(listed.value.map(unopened), isWanted, deadline);
  }

  /**
   * The same with the snapshots that Endpoints run, and what is inside: only an Endpoint by itself shows which it runs. Where the
   * tenant does not tell, they are not looked up: that is about names, and ends no listing.
   */
  async withSnapshots(
    directory: Directory,
    endpoints: readonly Pick<LiveEndpoint, "project" | "snapshot">[],
    deadline: Deadline,
  ): Promise<Directory> {
    const inside = new Map(directory.inside);
    for (const [id, one] of directory.inside) {
      const within = endpoints.filter(({ project }) => project.id === id);
      const run = new Set(within.flatMap(({ snapshot }) => snapshot?.id ?? []));
      const snapshots = run.size === 0 ? null : await this.#opened(one, run, deadline);
      if (snapshots?.ok === true) inside.set(id, { ...one, snapshots: snapshots.value });
    }
    return { ...directory, inside };
  }

  async #opened(
    { project, snapshots }: ProjectDirectory,
    run: ReadonlySet<string>,
    deadline: Deadline,
  ): Read<readonly TenantSnapshot[]> {
    const listed = snapshots === null ? await this.#snapshots({ projectId: project.id }, deadline) : null;
    if (listed?.ok === false) return listed;
    const known = listed?.value ?? snapshots ?? [];
    const inUse = known.filter(({ id }) => run.has(id));
    const open = new Set(inUse.slice(0, MOST_OPENED).map(({ id }) => id));
    return await this.#lookInto(known, ({ id }) => open.has(id), deadline);
  }

  /** With the flows inside of those that are meant. */
  async #lookInto(
    snapshots: readonly TenantSnapshot[],
    isMeant: (snapshot: TenantResource) => boolean,
    deadline: Deadline,
  ): Read<readonly TenantSnapshot[]> {
    const read = await Promise.all(
      snapshots.map(async (snapshot): Read<TenantSnapshot> => {
        if (snapshot.flows !== null || !isMeant(snapshot)) return success(snapshot);
        const flows = await this.#flowsOf(snapshot, deadline);
        return flows.ok ? success({ ...snapshot, flows: flows.value }) : flows;
      }),
    );
    return allOf(read);
  }

  async #flowsOf({ id }: TenantResource, deadline: Deadline): Read<readonly TenantResource[]> {
    const listed = await this.#whole(`snapshots/${encodeURIComponent(id)}/resources`, {}, deadline);
    if (!listed.ok) return listed;
    const flows = listed.value.filter(({ resourceType }) => resourceType === "flow");
    return success(flows.map((item) => resourceFrom(item, "referenceId")));
  }

  async #named(
    resource: string,
    query: Query,
    deadline: Deadline,
    id: "_id" | "referenceId",
  ): Read<readonly TenantResource[]> {
    const listed = await this.#whole(resource, query, deadline);
    return listed.ok ? success(listed.value.map((item) => resourceFrom(item, id))) : listed;
  }

  /** A name that is missing only because the list was short would be said to be unknown. */
  async #whole(resource: string, query: Query, deadline: Deadline): Read<readonly JsonObject[]> {
    const listed = await listAll(this.#api, resource, query, deadline);
    if (!listed.ok) return listed;
    const { items, shortfall } = listed.value;
    return shortfall === null ? success(items) : failure(short(this.#api, resource, shortfall));
  }
}

/** What is inside more of them in a project is not looked up: it is a request for each. */
const MOST_OPENED = 10;

function unopened(snapshot: TenantResource): TenantSnapshot {
  return { ...snapshot, flows: null };
}

function short(api: CognigyApi, resource: string, shortfall: string): TenantFailure {
  const message = `GET ${api.pathOf(resource)} did not show all: ${shortfall}`;
  return { kind: "malformed", message, hint: "run it again", status: null, traceId: null };
}

/** How the tenant writes its own ids. */
function isId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text);
}

function resourceFrom(item: JsonObject, id: "_id" | "referenceId"): TenantResource {
  const own = item[id];
  const { name } = item;
  return { id: typeof own === "string" ? own : String(item._id), name: typeof name === "string" ? name : "" };
}
