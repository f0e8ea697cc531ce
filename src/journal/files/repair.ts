import { join } from "node:path";
import type { AppendFile } from "../../base/regular-files.ts";
import { type Chain, type Link, sha256, type Verification } from "../chain/chain.ts";
import type { FileSystem } from "./file-system.ts";

/** What was done about a torn end. */
interface Repair {
  readonly link: Link;
  /** As the record tells it. */
  readonly details: string;
}

/** Keeps a torn end in a file of its own, cuts it off the journal, and records that. */
export async function repairTornEnd(
  journal: { readonly bytes: Uint8Array; readonly verification: Verification; readonly directory: string },
  chain: Chain,
  file: AppendFile,
  files: FileSystem,
): Promise<Repair> {
  const { goodBytes, sequence } = journal.verification;
  const torn = journal.bytes.subarray(goodBytes);
  const kept = setAside(journal.directory, torn, files);
  await file.truncate(goodBytes);
  const details = `${torn.length} bytes after record ${sequence} were set aside in ${kept} (sha256 ${sha256(torn)})`;
  const link = chain.add({ phase: "repaired", details });
  await file.write(link.line);
  await file.sync();
  return { link, details };
}

function setAside(directory: string, torn: Uint8Array, files: FileSystem): string {
  for (let number = 1; ; number++) {
    const name = `journal.torn-${number}`;
    if (files.createExclusively(join(directory, name), torn)) return name;
  }
}
