import { COLLECTION } from "../cognigy/fake-tenant.ts";
import { serve } from "../cognigy/server.ts";

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
  const listening = await serve(async ({ method, url, headers, body }, response) => {
    const { host, connection, "content-length": _, ...passed } = headers;
    const answer = await fetch(new URL(`${url.pathname}${url.search}`, tenant), {
      method,
      headers: Object.entries(passed).map(([name, value]): [string, string] => [name, String(value)]),
      ...(method === "GET" ? {} : { body }),
    });
    const text = await answer.text();
    if (method === "GET" && url.pathname === COLLECTION) {
      asked += 1;
      if (asked === runs) open();
      await opened;
    }
    const kept = ["content-type", "etag", "location"].flatMap((name): [string, string][] => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    response.writeHead(answer.status, Object.fromEntries(kept)).end(text);
  });
  return { url: listening.url, open, close: () => listening.close() };
}
