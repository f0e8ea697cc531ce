import type { Exchanger } from "./exchange.ts";

/** Tells once that a read is on its way, and with it the time that its answer takes. */
export function tellingFirstRead(transport: Exchanger, onFirstRead: () => void): Exchanger {
  let isTold = false;
  return {
    exchange: (request, signal) => {
      const exchange = transport.exchange(request, signal);
      // In the next turn it has been written.
      if (!isTold && request.method === "GET") setImmediate(onFirstRead);
      isTold ||= request.method === "GET";
      return exchange;
    },
  };
}
