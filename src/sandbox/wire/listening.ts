import type { Server, Socket } from "node:net";
import { failure, type Result, success } from "../../base/result.ts";

/** Servers that listen on loopback. */
export interface Listening {
  /** Stops listening and destroys what is still connected. */
  close(): Promise<void>;
}

/** A server, and the port that it wants; 0 is any free one. */
export interface Door {
  readonly server: Server;
  readonly port: number;
}

const LOOPBACK = "127.0.0.1";

/** Lets all of them listen, or none. The error says which port cannot be had. */
export async function listenAll(doors: readonly Door[]): Promise<Result<Listening, string>> {
  const sockets = new Set<Socket>();
  for (const { server } of doors) server.on("connection", (socket) => remember(socket, sockets));
  const close = async () => {
    const closed = doors.map(({ server }) => new Promise((resolve) => server.close(resolve)));
    for (const socket of sockets) socket.destroy();
    await Promise.all(closed);
  };
  const errors = await Promise.all(doors.map(listenOn));
  const error = errors.find((one) => one !== null);
  if (typeof error !== "string") return success({ close });
  await close();
  return failure(error);
}

/** Where a listening server is, as `address:port`. */
export function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server does not listen");
  return `${LOOPBACK}:${address.port}`;
}

function listenOn({ server, port }: Door): Promise<string | null> {
  return new Promise((resolve) => {
    server.once("error", (error) => resolve(error.message));
    server.listen(port, LOOPBACK, () => resolve(null));
  });
}

function remember(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
}
