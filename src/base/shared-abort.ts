import { setMaxListeners } from "node:events";

/** An abort that many wait for at once. Beyond ten listeners Node 20 says on stderr that it suspects a leak. */
export function sharedAbort(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}
