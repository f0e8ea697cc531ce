import { failure, type Result, success } from "../../base/result.ts";
import type { CallKind } from "../wire/call-kind.ts";
import type { EndpointDocument, Project } from "./documents.ts";
import type { EndpointsApi } from "./endpoints-api.ts";
import type { Happening } from "./happening.ts";
import { noSuch, type Refusal } from "./problem.ts";
import { restore } from "./restore.ts";
import type { TimedHappening } from "./switches.ts";
import type { TenantState } from "./tenant-state.ts";
import { OTHER_USER } from "./world.ts";

/** Lets happen to the tenant what no request of ours asks for. */
export class UnpromptedChanges {
  readonly #state: TenantState;
  readonly #endpoints: EndpointsApi;
  readonly #timed: readonly { readonly entry: TimedHappening; calls: number }[];
  /** How many writes were committed so. */
  commits = 0;

  constructor(state: TenantState, endpoints: EndpointsApi) {
    this.#state = state;
    this.#endpoints = endpoints;
    this.#timed = state.switches.life.map((entry) => ({ entry, calls: 0 }));
  }

  /** What was written, or why it cannot happen. */
  happen(happening: Happening): Result<null, Refusal> {
    const before = this.#state.store.commits;
    const outcome = this.#carryOut(happening);
    this.commits += this.#state.store.commits - before;
    return outcome.ok ? success(null) : outcome;
  }

  /** Counts a call, and lets happen what is due before it; gives what is due after it. */
  around(call: CallKind): () => void {
    const concerned = this.#timed.filter(({ entry }) => entry.call === "any" || entry.call === call);
    for (const counted of concerned) counted.calls += 1;
    const due = concerned.filter(({ entry, calls }) => entry.at === calls).map(({ entry }) => entry);
    for (const { when, happening } of due) if (when === "before") this.happen(happening);
    return () => {
      for (const { when, happening } of due) if (when === "after") this.happen(happening);
    };
  }

  #carryOut(happening: Happening): Result<unknown, Refusal> {
    switch (happening.kind) {
      case "click":
        return this.#endpoints.add(happening.fields, OTHER_USER);
      case "edit":
        return this.#on(happening.name, ({ id }) => this.#endpoints.change(id, happening.change, OTHER_USER));
      case "remove":
        return this.#on(happening.name, ({ id }) => this.#endpoints.remove(id));
      case "restore-snapshot":
        return this.#restore(happening.project, happening.snapshot);
      case "import-package":
        return this.#on(happening.name, (endpoint) => this.#copy(endpoint, happening.project));
    }
  }

  #on(
    name: string,
    change: (endpoint: EndpointDocument) => Result<unknown, Refusal>,
  ): Result<unknown, Refusal> {
    const endpoint = this.#state.all("endpoint").find((one) => one.name === name);
    return endpoint === undefined ? failure(noSuch("Endpoint", name)) : change(endpoint);
  }

  #restore(projectName: string, snapshotName: string): Result<null, Refusal> {
    const project = this.#project(projectName);
    if (!project.ok) return project;
    const snapshot = this.#state
      .all("snapshot")
      .find((one) => one.projectId === project.value.id && one.name === snapshotName);
    if (snapshot === undefined) return failure(noSuch("Snapshot", snapshotName));
    restore(this.#state, project.value, snapshot);
    return success(null);
  }

  /** The copy has an id and an address of its own. */
  #copy(endpoint: EndpointDocument, projectName: string): Result<null, Refusal> {
    const project = this.#project(projectName);
    if (!project.ok) return project;
    const { id: projectId } = project.value;
    const entrypoint = endpoint.entrypoint === endpoint.projectId ? projectId : endpoint.entrypoint;
    const seconds = this.#state.seconds();
    const moved =
      this.#state.switches.lastChangedOn === "every"
        ? { lastChanged: seconds, lastChangedBy: OTHER_USER }
        : {};
    const own = { id: this.#state.newId(), urlToken: this.#state.hex(64), projectId, entrypoint };
    this.#state.put({ ...endpoint, ...own, createdAt: seconds, createdBy: OTHER_USER, ...moved });
    return success(null);
  }

  #project(name: string): Result<Project, Refusal> {
    const project = this.#state.all("project").find((one) => one.name === name);
    return project === undefined ? failure(noSuch("Project", name)) : success(project);
  }
}
