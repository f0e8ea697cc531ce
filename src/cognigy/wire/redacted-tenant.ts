import { type Redactor, redactedFailure, redactedListing } from "../../model/redactor.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { TenantFailure, TenantReader, TenantWriter } from "../../model/tenant.ts";

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
  return {
    create: (body, operation) => redacted(writer.create(body, operation), redactor),
    replace: (live, body, operation) => redacted(writer.replace(live, body, operation), redactor),
    setStatus: (live, status, operation) => redacted(writer.setStatus(live, status, operation), redactor),
    setKey: (live, key, hidden, operation) => redacted(writer.setKey(live, key, hidden, operation), redactor),
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
