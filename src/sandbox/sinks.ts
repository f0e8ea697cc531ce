import type { IncomingMessage } from "node:http";
import { parseJson } from "../base/json.ts";
import type { Clock } from "../model/surroundings.ts";
import { emptyAnswer, htmlAnswer, jsonAnswer, type SandboxAnswer } from "./answer.ts";
import { LOG_NAMES, type LogName, type Logs, readLog } from "./logs.ts";
import { headerNames, readBody } from "./request.ts";

const MOST_BYTES = 1_000_000;
const PREFIX = "/_sandbox/";

/** Whether a path is one of the sandbox's own, apart from the tenant's. */
export function isSinkPath(path: string): boolean {
  return path.startsWith(PREFIX);
}

/** Where a log is served. */
export function sinkPath(log: LogName): string {
  return `${PREFIX}${log}`;
}

/** Lists the logs, `GET /_sandbox/NAME`; POST to the dashboard and to the events adds to them. */
export async function serveSinks(
  incoming: IncomingMessage,
  path: string,
  directory: string,
  logs: Logs,
  clock: Clock,
): Promise<SandboxAnswer> {
  const name = LOG_NAMES.find((log) => path === sinkPath(log));
  const body = await readBody(incoming, MOST_BYTES);
  if (name === undefined) return htmlAnswer(404);
  if (incoming.method === "GET") return jsonAnswer(200, readLog(directory, name));
  if (incoming.method !== "POST" || (name !== "dashboard" && name !== "events")) return htmlAnswer(405);
  const document = parseJson(body ?? "");
  if (document === undefined) return htmlAnswer(400);
  const time = clock.now().toISOString();
  logs.append(name, { time, headerNames: headerNames(incoming), body: document });
  return emptyAnswer(202);
}
