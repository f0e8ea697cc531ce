import { hostOf, portOf } from "../../base/http.ts";
import { connectToOf } from "../../model/fleet/health.ts";
import { keyOf } from "../../model/fleet/key.ts";
import { addressRefusal, parseAddress } from "../address.ts";
import {
  type DeclarationRule,
  ERROR,
  ERROR_OUTSIDE_SANDBOX,
  hostMatcher,
  NONE,
  rememberedFor,
} from "./rule.ts";

export const allowedHosts = {
  name: "allowed-hosts",
  kind: "declaration",
  judges: "delivery",
  defaults: ERROR,
  sourceLine: "shown",
  summary: "A url's host must match policy.hosts, where that is configured",
  explanation:
    "Deliveries carry what users said to a bot. `policy.hosts` says where they may go, as globs over host names (`*.yourcompany.com`; `*` also matches dots, and a dot follows it, because `*yourcompany.com` would match `evilyourcompany.com`); without it every host is allowed.",
  remedy: "Use a host that is listed, or have operators add the host to `policy.hosts` of the environment.",
  check: ({ name, policy: { hosts } }) => {
    if (hosts === null) return () => NONE;
    const isAllowed = hostMatcher(hosts);
    return (webhook, url) => {
      const host = hostOf(url);
      if (isAllowed(host)) return NONE;
      const message = `${name} allows no receiver at ${host} (allowed: ${hosts.join(", ") || "none"})`;
      const remedy = `change the url of ${keyOf(webhook)}, or add ${host} to policy.hosts of ${name}`;
      return [{ webhook, path: ["url"], message, remedy }];
    };
  },
} satisfies DeclarationRule;

export const allowedPorts = {
  name: "allowed-ports",
  kind: "declaration",
  judges: "delivery",
  defaults: ERROR,
  sourceLine: "shown",
  summary: "A url's port must be in policy.ports, 443 and 8443 unless configured",
  explanation:
    "A request to another port may reach a service that was never meant to be called from outside: a database, a mail server, an administration page. A url without a port has the port of its scheme, 443 for https.",
  remedy: "Use a port that is listed, or have operators add the port to `policy.ports` of the environment.",
  check:
    ({ name, policy: { ports } }) =>
    (webhook, url) => {
      const port = portOf(url);
      if (ports.includes(Number(port))) return NONE;
      const message = `${name} allows no receiver on port ${port} (allowed: ${ports.join(", ")})`;
      const remedy = `change the url of ${keyOf(webhook)}, or add ${port} to policy.ports of ${name}`;
      return [{ webhook, path: ["url"], message, remedy }];
    },
} satisfies DeclarationRule;

export const publicAddress = {
  name: "public-address",
  kind: "both",
  judges: "delivery",
  defaults: ERROR_OUTSIDE_SANDBOX,
  sourceLine: "shown",
  summary: "A receiver must have a public address",
  explanation:
    "A webhook whose url leads into a private network, to the machine itself or to a cloud's metadata service turns every probe and delivery into a request from inside. Only global unicast addresses are allowed; the table below names what is refused. An address or `localhost` in a url is refused by `validate` already. A name is looked up by the health gate, all its addresses must be public, and the connection goes to the address that was checked, so that a second answer of the name server changes nothing. Addresses that stand for IPv4 ones (IPv4-mapped, NAT64, 6to4, Teredo) are refused whatever they stand for. Hosts for which `health.connectTo` gives the address are exempt. Where the rule is `warn`, the gate connects all the same and its report says so.",
  remedy:
    "Use the receiver's public name. Where a receiver is reached inside on purpose, operators map its host and port to the address with `health.connectTo`.",
  check: ({ name, health: { connectTo } }) => {
    const refusal = rememberedFor(literalRefusal);
    return (webhook, url) => {
      const message = refusal(hostOf(url));
      if (message === null || connectToOf(url, connectTo) !== null) return NONE;
      const remedy = `change the url of ${keyOf(webhook)}, or map ${url.hostname}:${portOf(url)} in health.connectTo of ${name}`;
      return [{ webhook, path: ["url"], message, remedy }];
    };
  },
} satisfies DeclarationRule;

/** What is wrong with a host that needs no look-up; null for the names that do and for public addresses. */
function literalRefusal(host: string): string | null {
  const labels = host.replace(/\.$/, "").split(".");
  if (labels.at(-1) === "localhost") return `${host} is not a public address: this machine (RFC 6761)`;
  return parseAddress(host) === undefined ? null : addressRefusal(host);
}
