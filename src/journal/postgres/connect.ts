import { passwordsIn } from "../../base/credentials.ts";
import { Redactor } from "../../base/redactor.ts";
import { Secret } from "../../base/secret.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { placeIn, StateUrlError } from "./address.ts";
import { type Connect, connectTo } from "./database.ts";

/** Where a database is. */
export interface DatabaseWay {
  /** For people: without user and password. */
  readonly place: string;
  readonly url: string;
  readonly variables: Io["variables"];
}

/** The way to an environment's record, or to all of a namespace. */
export function wayTo(
  { url, namespace }: Extract<Environment["state"], { backend: "postgres" }>,
  environment: string,
  variables: Io["variables"],
): DatabaseWay {
  const exposed = url.expose();
  return {
    place: `${placeIn(exposed) ?? "PostgreSQL"} (${namespace}, ${environment})`,
    url: exposed,
    variables,
  };
}

/** Makes connections to it. */
export function connectBy({ url, variables }: DatabaseWay): Connect {
  return withoutPasswords(connectTo(url, variables), redactorFor(url, variables));
}

function redactorFor(url: string, { PGPASSWORD = "" }: Io["variables"]): Redactor {
  const redactor = new Redactor(passwordsIn(new Secret(url)));
  if (PGPASSWORD !== "") redactor.learn(new Secret(PGPASSWORD));
  return redactor;
}

/** What a database says of a failure may repeat what it was sent. */
function withoutPasswords(connect: Connect, redactor: Redactor): Connect {
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      // What is wrong with the URL is said in fixed words; an odd one is secret whole, and has some of them.
      if (error instanceof Error && !(error instanceof StateUrlError))
        error.message = redactor.withoutSecrets(error.message);
      throw error;
    }
  };
  return async () => {
    const database = await told(connect());
    return { ...database, query: (text, values) => told(database.query(text, values)) };
  };
}
