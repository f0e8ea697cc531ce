import type { JsonObject } from "../../base/json.ts";

/** What may happen to the tenant without a request. */
export type Happening =
  /** A second person changes the Endpoint of this name, as a PATCH would. */
  | { readonly kind: "edit"; readonly name: string; readonly change: JsonObject }
  /** A second person makes an Endpoint; the fields are those of a POST. */
  | { readonly kind: "click"; readonly fields: JsonObject }
  /** A second person deletes the Endpoint of this name. */
  | { readonly kind: "remove"; readonly name: string }
  /** Flows and locales of a project are deleted and made again as its Snapshot has them. */
  | { readonly kind: "restore-snapshot"; readonly project: string; readonly snapshot: string }
  /** A Package brings a copy of the Endpoint of this name, with its foreignId, into a project. */
  | { readonly kind: "import-package"; readonly name: string; readonly project: string };
