import { isJsonObject } from "../../base/json.ts";
import { NdjsonFile } from "./ndjson.ts";

/** One committed write. `at` is in milliseconds since 1970-01-01T00:00:00Z. */
type Commit<Kept> =
  | { readonly kind: "put"; readonly at: number; readonly document: Kept }
  | { readonly kind: "delete"; readonly at: number; readonly id: string };

/**
 * What the tenant keeps. The file is the truth and memory only its replay, so that commands that run one after the
 * other, or beside a served sandbox, see the same tenant. The one file that holds credentials of webhooks.
 */
export class DocumentStore<Kept extends { readonly id: string }> {
  readonly #file: NdjsonFile;
  /** What a line calls the document. */
  readonly #member: string;
  readonly #commits: Commit<Kept>[] = [];
  readonly #current = new Map<string, Kept>();
  readonly #gone = new Map<string, Kept>();

  constructor(path: string, member: string) {
    this.#file = new NdjsonFile(path);
    this.#member = member;
    this.refresh();
  }

  /** How many writes were ever committed. */
  get commits(): number {
    return this.#commits.length;
  }

  /** Takes in what other processes committed. */
  refresh(): void {
    for (const line of this.#file.takeNew()) {
      const commit = this.#read(line);
      if (commit === null) continue;
      this.#commits.push(commit);
      replay(this.#current, commit, this.#gone);
    }
  }

  get(id: string): Kept | undefined {
    return this.#current.get(id);
  }

  /** A document that was deleted, as it was last. */
  gone(id: string): Kept | undefined {
    return this.#gone.get(id);
  }

  /** The oldest that fits. */
  find(fits: (document: Kept) => boolean): Kept | undefined {
    for (const document of this.#current.values()) if (fits(document)) return document;
    return undefined;
  }

  /** Everything there is, oldest first. */
  all(): readonly Kept[] {
    return [...this.#current.values()];
  }

  /** Everything there was at that time. */
  asOf(at: number): readonly Kept[] {
    if (this.#commits.every((commit) => commit.at <= at)) return this.all();
    const past = new Map<string, Kept>();
    for (const commit of this.#commits) if (commit.at <= at) replay(past, commit);
    return [...past.values()];
  }

  /** On disk before it returns. */
  put(document: Kept, at: number): void {
    this.#commit({ kind: "put", at, [this.#member]: document });
  }

  /** On disk before it returns. */
  delete(id: string, at: number): void {
    this.#commit({ kind: "delete", at, id });
  }

  close(): void {
    this.#file.close();
  }

  #commit(line: object): void {
    this.#file.append(line);
    this.refresh();
  }

  #read(line: unknown): Commit<Kept> | null {
    if (!isJsonObject(line) || typeof line.at !== "number") return null;
    const { at, id, kind } = line;
    const document = line[this.#member];
    if (kind === "put" && isKept<Kept>(document)) return { kind, at, document };
    return kind === "delete" && typeof id === "string" ? { kind, at, id } : null;
  }
}

/** Only the store writes its file, so that what has an id is a document. */
function isKept<Kept>(value: unknown): value is Kept {
  return isJsonObject(value) && typeof value.id === "string";
}

function replay<Kept extends { readonly id: string }>(
  documents: Map<string, Kept>,
  commit: Commit<Kept>,
  gone: Map<string, Kept> = new Map(),
): void {
  if (commit.kind === "put") {
    documents.set(commit.document.id, commit.document);
    return;
  }
  const document = documents.get(commit.id);
  if (document !== undefined) gone.set(commit.id, document);
  documents.delete(commit.id);
}
