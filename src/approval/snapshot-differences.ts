import { isSameJson } from "../base/json.ts";
import type { ShownValue, Snapshot } from "../model/plan/change.ts";
import type { EndpointField } from "../model/plan/endpoint-image.ts";
import type { ImageField } from "../model/plan/likeness.ts";

/** What is declared is approved to the letter: another spelling, or another version of a secret, is another wish. */
export function differencesOf(before: Snapshot, now: Snapshot): string[] {
  const fields = TEXTS.filter((name) => before[name] !== now[name]);
  const [was, is] = [byLowerCase(before), byLowerCase(now)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  const headers = names.filter((name) => !isSameJson(was.get(name) ?? ABSENT, is.get(name) ?? ABSENT));
  const paths = [...fields, ...headers.map((name) => `headers.${name}` as const)];
  const others = ENDPOINT.filter(
    ({ of }) => !isSameJson(of(before.endpoint) ?? null, of(now.endpoint) ?? null),
  ).map(({ path }) => describeDifference(path, before, now));
  return [...paths.map((path) => describeDifference(path, before, now)), ...others];
}

/** What Git names as before, and is another object of that name: `flow Main`. */
export function recreatedBetween(before: Snapshot, now: Snapshot): string[] {
  return (["flow", "locale"] as const).flatMap((what) => {
    const [was, is] = [before.endpoint?.[what], now.endpoint?.[what]];
    const isAnother = was && is && was.name === is.name && was.id !== is.id;
    return isAnother ? [`${what} ${is.name ?? is.id}`] : [];
  });
}

type EndpointPart = Snapshot["endpoint"];
/** No live object changes its project or channel, so that only what is declared differs in these. */
type DeclaredField = EndpointField | "cognigy.project" | "cognigy.channel";

/** What an Endpoint has beside, by what it is called in manifests. */
const ENDPOINT: readonly { path: DeclaredField; of: (shown: EndpointPart) => unknown }[] = [
  { path: "cognigy.project", of: (shown) => shown?.project },
  { path: "cognigy.channel", of: (shown) => shown?.channel },
  { path: "cognigy.name", of: (shown) => shown?.name },
  { path: "cognigy.flow", of: (shown) => shown?.flow },
  { path: "cognigy.locale", of: (shown) => shown?.locale },
  { path: "cognigy.snapshot", of: (shown) => shown?.entrypoint },
  { path: "basicAuth.user", of: (shown) => shown?.user },
  { path: "basicAuth.password", of: (shown) => shown?.password },
];

const TEXTS = ["url", "method", "payloadFormat", "status"] as const;

export function describeDifference(
  path: ImageField | DeclaredField,
  before: Snapshot,
  now: Snapshot,
): string {
  const text = TEXTS.find((field) => field === path);
  if (text !== undefined) return `${text} "${now[text]}" instead of "${before[text]}"`;
  if (ENDPOINT.some((part) => part.path === path)) return `${path} is another one`;
  const name = path.slice("headers.".length);
  const valueIn = (shown: Snapshot) => show(byLowerCase(shown).get(name) ?? ABSENT);
  return `header ${name} ${valueIn(now)} instead of ${valueIn(before)}`;
}

const ABSENT: ShownValue = { kind: "absent" };

function byLowerCase({ headers }: Snapshot): ReadonlyMap<string, ShownValue> {
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function show(value: ShownValue): string {
  switch (value.kind) {
    case "plain":
      return `"${value.text}"`;
    case "secret":
      return value.template;
    case "sensitive":
    case "masked":
      return "(hidden)";
    case "absent":
      return "(none)";
  }
}
