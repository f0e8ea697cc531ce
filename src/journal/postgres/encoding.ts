import type { JournalProblem } from "../chain/journal.ts";
import { type Database, text } from "./database.ts";

/** Other encodings lack characters that a record may have, which would fail an apply. SQL_ASCII keeps bytes as they come. */
const WHOLE: readonly string[] = ["UTF8", "SQL_ASCII"];

/** The encoding of a database that cannot keep every record; null where it can. */
export async function narrowEncoding(database: Database): Promise<string | null> {
  const [row] = await database.query("select current_setting('server_encoding') as encoding");
  const encoding = row === undefined ? "" : text(row, "encoding");
  return WHOLE.includes(encoding) ? null : encoding;
}

/** What is wrong with such a database. */
export function encodingFault(encoding: string): string {
  return `its encoding is ${encoding}, in which not every character of a record can be written`;
}

/** What to do about it. */
export const ENCODING_REMEDY =
  "make another database: create database NAME encoding 'UTF8' template template0";

export function encodingProblem(place: string, encoding: string): JournalProblem {
  const message = `the database of the record in ${place} cannot be used: ${encodingFault(encoding)}`;
  return { kind: "unwritable", message, hint: `${ENCODING_REMEDY}; nothing was changed` };
}
