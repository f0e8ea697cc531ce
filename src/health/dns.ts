import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { failure, type Result, success } from "../model/result.ts";
import { type Deadline, LATE } from "./deadline.ts";
import type { Endpoint } from "./endpoint.ts";
import { errorCode } from "./error-code.ts";
import { type Finding, found } from "./finding.ts";
import { duration, foreign } from "./wording.ts";

/** All addresses of a host, or why there are none. */
export type Resolve = (host: string) => Promise<Result<readonly string[], string>>;

/** Why an address may not be connected to; null when it may. */
export type AddressRefusal = (address: string) => string | null;

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
  refusal: AddressRefusal,
  deadline: Deadline,
): Promise<Result<readonly string[], Finding>> {
  const { host } = endpoint.override ?? endpoint;
  const addresses = await addressesOf(host, resolve, deadline);
  if (!addresses.ok || endpoint.override !== null) return addresses;
  for (const address of addresses.value) {
    const reason = refusal(address);
    if (reason !== null)
      return found("refused-by-policy", `the rule public-address refuses ${host}: ${reason}`);
  }
  return addresses;
}

/** Whether reaching the endpoint takes DNS. */
export function needsDns({ host, override }: Endpoint): boolean {
  return isIP(override?.host ?? host) === 0;
}

async function addressesOf(
  host: string,
  resolve: Resolve,
  deadline: Deadline,
): Promise<Result<readonly string[], Finding>> {
  if (isIP(host) !== 0) return success([host]);
  const answer = await deadline.race(resolve(host));
  if (answer === LATE) {
    return found("dns-failed", `DNS gave no answer for ${host} within ${duration(deadline.limitMs)}`);
  }
  if (!answer.ok) return found("dns-failed", `DNS has no address for ${host} (${foreign(answer.error)})`);
  // Anything else would be looked up again on connecting, past the check.
  const addresses = answer.value.filter((address) => isIP(address) !== 0);
  return addresses.length > 0 ? success(addresses) : found("dns-failed", `DNS has no address for ${host}`);
}
