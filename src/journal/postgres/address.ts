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
  if (!/^postgres(?:ql)?:\/\//i.test(url)) return new StateUrlError("does not begin with postgres://", FORM);
  const parsed = parsedUrl(url);
  // An @ behind the host: what stands before it was meant to be the password.
  const isCutShort =
    parsed !== null && (parsed.hash !== "" || `${parsed.pathname}${parsed.search}`.includes("@"));
  return parsed === null || isCutShort ? new StateUrlError("is not a URL that can be read", ESCAPE) : null;
}
