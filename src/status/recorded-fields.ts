import type { ShownValue, Snapshot } from "../model/plan/change.ts";
import type { RecordedField } from "../model/report/webhook-description.ts";

const ABSENT: ShownValue = { kind: "absent" };

/** What differs between what a run found and what it set out to make; nothing where it wrote nothing, or deleted. */
export function fieldsBetween(before: Snapshot | null, after: Snapshot | null): RecordedField[] {
  if (after === null) return [];
  const was = before === null ? new Map<string, ShownValue>() : valuesOf(before);
  const becomes = valuesOf(after);
  const kept = before?.endpoint === undefined ? [] : keptBy(after);
  const paths = [...new Set([...was.keys(), ...becomes.keys()])].filter((path) => !kept.includes(path));
  return paths.flatMap((path) => {
    const [from, to] = [was.get(path) ?? ABSENT, becomes.get(path) ?? ABSENT];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ path, before: from, after: to }];
  });
}

/** Parts of an Endpoint of which a manifest said nothing: a write leaves them as they are. */
function keptBy({ endpoint }: Snapshot): string[] {
  if (endpoint === undefined) return [];
  const { flow, locale, entrypoint, user, password } = endpoint;
  const told = {
    ...{ "cognigy.flow": flow, "cognigy.locale": locale, "cognigy.snapshot": entrypoint },
    ...{ "basicAuth.user": user, "basicAuth.password": password },
  };
  return Object.entries(told).flatMap(([path, value]) => (value === null ? [path] : []));
}

/** A snapshot's values by field. */
function valuesOf({
  url,
  method,
  payloadFormat,
  status,
  headers,
  endpoint,
}: Snapshot): Map<string, ShownValue> {
  const texts = Object.entries({ url, method, payloadFormat, status }).map(
    ([path, text]): [string, ShownValue] => [path, { kind: "plain", text }],
  );
  const named = Object.entries(headers).map(([name, value]): [string, ShownValue] => [
    `headers.${name}`,
    value,
  ]);
  return new Map([...texts, ...named, ...(endpoint === undefined ? [] : endpointValues(endpoint))]);
}

function endpointValues(endpoint: NonNullable<Snapshot["endpoint"]>): [string, ShownValue][] {
  const { name, channel, project, flow, locale, entrypoint, user, password } = endpoint;
  const snapshot = entrypoint?.id === project.id ? null : entrypoint;
  const references = { project, flow, locale, snapshot };
  return [
    ["cognigy.name", { kind: "plain", text: name }],
    ["cognigy.channel", { kind: "plain", text: channel }],
    ...Object.entries(references).flatMap(([path, reference]): [string, ShownValue][] =>
      reference === null
        ? []
        : [[`cognigy.${path}`, { kind: "plain", text: reference.name ?? reference.id }]],
    ),
    ...(user === null || user === ""
      ? []
      : [["basicAuth.user", { kind: "plain", text: user }] satisfies [string, ShownValue]]),
    ...(password === null ? [] : [["basicAuth.password", password] satisfies [string, ShownValue]]),
  ];
}
