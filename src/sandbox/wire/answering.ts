import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { jsonAnswer } from "./answer.ts";
import { send } from "./delivery.ts";

/** Makes a listener of an asynchronous handler. What it throws, such as a full disk, is answered and ends nothing else. */
export function answering(
  handle: (incoming: IncomingMessage, response: ServerResponse) => Promise<void>,
): RequestListener {
  return (incoming, response) => {
    // Writing to a client that has left is an error here, but not for anybody.
    response.on("error", () => response.destroy());
    handle(incoming, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(jsonAnswer(500, { message: `The sandbox failed: ${String(error)}` }), response);
    });
  };
}
