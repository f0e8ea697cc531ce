import { counted } from "../../base/text.ts";
import type { ChangeDocument } from "../../model/plan/plan.ts";
import { endpointTexts } from "./fields.ts";

/** What a header says whose live value cannot be compared. */
export function cannotVerify(header: string): string {
  return `${header}: cannot verify, its live value cannot be compared`;
}

/** What follows from a change. */
export function consequences(change: ChangeDocument): readonly string[] {
  if (change.action !== "update" && change.action !== "adopt") return lastingConsequences(change);
  return [`${counted(unchangedFields(change), "unchanged field")} not shown`];
}

/** The same without what is counted of this one webhook, and may be another number for the next. */
export function lastingConsequences(change: ChangeDocument): readonly string[] {
  switch (change.action) {
    case "create":
    case "update":
    case "adopt":
      return [];
    case "replace":
      return change.superseded.map(({ key, sunset, goesOn }) =>
        goesOn === true ? describeGoingOn(key, sunset) : describeSunset(key, sunset),
      );
    case "deprecate":
      if (change.reason.kind === "sunset-passed" || change.reason.kind === "before-sunset")
        return [`it is switched off; ${describeSunset(change.key, change.sunset)}`];
      return change.goesOn === true
        ? [`${change.successor ?? "nothing"} takes over; ${describeGoingOn(change.key, change.sunset)}`]
        : [`${change.successor ?? "nothing"} takes over; ${describeSunset(change.key, change.sunset)}`];
    case "unadopt":
      return ["it stays unchanged on the tenant; only our key is removed"];
    case "delete":
      return ["permanently deleted from the tenant"];
  }
}

const FIELDS_BESIDE_HEADERS = ["url", "method", "payloadFormat", "status"].length;

function unchangedFields({ after, fields }: Extract<ChangeDocument, { action: "update" | "adopt" }>): number {
  const changed = fields.filter((field) => field.after.kind !== "absent").length;
  const { endpoint } = after;
  const ofEndpoint = endpoint === undefined ? [] : Object.values(endpointTexts(endpoint));
  return FIELDS_BESIDE_HEADERS + Object.keys(after.headers).length + ofEndpoint.length - changed;
}

/** It is called too. */
function describeGoingOn(key: string, sunset: string | null): string {
  return `${key} stays switched on${sunset === null ? "" : ` until ${sunset}`}`;
}

function describeSunset(key: string, sunset: string | null): string {
  return sunset === null ? `${key} has no sunset, so it is kept` : `${key} may be deleted from ${sunset}`;
}
