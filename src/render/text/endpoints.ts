import { counted } from "../../base/text.ts";
import type { CallerBase, EndpointAddress } from "../../model/report/endpoint-address.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { flow } from "../wording/layout.ts";
import { EMPTY_LINE, indent, type Line, print, Span, type Style, widest } from "../wording/terminal.ts";
import type { View } from "../wording/view.ts";

/** Whoever reads the addresses should know what they are. */
export const ADDRESS_WARNING =
  "warning: anyone who has one of these addresses can send messages to its flow: keep them out of logs, tickets and Git";

interface EndpointList {
  readonly environment: string;
  readonly tenant: string;
  readonly base: CallerBase | null;
  readonly endpoints: readonly EndpointAddress[];
}

/** Where Endpoints are called: two lines each, so that an address can be copied whole. */
function renderEndpoints({ environment, tenant, base, endpoints }: EndpointList, style: Style): string {
  const column = widest(endpoints.map(({ key }) => key)) + 2;
  const rows = endpoints.flatMap((endpoint) => endpointLines(endpoint, column));
  const sum = `${counted(endpoints.length, "Endpoint")} of ours.`;
  return print(
    [
      [new Span(environment, "strong"), new Span(` · ${tenant}`)],
      EMPTY_LINE,
      ...rows,
      ...(rows.length === 0 ? [] : [EMPTY_LINE]),
      ...flow(sum + basisOf(base), { lead: [], indent: 2, width: style.width, tone: "plain" }),
    ],
    style,
  );
}

function endpointLines(
  { key, displayName, status, serves, address }: EndpointAddress,
  column: number,
): Line[] {
  const state = serves ? status : `${status}, off`;
  return [
    [indent(2), new Span(key, "strong").padded(column), new Span(`${displayName} · ${state}`, "faint")],
    [indent(4), new Span(address ?? "address not known")],
  ];
}

function basisOf(base: CallerBase | null): string {
  if (base === null) return " Set tenant.endpointBaseUrl to have their addresses.";
  return base.basis === "configured"
    ? ""
    : ` ${base.url.host} is assumed from tenant.baseUrl; set tenant.endpointBaseUrl where it is another host.`;
}

/** The same for every format. */
export function endpointsView(list: EndpointList): View {
  const { environment, tenant, base, endpoints } = list;
  const from = { base: base?.url.href ?? null, basis: base?.basis ?? null };
  return {
    json: { exitCode: EXIT.done, environment, tenant, ...from, endpoints },
    text: (style) => renderEndpoints(list, style),
  };
}
