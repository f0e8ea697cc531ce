import type { Clock, Random } from "../../model/run/surroundings.ts";
import type { DocumentStore } from "../wire/document-store.ts";
import { hexDigits } from "../wire/request.ts";
import type { Document, EndpointDocument } from "./documents.ts";
import type { AllCognigySwitches } from "./switches.ts";

type OfKind<Kind extends Document["kind"]> = Extract<Document, { kind: Kind }>;

/** What the tenant's parts share: the store, the switches, time and chance. */
export class TenantState {
  readonly store: DocumentStore<Document>;
  readonly switches: AllCognigySwitches;
  readonly clock: Clock;
  readonly random: Random;
  /** The same in all ids that this process makes, so that their order is that of creation. */
  readonly #process: string;

  constructor(
    store: DocumentStore<Document>,
    switches: AllCognigySwitches,
    { clock, random }: { readonly clock: Clock; readonly random: Random },
  ) {
    this.store = store;
    this.switches = switches;
    this.clock = clock;
    this.random = random;
    this.#process = hexDigits(random, 10);
  }

  /** All of a kind, oldest first. */
  all<Kind extends Document["kind"]>(kind: Kind): readonly OfKind<Kind>[] {
    return this.store.all().filter((document) => isOfKind(document, kind));
  }

  get<Kind extends Document["kind"]>(kind: Kind, id: string): OfKind<Kind> | undefined {
    const document = this.store.get(id);
    return document !== undefined && isOfKind(document, kind) ? document : undefined;
  }

  /** The Endpoints that a list shows now. */
  listed(): readonly EndpointDocument[] {
    const { listLagMs } = this.switches;
    if (listLagMs === 0) return this.all("endpoint");
    return this.store.asOf(this.now() - listLagMs).filter((document) => isOfKind(document, "endpoint"));
  }

  put(document: Document): void {
    this.store.put(document, this.now());
  }

  delete(id: string): void {
    this.store.delete(id, this.now());
  }

  /** Time, process and a count, as MongoDB has it. */
  newId(): string {
    const count = this.store.commits.toString(16).padStart(6, "0");
    return `${this.seconds().toString(16).padStart(8, "0")}${this.#process}${count}`;
  }

  newUuid(): string {
    const digits = this.hex(32);
    const variant = "89ab"[Math.floor(this.random() * 4)];
    return [
      digits.slice(0, 8),
      digits.slice(8, 12),
      `4${digits.slice(13, 16)}`,
      `${variant}${digits.slice(17, 20)}`,
      digits.slice(20),
    ].join("-");
  }

  hex(count: number): string {
    return hexDigits(this.random, count);
  }

  now(): number {
    return this.clock.now().getTime();
  }

  seconds(): number {
    return Math.floor(this.now() / 1000);
  }
}

function isOfKind<Kind extends Document["kind"]>(document: Document, kind: Kind): document is OfKind<Kind> {
  return document.kind === kind;
}
