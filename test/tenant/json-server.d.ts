/** The little of json-server that the tests use; it ships no types. */
declare module "json-server" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

  interface Application extends Handler {
    use(handler: Handler): void;
    use(path: string, handler: Handler): void;
  }

  interface Router extends Handler {
    /** The data, as lowdb has it. */
    readonly db: { getState(): Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> };
  }

  const jsonServer: {
    create(): Application;
    readonly bodyParser: Handler;
    router(data: object): Router;
  };
  export = jsonServer;
}
