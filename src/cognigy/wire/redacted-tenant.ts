import type { LiveWebhook } from "../../model/live.ts";
import { type Redactor, redactedFailure, redactedListing } from "../../model/redactor.ts";
import type { Told } from "../../model/repeated-secrets.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { TenantFailure, TenantReader, TenantWriter } from "../../model/tenant.ts";
import { hidingSecrets, toldBefore, toldBy } from "./hiding.ts";

/** The last word on what a client tells: names and ids in our own sentences are the tenant's words too. */
export function redactedReader(reader: TenantReader, redactor: Redactor): TenantReader {
  return {
    list: async () => {
      const listed = await redacted(reader.list(), redactor);
      return listed.ok ? success(redactedListing(listed.value, redactor)) : listed;
    },
    get: (id) => redacted(reader.get(id), redactor),
    firstThere: (ids) => redacted(reader.firstThere(ids), redactor),
  };
}

export function redactedWriter(writer: TenantWriter, redactor: Redactor): TenantWriter {
  const hiding = async (work: Promise<Result<LiveWebhook, TenantFailure>>, told: Told) => {
    const made = await redacted(work, redactor);
    return made.ok ? hidingSecrets(made.value, told, redactor) : made;
  };
  return {
    create: (body, operation) => hiding(writer.create(body, operation), toldBy(body)),
    replace: (live, body, operation) => hiding(writer.replace(live, body, operation), toldBy(body)),
    setStatus: (live, status, operation) =>
      hiding(writer.setStatus(live, status, operation), toldBefore(live)),
    setKey: (live, key, hidden, operation) =>
      hiding(writer.setKey(live, key, hidden, operation), toldBefore(live)),
    delete: (live, operation) => redacted(writer.delete(live, operation), redactor),
  };
}

async function redacted<T>(
  work: Promise<Result<T, TenantFailure>>,
  redactor: Redactor,
): Promise<Result<T, TenantFailure>> {
  const result = await work;
  return result.ok ? result : failure(redactedFailure(result.error, redactor));
}
