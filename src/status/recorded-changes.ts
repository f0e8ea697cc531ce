import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { ShownValue, Snapshot } from "../model/plan/change.ts";
import type { Intent, JournalRecord } from "../model/record/record.ts";
import type { RecordedChange, RecordedField } from "../model/report/webhook-description.ts";

type RunStarted = Extract<JournalRecord, { phase: "run-started" }>;

/** Gathers what the record tells of the changes of one name, or of all, record by record. */
export class RecordedChanges {
  readonly #name: string | null;
  readonly #changes: RecordedChange[] = [];
  #run: RunStarted | null = null;
  /** What the run that is read set out to write, by key. */
  #written = new Map<WebhookKey, Intent[]>();

  /** null: of all. */
  constructor(name: string | null) {
    this.#name = name;
  }

  /** Takes the next record of the chain in. */
  take(record: JournalRecord): void {
    switch (record.phase) {
      case "run-started":
        this.#run = record;
        this.#written = new Map();
        return;
      case "intent": {
        if (!this.#isAbout(record.webhook_name)) return;
        const key = keyOf({ name: record.webhook_name, version: record.version });
        this.#written.set(key, [...(this.#written.get(key) ?? []), record]);
        return;
      }
      case "change":
        if (this.#isAbout(record.webhook_name)) this.#changes.push(this.#changeOf(record));
        return;
      case "outcome":
      case "notice":
      case "repaired":
      case "segment-started":
      case "pruned":
      case "signed":
      case "run-finished":
        return;
    }
  }

  /** The latest first. */
  latestFirst(): RecordedChange[] {
    return this.#changes.toReversed();
  }

  #isAbout(name: string): boolean {
    return this.#name === null || this.#name === name;
  }

  #changeOf(record: Extract<JournalRecord, { phase: "change" }>): RecordedChange {
    const { time, action, result, status, details, reason, run, actor } = record;
    const key = keyOf({ name: record.webhook_name, version: record.version });
    const written = this.#written.get(key) ?? [];
    const started = this.#run?.run === run ? this.#run : null;
    return {
      ...{ time, key, action, result, status, details, reason, run, actor },
      fields: fieldsBetween(written[0]?.before ?? null, written.at(-1)?.after ?? null),
      commit: started?.commit ?? null,
      approved: started?.plan_digest ?? null,
      ciRunUrl: started?.ci_run_url ?? null,
    };
  }
}

const ABSENT: ShownValue = { kind: "absent" };

/** What differs between what a run found and what it set out to make; nothing where it wrote nothing, or deleted. */
function fieldsBetween(before: Snapshot | null, after: Snapshot | null): RecordedField[] {
  if (after === null) return [];
  const was = before === null ? new Map<string, ShownValue>() : valuesOf(before);
  const becomes = valuesOf(after);
  const paths = new Set([...was.keys(), ...becomes.keys()]);
  return [...paths].flatMap((path) => {
    const [from, to] = [was.get(path) ?? ABSENT, becomes.get(path) ?? ABSENT];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ path, before: from, after: to }];
  });
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
  const references = { project, flow, locale, snapshot: entrypoint };
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
