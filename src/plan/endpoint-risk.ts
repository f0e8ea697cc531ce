import { maskedToken } from "../model/address-token.ts";
import type { FieldChange, Probe, Risk } from "../model/change.ts";
import { GONE } from "../model/endpoint-snapshot.ts";
import type { LiveWebhook } from "../model/live.ts";
import { originOf, probing, type RiskNote, riskOf, secretConcerns } from "./risk.ts";

export function inPlaceRisk(live: LiveWebhook, fields: readonly FieldChange[], probe: Probe | null): Risk {
  const isActive = live.status === "active";
  const moves = fields.some(({ path }) => path === "url");
  const traffic: RiskNote[] =
    isActive && moves ? [{ level: "medium", why: "live traffic moves to another url" }] : [];
  const stops: RiskNote[] =
    isActive && probe === null
      ? [{ level: "high", why: "deliveries stop; no other version of the name is active" }]
      : [];
  const stays: RiskNote = {
    level: "low",
    why: "one write to the same Endpoint: its address stays, and callers notice nothing",
  };
  const rerouting = isActive ? rerouted(fields) : [];
  return riskOf([...traffic, ...stops, ...secretConcerns(fields), ...rerouting, stays, ...probing(probe)]);
}

/** What runs is not what calls out, but what callers meet. */
export function rerouted(fields: readonly FieldChange[]): RiskNote[] {
  const flow = fields.find(({ path }) => path === "cognigy.flow");
  if (flow === undefined && !fields.some(({ path }) => path === "cognigy.snapshot")) return [];
  const isLost = flow?.before.kind === "plain" && flow.before.text.startsWith(GONE);
  return isLost
    ? [
        {
          level: "medium",
          why: "until then callers reach nothing: the flow that it names is gone",
        },
      ]
    : [{ level: "medium", why: "callers reach another flow" }];
}

/** Who has to be told, and what cannot move along: the new Endpoint has an address of its own. */
export function callerNotes(
  goOn: readonly { readonly live: LiveWebhook; readonly sunset: string | null; readonly goesOn?: true }[],
): RiskNote[] {
  return goOn.flatMap(({ live, sunset, goesOn }) => {
    if (live.endpoint === null) return [];
    const until = sunset === null ? "" : ` until ${sunset}`;
    const old = maskedToken(live.endpoint.addressToken);
    const stays = goesOn === true ? `stays switched on${until}` : "is switched off";
    return [
      `callers have to move: ${live.name} gets a new address, and the old one (${old}) ${stays}`,
      "inform every system that posts to the old address, callers of inject and notify with its token, and the owners of Voice Copilot or transcription settings that name the url",
      "X-Webhook-Key keys belong to one Endpoint and cannot be copied: make new ones; filters of OData and Insights by endpointUrlToken, and running sessions, stay with the old one",
    ].map((why): RiskNote => ({ level: "medium", why }));
  });
}

/** What differs is not written with the marker. */
export function adoptMarkerRisk(live: LiveWebhook, later: readonly string[]): Risk {
  const next: RiskNote[] =
    later.length === 0 ? [] : [{ level: "low", why: `the next plan changes ${later.join(", ")}` }];
  return riskOf([
    { level: "medium", why: "it will be managed from Git" },
    ...originOf(live).map((why): RiskNote => ({ level: "medium", why })),
    { level: "low", why: "only its foreignId is written: nothing else of it changes" },
    ...next,
  ]);
}

/** Its address and its keys are gone with it, for good. */
export function deleteNotes({ endpoint }: LiveWebhook): RiskNote[] {
  if (endpoint === null) return [];
  const old = maskedToken(endpoint.addressToken);
  return [{ level: "high", why: `its address (${old}) and its X-Webhook-Keys are permanently lost` }];
}
