import { firstOf } from "../base/text.ts";
import { maskedToken } from "../model/fleet/endpoint.ts";
import { keyOf, type NameAndVersion } from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { type FieldChange, type Probe, type Risk, type RiskNote, riskOf } from "../model/plan/change.ts";
import { describeReference } from "../model/plan/endpoint-snapshot.ts";
import { whyCallersMove, whyMadeAgain } from "../model/plan/moved-callers.ts";
import { probing, rerouted, secretConcerns, stopping, switchedOnConcerns } from "./risk.ts";

/** What is live and what takes over from it both deliver for a moment. */
export function overlapNotes(desired: NameAndVersion, predecessors: readonly LiveWebhook[]): RiskNote[] {
  const delivering = predecessors.filter(({ status }) => status === "active");
  if (delivering.length === 0) return [];
  const both = delivering.some(({ name }) => name !== desired.name) ? "both names" : "both versions";
  return [{ level: "medium", why: `live traffic moves; ${both} deliver during the switch` }];
}

/** Who reads the name somewhere reads another one. */
export function renamedNotes(desired: NameAndVersion, predecessors: readonly NameAndVersion[]): RiskNote[] {
  const isRenamed = predecessors.some(({ name }) => name !== desired.name);
  const why = `dashboards and alerts that go by the name read ${desired.name} from then on`;
  return isRenamed ? [{ level: "low", why }] : [];
}

export function inPlaceRisk(
  live: LiveWebhook,
  fields: readonly FieldChange[],
  probe: Probe | null,
  isLastActive: boolean,
): Risk {
  const isActive = live.status === "active";
  const moves = fields.some(({ path }) => path === "url");
  const traffic: RiskNote[] =
    isActive && moves ? [{ level: "medium", why: "live traffic moves to another url" }] : [];
  const stops: RiskNote[] = isActive && probe === null ? [stopping(isLastActive)] : [];
  const goesOn = fields.some(({ path }) => path === "status") ? "" : ", and callers notice nothing";
  const stays: RiskNote = { level: "low", why: `one write to the same Endpoint: its address stays${goesOn}` };
  const rerouting = isActive ? rerouted(fields) : [];
  const switched = switchedOnConcerns(fields);
  const others = [...secretConcerns(fields), ...switched, ...rerouting, stays, ...probing(probe)];
  return riskOf([...traffic, ...stops, ...others]);
}

/** Who has to be told, and what cannot move along: the new Endpoint has an address of its own. */
export function callerNotes(
  goOn: readonly { readonly live: LiveWebhook; readonly sunset: string | null; readonly goesOn?: true }[],
  newName?: string,
): RiskNote[] {
  return goOn.flatMap(({ live, sunset, goesOn }) => {
    if (live.endpoint === null) return [];
    const until = sunset === null ? "" : ` until ${sunset}`;
    const old = maskedToken(live.endpoint.addressToken);
    const name = newName ?? live.name;
    if (goesOn === true) return movedNotes(name, `the old one (${old}) stays switched on${until}`);
    const stops: RiskNote = {
      level: "high",
      why: `callers of the old address (${old}) no longer reach anything once the new one is active`,
    };
    const moved = movedNotes(name, `the old one (${old}) is switched off`);
    return live.status === "active" ? [stops, ...moved] : moved;
  });
}

/** A new Endpoint begins with what its manifest says, and not with all that the old one has. */
export function leftBehindNotes({ endpoint }: Webhook, olds: readonly LiveWebhook[]): RiskNote[] {
  return olds.flatMap((old): RiskNote[] => {
    const { snapshot = null, ownSettings = [] } = old.endpoint ?? {};
    const key = keyOf(old);
    const isUnsaid = endpoint?.snapshot === null && snapshot !== null;
    const why = `${key} has settings that no manifest declares, and the new Endpoint begins without them: ${firstOf(ownSettings, MOST_SETTINGS)}`;
    return [
      ...(isUnsaid ? [unsaidSnapshot(`${key} runs the Snapshot ${describeReference(snapshot)}`)] : []),
      ...(ownSettings.length === 0 ? [] : [{ level: "medium" as const, why }]),
    ];
  });
}

/** What was deleted ran it, and no manifest says so. */
function lostSnapshotNotes({ endpoint }: Webhook, gone: readonly LastWritten[]): RiskNote[] {
  if (endpoint?.snapshot !== null) return [];
  const lost = gone.flatMap(({ after }) => {
    const { entrypoint = null, project } = after.endpoint ?? {};
    return entrypoint === null || entrypoint.id === project?.id ? [] : [entrypoint];
  });
  const [first] = lost;
  return first === undefined
    ? []
    : [unsaidSnapshot(`what was deleted ran the Snapshot ${describeReference(first)}`)];
}

const MOST_SETTINGS = 12;

function unsaidSnapshot(what: string): RiskNote {
  const why = `${what}, and the new Endpoint runs what the project has now: no manifest declares \`cognigy.snapshot\``;
  return { level: "medium", why };
}

/** Somebody deleted what callers had the address of: one that is made anew has another. `own` is what was of this very version. */
export function goneNotes(
  declared: Webhook,
  gone: readonly LastWritten[],
  own: LastWritten | null,
): RiskNote[] {
  if (declared.endpoint === null) return [];
  const [last] = gone;
  const old = last?.after.endpoint?.address;
  const which = old === undefined ? "" : ` (${old})`;
  const lost = lostSnapshotNotes(declared, own === null ? gone : [own, ...gone]);
  return last === undefined
    ? lost
    : [...movedNotes(declared.name, `the old one${which} was deleted on the tenant`), ...lost];
}

/** It was deleted at its sunset, or released, and is made anew. */
export function againNotes({ name }: Webhook): RiskNote[] {
  return whyMadeAgain(name).map((why): RiskNote => ({ level: "medium", why }));
}

function movedNotes(name: string, rest: string): RiskNote[] {
  return whyCallersMove(name, rest).map((why): RiskNote => ({ level: "medium", why }));
}

/** Whoever was told to move and did not hears nothing any more. */
export function offNotes({ endpoint }: LiveWebhook): RiskNote[] {
  if (endpoint === null) return [];
  const why = `callers who still use its address (${maskedToken(endpoint.addressToken)}) no longer reach anything`;
  return [{ level: "medium", why }];
}

/** Its address and its keys are gone with it, for good. */
export function deleteNotes({ endpoint }: LiveWebhook): RiskNote[] {
  if (endpoint === null) return [];
  const old = maskedToken(endpoint.addressToken);
  return [{ level: "high", why: `its address (${old}) and its X-Webhook-Keys are permanently lost` }];
}
