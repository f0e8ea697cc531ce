import type { Location } from "../model/diagnostic.ts";

/** The folder that all files are in, with a slash at the end; empty where there is no such folder. */
export function commonFolder(files: readonly string[]): string {
  const [first = "", ...others] = files.map(folderOf);
  return others.reduce(sharedFolder, first);
}

/** `file:line`, the file as seen from a folder that it is in. */
export function showPlace({ file, line }: Location, folder: string): string {
  return `${file.slice(folder.length)}:${line}`;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/") + 1);
}

function sharedFolder(a: string, b: string): string {
  let shared = a;
  while (!b.startsWith(shared)) shared = folderOf(shared.slice(0, -1));
  return shared;
}
