// undici's index loads fetch, web sockets and caches too, four times the start-up cost of the pool alone.
declare module "undici/lib/dispatcher/pool.js" {
  import { Pool } from "undici";
  export = Pool;
}
// The pool loads it as well.
declare module "undici/lib/core/connect.js" {
  import { buildConnector } from "undici";
  export = buildConnector;
}
