import { createConnection, createServer, type Server, type Socket } from "node:net";

/** Loopback with the distance of a network: each direction takes half of a round trip. */
export class DelayingProxy {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** To a port of this machine. */
  static async start(port: number, roundTripMs: number): Promise<DelayingProxy> {
    const server = createServer((near) => {
      const far = createConnection({ host: "127.0.0.1", port });
      delay(near, far, roundTripMs / 2);
      delay(far, near, roundTripMs / 2);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return new DelayingProxy(server);
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return address.port;
  }

  close(): void {
    this.#server.close();
  }
}

/** Timers of one length come in the order in which they were set. */
function delay(from: Socket, to: Socket, milliseconds: number): void {
  from.setNoDelay(true);
  from.on("data", (bytes) => void setTimeout(() => to.write(bytes), milliseconds));
  from.on("end", () => void setTimeout(() => to.end(), milliseconds));
  from.on("error", () => to.destroy());
}
