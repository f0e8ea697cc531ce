import { HIDDEN } from "../base/credentials.ts";
import { counted, firstOf } from "../base/text.ts";
import { showDuration } from "../base/time.ts";
import type {
  EndpointListObservation,
  EndpointReadsObservation,
  EndpointsObservation,
  ProjectObservation,
} from "../model/fleet/endpoint-observation.ts";
import type { CognigyTenant, Environment } from "../model/fleet/environment.ts";
import type { ConfigLine, TenantDiagnostic, TenantReport } from "../model/report/tenant-report.ts";
import { contactDiagnostics, found, unanswered } from "./tenant-diagnostics.ts";
import { describeAuth } from "./tenant-report.ts";

/** A tenant of Cognigy.AI that was read, as far as that was possible. */
export interface DiagnosedEndpoints {
  readonly environment: Environment;
  readonly host: string;
  readonly tenant: CognigyTenant;
  readonly observation: EndpointsObservation;
  readonly isReadable: boolean;
}

const MOST_NAMES = 8;

/** What no reading can show; `doctor --write-check` can. */
const ASSUMED: readonly string[] = [
  "the foreignId of an Endpoint is kept, so that the marker of ours stands there; where it is dropped, the display name carries it, and `marker: name` says so",
  "a PATCH that sends settings whole leaves them as sent, whether the tenant replaces or merges them",
  "a creation is answered with 201 and the Endpoint, a change with 204 or 200",
  "two Endpoints may have the same name; where they may not, a creation is refused and nothing is written",
  "an Endpoint that was made shows in the list within tenant.settle",
];

export function reportOnEndpoints(diagnosed: DiagnosedEndpoints): TenantReport {
  const { environment, host, observation, isReadable, tenant } = diagnosed;
  const lines = isReadable && environment.tenant.profile !== "sandbox" ? linesFor(tenant, observation) : [];
  return {
    environment: environment.name,
    tenant: host,
    findings: findingsOf(observation, describeAuth(tenant.auth)),
    advice: null,
    assumed: lines.length === 0 ? [] : ASSUMED,
    lines,
  };
}

function findingsOf(observation: EndpointsObservation, credentials: string): TenantDiagnostic[] {
  const { contact, token, version, user, projects, list, reads, auditEvents } = observation;
  if (contact === null) return [unanswered(observation)];
  const before = [
    ...contactDiagnostics(contact),
    ...(token === null ? [] : [found("good", "token", `it lives ${showDuration(token.lifetimeMs)}`)]),
  ];
  if (list === null)
    return [
      ...before,
      found("bad", "Endpoints", "they could not be read; JSON below /new/v2.0 is asked for"),
    ];
  return [
    ...before,
    found("good", "API", "answers JSON below /new/v2.0"),
    version === null
      ? found("unseen", "version", "the tenant does not tell its version")
      : found("good", "version", `Cognigy.AI ${version}`),
    user === null
      ? found(
          "caution",
          "user",
          `${credentials} does not show its user: creations are then recognised by their marker alone`,
        )
      : found("good", "user", `${credentials} is of the user ${user}`),
    ...projects.flatMap(projectFindings),
    ...listFindings(list),
    ...readFindings(reads),
    audit(auditEvents),
  ];
}

function projectFindings({ named, found: there, ...project }: ProjectObservation): TenantDiagnostic[] {
  const [only, ...others] = there;
  if (only === undefined)
    return [
      found(
        "bad",
        "project",
        `${named}: no such project, or no access to it; name it as it is written, or by its id`,
      ),
    ];
  if (others.length > 0) {
    const ids = there.map(({ id }) => id).join(", ");
    return [
      found(
        "bad",
        "project",
        `${named}: ${there.length} projects have this name; name one by its id: ${ids}`,
      ),
    ];
  }
  const { flows, locales, primaryLocale, snapshots } = project;
  const called = only.name === only.id ? only.id : `${only.name}, ${only.id}`;
  const primary = primaryLocale === null ? "" : `, primary ${primaryLocale}`;
  return [
    found("good", "project", called),
    found(flows.length === 0 ? "caution" : "good", "flows", namesOf(flows, "flow")),
    found("good", "locales", `${namesOf(locales, "locale")}${primary}`),
    snapshots === null
      ? found("unseen", "snapshots", "they could not be read")
      : found("good", "snapshots", namesOf(snapshots, "snapshot")),
  ];
}

function namesOf(names: readonly string[], noun: string): string {
  return names.length === 0 ? `no ${noun}` : `${counted(names.length, noun)}: ${firstOf(names, MOST_NAMES)}`;
}

function listFindings({
  all,
  webhooks,
  channelFilter,
  skip,
  shortfall,
}: EndpointListObservation): TenantDiagnostic[] {
  const among = all === null ? "" : ` among ${counted(all, "Endpoint")}`;
  const cost = `${counted(webhooks, "Endpoint calls", "Endpoints call")} a webhook${among}: a plan takes one request for each, and one for 100 in the list`;
  const FILTER: Readonly<Record<EndpointListObservation["channelFilter"], TenantDiagnostic>> = {
    works: found("good", "channel filter", "the list shows only what is asked for"),
    ignored: found("caution", "channel filter", "ignored; other channels are left aside here"),
    refused: found("caution", "channel filter", "refused; the list is read whole"),
    unseen: found("unseen", "channel filter", "all Endpoints call webhooks, so that it does not show"),
  };
  const SKIP: Readonly<Record<EndpointListObservation["skip"], TenantDiagnostic>> = {
    agrees: found("good", "paging", "by cursor; by skip it shows the same"),
    differs: found("caution", "paging", "by cursor; by skip it shows something else, which is not used"),
    unseen: found("unseen", "paging", "too few Endpoints to see a second page"),
  };
  return [
    shortfall === null
      ? found("good", "list", cost)
      : found(
          "caution",
          "list",
          `${cost}; it may be short: ${shortfall}; nothing is removed until it is whole`,
        ),
    FILTER[channelFilter],
    SKIP[skip],
  ];
}

function readFindings(reads: EndpointReadsObservation | null): TenantDiagnostic[] {
  if (reads === null)
    return [found("bad", "reads", "none was made: a plan would need more of them than it may make")];
  const { read, failed, byMarker, byName, occupied, withTransformer } = reads;
  if (read === 0) return [found("unseen", "passwords", "there is no Endpoint to see them by")];
  const ours = `${byMarker} of ${read} by the foreignId${byName === 0 ? "" : `, ${byName} by the display name`}`;
  return [
    passwords(reads),
    found("good", "ours", ours),
    ...(failed === 0
      ? []
      : [
          found(
            "caution",
            "reads",
            `${counted(failed, "Endpoint")} could not be read: let the user have the role endpoint_admin`,
          ),
        ]),
    ...(occupied === 0
      ? []
      : [
          found(
            "caution",
            "foreignId",
            `in use by something else on ${counted(occupied, "Endpoint")}, which can then not be adopted`,
          ),
        ]),
    ...(withTransformer === 0
      ? []
      : [
          found(
            "caution",
            "transformers",
            `on at ${counted(withTransformer, "Endpoint")}: their receivers do not get the documented shape`,
          ),
        ]),
  ];
}

function passwords({ passwords: { readable, masked, absent } }: EndpointReadsObservation): TenantDiagnostic {
  if (readable + masked + absent === 0) return found("unseen", "passwords", "no Endpoint has one");
  if (masked + absent === 0) return found("good", "passwords", "readable, so that a change of one is seen");
  const how = absent === 0 ? "masked" : masked === 0 ? "absent" : "masked or absent";
  return found(
    "caution",
    "passwords",
    `${how}: whether one is as declared cannot be seen, and a url can only be changed where it is declared`,
  );
}

function audit(auditEvents: EndpointsObservation["auditEvents"]): TenantDiagnostic {
  switch (auditEvents) {
    case "readable":
      return found("good", "audit events", "readable");
    case "refused":
      return found("unseen", "audit events", "only admins may read them; nothing depends on it");
    case "unseen":
      return found("unseen", "audit events", "could not be asked for; nothing depends on it");
  }
}

/** What is seen goes before what is configured. */
function linesFor(
  tenant: CognigyTenant,
  { projects, reads, list }: EndpointsObservation,
): readonly ConfigLine[] {
  const own = projects.find(({ named }) => named === tenant.project)?.found ?? [];
  const [project] = own.length === 1 && own[0]?.id !== HIDDEN ? own : [];
  const byName = (reads?.byName ?? 0) > 0;
  const marker = byName ? "name" : tenant.marker;
  const isSeen = byName || (marker === "foreign-id" && (reads?.byMarker ?? 0) > 0);
  const count = list?.webhooks ?? 0;
  return [
    ...(project === undefined ? [] : [{ text: `project: ${project.id}`, basis: "seen" } as const]),
    { text: `marker: ${marker}`, basis: isSeen ? "seen" : "assumed" },
    ...(count > tenant.reads ? [{ text: `reads: ${2 * count}`, basis: "seen" } as const] : []),
  ];
}
