import { subscribe, unsubscribe } from "node:diagnostics_channel";
import dns from "node:dns";
import type { ServerResponse } from "node:http";

type Found = "here" | "nobody-listens" | "unknown";
type Callback = (error: Error | null, address?: unknown, family?: number) => void;

/** What the names under .test lead to. It stands in for the system's resolver, which no test can let fail at a moment. */
const hosts = new Map<string, Found>();
const systemLookup = dns.lookup;

/** A host name whose address can be lost. */
export class Host {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  leads(found: Found): void {
    hosts.set(this.name, found);
  }
}

/** Answers for the names under .test until the returned function is called, and lets no server keep a connection. */
export function installResolver(): () => void {
  const lookup = (host: string, options: object, callback: Callback) => answer(host, options, callback);
  Object.assign(dns, { lookup });
  const channel = "http.server.request.start";
  subscribe(channel, closeAfterAnswer);
  return () => {
    Object.assign(dns, { lookup: systemLookup });
    unsubscribe(channel, closeAfterAnswer);
    hosts.clear();
  };
}

function answer(host: string, options: object, callback: Callback): void {
  const found = hosts.get(host);
  if (found === "unknown") {
    const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" });
    setImmediate(() => callback(error));
    return;
  }
  // All of 127.0.0.0/8 is this machine, but the sandbox listens at one address of it only.
  const address = found === "nobody-listens" ? "127.77.77.77" : "127.0.0.1";
  if (found === undefined) Reflect.apply(systemLookup, dns, [host, options, callback]);
  else if ("all" in options && options.all === true)
    setImmediate(() => callback(null, [{ address, family: 4 }]));
  else setImmediate(() => callback(null, address, 4));
}

/** A call that has to connect anew asks the resolver. */
function closeAfterAnswer(message: unknown): void {
  if (!isStart(message)) return;
  const { request, response } = message;
  if (hosts.has(request.headers.host?.split(":")[0] ?? "")) response.shouldKeepAlive = false;
}

interface Start {
  readonly request: { readonly headers: { readonly host?: string } };
  readonly response: ServerResponse;
}

function isStart(message: unknown): message is Start {
  return typeof message === "object" && message !== null && "request" in message && "response" in message;
}
