import type { AppendFile } from "../../src/base/regular-files.ts";
import { type FileSystem, nodeFileSystem } from "../../src/journal/files/file-system.ts";

/** A disk whose nth access fails, and every one after it too, as a full or dying disk does. */
export function failingFrom(nth: number, code: string): FileSystem {
  let accesses = 0;
  const access = <T>(perform: () => T): T => {
    accesses++;
    if (accesses >= nth) throw Object.assign(new Error(`${code}: injected, write`), { code });
    return perform();
  };
  return {
    createDirectory: (path) => access(() => nodeFileSystem.createDirectory(path)),
    read: (path) => access(() => nodeFileSystem.read(path)),
    size: (path) => access(() => nodeFileSystem.size(path)),
    pieces: (path, from) => access(() => nodeFileSystem.pieces(path, from)),
    list: (path) => access(() => nodeFileSystem.list(path)),
    replace: (path, content) => access(() => nodeFileSystem.replace(path, content)),
    createExclusively: (path, content) => access(() => nodeFileSystem.createExclusively(path, content)),
    remove: (path) => access(() => nodeFileSystem.remove(path)),
    openForAppend: async (path) => {
      const file = await access(() => nodeFileSystem.openForAppend(path));
      return {
        write: async (text) => {
          // The disk takes half of it before it is full.
          if (accesses + 1 === nth) await file.write(text.slice(0, text.length / 2));
          await access(() => file.write(text));
        },
        sync: async () => await access(() => file.sync()),
        truncate: async (length) => await access(() => file.truncate(length)),
        isInPlace: () => file.isInPlace(),
        close: () => file.close(),
      } satisfies AppendFile;
    },
  };
}
