import type { JsonObject } from "../../base/json.ts";
import { membersOf } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { invalid, type Refusal } from "./problem.ts";
import { firstFault, type MemberRule } from "./validator.ts";

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

const NAME: MemberRule = { type: "string" };
const FIELDS: MemberRule = { type: "object", shape: { members: {}, required: [], open: true } };

const SHAPES: Readonly<Record<Happening["kind"], Readonly<Record<string, MemberRule>>>> = {
  edit: { name: NAME, change: FIELDS },
  click: { fields: FIELDS },
  remove: { name: NAME },
  "restore-snapshot": { project: NAME, snapshot: NAME },
  "import-package": { name: NAME, project: NAME },
};

/** Reads what is to happen from JSON. */
export function readHappening(value: unknown): Result<Happening, Refusal> {
  const { kind, name, change, fields, project, snapshot } = membersOf(value);
  if (!isKind(kind)) return failure(invalid("Invalid value for field 'kind'."));
  const members = { kind: NAME, ...SHAPES[kind] };
  const fault = firstFault(value, { members, required: Object.keys(members), open: false });
  if (fault !== null) return failure(fault);
  const text = (one: unknown) => String(one);
  switch (kind) {
    case "edit":
      return success({ kind, name: text(name), change: membersOf(change) });
    case "click":
      return success({ kind, fields: membersOf(fields) });
    case "remove":
      return success({ kind, name: text(name) });
    case "restore-snapshot":
      return success({ kind, project: text(project), snapshot: text(snapshot) });
    case "import-package":
      return success({ kind, name: text(name), project: text(project) });
  }
}

function isKind(value: unknown): value is Happening["kind"] {
  return typeof value === "string" && Object.hasOwn(SHAPES, value);
}
