import { isJsonObject } from "../base/json.ts";
import type { Integration } from "./integration.ts";
import { NdjsonFile } from "./ndjson.ts";

/** One committed write. `at` is in milliseconds since 1970-01-01T00:00:00Z. */
type Commit =
  | { readonly kind: "put"; readonly at: number; readonly integration: Integration }
  | { readonly kind: "delete"; readonly at: number; readonly id: string };

/**
 * The tenant's integrations. The file is the truth and memory only its replay, so that commands that run one
 * after the other, or beside a served sandbox, see the same tenant. The one file that holds header values.
 */
export class TenantStore {
  readonly #file: NdjsonFile;
  readonly #commits: Commit[] = [];
  readonly #current = new Map<string, Integration>();

  constructor(path: string) {
    this.#file = new NdjsonFile(path);
    this.refresh();
  }

  /** How many writes were ever committed. */
  get commits(): number {
    return this.#commits.length;
  }

  /** Takes in what other processes committed. */
  refresh(): void {
    for (const commit of this.#file.takeNew()) {
      if (!isCommit(commit)) continue;
      this.#commits.push(commit);
      replay(this.#current, commit);
    }
  }

  get(id: string): Integration | undefined {
    return this.#current.get(id);
  }

  /** The oldest that fits. */
  find(fits: (integration: Integration) => boolean): Integration | undefined {
    for (const integration of this.#current.values()) if (fits(integration)) return integration;
    return undefined;
  }

  /** Everything there is, oldest first. */
  all(): readonly Integration[] {
    return [...this.#current.values()];
  }

  /** Everything there was at that time. */
  asOf(at: number): readonly Integration[] {
    if (this.#commits.every((commit) => commit.at <= at)) return this.all();
    const past = new Map<string, Integration>();
    for (const commit of this.#commits) if (commit.at <= at) replay(past, commit);
    return [...past.values()];
  }

  /** On disk before it returns. */
  put(integration: Integration, at: number): void {
    this.#commit({ kind: "put", at, integration });
  }

  /** On disk before it returns. */
  delete(id: string, at: number): void {
    this.#commit({ kind: "delete", at, id });
  }

  close(): void {
    this.#file.close();
  }

  #commit(commit: Commit): void {
    this.#file.append(commit);
    this.refresh();
  }
}

function replay(integrations: Map<string, Integration>, commit: Commit): void {
  if (commit.kind === "put") integrations.set(commit.integration.id, commit.integration);
  else integrations.delete(commit.id);
}

/** Only this file writes them, so that the kind tells it all. */
function isCommit(value: unknown): value is Commit {
  return isJsonObject(value) && (value.kind === "put" || value.kind === "delete");
}
