import type { Connect, Database } from "./database.ts";
import { isConnectionLost } from "./fault.ts";

/**
 * A connection that is made at the first statement, and anew where it was lost: the statement is then asked once more. Its
 * first answer may have been lost with the connection, so each statement here is one that may be asked twice.
 */
export function lasting(connect: Connect): Database {
  let held: Database | null = null;
  const close = async () => {
    await held?.close();
    held = null;
  };
  return {
    query: async (text, values) => {
      held ??= await connect();
      try {
        return await held.query(text, values);
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
        await close();
      }
      held = await connect();
      return await held.query(text, values);
    },
    close,
  };
}
