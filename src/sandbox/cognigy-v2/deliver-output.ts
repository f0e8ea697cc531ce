import { request as requestOverTls } from "node:https";
import type { JsonObject } from "../../base/json.ts";
import type { EndpointDocument } from "./documents.ts";

interface Route {
  readonly ca: string;
  /** Where the webhook's host is, whatever DNS says. */
  readonly address: string;
  readonly signal: AbortSignal;
}

/** Posts an output to the webhook; nothing where none is set. Never rejects: nobody is told whether it arrived. */
export function deliverOutput(
  { settings }: EndpointDocument,
  output: JsonObject,
  { ca, address, signal }: Route,
): Promise<void> {
  const { webhookUrl, basicAuthUser, basicAuthPassword } = settings;
  // The receivers here speak TLS alone.
  if (typeof webhookUrl !== "string" || !/^https:/i.test(webhookUrl)) return Promise.resolve();
  const { hostname, host, pathname, search } = new URL(webhookUrl);
  const [receiver, port] = address.split(":");
  const body = Buffer.from(JSON.stringify(output));
  const auth =
    typeof basicAuthUser === "string" && basicAuthUser !== ""
      ? { auth: `${basicAuthUser}:${typeof basicAuthPassword === "string" ? basicAuthPassword : ""}` }
      : {};
  return new Promise((resolve) => {
    const outgoing = requestOverTls(
      {
        method: "POST",
        host: receiver,
        port,
        path: `${pathname}${search}`,
        servername: hostname,
        ca,
        agent: false,
        signal,
        headers: { host, "content-type": "application/json", "content-length": body.length },
        ...auth,
      },
      (answer) => {
        answer.on("end", resolve).on("error", () => resolve());
        answer.resume();
      },
    );
    outgoing.on("error", () => resolve());
    outgoing.end(body);
  });
}
