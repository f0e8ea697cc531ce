import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { errorCode } from "../base/system-error.ts";
import { showDuration } from "../base/time.ts";
import type { RuleSeverity } from "../model/environment.ts";
import { failure, type Result, success } from "../model/result.ts";
import { type Deadline, TIMED_OUT } from "./deadline.ts";
import { found, type ProbeDiagnostic } from "./diagnostic.ts";
import type { Endpoint } from "./endpoint.ts";
import { foreign } from "./wording.ts";

/** All addresses of a host, or why there are none. */
export type Resolve = (host: string) => Promise<Result<readonly string[], string>>;

/** Why an address may not be connected to; null when it may. */
export type AddressRefusal = (address: string) => string | null;

/** The rule public-address. */
export interface AddressRule {
  readonly severity: RuleSeverity;
  readonly refusal: AddressRefusal;
}

/** Where a host is reached. */
export interface Addresses {
  readonly addresses: readonly string[];
  /** What the rule public-address says where it only warns. */
  readonly warnings: readonly string[];
}

/** Asks the operating system, as every other program on the machine does. */
export const systemResolver: Resolve = async (host) => {
  try {
    const answers = await lookup(host, { all: true, verbatim: true });
    return success(answers.map(({ address }) => address));
  } catch (error) {
    return failure(errorCode(error));
  }
};

/**
 * The addresses to connect to. One refused address refuses the host: which of them a later connection would use is
 * not ours to say. What operators put in place of DNS is their word and is not refused.
 */
export async function findAddresses(
  endpoint: Endpoint,
  resolve: Resolve,
  { severity, refusal }: AddressRule,
  deadline: Deadline,
): Promise<Result<Addresses, ProbeDiagnostic>> {
  const { host } = endpoint.override ?? endpoint;
  const answer = await addressesOf(host, resolve, deadline);
  if (!answer.ok) return answer;
  const addresses = answer.value;
  if (endpoint.override !== null || severity === "off") return success({ addresses, warnings: [] });
  const reason = addresses.map(refusal).find((one) => one !== null) ?? null;
  if (reason === null) return success({ addresses, warnings: [] });
  if (severity === "warn") {
    return success({ addresses, warnings: [`the rule public-address warns of ${host}: ${reason}`] });
  }
  return found("refused-by-policy", `the rule public-address refuses ${host}: ${reason}`);
}

/** Whether reaching the endpoint takes DNS. */
export function needsDns({ host, override }: Endpoint): boolean {
  return isIP(override?.host ?? host) === 0;
}

async function addressesOf(
  host: string,
  resolve: Resolve,
  deadline: Deadline,
): Promise<Result<readonly string[], ProbeDiagnostic>> {
  if (isIP(host) !== 0) return success([host]);
  const answer = await deadline.race(resolve(host));
  if (answer === TIMED_OUT) {
    return found("dns-failed", `DNS gave no answer for ${host} within ${showDuration(deadline.limitMs)}`);
  }
  if (!answer.ok) return found("dns-failed", `DNS has no address for ${host} (${foreign(answer.error)})`);
  // Anything else would be looked up again on connecting, past the check.
  const addresses = answer.value.filter((address) => isIP(address) !== 0);
  return addresses.length > 0 ? success(addresses) : found("dns-failed", `DNS has no address for ${host}`);
}
