import { failure, success } from "../../base/result.ts";
import { tenantProblem } from "../../model/run/problem.ts";
import { endpointsHidingRepeated } from "../../plan/secrets.ts";
import { ADDRESS_WARNING, endpointsView } from "../../render/text/endpoints.ts";
import { addressesOf, callerBaseOf, notCalled } from "../../status/endpoint-addresses.ts";
import { type Done, type Invocation, show } from "../command.ts";
import { loadDesired } from "../manifest/desired.ts";
import { warnUnread, withReader } from "./connection.ts";

/** Prints the addresses at which callers reach our Endpoints, for those who ask for them. Only reads. */
export async function endpoints(
  { io, options }: Invocation,
  _options: object,
  names: readonly string[],
): Promise<Done> {
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return desired;
  const { environment } = desired.value;
  if (!environment.traits.carries.placement) return failure(notCalled(environment.name));
  const read = await withReader({ io, options }, desired.value, async (reader, connection) => {
    const listed = await reader.list();
    if (!listed.ok) return failure(tenantProblem(listed.error));
    warnUnread({ io, options }, listed.value);
    // The address is what was asked for. Names that repeat a secret were not.
    const repeats = (text: string) => io.redactor.repeatsSecret(text);
    const webhooks = endpointsHidingRepeated(listed.value.webhooks, desired.value.webhooks, repeats);
    const { settings, host } = connection;
    const base = settings.profile === "cognigy-v2" ? callerBaseOf(settings) : null;
    return addressesOf({ webhooks }, { environment: connection.environment, base, tenant: host }, names);
  });
  if (!read.ok) return read;
  const view = endpointsView({ environment: environment.name, ...read.value });
  const exitCode = await show({ io, options }, view);
  if (options.format !== "json" && read.value.endpoints.length > 0 && !options.quiet)
    io.stderr.write(`${ADDRESS_WARNING}\n`);
  return success(exitCode);
}
