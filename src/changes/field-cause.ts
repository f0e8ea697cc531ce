import { isSameJson } from "../base/json.ts";
import type { Cause, FieldChange, ShownValue } from "../model/change.ts";
import type { Locate } from "../model/diagnostic.ts";
import type { Webhook } from "../model/webhook.ts";

/** What is there, what is wanted and what was. */
export interface Seen {
  readonly before: ShownValue;
  readonly after: ShownValue;
  /** What we last wrote; undefined when no record tells. */
  readonly known: ShownValue | undefined;
  /** Whether the health gate has held the webhook since. */
  readonly held: boolean;
}

/** Why a field differs, and where it is declared. */
export function explain(
  path: string,
  seen: Seen,
  desired: Webhook,
  locate: Locate,
): Pick<FieldChange, "cause" | "location"> {
  const [key = path, ...rest] = path.split(".");
  const place = locate(desired.source, rest.length === 0 ? [key] : [key, rest.join(".")]);
  return { cause: causeOf(path, seen), location: place.location };
}

function causeOf(path: string, { before, after, known, held }: Seen): Cause {
  if (known === undefined) return "unknown";
  if (held && path === "status" && isSameJson(before, known)) return "held";
  if (isSameJson(after, known)) {
    if (known.kind === "secret") return "unknown";
    const switchedOff = path === "status" && isSameJson(before, plain("inactive"));
    return switchedOff ? "deactivated" : "drift";
  }
  const comparable = before.kind === "plain" && known.kind === "plain";
  return comparable && !isSameJson(before, known) ? "drift" : "declared";
}

export function plain(text: string): ShownValue {
  return { kind: "plain", text };
}
