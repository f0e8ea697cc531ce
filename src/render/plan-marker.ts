import type { PlanDocument } from "../model/plan.ts";

/** The hidden line by which the comment of an environment and folder is found again. */
export function planMarker({ environment, manifests, changesDigest }: PlanDocument): string {
  return `<!-- webhook-sync env=${encoded(environment)} dir=${encoded(manifests)} digest=${changesDigest.replace(/[^\w:]/g, "")} -->`;
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd")).replaceAll("%2F", "/") || ".";
}
