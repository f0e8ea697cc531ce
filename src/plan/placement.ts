import { enumerate } from "../base/text.ts";
import type { Location } from "../model/fleet/diagnostic.ts";
import type {
  Directory,
  ProjectDirectory,
  TenantResource,
  TenantSnapshot,
} from "../model/fleet/directory.ts";
import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import {
  type DeclaredEndpoint,
  type DeclaredReference,
  documentLocation,
  type Webhook,
} from "../model/fleet/webhook.ts";
import type { Block } from "../model/plan/block.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { namedAsDeclared } from "./display-names.ts";

/** What a manifest names and the tenant has not, or has twice; or what others may mean as well. */
export interface Misplaced {
  readonly block: Block;
  readonly location: Location;
}

/** By key, which declared webhook refers to what is not there. */
export type AllMisplaced = ReadonlyMap<WebhookKey, Misplaced>;

/** What a plan is made from, with what manifests refer to as far as it was found. */
export interface Placement<Input> {
  readonly input: Input;
  readonly misplaced: AllMisplaced;
}

/**
 * Looks up by name what manifests refer to: ids change with every restored Snapshot, and names do not. What is live and
 * has a declared name is found by that too.
 */
export function placeInDirectory<
  Input extends Pick<PlanInput, "desired" | "live" | "lastWritten" | "locate">,
>(input: Input, directory: Directory): Placement<Input> {
  const { desired, misplaced } = placeDeclared(input, directory);
  const { live, disputed } = namedAsDeclared(input.live, desired, input.lastWritten);
  const doubtful = desired.flatMap((webhook) => {
    const block = webhook.unadopt ? undefined : disputed.get(keyOf(webhook));
    return block === undefined
      ? []
      : [[keyOf(webhook), { block, location: documentLocation(webhook) }] as const];
  });
  return { input: { ...input, desired, live }, misplaced: new Map([...doubtful, ...misplaced]) };
}

function placeDeclared(
  { desired, locate }: Pick<PlanInput, "desired" | "locate">,
  directory: Directory,
): { readonly desired: readonly Webhook[]; readonly misplaced: AllMisplaced } {
  const misplaced = new Map<WebhookKey, Misplaced>();
  const placed = desired.map((webhook) => {
    const { endpoint, source } = webhook;
    if (endpoint === null) return webhook;
    const look = new LookUp(directory);
    const found = look.place(endpoint);
    const [miss] = look.misses;
    // What is let go of stays as it is, whatever else its manifest says.
    if (miss !== undefined && !webhook.unadopt) {
      const { location } = locate(source, miss.path);
      misplaced.set(keyOf(webhook), { block: blockOf(miss), location });
    }
    return { ...webhook, endpoint: found };
  });
  return { desired: placed, misplaced };
}

interface Miss {
  readonly path: readonly string[];
  readonly message: string;
  readonly remedy: string;
}

function blockOf({ message, remedy }: Miss): Block {
  return { code: "misplaced", message, remedy, because: [] };
}

class LookUp {
  readonly misses: Miss[] = [];
  readonly #directory: Directory;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  place(endpoint: DeclaredEndpoint): DeclaredEndpoint {
    const project = this.#find(endpoint.project, this.#directory.projects, {
      what: "project",
      where: "among those that the credentials see",
    });
    const inside = project.found === null ? undefined : this.#directory.inside.get(project.found.id);
    if (inside === undefined) {
      if (project.found !== null) this.#missInside(project.found);
      return { ...endpoint, project };
    }
    const snapshot = this.#placeSnapshot(endpoint.snapshot, inside);
    const flow = endpoint.flow === null ? null : this.#placeFlow(endpoint.flow, snapshot, inside);
    const where = inProject(inside.project);
    const locale =
      endpoint.locale === null
        ? null
        : this.#find(endpoint.locale, inside.locales, { what: "locale", where });
    return { ...endpoint, project, snapshot, flow, locale };
  }

  #placeSnapshot(
    declared: DeclaredEndpoint["snapshot"],
    { snapshots, project }: ProjectDirectory,
  ): DeclaredEndpoint["snapshot"] {
    if (declared === null || declared === "project") return declared;
    return this.#find(declared, snapshots ?? [], { what: "snapshot", where: inProject(project) });
  }

  /** An Endpoint that runs a snapshot refers to the flow as it is in there. */
  #placeFlow(
    declared: DeclaredReference,
    snapshot: DeclaredEndpoint["snapshot"],
    { flows, snapshots, project }: ProjectDirectory,
  ): DeclaredReference {
    const chosen = snapshot === null || snapshot === "project" ? null : snapshot.found;
    const inside = chosen === null ? null : flowsInside(chosen, snapshots ?? []);
    if (inside === null) return this.#find(declared, flows, { what: "flow", where: inProject(project) });
    return this.#find(declared, inside, { what: "flow", where: `in snapshot ${chosen?.name ?? ""}` });
  }

  #find(declared: DeclaredReference, among: readonly TenantResource[], place: Place): DeclaredReference {
    const { text, by } = declared;
    const byId = among.find(({ id }) => id === text);
    const found = byId !== undefined ? [byId] : by === "id" ? [] : among.filter(({ name }) => name === text);
    const [only, second] = found;
    if (only !== undefined && second === undefined) return { ...declared, found: only };
    const path = ["cognigy", by === "id" ? `${place.what}Id` : place.what];
    const why = only === undefined ? missing(declared, place, among) : doubled(declared, place, found);
    this.misses.push({ path, ...why });
    return { ...declared, found: null };
  }

  #missInside({ name, id }: TenantResource): void {
    const message = `what is in project ${name} (${id}) could not be listed`;
    const remedy = "give the credentials access to the project, then plan again";
    this.misses.push({ path: ["cognigy", "project"], message, remedy });
  }
}

type Kind = "project" | "flow" | "locale" | "snapshot";

/** What is looked for, and in what. */
interface Place {
  readonly what: Kind;
  readonly where: string;
}

function missing(
  { text, by }: DeclaredReference,
  { what, where }: Place,
  among: readonly TenantResource[],
): Omit<Miss, "path"> {
  const names = [...new Set(among.map(({ name }) => name))].toSorted();
  // A project that is named by its id is not looked for among all that there are.
  const none = what === "project" ? "" : "; there is none";
  const listed = enumerate(names, "and", MOST_NAMES);
  const there = names.length === 0 ? none : `; there ${names.length === 1 ? "is" : "are"} ${listed}`;
  const message = `there is no ${what} ${by === "id" ? "with the id" : "named"} ${text} ${where}${there}`;
  return { message, remedy: `write the name of one that is there, or make the ${what} on the tenant first` };
}

function doubled(
  { text }: DeclaredReference,
  { what, where }: Place,
  found: readonly TenantResource[],
): Omit<Miss, "path"> {
  const ids = enumerate(
    found.map(({ id }) => id),
    "and",
  );
  const key =
    what === "flow" || what === "locale" ? `\`cognigy.${what}Id\`` : `the id as \`cognigy.${what}\``;
  const message = `there are ${found.length} ${what}s named ${text} ${where}: ${ids}`;
  return { message, remedy: `rename one of them on the tenant, or write ${key}` };
}

const MOST_NAMES = 12;

function flowsInside(
  { id }: TenantResource,
  snapshots: readonly TenantSnapshot[],
): readonly TenantResource[] | null {
  return snapshots.find((snapshot) => snapshot.id === id)?.flows ?? null;
}

function inProject({ name }: TenantResource): string {
  return `in project ${name}`;
}
