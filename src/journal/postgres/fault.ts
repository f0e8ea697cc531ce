import { codeOf } from "../../base/system-error.ts";
import type { JournalProblem } from "../chain/journal.ts";
import { StateUrlError } from "./address.ts";
import { CertificateFileError } from "./certificate-files.ts";

/** SQLSTATE classes and codes after which another connection may do better: it is gone, or the server is stopping. */
const GONE = /^(?:08|57P0[1-5]|53300)/;
/** What the driver and the network say where a connection is gone. */
const BROKEN = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)/;
const DRIVER = /connection terminated|connection error|timeout|not queryable|server closed the connection/i;

/** Whether what was asked may have been done or not, and may be asked again on a new connection. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof CertificateFileError || error instanceof StateUrlError) return false;
  const code = codeOf(error) ?? "";
  return GONE.test(code) || BROKEN.test(code) || (error instanceof Error && DRIVER.test(error.message));
}

/** One line of what the database said; never what it was asked. */
export function faultText(error: unknown): string {
  const code = codeOf(error);
  const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "unknown";
  return code === undefined || message.includes(code) ? message : `${message}; ${code}`;
}

/** The database could not be used. What the command did before that is not known here. */
export function unreadProblem(place: string, error: unknown): JournalProblem {
  const message = `the record in ${place} cannot be read or written (${faultText(error)})`;
  return { kind: "unwritable", message, hint: remedyFor(error), isAway: isConnectionLost(error) };
}

/** The same before anything was changed. */
export function databaseProblem(place: string, error: unknown): JournalProblem {
  return { ...unreadProblem(place, error), hint: `${remedyFor(error)}; nothing was changed` };
}

/** The same of what only the owner of the tables may do. `isCommitting`: all of it had been asked for. */
export function ownerProblem(place: string, error: unknown, isCommitting: boolean): JournalProblem {
  const told = databaseProblem(place, error);
  if (codeOf(error) === DENIED)
    return { ...told, hint: "run it as the owner of the tables, as docs/state.md says; nothing was changed" };
  // Only the answer may be lost.
  if (!isCommitting || !isConnectionLost(error)) return told;
  const again = "then run webhook-sync state migrate again: the tables may have been changed";
  return { ...told, hint: `${remedyFor(error)}; ${again}` };
}

const DENIED = "42501";

/** Of a user who has not all rights that it takes. */
export const RIGHTS =
  "give this user the rights that docs/state.md lists: as a member of webhook_sync_reader to plan, of webhook_sync_writer to apply; state migrate by the owner grants both roles their rights again";

/** What to do about it. */
export function remedyFor(error: unknown): string {
  if (error instanceof CertificateFileError || error instanceof StateUrlError) return error.remedy;
  const code = codeOf(error) ?? "";
  const message = error instanceof Error ? error.message : "";
  if (/certificate|self.signed|SSL/i.test(message) || code.includes("CERT")) {
    return "check sslmode in state.url, and name the authority's certificate with sslrootcert or PGSSLROOTCERT";
  }
  if (code.startsWith("28")) return "check the user and the password in state.url";
  if (code === "3D000") return "check the database's name in state.url, or create it";
  if (code === "42P01" || code === "3F000") return "run webhook-sync state migrate";
  if (code === DENIED) return RIGHTS;
  if (code === "25006") return "name the primary in state.url: this server, or this session, only reads";
  if (code.startsWith("53")) return "make room on the database server, or raise its limits";
  if (isConnectionLost(error)) return "check that the database runs and that state.url names it";
  return "repair the database";
}
