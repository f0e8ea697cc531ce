/** The one server of all tests of this process, which ends with the last of them. */
import { after } from "node:test";
import { removeSharedServer } from "./server.ts";

after(removeSharedServer);

export { sharedServer } from "./server.ts";
