import { printedJson } from "../../base/json.ts";
import { failure } from "../../base/result.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import { type Problem, problem, tenantProblem } from "../../model/problem.ts";
import { endpointsHidingRepeated } from "../../plan/hidden-secrets.ts";
import { ADDRESS_WARNING, renderEndpoints } from "../../render/endpoints.ts";
import { addressesOf, callerBaseOf } from "../../status/endpoint-addresses.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { loadDesired } from "../manifest/desired.ts";
import { reportProblem } from "../report-problem.ts";
import { warnUnread, withReader } from "./with-reader.ts";

/** Prints the addresses at which callers reach our Endpoints, for those who ask for them. Only reads. */
export async function endpoints({ io, options }: Invocation, names: readonly string[]): Promise<ExitCode> {
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return reportProblem(io, options, desired.error);
  const { environment } = desired.value;
  if (!environment.traits.carries.placement) return reportProblem(io, options, notCalled(environment.name));
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
  if (!read.ok) return reportProblem(io, options, read.error);
  const { tenant, base, endpoints: addresses } = read.value;
  if (options.format === "json") {
    const document = {
      environment: environment.name,
      tenant,
      base: base?.url.href ?? null,
      basis: base?.basis ?? null,
    };
    io.stdout.write(`${printedJson({ exitCode: EXIT.done, ...document, endpoints: addresses })}\n`);
    return EXIT.done;
  }
  const style = styleFor(io.stdout, options, io);
  io.stdout.write(`${renderEndpoints({ environment: environment.name, ...read.value }, style)}\n`);
  if (addresses.length > 0 && !options.quiet) io.stderr.write(`${ADDRESS_WARNING}\n`);
  return EXIT.done;
}

function notCalled(environment: string): Problem {
  const message = `the webhooks of ${environment} have no address to be called at: its tenant is not of Cognigy.AI`;
  return problem(EXIT.usage, "usage", message, "pass --env with an environment whose tenant is");
}
