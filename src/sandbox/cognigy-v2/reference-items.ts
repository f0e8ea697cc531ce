import type { JsonObject } from "../../base/json.ts";
import type { Flow, Project, Snapshot } from "./documents.ts";
import { stamps } from "./endpoint.ts";
export function projectItem(project: Project): JsonObject {
  const { id: _id, name, primaryLocale } = project;
  return {
    _id,
    name,
    color: "blue",
    primaryLocaleReference: primaryLocale,
    liveAgentDefaultInbox: 0,
    ...stamps(project),
  };
}

export function flowItem(flow: Flow): JsonObject {
  const { id: _id, referenceId, name } = flow;
  return { _id, referenceId, name, isTrainingOutOfDate: false, ...stamps(flow) };
}

export function snapshotItem({ id: _id, name, hash, createdAt, createdBy }: Snapshot): JsonObject {
  return {
    _id,
    name,
    description: "",
    hash,
    createdAt,
    createdBy,
    isPackaged: false,
    packageExpiresAt: createdAt,
  };
}
