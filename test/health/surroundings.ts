import { Redactor } from "../../src/base/redactor.ts";
import { failure, success } from "../../src/base/result.ts";
import { createGate, type HealthGate } from "../../src/health/gate.ts";
import type { GateOptions } from "../../src/health/probe.ts";
import type { Resolve } from "../../src/health/receiver-host.ts";
import type { ProbeTarget } from "../../src/model/fleet/health.ts";
import { RunEvents } from "../../src/model/run/run-events.ts";
import { patientClock } from "../fixtures/patient-clock.ts";
import { DAY, HOST, root } from "./pki.ts";

/** A resolver that knows these hosts. */
export function resolverOf(hosts: Readonly<Record<string, readonly string[]>>): Resolve {
  return async (host) => {
    const addresses = hosts[host];
    return addresses === undefined ? failure("ENOTFOUND") : success(addresses);
  };
}

const SETTINGS: GateOptions["settings"] = {
  mode: "full",
  timeoutMs: 2_000,
  attempts: 1,
  ca: root.pem,
  clientCertificate: null,
};

/** A gate that trusts the tests' authority, and what is special about it. */
export function gateWith(
  settings: Partial<GateOptions["settings"]> = {},
  options: Partial<GateOptions> = {},
): HealthGate {
  return createGate({
    settings: { ...SETTINGS, ...settings },
    certificateRunwayMs: 14 * DAY,
    runwaySeverity: "warn",
    tls12Severity: "error",
    addressRule: { severity: "off", refusal: () => null },
    resolve: resolverOf({ [HOST]: ["127.0.0.1"] }),
    clock: patientClock,
    random: () => 0.5,
    redactor: new Redactor(),
    events: new RunEvents(),
    run: "run1",
    toolVersion: "1.2.3",
    ...options,
  });
}

/** A target on HOST at a loopback port, reached through DNS. */
export function targetAt(port: number, special: Partial<ProbeTarget> = {}): ProbeTarget {
  return {
    url: `https://${HOST}:${port}/hook`,
    method: "POST",
    payloadFormat: "application/json",
    headers: [],
    payload: undefined,
    body: { kind: "health-event" },
    accept: [],
    version: 1,
    expect: "2xx",
    maxLatencyMs: null,
    connectTo: null,
    ...special,
  };
}

/** Something that happens once, and can be waited for. */
export function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}
