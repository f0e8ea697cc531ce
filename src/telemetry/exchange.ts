import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { rootCertificates } from "node:tls";
import { gzipSync } from "node:zlib";
import { headerMap } from "../base/http.ts";
import { isJsonObject } from "../base/json.ts";
import { pemBlocks } from "../base/pem.ts";
import { readInput } from "../base/regular-files.ts";
import { retryAfterMs } from "../base/retry-after.ts";
import { errorCode, systemReason } from "../base/system-error.ts";
import type { CollectorAddress } from "./settings.ts";

/** What became of one export. Causes are in words and hold nothing of headers or of the address. */
export type ExportResult =
  /** `rejected`: how many of what was sent the collector did not take; `message` is its own word on that. */
  | { readonly kind: "taken"; readonly rejected: number; readonly message: string }
  /** `retryAfterMs` is null where the collector does not say. */
  | { readonly kind: "not-now"; readonly cause: string; readonly retryAfterMs: number | null }
  | { readonly kind: "refused"; readonly cause: string };

/** As OTLP has it: these may go well another time, and no other status does. */
const NOT_NOW: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const MOST_ANSWER_BYTES = 65_536;

/** Sends one export and reads the answer. Redirects are not followed. Never rejects; the signal gives it up at once. */
export async function exchange(
  { url, headers, timeoutMs, isCompressed, caFile }: CollectorAddress,
  document: object,
  signal: AbortSignal,
): Promise<ExportResult> {
  let limit = signal;
  try {
    limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const text = Buffer.from(JSON.stringify(document));
    const body = isCompressed ? gzipSync(text) : text;
    const answer = await send(url, body, {
      ...{ method: "POST", signal: limit, agent: false, ...trust(caFile) },
      headers: {
        ...Object.fromEntries(headers.map(({ name, value }) => [name, value.expose()])),
        "content-type": "application/json",
        "content-length": body.length,
        ...(isCompressed ? { "content-encoding": "gzip" } : {}),
        "user-agent": "webhook-sync",
      },
    });
    return await judge(answer);
  } catch (error) {
    if (limit.aborted) return { kind: "not-now", cause: "no answer in time", retryAfterMs: null };
    return { kind: "not-now", cause: causeOf(error), retryAfterMs: null };
  }
}

function send(url: URL, body: Buffer, options: RequestOptions): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    request(url, options, resolve).once("error", reject).end(body);
  });
}

/** Read for each export: there are few. */
function trust(caFile: string | null): RequestOptions | object {
  if (caFile === null) return {};
  return { ca: [...rootCertificates, ...pemBlocks(readInput(caFile)).map(({ text }) => text)] };
}

async function judge(answer: IncomingMessage): Promise<ExportResult> {
  const status = answer.statusCode ?? 0;
  const text = await readText(answer);
  if (status >= 200 && status < 300) return judgeAcceptance(text);
  const cause = `answered ${status}${status >= 300 && status < 400 ? "; redirects are not followed" : ""}`;
  if (!NOT_NOW.has(status)) return { kind: "refused", cause };
  return { kind: "not-now", cause, retryAfterMs: retryAfterMs(headerMap(answer.headers), new Date()) };
}

async function readText(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    size += chunk.length;
    if (size > MOST_ANSWER_BYTES) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** A proxy that asks for a login answers 200 too: what is no JSON comes from no collector. */
function judgeAcceptance(text: string): ExportResult {
  const body = text.trim() === "" ? {} : parsed(text);
  if (!isJsonObject(body)) return { kind: "refused", cause: "the answer is not that of a collector" };
  const partial = isJsonObject(body.partialSuccess) ? body.partialSuccess : {};
  const { rejectedSpans = 0, rejectedDataPoints = 0, errorMessage = "" } = partial;
  const rejected = Number(rejectedSpans) || Number(rejectedDataPoints) || 0;
  return { kind: "taken", rejected, message: typeof errorMessage === "string" ? errorMessage : "" };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection lost",
  EPIPE: "connection lost",
  ENOTFOUND: "unknown host",
  EAI_AGAIN: "unknown host",
  ETIMEDOUT: "no connection in time",
  ENOENT: "OTEL_EXPORTER_OTLP_CERTIFICATE names a file that does not exist",
  EISDIR: "OTEL_EXPORTER_OTLP_CERTIFICATE names a folder",
  EFTYPE: "OTEL_EXPORTER_OTLP_CERTIFICATE names something that is not a regular file",
};

/** By the error's code: its message may quote what was sent. */
function causeOf(error: unknown): string {
  const code = errorCode(error);
  if (code.startsWith("HPE_")) return "malformed answer";
  return CAUSES[code] ?? (code === "EACCES" ? systemReason(error) : code);
}
