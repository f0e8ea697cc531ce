import { isFit } from "../../model/fleet/health.ts";
import { keyOf } from "../../model/fleet/key.ts";
import { type FleetHealth, healthCounts, type ReceiverHealth } from "../../model/report/fleet-health.ts";
/** What probes found, as JSON. */
export function healthDocument(fleet: FleetHealth): object {
  const { environment, tenant, readAt, active, receivers } = fleet;
  return {
    environment,
    tenant,
    readAt: readAt.toISOString(),
    active,
    counts: healthCounts(fleet),
    receivers: receivers.map(receiverDocument),
  };
}

function receiverDocument({ name, version, declared, live, receiver, report }: ReceiverHealth): object {
  const { certificateExpires, ...told } = report;
  return {
    key: keyOf({ name, version }),
    name,
    version,
    declared,
    live,
    receiver,
    fit: isFit(report.verdict),
    ...told,
    certificateExpires: certificateExpires?.toISOString() ?? null,
  };
}
