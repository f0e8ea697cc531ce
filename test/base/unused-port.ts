import { createServer } from "node:net";

/** Below those that systems give to whoever asks for any: no other server or client comes to have it meanwhile. */
const [LOWEST, COUNT] = [20_000, 8_000];

/** A port of loopback at which nothing listens. */
export async function unusedPort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    const server = createServer();
    const isFree = await new Promise<boolean>((known) => {
      server.once("error", () => known(false));
      server.listen(port, "127.0.0.1", () => known(true));
    });
    if (!isFree) continue;
    await new Promise((closed) => server.close(closed));
    return port;
  }
}
