import { nodeFileSystem } from "../../src/journal/files/file-system.ts";
import { fileJournal, openJournal, readJournal } from "../../src/journal/files/open.ts";
import { memoryJournal } from "../fixtures/memory-journal.ts";
import { journalContract } from "./contract.ts";
import { temporaryDirectory } from "./fixture.ts";

journalContract("in memory", () => {
  const store = memoryJournal();
  return { store, crash: () => store.crash() };
});

journalContract("on disk", (t) => {
  const directory = temporaryDirectory(t);
  const gone = new Set<number>();
  let pid = 100;
  return {
    store: {
      open: (run) => {
        pid++;
        const machine = {
          pid,
          host: "runner-1",
          pidNamespace: "",
          instance: `${pid}`,
          now: Date.now,
          monotonic: () => performance.now(),
          isRunning: (other: number) => !gone.has(other),
          instanceOf: () => null,
        };
        return openJournal({ ...run, directory, machine });
      },
      read: async () => readJournal(directory, nodeFileSystem),
      walk: fileJournal(directory).walk,
      follow: fileJournal(directory).follow,
    },
    // What a kill leaves: the lock, and no process of that id.
    crash: () => void gone.add(pid),
  };
});
