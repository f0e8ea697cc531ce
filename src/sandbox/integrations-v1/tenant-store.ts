import { DocumentStore } from "../wire/document-store.ts";
import type { Integration } from "./integration.ts";

/** The tenant's integrations, with their header values. */
export class TenantStore extends DocumentStore<Integration> {
  constructor(path: string) {
    super(path, "integration");
  }
}
