// undici's index loads fetch, web sockets and caches too, and with them Node's own: a tenth of what an apply takes to
// start. Its request() takes the address apart and calls the dispatcher, as here.
import type { Dispatcher } from "undici";
import send from "undici/lib/api/api-request.js";
import Agent from "undici/lib/dispatcher/agent.js";

export { Agent };

/** What undici's own takes, a method at least. */
type RequestOptions = Omit<Dispatcher.RequestOptions, "origin" | "path"> & {
  readonly dispatcher: Dispatcher;
};

/** One request to an address. Rejects with undici's errors where no answer comes about. */
export async function request(
  address: string | URL,
  { dispatcher, ...options }: RequestOptions,
): Promise<Dispatcher.ResponseData> {
  const { origin, pathname, search } = new URL(address);
  return await send.call(dispatcher, { ...options, origin, path: `${pathname}${search}` });
}
