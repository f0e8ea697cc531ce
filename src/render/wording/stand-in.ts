import { keyOf, partsOf, type WebhookKey } from "../../model/fleet/key.ts";
import type { Blocked, Reason, Unchanged } from "../../model/plan/change.ts";
import type { ChangeDocument } from "../../model/plan/plan.ts";

/** Stands for the name of each of them in what is told of several. */
const ANY_NAME = "NAME";

/** A change as it would be told of each of several: without its own name, its owner and the lines that say so. */
export function changeStandIn(change: ChangeDocument): ChangeDocument {
  const key = keyWithout(change.key);
  const common = {
    reason: reasonWithout(change.reason, key),
    // Its name could be a word of these: "live traffic moves".
    risk: {
      level: change.risk.level,
      why: change.risk.why.map((text) => text.replaceAll(change.key, key(change.key))),
    },
    fields: change.fields.map((field) => ({ ...field, location: null })),
    location: null,
  };
  switch (change.action) {
    case "delete":
      return { ...change, ...common };
    case "deprecate": {
      const successor = change.successor === null ? null : key(change.successor);
      const declared = change.declared === null ? null : { ...change.declared, owner: null };
      return { ...change, ...common, key: key(change.key), successor, declared };
    }
    case "replace": {
      const superseded = change.superseded.map((old) => ({ ...old, key: key(old.key) }));
      const declared = { ...change.declared, owner: null };
      const inPlaceOf = change.inPlaceOf === undefined ? {} : { inPlaceOf: key(change.inPlaceOf) };
      return { ...change, ...common, ...inPlaceOf, superseded, declared };
    }
    case "create":
    case "update":
    case "adopt":
    case "unadopt":
      return { ...change, ...common, declared: { ...change.declared, owner: null } };
  }
}

/** A block in the same way. */
export function blockedStandIn(blocked: Blocked): Blocked {
  const told = wordsWithout(blocked.key);
  return { ...blocked, message: told(blocked.message), remedy: told(blocked.remedy), location: null };
}

/** A remark in the same way. */
export function unchangedStandIn(unchanged: Unchanged): Unchanged {
  return { ...unchanged, notes: unchanged.notes.map(wordsWithout(unchanged.key)) };
}

function reasonWithout(reason: Reason, key: (key: WebhookKey) => WebhookKey): Reason {
  if (reason.kind === "new-version" || reason.kind === "renamed")
    return { ...reason, supersedes: reason.supersedes.map(key) };
  return reason.kind === "superseded" ? { ...reason, by: key(reason.by) } : reason;
}

/** Keys of the same name. */
function keyWithout(own: WebhookKey): (key: WebhookKey) => WebhookKey {
  const { name } = partsOf(own);
  return (key) => {
    const parts = partsOf(key);
    return parts.name === name ? keyOf({ ...parts, name: ANY_NAME }) : key;
  };
}

/** Sentences in which the name stands as a word of its own. */
function wordsWithout(own: WebhookKey): (text: string) => string {
  const { name } = partsOf(own);
  return (text) => {
    if (!text.includes(name)) return text;
    const [first = "", ...others] = text.split(name);
    return others.reduce((before, after) => {
      const isWord = !NAME_GOES_ON_BEFORE.test(before) && !NAME_GOES_ON_AFTER.test(after);
      return `${before}${isWord ? ANY_NAME : name}${after}`;
    }, first);
  };
}

const NAME_GOES_ON_BEFORE = /[\w-]$/;
const NAME_GOES_ON_AFTER = /^(?:\w|-\w)/;
