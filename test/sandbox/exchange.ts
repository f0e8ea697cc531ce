import assert from "node:assert/strict";
import { request } from "node:http";
import { isJsonObject, type JsonObject, parseJson } from "../../src/base/json.ts";

/** An answer that came whole. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<NodeJS.Dict<string | string[]>>;
  readonly text: string;
}

/** One request on a connection of its own. Rejects when no whole answer comes. */
export function exchange(
  url: URL,
  method: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string,
  signal?: AbortSignal,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method, headers, agent: false, ...(signal && { signal }) },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** The JSON object that an answer holds. */
export function objectOf(reply: Reply): JsonObject {
  const value = parseJson(reply.text);
  assert.ok(isJsonObject(value), `no JSON object: ${reply.status} ${reply.text.slice(0, 200)}`);
  return value;
}

/** The id of the integration that an answer holds. */
export function idOf(reply: Reply): string {
  const { id } = objectOf(reply);
  assert.ok(typeof id === "string", `no id: ${reply.status} ${reply.text}`);
  return id;
}
