import { parsedUrl } from "../../base/http.ts";

/** `state.url` names no database. The driver would look for one all the same: it takes any text for a host. */
export class StateUrlError extends Error {
  readonly remedy: string;

  constructor(problem: string, remedy: string) {
    super(`state.url ${problem}`);
    this.remedy = remedy;
  }
}

const FORM = "write it as postgres://USER:PASSWORD@HOST/DATABASE";
const ESCAPE =
  "percent-encode the signs of the user and the password: %23 for #, %2F for /, %3F for ?, %40 for @, %3A for :";
const ESCAPE_BEHIND =
  "percent-encode them: %40 for @, %23 for #; in the user and the password also %2F for / and %3F for ?";
const ONE_HOST = "name one host: the primary's, or that of a proxy which knows the primary";
const SOCKET = "name the user behind the socket: postgres:///DATABASE?host=/FOLDER&user=USER";

/** Refuses what is no address of a PostgreSQL before anybody is asked for it. Never repeats any of it: it holds a password. */
export function checkAddress(url: string): void {
  const error = addressProblem(url);
  if (error !== null) throw error;
}

/** Host and database, for people; null where the URL is not one in which these can be told from a password. */
export function placeIn(url: string): string | null {
  const parsed = addressProblem(url) === null ? parsedUrl(url) : null;
  return parsed === null ? null : parsed.host + parsed.pathname;
}

function addressProblem(url: string): StateUrlError | null {
  if (url === "") {
    const problem = "is empty: the environment variable that it names is not set";
    return new StateUrlError(problem, "set it to the database's URL");
  }
  if (/^\s*\w+\s*=/.test(url)) return new StateUrlError("is a connection string of libpq, and no URL", FORM);
  if (!/^postgres(?:ql)?:\/\//i.test(url)) return new StateUrlError("does not begin with postgres://", FORM);
  return partProblem(url);
}

/** What is wrong behind the scheme. Who names a part of it must know that it is none of a password. */
function partProblem(url: string): StateUrlError | null {
  const [, authority = "", behind = ""] = /^\w+:\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  const hasUser = authority.includes("@");
  if (/[@#]/.test(behind)) {
    // What stands before that @ may have been meant to be the password.
    if (!hasUser) return new StateUrlError("is not a URL that can be read", ESCAPE);
    return new StateUrlError("has an @ or a # behind its host", ESCAPE_BEHIND);
  }
  if (host.includes(",")) return new StateUrlError("names several hosts", ONE_HOST);
  if (host === "" && hasUser) return new StateUrlError("has a user and no host", SOCKET);
  if (parsedUrl(url) !== null) return null;
  const hasPort = /:[^\]]*$/.test(host);
  return hasPort
    ? new StateUrlError("has a port that is not a number from 0 to 65535", FORM)
    : new StateUrlError("is not a URL that can be read", ESCAPE);
}
