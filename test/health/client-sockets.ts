import diagnostics from "node:diagnostics_channel";
import { Socket } from "node:net";
import type { TestContext } from "node:test";

/** Notes every socket that this process makes to connect somewhere, wherever that is, until the test ends. */
export function watchClientSockets(test: TestContext): readonly Socket[] {
  const sockets: Socket[] = [];
  const note = (message: unknown) => {
    const { socket } = Object(message);
    if (socket instanceof Socket) sockets.push(socket);
  };
  diagnostics.subscribe("net.client.socket", note);
  test.after(() => diagnostics.unsubscribe("net.client.socket", note));
  return sockets;
}
