import { COLLECTION } from "../cognigy/fake-tenant.ts";
import { type Received, serve } from "../cognigy/server.ts";

/** Stands before a tenant and holds back the answers to lists until as many runs as it waits for have asked. */
export interface StartingGate {
  readonly url: URL;
  /** Lets through what is held, and holds nothing any more. */
  open(): void;
  close(): Promise<void>;
}

export async function startingGate(tenant: URL, runs: number): Promise<StartingGate> {
  let asked = 0;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const listening = await serve(async (received, response) => {
    const answer = await passOn(received, tenant);
    if (answer === undefined) return void response.destroy();
    if (received.method === "GET" && received.url.pathname === COLLECTION) {
      asked += 1;
      if (asked === runs) open();
      await opened;
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  return { url: listening.url, open, close: () => listening.close() };
}

/** What the tenant answers; undefined when it goes away without an answer. */
async function passOn({ method, url, headers, body }: Received, tenant: URL) {
  const { host: _, connection: _1, "content-length": _2, ...passed } = headers;
  const sent = {
    method,
    headers: Object.entries(passed).map(([name, value]): [string, string] => [name, `${value}`]),
  };
  const target = new URL(`${url.pathname}${url.search}`, tenant);
  try {
    const answer = await fetch(target, method === "GET" ? sent : { ...sent, body });
    const kept = ["content-type", "etag", "location"].flatMap((name): [string, string][] => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    return { status: answer.status, headers: Object.fromEntries(kept), body: await answer.text() };
  } catch {
    return undefined;
  }
}
