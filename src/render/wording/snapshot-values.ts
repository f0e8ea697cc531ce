import type { ShownValue, Snapshot } from "../../model/plan/change.ts";
import { describeReference } from "../../model/plan/endpoint-snapshot.ts";
import { fieldName, showValue } from "./fields.ts";
import { DETAIL_INDENT, dotted, flowPieces, type Table } from "./layout.ts";
import { indent, type Line, Span } from "./terminal.ts";

/** One value of a webhook. */
export interface SnapshotValue {
  readonly path: string;
  readonly value: ShownValue;
  /** The value in words. */
  readonly text: string;
}

/** All values of a webhook, in the order in which people read them. */
export function snapshotValues(snapshot: Snapshot): readonly SnapshotValue[] {
  const { url, method, payloadFormat, status, headers, endpoint } = snapshot;
  const ofHeaders = Object.entries(headers).map(
    ([name, value]): SnapshotValue => ({ path: `headers.${name}`, value, text: showValue(value, true) }),
  );
  return [
    ...Object.entries({ url, method, payloadFormat, status }).map(plainValue),
    ...ofHeaders,
    ...(endpoint === undefined ? [] : Object.entries(endpointTexts(endpoint)).map(plainValue)),
  ];
}

function plainValue([path, text]: readonly [string, string]): SnapshotValue {
  return { path, value: { kind: "plain", text }, text };
}

/** A value by its name. */
export function namedValue({ path, text }: SnapshotValue): string {
  return `${fieldName(path)} ${text}`;
}

/** These go without saying. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ["method", "POST"],
  ["payloadFormat", "application/json"],
  ["status", "active"],
]);

/** What there is to read of a new webhook besides its url. */
export function unusualValues(snapshot: Snapshot): readonly string[] {
  return snapshotValues(snapshot)
    .filter(({ path, text }) => path !== "url" && USUAL.get(path) !== text)
    .map((value) => (USUAL.has(value.path) ? value.text : namedValue(value)));
}

/** What is said of an Endpoint beside its url, by what it is called. */
export function endpointTexts(shown: NonNullable<Snapshot["endpoint"]>): Record<string, string> {
  const { name, project, flow, locale, entrypoint, user, password } = shown;
  const runsProject = entrypoint?.id === project.id && project.id !== "";
  const told = {
    "display name": `"${name}"`,
    project: project.name ?? project.id,
    flow: flow === null ? null : describeReference(flow),
    locale: locale === null ? null : (locale.name ?? locale.id),
    snapshot: entrypoint === null || runsProject ? null : describeReference(entrypoint),
    user: user === "" ? null : user,
    password: password === null || password.kind === "absent" ? null : showValue(password, false),
  };
  return Object.fromEntries(
    Object.entries(told).flatMap(([key, text]) => (text === null ? [] : [[key, text] as const])),
  );
}

/** All of a new webhook in few lines. */
export function snapshotLines(snapshot: Snapshot, { width }: Pick<Table, "width">): Line[] {
  const told = unusualValues(snapshot);
  const lead = [indent(DETAIL_INDENT)];
  const placing = { lead, indent: DETAIL_INDENT, width, tone: "plain" } as const;
  return [[...lead, new Span(snapshot.url)], ...(told.length === 0 ? [] : flowPieces(dotted(told), placing))];
}
