import { withoutReferences } from "../model/quotable.ts";
import type { Header, HeaderValue } from "../model/webhook.ts";

/** A header value without its references: what stands in Git as it is. */
export function plainTextOf(value: HeaderValue): string {
  if (value.kind === "kept") return "";
  return value.kind === "plain" ? value.value : withoutReferences(value.template);
}

/** Whether a header takes (part of) its value from a secret. */
export function usesSecret({ value }: Header): boolean {
  return value.kind === "kept" || (value.kind !== "plain" && value.references.length > 0);
}
