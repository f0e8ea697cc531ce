import type { LiveWebhook } from "../fleet/live.ts";
import type { Image, ImageField } from "./likeness.ts";
import { shownTextOf } from "./redacted-snapshot.ts";

/** What a tenant made of a value that was written, and what to do about it. */
export interface Deviation {
  /** Goes after "the tenant": "keeps `url` as `https://a.test/x`". */
  readonly phrase: string;
  /** One sentence without a final period. */
  readonly remedy: string;
}

/** Where the manifest is known the remedy names the line: `place` is `webhooks.d/orders.yaml:4`, else "its manifest". */
export function deviationOf(field: ImageField, wanted: Image, live: LiveWebhook, place: string): Deviation {
  switch (field) {
    case "url":
      return keeps(field, shownTextOf(live, field), urlRemedy(wanted, live, place));
    case "method":
    case "payloadFormat":
      return keeps(field, shownTextOf(live, field), typeRemedy(field, live[field], place));
    case "status":
      return keeps(field, live.status, statusRemedy(wanted, live));
    case "basicAuth.user":
    case "basicAuth.password":
    case "cognigy.name":
    case "cognigy.flow":
    case "cognigy.locale":
    case "cognigy.snapshot": {
      const remedy = `look at it on the platform, and write it as the tenant keeps it in ${place}`;
      return { phrase: `keeps something else as \`${field}\``, remedy };
    }
  }
  return headerDeviation(field.slice("headers.".length), wanted, live, place);
}

/** Several in one sentence without a final period. */
export function describeDeviations(deviations: readonly Deviation[]): Deviation {
  const remedies = [...new Set(deviations.map(({ remedy }) => remedy))];
  return {
    phrase: `the tenant ${deviations.map(({ phrase }) => phrase).join(", ")}`,
    remedy: remedies.join("; "),
  };
}

function keeps(field: string, value: string, remedy: string): Deviation {
  return { phrase: `keeps \`${field}\` as \`${value}\``, remedy };
}

/** What the WHATWG parser would mend is refused in a manifest, and so is plain http nearly everywhere. */
function urlRemedy(wanted: Image, { url }: LiveWebhook, place: string): string {
  if (/^http:/i.test(url) && !/^http:/i.test(wanted.url))
    return "set it to https on the platform, and find out there what keeps it so";
  return /[^\x21-\x7e]|[\\#]/.test(url)
    ? `no manifest may hold that: give the receiver a path of letters, digits and dashes, and write it in ${place}`
    : `write it so in ${place}`;
}

/** Methods and media types that a manifest may have. */
const WRITABLE = { method: /^(?:POST|PUT|PATCH)$/i, payloadFormat: /^[a-z]+\/[a-z0-9.+-]{1,100}$/ };

function typeRemedy(field: keyof typeof WRITABLE, value: string, place: string): string {
  return WRITABLE[field].test(value)
    ? `write it so in ${place}`
    : "no manifest may hold that: set it on the platform, and find out there what keeps it so";
}

function statusRemedy(wanted: Image, live: LiveWebhook): string {
  return wanted.status === "deprecated" && live.status === "inactive"
    ? "set `capabilities.deprecatedStatus: false` for this tenant"
    : "look at it on the platform, then plan again";
}

/** Values of headers are never told. */
function headerDeviation(key: string, wanted: Image, live: LiveWebhook, place: string): Deviation {
  const header = live.headers.find(({ name }) => name.toLowerCase() === key);
  if (header === undefined) {
    return { phrase: `drops the header \`${key}\``, remedy: `take it out of ${place}` };
  }
  if (wanted.headers?.has(key) !== true) {
    const remedy = `name it in \`tenant.addedHeaders\` of webhook-sync.yaml`;
    return { phrase: `adds the header \`${header.name}\``, remedy };
  }
  const remedy = `write its value as the tenant keeps it in ${place}`;
  return { phrase: `keeps another value of the header \`${header.name}\``, remedy };
}
