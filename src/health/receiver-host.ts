import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { hostOf, parsedUrl, portOf } from "../base/http.ts";
import { failure, type Result, success } from "../base/result.ts";
import { errorCode } from "../base/system-error.ts";
import { showDuration } from "../base/time.ts";
import type { RuleSeverity } from "../model/fleet/environment.ts";
import type { ProbeTarget } from "../model/fleet/health.ts";
import { foreign, found, type ProbeDiagnostic } from "./report.ts";
import { type ProbeDeadline, TIMED_OUT } from "./retry.ts";

/** Whom to reach, read from a target's URL. */
export interface ReceiverHost {
  readonly url: URL;
  /** Whether TLS is spoken. */
  readonly secure: boolean;
  /** The name or address that the certificate must be for; without brackets and final dot. */
  readonly host: string;
  readonly port: number;
  /** `host:port` for sentences. */
  readonly label: string;
  /** What operators put in place of DNS; null to ask DNS. */
  readonly override: { readonly host: string; readonly port: number } | null;
}

/** Reads a target's URL and override. */
export function endpointOf(
  target: Pick<ProbeTarget, "url" | "connectTo">,
): Result<ReceiverHost, ProbeDiagnostic> {
  const url = parsedUrl(target.url);
  if (url === null) return found("request-invalid", "the url cannot be read");
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return found("request-invalid", `the url begins with ${url.protocol}, expected https:`);
  }
  const host = hostOf(url).replace(/\.$/, "");
  const port = Number(portOf(url));
  return success({
    url,
    secure: url.protocol === "https:",
    host,
    port,
    label: hostAndPort(host, port),
    override: target.connectTo === null ? null : readOverride(target.connectTo),
  });
}

/** Names what webhooks can share: a connection, and a pace. */
export function receiverOf({ url, label, override }: ReceiverHost): string {
  return JSON.stringify([url.protocol, label, override]);
}

/** `host:port`, with brackets around an IPv6 address. */
export function hostAndPort(host: string, port: number): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

function readOverride(connectTo: string): { host: string; port: number } {
  const colon = connectTo.lastIndexOf(":");
  const host = connectTo.slice(0, colon).replace(/^\[(.*)\]$/, "$1");
  return { host, port: Number(connectTo.slice(colon + 1)) };
}

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
  endpoint: ReceiverHost,
  resolve: Resolve,
  { severity, refusal }: AddressRule,
  deadline: ProbeDeadline,
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
export function needsDns({ host, override }: ReceiverHost): boolean {
  return isIP(override?.host ?? host) === 0;
}

async function addressesOf(
  host: string,
  resolve: Resolve,
  deadline: ProbeDeadline,
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

/** What people call a receiver; a dash for a url that has none. */
export function labelOf(url: string): string {
  const endpoint = endpointOf({ url, connectTo: null });
  return endpoint.ok ? endpoint.value.label : "-";
}
