import { join } from "node:path";
import { isJsonObject } from "../../base/json.ts";
import type { LogEntries, LogName } from "./log-entries.ts";
import { NdjsonFile, readNdjson } from "./ndjson.ts";

/** What happened in the sandbox, on disk before it is answered. No header value and no token gets here. */
export class Logs {
  readonly #files: Readonly<Record<LogName, NdjsonFile>>;

  constructor(directory: string) {
    const open = (name: LogName) => new NdjsonFile(pathOf(directory, name));
    this.#files = {
      requests: open("requests"),
      deliveries: open("deliveries"),
      dashboard: open("dashboard"),
      events: open("events"),
    };
  }

  append<Name extends LogName>(name: Name, entry: LogEntries[Name]): void {
    this.#files[name].append(entry);
  }

  close(): void {
    for (const file of Object.values(this.#files)) file.close();
  }
}

/** All that a log holds, oldest first, of a sandbox that runs or ran; empty when there is none. */
export function readLog<Name extends LogName>(directory: string, name: Name): readonly LogEntries[Name][] {
  return readNdjson(pathOf(directory, name)).filter(isEntry<Name>);
}

/** Only Logs writes these files, so that a line that parses is an entry. */
function isEntry<Name extends LogName>(value: unknown): value is LogEntries[Name] {
  return isJsonObject(value);
}

function pathOf(directory: string, name: LogName): string {
  return join(directory, `${name}.ndjson`);
}
