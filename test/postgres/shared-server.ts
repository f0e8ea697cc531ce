/** The servers of all tests of this process, which end with the last of them. */
import { after } from "node:test";
import { removeSharedServers } from "./server.ts";

after(removeSharedServers);

export { sharedServer, stoppedServer } from "./server.ts";
