import type { IncomingMessage } from "node:http";
import { parseJson } from "../../base/json.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import { emptyAnswer, htmlAnswer, jsonAnswer, type SandboxAnswer } from "../wire/answer.ts";
import { LOG_NAMES, type LogName } from "../wire/log-entries.ts";
import { type Logs, readLog } from "../wire/logs.ts";
import { headerNames, readBody } from "../wire/request.ts";

const MOST_BYTES = 1_000_000;
const PREFIX = "/_sandbox/";
const HAPPEN_PATH = `${PREFIX}happen`;

/** Whether a path is one of the sandbox's own, apart from the tenant's. */
export function isSinkPath(path: string): boolean {
  return path.startsWith(PREFIX);
}

/** Where a log is served. */
export function sinkPath(log: LogName): string {
  return `${PREFIX}${log}`;
}

/** Whom the sandbox's own paths concern. */
export interface SinkParts {
  readonly directory: string;
  readonly logs: Logs;
  readonly clock: Clock;
  /** Lets something happen to the tenant that no request asks for; null where there is nothing of the kind. */
  readonly happen: ((event: unknown) => SandboxAnswer) | null;
}

/**
 * Lists the logs, `GET /_sandbox/NAME`; POST to the dashboard and to the events adds to them, and to `happen` lets
 * something happen.
 */
export async function serveSinks(
  incoming: IncomingMessage,
  path: string,
  { directory, logs, clock, happen }: SinkParts,
): Promise<SandboxAnswer> {
  const name = LOG_NAMES.find((log) => path === sinkPath(log));
  const body = await readBody(incoming, MOST_BYTES);
  const isPost = incoming.method === "POST";
  const document = parseJson(body ?? "");
  if (path === HAPPEN_PATH && happen !== null) return isPost ? happen(document) : htmlAnswer(405);
  if (name === undefined) return htmlAnswer(404);
  if (incoming.method === "GET") return jsonAnswer(200, readLog(directory, name));
  if (!isPost || (name !== "dashboard" && name !== "events")) return htmlAnswer(405);
  if (document === undefined) return htmlAnswer(400);
  const time = clock.now().toISOString();
  logs.append(name, { time, headerNames: headerNames(incoming), body: document });
  return emptyAnswer(202);
}
