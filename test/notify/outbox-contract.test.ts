import { join } from "node:path";
import { fileOutbox } from "../../src/notify/file-outbox.ts";
import { temporaryDirectory } from "./fixture.ts";
import { outboxContract } from "./outbox-contract.ts";

outboxContract("on disk", (t) => ({
  outbox: fileOutbox(join(temporaryDirectory(t), "outbox.ndjson")),
  // The journal's lock is what lets one run in; the file itself asks for nothing.
  hold: async () => async () => {},
}));
